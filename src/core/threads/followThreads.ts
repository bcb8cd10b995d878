import type { Annotation, Note } from "../note/index.js";
import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps, TextChange, TextRange } from "../text/index.js";
import { followRanges } from "./followRanges.js";
import type { FollowedRange } from "./followRanges.js";
import { aboutOf, isSameThread, threadOf } from "./threadContent.js";
import type { ThreadContent } from "./threadContent.js";

/** A thread of now. */
export interface FollowedThread {
  readonly content: ThreadContent;
  /** Index of the thread that it was before; null for a new one. */
  readonly from: number | null;
  /** True when the thread says what it said before, wherever it is now. */
  readonly isSame: boolean;
}

/** A thread of before of which something is left in the text that is no annotation now: a bracket is missing. */
export interface BrokenThread extends TextRange {
  readonly from: number;
}

/** What became of threads. */
export interface FollowedThreads {
  /** Ascending. */
  readonly threads: readonly FollowedThread[];
  readonly broken: readonly BrokenThread[];
  /** Indexes of threads of which nothing is left, ascending. */
  readonly gone: readonly number[];
}

/** What is to be followed, and to where. */
export interface FollowingTask {
  /** Threads of before, ascending; broken ones with the words that they last had. */
  readonly threads: readonly ThreadContent[];
  /** Indexes of those that were broken: they may say something else by now. */
  readonly broken: ReadonlySet<number>;
  /** From the text of `threads` to that of `note`, ascending, apart from each other. */
  readonly changes: readonly TextChange[];
  readonly note: Note;
  /** The ranges of the note in which every annotation has a thread, ascending, apart from each other. */
  readonly sight: readonly TextRange[];
  /** True when a text may be read otherwise than before: the brackets of the settings changed. */
  readonly isReadAnew?: boolean;
}

/**
 * Follows threads to the note of now, so that each stays that of its annotation. An annotation keeps its thread while
 * its first bracket stays; where that was replaced, it is known again by its words, else by its order in what replaced
 * it. Outside of `sight` no thread is made, and one that no change has touched is kept without looking.
 */
export function* followThreadsSteps(task: FollowingTask): Steps<FollowedThreads> {
  const now = yield* annotationsInSight(task);
  const ranges = followRanges(task.threads, task.changes);
  const follower = new Follower(task, ranges, now);
  for (let index = 0; index < ranges.length; index += 1) {
    follower.followByPlace(index);
    if (index % ITEMS_PER_STEP === 0) yield;
  }
  follower.followByWords();
  yield;
  follower.followByOrder();
  yield;
  return yield* follower.outcomeSteps();
}

/** The annotations in sight by where they start, ascending. Found one by one: most rows of a note have none. */
function* annotationsInSight({ note, sight }: FollowingTask): Steps<Map<number, Annotation>> {
  const found = new Map<number, Annotation>();
  for (const { start, end } of sight) {
    let annotation = note.annotationAfter(start - 1);
    while (annotation !== null && annotation.start < end) {
      found.set(annotation.start, annotation);
      annotation = note.annotationAfter(annotation.start);
      if (found.size % ITEMS_PER_STEP === 0) yield;
    }
  }
  return found;
}

class Follower {
  readonly #task: FollowingTask;
  readonly #ranges: readonly FollowedRange[];
  /** Annotations that have no thread yet, by start. */
  readonly #free: Map<number, Annotation>;
  /** Threads that have no annotation yet and whose first bracket was replaced. */
  #lost: number[] = [];
  readonly #threads: FollowedThread[] = [];
  readonly #broken: BrokenThread[] = [];
  readonly #gone: number[] = [];

  constructor(task: FollowingTask, ranges: readonly FollowedRange[], now: Map<number, Annotation>) {
    this.#task = task;
    this.#ranges = ranges;
    this.#free = now;
  }

