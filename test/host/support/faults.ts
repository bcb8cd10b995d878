import { assert } from "chai";
import { Failure } from "../../../src/vscode/platform/failure.js";
import type { MemoryFiles, Trouble } from "./memoryFiles.js";

type Files = ReadonlyMap<string, string>;

/** Something that writes files. */
export interface Writing {
  readonly files: MemoryFiles;
  /** Does it, as the reader does it; what it asks is agreed to. */
  readonly act: () => Promise<unknown>;
  /** What is done next in a window that was opened again; the same unless it is given. */
  readonly again?: () => Promise<unknown>;
}

/** One operation goes wrong, and is told of. */
export const ERRORS: readonly Trouble[] = ["read-only", "full", "short", "half"];

/** The host ends before an operation, or in the middle of it. */
export const ENDS: readonly Trouble[] = ["stopped", "torn"];

/** All words that are kept in files: where one of them holds it, nothing is lost. */
function withoutLeftovers(files: Files): Files {
  return new Map([...files].filter(([path]) => !path.includes(".tmp-")));
}

function assertNoLeftovers({ paths }: MemoryFiles, message: string): void {
  assert.deepEqual(
    paths.filter((path) => path.includes(".tmp-")),
    [],
    `nothing is left of writing: ${message}`,
  );
}

/** Each file is as before, as after, or gone for a moment with the new one whole beside it. */
function assertWhole(now: Files, { before, after }: Outcomes, message: string): void {
  for (const [path, text] of withoutLeftovers(now)) {
    assert.include([before.get(path), after.get(path)], text, `${path}: ${message}`);
  }
  for (const path of before.keys()) {
    const beside = [...now].filter(([other]) => other.startsWith(`${path}.tmp-`));
    const isWhole = beside.some(([, text]) => text === after.get(path));
    const isGone = !now.has(path) && after.has(path);
    assert.isTrue(!isGone || isWhole, `${path} is gone: ${message}`);
  }
}

interface Outcomes {
  readonly before: Files;
  readonly after: Files;
  /** Operations that change something, when all goes well. */
  readonly operations: number;
}

async function outcomesOf({ files, act }: Writing): Promise<Outcomes> {
  const before = files.all;
  files.setTrouble(null);
  await act();
  const { operations } = files;
  const after = files.all;
  assertNoLeftovers(files, "without trouble");
  files.restore(before);
  return { before, after, operations };
}

/** With one operation that goes wrong: as before and told, or done. Gives how many operations were tried. */
export async function checkErrors(writing: Writing, trouble: Trouble): Promise<number> {
  const { files, act } = writing;
  const outcomes = await outcomesOf(writing);
  for (let nth = 0; nth < outcomes.operations; nth += 1) {
    const message = `${trouble} at operation ${nth}`;
    files.restore(outcomes.before);
    files.setTrouble(trouble, nth, nth + 1);
    const failure = await act().then(
      () => null,
      (error: unknown) => error,
    );
    files.setTrouble(null);
    if (failure === null) {
      assert.deepEqual(withoutLeftovers(files.all), outcomes.after, message);
    } else {
      assert.instanceOf(failure, Failure, message);
      assert.match(failure.message, /\p{L}{3,}.*[.。]$/u, message);
      assert.deepEqual(files.all, outcomes.before, `${message}: ${failure.message}`);
    }
    await act();
    assert.deepEqual(withoutLeftovers(files.all), outcomes.after, `again: ${message}`);
    assertNoLeftovers(files, message);
  }
  return outcomes.operations;
}

/** With the host ended at each operation: nothing is lost, and the next run makes it whole and cleans up. */
export async function checkEnds(writing: Writing, trouble: Trouble): Promise<number> {
  const { files, act, again = act } = writing;
  const outcomes = await outcomesOf(writing);
  for (let nth = 0; nth < outcomes.operations; nth += 1) {
    const message = `${trouble} at operation ${nth}`;
    files.restore(outcomes.before);
    files.setTrouble(trouble, nth);
    // Whatever it says: there is nobody left to hear it.
    await act().catch(() => undefined);
    files.setTrouble(null);
    assertWhole(files.all, outcomes, message);
    await again();
    assert.deepEqual(withoutLeftovers(files.all), outcomes.after, `again: ${message}`);
    assertNoLeftovers(files, message);
  }
  return outcomes.operations;
}
