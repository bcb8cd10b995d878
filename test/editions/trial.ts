import { parseNote, separate, updateEdition } from "../../src/core/index.js";
import type { NoteFormat, PlacementStatus, Separated } from "../../src/core/index.js";
import { Random } from "../bench/random.js";
import type { AuthorText } from "./authorTexts.js";
import { editLines, leadLength, tracedLines, withLabels } from "./editProfiles.js";
import type { EditProfile } from "./editProfiles.js";
import { findQuote, quoteBefore, quoteBehind } from "./quoteScoring.js";
import { lineStarts, wordsOf, rankOf, Truth } from "./truth.js";
import type { AnchorKind, Fate, Verdict } from "./truth.js";

/** An annotation of a trial with what became of it. */
export interface Outcome {
  readonly kind: AnchorKind;
  readonly fate: Fate;
  readonly verdict: Verdict;
  readonly status: PlacementStatus | "orphan";
  readonly confidence: number;
  readonly raw: string;
}

/** What is tried. */
export interface TrialPlan {
  readonly source: AuthorText;
  readonly profile: EditProfile;
  readonly rate: number;
  readonly annotations: number;
  readonly seed: number;
}

/** A separated note and an edited author text, and where everything went. */
export interface Trial {
  readonly note: string;
  readonly separated: Separated;
  readonly newText: string;
  readonly truth: Truth;
}

/** Makes a note with annotations at random places, and a new edition of its author text. */
export function makeTrial({ source, profile, rate, annotations, seed }: TrialPlan): Trial {
  const random = new Random(seed);
  const text = profile.hasLabels ? withLabels(source.text, random) : source.text;
  const note = annotate(text, source.format, { count: annotations, random });
  const separated = separate(note, { format: source.format });
  if (separated.text !== text) {
    throw new Error(`${source.name}: the note's author text is not the text`);
  }
  const edited = editLines(tracedLines(text), profile, { rate, random });
  return {
    note,
    separated,
    newText: edited.map((line) => line.text).join("\n"),
    truth: new Truth(text, edited, source.format),
  };
}

/** Puts annotations into a text: half behind a phrase or a line's end, half on lines of their own. */
function annotate(
  text: string,
  format: NoteFormat,
  { count, random }: { readonly count: number; readonly random: Random },
): string {
  const lines = text.split("\n");
  const starts = lineStarts(lines);
  const furniture = new Set(parseNote(text, { format }).furniture.map(({ start }) => start));
  const usable = lines.flatMap((line, at) =>
    wordsOf(line) !== "" && !furniture.has(starts[at] ?? 0) ? [at] : [],
  );
  // One way for each line: a deeper annotation behind another would speak of that one.
  const childLines = new Set(usable.filter(() => random.below(2) === 0));
  const places = Array.from({ length: count }, (_, number) => {
    const line = random.of(usable);
    const start = starts[line] ?? 0;
    const words = lines[line] ?? "";
    const raw = `【${number}】`;
    if (random.below(2) === 0) {
      const lead = leadLength(words);
      const room = words.length - lead;
      const within = random.below(2) === 0 ? room : 1 + random.below(room);
      return { at: start + lead + within, raw, lead: "", trail: "" };
    }
    if (format === "page") return { at: start, raw, lead: "", trail: "\n" };
    const hasChild = rankOf(lines[line + 1] ?? "") > rankOf(words);
    const isChild = hasChild || childLines.has(line);
    return { at: start + words.length + 1, raw, lead: lineLead(words, isChild), trail: "\n" };
  });
  const within = places.filter(({ at }) => at <= text.length).sort((a, b) => a.at - b.at);
  let note = "";
  let copied = 0;
  for (const { at, raw, lead, trail } of within) {
    note += text.slice(copied, at) + lead + raw + trail;
    copied = at;
  }
  return note + text.slice(copied);
}

/** The indentation and marker of an annotation behind a line: its child or its sibling. */
function lineLead(line: string, isChild: boolean): string {
  const lead = line.slice(0, leadLength(line));
  if (lead.includes("#")) return "- ";
  if (/[-*+]|\d/.test(lead)) {
    const blanks = /^\s*/.exec(lead)?.[0] ?? "";
    return `${blanks}${isChild ? " ".repeat(lead.length - blanks.length) : ""}- `;
  }
  return isChild ? `${lead}\t` : lead;
}

/**
 * The same by quotes alone: of every annotation the phrase before it, in page text the start of the line behind it, or
 * the host's line.
 * @param limit judges so many annotations at most, spread over the note
 */
export function runQuoteTrial(plan: TrialPlan, limit: number): readonly Outcome[] {
  const { separated, newText, truth } = makeTrial(plan);
  const { text, annotations } = separated;
  const step = Math.max(1, Math.floor(annotations.length / limit));
  return annotations
    .filter((_, at) => at % step === 0)
    .map((annotation) => {
      const { at, trail, raw } = annotation;
      const isLine = trail.includes("\n");
      const isBefore = isLine && plan.source.format === "page";
      const quote = isBefore
        ? quoteBehind(text, at)
        : quoteBefore(text, isLine ? truth.hostEnd(annotation) : at);
      const found = findQuote(newText, quote);
      const place =
        found && (isBefore ? found.start : isLine ? lineBehind(newText, found.end) : found.end);
      return { ...truth.judge(annotation, place), status: "fuzzy", confidence: 1, raw };
    });
}

function lineBehind(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

/** Carries the annotations of a note over to a new edition and judges where each is in the end. */
export function runTrial(plan: TrialPlan): readonly Outcome[] {
  const { note, separated, newText, truth } = makeTrial(plan);
  const options = { format: plan.source.format };
  const { text, placed, orphans } = updateEdition(note, newText, options);
  if (separate(text, options).text !== newText) throw new Error("The author text is another one");
  if (placed.length + orphans.length !== separated.annotations.length) {
    throw new Error("Annotations were lost");
  }
  const places = new Map(placed.map((place) => [place.annotation.id, place]));
  return separated.annotations.map((annotation) => {
    const place = places.get(annotation.id);
    return {
      ...truth.judge(annotation, place?.at ?? null),
      status: place?.status ?? "orphan",
      confidence: place?.confidence ?? 0,
      raw: annotation.raw,
    };
  });
}
