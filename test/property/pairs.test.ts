import assert from "node:assert/strict";
import fc from "fast-check";
import { fromSidecar, merge, separate, toSidecar } from "../../src/core/index.js";
import type { NoteFormat } from "../../src/core/index.js";
import {
  pairNames,
  fileRole,
  renewedSidecar,
  replacementBetween,
} from "../../src/core/pairs/index.js";
import { check } from "./check.js";

const PIECES = [
  ...[
    "- ",
    "# ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\uFEFF",
    "\0",
    "甲，",
    "one ",
    "👩",
    "\u0301",
  ],
  ...[
    "\\",
    "\\【",
    "【",
    "】",
    "【x】",
    "【?y #标签】",
    "【a【b】】",
    "- 【x】\n",
    "\n\n【! y】\n\n",
    "```\n",
  ],
];
/** Notes that a file can hold. */
const note = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join(""));
const format = fc.constantFrom<NoteFormat>("markdown", "indented", "page");

/** A text as a file of UTF-8 keeps it. */
const stored = (text: string): string =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(new TextEncoder().encode(text));

describe("pairs of files", () => {
  it("give the bytes of the note again", () => {
    check(
      fc.property(note, format, (text, of) => {
        const separated = separate(stored(text), { format: of });
        const author = stored(separated.text);
        const sidecar = stored(toSidecar(renewedSidecar(separated, "a.md", null)));
        const content = fromSidecar(sidecar);
        assert.equal(author, content.separated.text);
        const merged = merge({ ...content.separated, text: author });
        assert.deepEqual(new TextEncoder().encode(merged), new TextEncoder().encode(text));
      }),
    );
  });

  it("are written the same when they are written again", () => {
    check(
      fc.property(note, format, (text, of) => {
        const separated = separate(text, { format: of });
        const first = toSidecar(renewedSidecar(separated, "a.md", null));
        assert.equal(toSidecar(renewedSidecar(separated, "a.md", fromSidecar(first))), first);
      }),
    );
  });

  it("have names that tell the note's", () => {
    check(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 20 }), (name) => {
        fc.pre(fileRole(name).kind === "note");
        const { author, sidecar } = pairNames(name);
        assert.deepEqual(fileRole(author), { kind: "author", noteName: name });
        assert.equal(fileRole(sidecar).kind, "sidecar");
      }),
    );
  });
});

describe("the replacement between two texts", () => {
  it("makes one of the other", () => {
    check(
      fc.property(note, note, (text, other) => {
        const change = replacementBetween(text, other);
        const made = change && text.slice(0, change.start) + change.text + text.slice(change.end);
        assert.equal(made ?? text, other);
      }),
    );
  });
});
