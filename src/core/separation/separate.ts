import type { AnnotationGrammar } from "../annotations/index.js";
import { noteOutline, parseNoteSteps } from "../note/index.js";
import type { Note, NoteOptions } from "../note/index.js";
import { finished, ITEMS_PER_STEP, sortedSteps } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { defaultRuns } from "./backslashes.js";
import { backslashesBefore } from "./composeText.js";
import { hasherWithin, hashTextSteps } from "./hash.js";
import { annotationHosts } from "./hosts.js";
import type { RowHost } from "./hosts.js";
import { readSeparation } from "./readSeparation.js";
import type { Separation } from "./readSeparation.js";
import type { OwnedSpan } from "./ownership.js";
import type { NoteAnnotation } from "./readerUnits.js";
import { sealSteps } from "./seal.js";
import type { Separated, SeparatedAnnotation, SeparatedEscape } from "./separated.js";
import { fixedOptions } from "./structure.js";
import { takeOut } from "./takeOut.js";
import type { AuthorPart } from "./takeOut.js";

/**
 * Takes the annotations out of a note: the author's text, and the annotations with what `merge` needs to put them
 * back to the byte (grammar.md, rules 14 to 18 and "The laws"). Never fails; the time grows with the note.
 */
export function separate(text: string, options: NoteOptions = {}): Separated {
  return finished(separateSteps(text, options));
}

/** `separate` in slices, for texts that take longer than a frame. */
export function* separateSteps(text: string, options: NoteOptions = {}): Steps<Separated> {
  return yield* separateNoteSteps(yield* parseNoteSteps(text, options));
}

/**
 * `separateSteps` for a note that is read already, as it was read.
 * @throws TypeError for a note that `parseNote` did not make
 */
export function* separateNoteSteps(note: Note): Steps<Separated> {
  const outline = noteOutline(note);
  const { grammar } = outline;
  const separation = yield* readSeparation(note);
  const author = yield* takeOut(note.text, outline, separation.annotations, separation.spans);
  const textHash = yield* hashTextSteps(author.text);
  const parts: Separated = {
    text: author.text,
    annotations: yield* separatedAnnotations(note, separation, author, textHash),
    escapes: yield* recordedEscapes(note, author),
    grammar: {
      version: 1,
      format: note.format,
      brackets: grammar.pairs.map(({ open, close }) => ({ open, close })),
      authorBrackets: [...grammar.authorBrackets],
    },
  };
  return { ...parts, seal: yield* sealSteps({ ...parts, textHash }) };
}

function* separatedAnnotations(
  note: Note,
  { annotations, spans }: Separation,
  author: AuthorPart,
  textHash: string,
): Steps<SeparatedAnnotation[]> {
  const nextId = idMaker(textHash);
  const hosts = yield* annotationHosts(note, annotations);
  const isPage = note.format === "page";
  const separated: SeparatedAnnotation[] = [];
  for (let group = 0; group < spans.length; group++) {
    const span = spans[group] as OwnedSpan;
    const at = author.places[group] ?? 0;
    for (let index = span.from; index < span.to; index++) {
      const { start, end, parsed } = annotations[index] as NoteAnnotation;
      const next = index + 1 < span.to ? annotations[index + 1]?.start : span.end;
      const raw = note.text.slice(start, end);
      const { body, kind, tags, reader, date } = parsed;
      const { placement, path } = hosts[index] as RowHost;
      separated.push({
        id: nextId(at, raw),
        at,
        raw,
        lead: index === span.from ? note.text.slice(span.start, start) : "",
        trail: note.text.slice(end, next),
        group,
        body,
        kind,
        tags: [...tags],
        reader,
        date,
        placement,
        path,
        side: placement === "node" && isPage ? "after" : "before",
      });
    }
    if (group % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  return separated;
}

/** Makes the ids of the annotations of an author text, ascending by place, given the text's hash. */
export function idMaker(textHash: string): (at: number, raw: string) => string {
  const hash = hasherWithin(textHash);
  let seen = new Map<string, number>();
  let place = -1;
  let first = "";
  return (at, raw) => {
    // Most places have one annotation, for which nothing need be counted.
    if (at !== place) {
      place = at;
      first = raw;
      if (seen.size > 0) seen = new Map();
      return hash(raw, at, 0);
    }
    const ordinal = seen.get(raw) ?? (raw === first ? 1 : 0);
    seen.set(raw, ordinal + 1);
    return hash(raw, at, ordinal);
  };
}

/** The author text as it would be read by itself, with the grammar and in the format of the note. */
export function* readAuthorText(
  text: string,
  format: Note["format"],
  grammar: AnnotationGrammar,
): Steps<Note | null> {
  if (!grammar.mayHold(text)) return null;
  return yield* parseNoteSteps(text, fixedOptions(format, grammar));
}

/** Where the note's backslashes before author brackets are not those that `merge` would write. */
function* recordedEscapes(
  note: Note,
  { text, places, runs }: AuthorPart,
): Steps<SeparatedEscape[]> {
  const alone = yield* readAuthorText(text, note.format, noteOutline(note).grammar);
  if (alone === null) return [];
  const defaults = yield* defaultRuns(alone, places);
  const escapes: SeparatedEscape[] = [];
  const record = (at: number, backslashes: number): void => {
    escapes.push({ at, backslashes });
  };
  const run = runReader(text, places);
  const brackets = new Set([...defaults.keys(), ...runs.keys()]);
  for (const [index, at] of (yield* sortedSteps(brackets, (a, b) => a - b)).entries()) {
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
    const unchanged = run(at);
    const actual = runs.get(at) ?? unchanged;
    if (actual !== (defaults.get(at) ?? unchanged)) record(at, actual);
  }
  return escapes;
}

/** Tells for ascending places how many backslashes stand before them, looking back to the last insertion. */
function runReader(text: string, places: readonly number[]): (at: number) => number {
  let next = 0;
  return (at) => {
    while ((places[next] ?? Infinity) <= at) next++;
    return backslashesBefore(text, at, places[next - 1] ?? 0);
  };
}
