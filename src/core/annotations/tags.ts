import type { TextRange } from "../text/index.js";

const NO_TAGS: readonly string[] = Object.freeze([]);

/** Marks of CJK text after which a tag may begin, with the quotes, dashes and dots that such text shares with others. */
const CJK_PUNCTUATION =
  "\\u2014\\u2018\\u2019\\u201C\\u201D\\u2026\\u3001-\\u3003\\u3008-\\u3020\\u3030\\u303D\\u30FB" +
  "\\uFE10-\\uFE19\\uFE30-\\uFE6F\\uFF01-\\uFF0F\\uFF1A-\\uFF20\\uFF3B-\\uFF40\\uFF5B-\\uFF65";

/** `#` and what follows it. A tag begins with a letter, digit or `_` and does not end in `-` or `/`. */
const TAG = new RegExp(
  `(?<=^|[\\s${CJK_PUNCTUATION}])#([\\p{L}\\p{M}\\p{Nd}_][\\p{L}\\p{M}\\p{Nd}_/-]*)`,
  "gu",
);

/** A scheme is at most so long, so that a long word is not read again from each of its letters. */
const LONGEST_SCHEME = 32;
const ADDRESS_START = `(?:[a-z][a-z0-9+.-]{0,${LONGEST_SCHEME - 1}}://|www\\.)`;
const URL_START = new RegExp(ADDRESS_START, "giy");
const URL_START_ANYWHERE = new RegExp(ADDRESS_START, "i");
/**
 * An address goes on to white space, quotes or the marks that end a clause of CJK text; （…） in it is a part only when
 * it closes: a title like 李白（诗人）#生平 is copied so from a browser, while （https://a.b/）#诗 holds a tag.
 */
const URL_REST = /(?:[^\s"<>（），。、；：？！“”‘’《》「」『』【】]|（[^\s（）]*）)*/y;

/** A tag as it stands in a text. The range holds its `#`. */
export interface TagMatch extends TextRange {
  /** The tag without its `#`. */
  readonly name: string;
}

/**
 * Finds the tags of a body (grammar.md, rule 8): `#` at the start, after white space or CJK punctuation, then letters
 * of any script with their combining marks, digits, `_`, `-` and `/`, not all of them digits; not in `code`, not in a
 * URL. A trailing `-` or `/` is not part of a tag.
 *
 * @param content The body without head, kind mark and replies; where a reply was, there is white space.
 * @returns The tags without `#`, each once, in the order of their first occurrence.
 */
export function readTags(content: string): readonly string[] {
  if (!content.includes("#")) return NO_TAGS;
  const tags = new Set<string>();
  for (const { name } of findTags(content)) tags.add(name);
  return tags.size === 0 ? NO_TAGS : [...tags];
}

/**
 * Finds every place of a tag in a body, by the same rule.
 *
 * @param content As for `readTags`; the ranges count in it.
 */
export function* findTags(content: string): Generator<TagMatch, void, undefined> {
  for (const match of blankNonText(content).matchAll(TAG)) {
    const name = trimTagEnd(match[1] ?? "");
    const start = match.index;
    if (!/^\p{Nd}*$/u.test(name)) yield { name, start, end: start + 1 + name.length };
  }
}

/**
 * Says whether a name that stands directly before a text would be read with it as an address: `b` before
 * `https://a.b/`, where 甲 is a tag and the address begins behind it.
 *
 * @param name a tag without its `#`
 * @param following what follows it
 */
export function beginsAddress(name: string, following: string): boolean {
  const last = name.slice(-LONGEST_SCHEME);
  const joined = last + following.slice(0, LONGEST_SCHEME + "://".length);
  const match = URL_START_ANYWHERE.exec(joined);
  return match !== null && match.index < last.length;
}

/** A body with dots instead of code and addresses, in which there are no tags. Offsets stay what they are. */
function blankNonText(content: string): string {
  return blankAddresses(blankCode(content));
}

function trimTagEnd(tag: string): string {
  let { length } = tag;
  while (tag.charAt(length - 1) === "-" || tag.charAt(length - 1) === "/") length -= 1;
  return tag.slice(0, length);
}

/** Code spans as CommonMark has them: a run of backticks up to the next run of the same length. */
function blankCode(content: string): string {
  if (!content.includes("`")) return content;
  const runs = [...content.matchAll(/`+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  // From the back, for each run the next one of its length: one pass instead of a search per run.
  const nextByLength = new Map<number, number>();
  const next: (number | undefined)[] = [];
  for (let i = runs.length - 1; i >= 0; i -= 1) {
    const run = runs[i];
    if (run === undefined) continue;
    next[i] = nextByLength.get(run.end - run.start);
    nextByLength.set(run.end - run.start, i);
  }
  const spans: { start: number; end: number }[] = [];
  for (let i = 0; i < runs.length; i += 1) {
    const run = runs[i];
    const closing = next[i];
    if (run === undefined || closing === undefined) continue;
    spans.push({ start: run.start, end: runs[closing]?.end ?? run.end });
    i = closing;
  }
  return blank(content, spans);
}

function blankAddresses(content: string): string {
  if (!content.includes("://") && !/www\./i.test(content)) return content;
  const spans: { start: number; end: number }[] = [];
  for (let at = 0; at < content.length;) {
    URL_START.lastIndex = at;
    if (!URL_START.test(content)) {
      at += 1;
      continue;
    }
    URL_REST.lastIndex = URL_START.lastIndex;
    URL_REST.test(content);
    spans.push({ start: at, end: URL_REST.lastIndex });
    at = Math.max(URL_REST.lastIndex, at + 1);
  }
  return blank(content, spans);
}

/** Dots instead of what must not be seen: offsets stay, and no tag begins after them, in them or goes on in them. */
function blank(content: string, spans: readonly { start: number; end: number }[]): string {
  let result = "";
  let at = 0;
  for (const { start, end } of spans) {
    result += content.slice(at, start) + ".".repeat(end - start);
    at = end;
  }
  return result + content.slice(at);
}
