import assert from "node:assert/strict";
import { unzipSync } from "fflate";
import fc from "fast-check";
import { DEFAULT_CHOICES, readChoices } from "../../src/core/exportChoices/index.js";
import { exportSummary } from "../../src/core/exportSummary.js";
import { TemplateError } from "../../src/core/exporters/index.js";
import type { SummaryFormat } from "../../src/core/exporters/index.js";
import { readTemplate } from "../../src/core/exporters/template.js";
import { filterNote, parseFilter } from "../../src/core/filter/index.js";
import {
  fromSidecar,
  merge,
  parseNote,
  separate,
  separationProblems,
  SidecarError,
  toJSON,
  toSidecar,
  updateNote,
} from "../../src/core/index.js";
import { fromOutlineAnswers, OutlineAnswersError } from "../../src/core/restoration/index.js";
import { finished } from "../../src/core/text/index.js";
import { HIDING } from "../unit/core/exporters/hostile.js";
import { readXml } from "../unit/core/word/xml.js";
import { check, SEED } from "./check.js";
import { wildOptions, wildText } from "./wildNotes.js";

/** Exports are made of a third as many notes. */
const RUNS = Math.ceil(Number(process.env["PROPERTY_RUNS"] ?? 300) / 3);

/** Units of the longest line. */
const LONG = 10_000_000;

const FORMATS: readonly SummaryFormat[] = ["markdown", "html", "text", "csv", "json"];
const place = fc.nat({ max: 9_999 }).map((part) => part / 10_000);

/** A text in which something was taken out and something put in. */
const damage = fc.record({
  at: place,
  removed: fc.oneof(fc.nat(3), fc.nat(400)),
  put: fc.constantFrom(
    "",
    "{",
    "}",
    "[",
    "]",
    '"',
    ",",
    "null",
    "-1",
    "1e999",
    "__proto__",
    "\u0000",
    "\ud800",
    "{}",
  ),
});

function damaged(
  text: string,
  damages: readonly { at: number; removed: number; put: string }[],
): string {
  return damages.reduce((now, { at, removed, put }) => {
    const start = Math.floor(at * now.length);
    return now.slice(0, start) + put + now.slice(start + removed);
  }, text);
}

/** What it gives, or null where it refuses in its own words. */
function refusedBy<Result>(
  kind: abstract new (...args: never[]) => Error,
  read: () => Result,
): Result | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof kind) return null;
    throw error;
  }
}

const hostileJson = fc.oneof(fc.json({ maxDepth: 4 }), fc.string({ unit: "binary" }));

describe("whatever there is to read is read or refused", () => {
  it("a note: in parts as in one, and separated as it was", () => {
    check(
      fc.property(wildText, wildText, wildOptions, place, (text, put, options, at) => {
        const note = parseNote(text, options);
        assert.equal(merge(separate(text, options), options), text);
        separationProblems(note);
        const start = Math.floor(at * text.length);
        const end = Math.min(text.length, start + 5);
        const updated = updateNote(note, [{ start, end, text: put }]);
        const whole = text.slice(0, start) + put + text.slice(end);
        assert.deepEqual(toJSON(updated), toJSON(parseNote(whole, options)));
      }),
    );
  });

  it("a sidecar: as it was, or damaged", () => {
    check(
      fc.property(
        wildText,
        wildOptions,
        fc.array(damage, { maxLength: 3 }),
        (text, options, damages) => {
          const separated = separate(text, options);
          const sidecar = toSidecar({ separated });
          assert.deepEqual(fromSidecar(sidecar).separated, separated);
          const content = refusedBy(SidecarError, () => fromSidecar(damaged(sidecar, damages)));
          if (content !== null) toSidecar(content);
        },
      ),
    );
    check(
      fc.property(hostileJson, (json) => void refusedBy(SidecarError, () => fromSidecar(json))),
    );
  });

  it("answers about a page", () => {
    const answers = `{"marginalia":"outline","version":1,"readTo":0,"lines":[[1,"a","b","c"]],"answers":[{"line":0,"adopts":1}]}`;
    const texts = fc.oneof(
      hostileJson,
      fc.array(damage, { maxLength: 3 }).map((damages) => damaged(answers, damages)),
    );
    check(
      fc.property(texts, (text) => {
        refusedBy(OutlineAnswersError, () => fromOutlineAnswers(text, ["a", "b", "c"]));
      }),
    );
  });

  it("a template", () => {
    const tokens = fc.constantFrom(
      "{{",
      "}}",
      "{{{",
      "}}}",
      "{{#parts}}",
      "{{/parts}}",
      "{{^a}}",
      "{{=<% %>=}}",
      "{{> a}}",
      "{{!",
      "a",
      "\n",
      ".",
      "{{constructor}}",
      "{{#__proto__}}",
    );
    check(
      fc.property(fc.array(tokens, { maxLength: 30 }), (parts) => {
        refusedBy(TemplateError, () => readTemplate(parts.join("")));
      }),
    );
  });

  it("a filter", () => {
    const tokens = fc.constantFrom(
      "(",
      ")",
      '"',
      "-",
      "AND",
      "OR",
      "NOT",
      "kind:",
      "#",
      "@",
      "date:",
      ">2026",
      "a",
      "乙",
      " ",
      "\u0000",
      "\\",
      "is:open",
    );
    check(
      fc.property(fc.array(tokens, { maxLength: 40 }), wildText, (parts, text) => {
        const { filter } = parseFilter(parts.join(""));
        finished(filterNote(parseNote(text), filter));
      }),
    );
    parseFilter("(".repeat(100_000));
    parseFilter("NOT ".repeat(100_000));
  });

  it("choices for an export", () => {
    const named = fc.dictionary(
      fc.constantFrom(...Object.keys(DEFAULT_CHOICES), "__proto__"),
      fc.anything(),
    );
    check(
      fc.property(fc.oneof(fc.anything(), named), (given) => {
        readChoices(given);
      }),
    );
  });
});

describe("whatever a note holds is exported", () => {
  for (const format of FORMATS) {
    it(`as ${format}`, async () => {
      await fc.assert(
        fc.asyncProperty(wildText, wildOptions, async (text, options) => {
          const content = await exportSummary(parseNote(text, options), { format });
          if (format === "html") assert.doesNotMatch(String(content), HIDING);
          if (format === "json") JSON.parse(String(content));
        }),
        { numRuns: RUNS, seed: SEED },
      );
    });
  }

  it("as docx, each part of it well-formed", async () => {
    await fc.assert(
      fc.asyncProperty(wildText, wildOptions, async (text, options) => {
        const content = await exportSummary(parseNote(text, options), { format: "docx" });
        assert.ok(content instanceof Uint8Array);
        for (const part of Object.values(unzipSync(content))) {
          readXml(new TextDecoder().decode(part));
        }
      }),
      { numRuns: Math.ceil(RUNS / 6), seed: SEED },
    );
  });

  it("when it is one line of megabytes", async () => {
    for (const text of ["字".repeat(LONG), "【注】字".repeat(5_000)]) {
      const note = parseNote(text, { format: "indented" });
      for (const format of FORMATS) await exportSummary(note, { format });
    }
  });
});
