import { assert } from "chai";
import { toOutlineAnswers } from "../../../src/core/restoration/index.js";
import { AnswersFile } from "../../../src/vscode/restoration/answersFile.js";
import { MemoryFiles } from "../support/memoryFiles.js";

const LINES = ["井绳", "井台", "井"];
const PATH = "/n/well.outline.json";
const LEFTOVER = `${PATH}.tmp-00000001`;

/** Answers that mark a line as a chapter, as a file holds them. */
const answersOf = (line: number): string =>
  toOutlineAnswers(LINES, { readTo: 0, answers: [{ kind: "title", line, level: "chapter" }] });

const ONE = answersOf(0);
const OTHER = answersOf(1);

describe("answers of two windows", () => {
  let files: MemoryFiles;
  let opened: AnswersFile[] = [];
  const failures: unknown[] = [];

  beforeEach(async () => {
    files = await new MemoryFiles().whenKnown();
    failures.length = 0;
  });

  afterEach(() => {
    for (const file of opened) file.dispose();
    opened = [];
    files.dispose();
    assert.deepEqual(failures, []);
  });

  function inWindow(): AnswersFile {
    const file = new AnswersFile(
      files.uri(PATH),
      () => undefined,
      (error) => failures.push(error),
    );
    opened.push(file);
    return file;
  }

  it("are read once, and again when they are others", async () => {
    files.put(PATH, ONE);
    const file = inWindow();
    assert.equal(await file.read(), ONE);
    assert.isUndefined(await file.read());
    files.put(PATH, OTHER);
    assert.equal(await file.read(), OTHER);
  });

  it("are read after what is being written, where the other window has written at the same time", async () => {
    files.put(PATH, ONE);
    files.put(LEFTOVER, "{");
    const file = inWindow();
    await file.read();
    let reading: Promise<unknown> = Promise.resolve("not begun");
    // The last operation of a first write takes away what was left: the file has its new text by then.
    files.before(3, () => {
      files.put(PATH, OTHER);
      reading = file.read();
    });
    file.write(answersOf(2));
    await file.whenWritten();
    assert.isUndefined(files.text(LEFTOVER));
    assert.equal(await reading, OTHER);
  });

  it("are not gone while the other window puts its own in their place, and are when the file is", async () => {
    files.put(PATH, ONE);
    const file = inWindow();
    await file.read();
    // The editor removes the old file and then renames the new one.
    files.restore(new Map([[LEFTOVER, OTHER]]));
    assert.equal(await file.read(), OTHER);
    files.restore(new Map([[PATH, OTHER]]));
    assert.equal(await file.read(), OTHER);
    files.restore(new Map());
    assert.isNull(await file.read());
  });
});
