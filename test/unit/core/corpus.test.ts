import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Note, NoteFormat } from "../../../src/core/index.js";
import { parseNote } from "../../../src/core/index.js";

/** Our own notes, and the larger collections that stand beside the repository on some machines. */
const OWN = "test/fixtures/corpus";
const SHARED = ["../shared/corpus", "../shared/notes"];
const FIXTURE = "test/fixtures/corpus.json";

/** What is counted in a file. `labels` are units of all labels together. */
interface Counts {
  readonly format: NoteFormat;
  readonly nodes: number;
  readonly deepest: number;
  readonly labels: number;
  readonly annotations: number;
  readonly problems: number;
  readonly furniture: number;
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:md|txt)$/.test(file))
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, "/")));
}

function read(file: string): Note {
  const text = readFileSync(file, "utf8");
  return parseNote(text, file.endsWith(".md") ? { format: "markdown" } : {});
}

function count(note: Note): Counts {
  const { format, nodes, annotationCount: annotations, problems, furniture } = note;
  return {
    format,
    nodes: nodes.length,
    deepest: nodes.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
    labels: nodes.reduce((sum, { label }) => sum + label.length, 0),
    annotations,
    problems: problems.length,
    furniture: furniture.length,
  };
}

/** What must hold of every note, whatever it says. */
function assertSound(note: Note, file: string): void {
  let previous = -1;
  for (const { start, end, label, hasAuthorText } of note.nodes) {
    assert.ok(previous < start && start <= end && end <= note.length, `${file}: ${start}`);
    assert.ok(hasAuthorText || label === "", `${file}: ${label}`);
    assert.ok(!/[\r\n\t]/.test(label), `${file}: ${label}`);
    previous = start;
  }
  previous = 0;
  for (const { start, end, body, bodyStart, bodyEnd, host } of note.annotations) {
    assert.ok(previous <= start && end <= note.length, `${file}: ${start}`);
    assert.equal(note.slice(bodyStart, bodyEnd), body);
    assert.ok(host === note.root || host.hasAuthorText, `${file}: ${body}`);
    previous = end;
  }
}

describe("whole notes", () => {
  const files = [OWN, ...SHARED].flatMap(filesIn).sort();
  const known = JSON.parse(readFileSync(FIXTURE, "utf8")) as Record<string, Counts>;
  const own = files.filter((file) => file.startsWith(OWN));
  const beside = files.length - own.length;

  it(`are read as counted in ${FIXTURE}: ${own.length} of our own, ${beside === 0 ? "no collection beside the repository" : `${beside} beside the repository`}`, () => {
    const found: Record<string, Counts> = {};
    for (const file of files) {
      const note = read(file);
      assertSound(note, file);
      found[file] = count(note);
    }
    if (process.env["UPDATE"] === "1") {
      writeFileSync(FIXTURE, `${JSON.stringify({ ...known, ...found }, null, 2)}\n`);
      return;
    }
    const expected = Object.entries(known).filter(
      ([file]) =>
        file.startsWith(OWN) ||
        SHARED.some((folder) => file.startsWith(folder) && existsSync(folder)),
    );
    assert.ok(own.length >= 3);
    assert.deepEqual(found, Object.fromEntries(expected), "UPDATE=1 counts anew");
  });
});