  followByPlace(index: number): void {
    const old = this.#task.threads[index] as ThreadContent;
    const { start, end, fate } = this.#ranges[index] as FollowedRange;
    const annotation = this.#free.get(start) ?? null;
    if (fate === "replaced") {
      this.#lost.push(index);
    } else if (annotation !== null) {
      this.#take(index, annotation);
    } else if (this.#isInSight(start)) {
      this.#miss(index);
    } else if (this.#isAsBefore(index)) {
      this.#threads.push({ content: { ...old, start, end }, from: index, isSame: true });
    } else {
      const there = this.#task.note.annotationAt(start);
      if (there?.start === start) this.#take(index, there);
      else this.#miss(index);
    }
  }

  /** Lines that were moved, or put in anew as they were: the same words, in the same order. */
  followByWords(): void {
    if (this.#lost.length === 0) return;
    const byWords = new Map<string, Annotation[]>();
    for (const annotation of this.#free.values()) {
      const words = wordsOf(threadOf(annotation, this.#task.note));
      const same = byWords.get(words);
      if (same) same.push(annotation);
      else byWords.set(words, [annotation]);
    }
    for (const same of byWords.values()) same.reverse();
    this.#lost = this.#lost.filter((index) => {
      const old = this.#task.threads[index] as ThreadContent;
      const annotation = byWords.get(wordsOf(old))?.pop();
      if (annotation !== undefined) this.#take(index, annotation);
      return annotation === undefined;
    });
  }

  /** The first lost one of a passage that was replaced is the first free one there. */
  followByOrder(): void {
    const free = [...this.#free.values()];
    let next = 0;
    for (const index of this.#lost) {
      const { start, end } = this.#replacementOf(index);
      while ((free[next]?.start ?? Infinity) < start) next += 1;
      const annotation = free[next];
      if (annotation !== undefined && annotation.start < end) {
        next += 1;
        this.#take(index, annotation);
      } else {
        this.#gone.push(index);
      }
    }
  }

  *outcomeSteps(): Steps<FollowedThreads> {
    let count = 0;
    for (const annotation of this.#free.values()) {
      this.#threads.push({
        content: threadOf(annotation, this.#task.note),
        from: null,
        isSame: false,
      });
      count += 1;
      if (count % ITEMS_PER_STEP === 0) yield;
    }
    const threads = this.#threads.sort((a, b) => a.content.start - b.content.start);
    return { threads, broken: this.#broken, gone: this.#gone.sort((a, b) => a - b) };
  }

  #take(index: number, annotation: Annotation): void {
    this.#free.delete(annotation.start);
    const old = this.#task.threads[index] as ThreadContent;
    const { start, end } = annotation;
    const isKept = this.#isAsBefore(index) && end - start === old.end - old.start;
    const content = isKept
      ? { ...old, start, end, about: aboutOf(annotation) }
      : threadOf(annotation, this.#task.note);
    this.#threads.push({ content, from: index, isSame: isSameThread(old, content) });
  }

  /** True where the text of a thread is as it was, and is read as it was. */
  #isAsBefore(index: number): boolean {
    const { isReadAnew, broken } = this.#task;
    return this.#ranges[index]?.fate === "untouched" && isReadAnew !== true && !broken.has(index);
  }

  /** Of a thread whose text was taken out nothing is left; else it waits for its bracket. */
  #miss(index: number): void {
    const { start, end } = this.#ranges[index] as FollowedRange;
    if (end > start) this.#broken.push({ from: index, start, end });
    else this.#gone.push(index);
  }

  #isInSight(offset: number): boolean {
    return this.#task.sight.some(({ start, end }) => start <= offset && offset < end);
  }

  /** The new text in which the first bracket of a lost thread was replaced. */
  #replacementOf(index: number): TextRange {
    const { start, end } = this.#ranges[index] as FollowedRange;
    return { start, end: Math.max(start, end) };
  }
}

/** What a thread says, with its replies. */
function wordsOf({ comments }: ThreadContent): string {
  const [first] = comments;
  return first === undefined ? "" : `${first.words}\n${first.tail}`;
}
