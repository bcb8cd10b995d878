import { MAX_BODY_LENGTH } from "../annotations/index.js";
import type {
  AnnotationGrammar,
  BracketPair,
  BracketProblem,
  ParsedAnnotation,
} from "../annotations/index.js";
import type { BracketBlock } from "../outline/index.js";
import type { TextRange } from "../text/index.js";
import { innermost } from "./innermost.js";
import { foreignStyles, lookAlikesOf } from "./lookAlikes.js";
import type { UnlikeBrackets } from "./noteProblem.js";

/** A bracket without a partner: of the grammar, or one that looks like it. */
interface Loner extends TextRange {
  readonly opens: boolean;
  /** Index of the grammar's pair; null for a bracket of another style. */
  readonly pair: number | null;
  /** The innermost annotation around it. */
  readonly within: ParsedAnnotation | null;
}

/** What brackets are paired in. Offsets count from one place, as a rule the row's start. */
export interface MixedSource {
  readonly block: BracketBlock;
  readonly grammar: AnnotationGrammar;
  /** Unclosed and stray brackets of the block. */
  readonly problems: readonly BracketProblem[];
  /** Annotations of the row. */
  readonly annotations: readonly ParsedAnnotation[];
}

/**
 * Finds the brackets of a block that opened in one style and closed in another: one is the grammar's and has no partner,
 * the other looks like it and has none either. Those that match among themselves are left alone, so [法] is the author's.
 */
export function findMixedBrackets(source: MixedSource): readonly UnlikeBrackets[] {
  const loners = [...ownLoners(source), ...foreignLoners(source)].sort((a, b) => a.start - b.start);
  const found: UnlikeBrackets[] = [];
  const open: Loner[] = [];
  for (const loner of loners) {
    if (loner.opens) {
      open.push(loner);
      continue;
    }
    const brackets = paired(source, takePartner(open, loner), loner);
    if (brackets !== null) found.push(brackets);
  }
  return found;
}

/** The last bracket that opened at the level of one that closes; taken from those that are open. */
function takePartner(open: Loner[], { within, start }: Loner): Loner | null {
  // What was opened in an annotation that has ended is closed by nothing behind it.
  while ((open.at(-1)?.within?.end ?? Infinity) <= start) open.pop();
  // And nothing in an annotation closes what was opened outside.
  return open.at(-1)?.within === within ? (open.pop() ?? null) : null;
}

/** Two brackets as a problem; null where neither is the grammar's, or there is nothing that they could enclose. */
function paired(
  { block, grammar }: MixedSource,
  opener: Loner | null,
  closer: Loner,
): UnlikeBrackets | null {
  const pair = grammar.pairs[opener?.pair ?? closer.pair ?? -1];
  if (opener === null || pair === undefined) return null;
  const body = block.content.slice(opener.end - block.start, closer.start - block.start);
  const isBody = body.trim() !== "" && body.length <= MAX_BODY_LENGTH;
  return isBody ? { open: rangeOf(opener), close: rangeOf(closer), pair } : null;
}

function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end };
}

function ownLoners({ block, grammar, problems, annotations }: MixedSource): readonly Loner[] {
  return problems.flatMap(({ start, end, code }) => {
    const token = grammar.findToken(block.content.slice(0, end - block.start), start - block.start);
    if (code === "body-too-long" || token === null) return [];
    const { pair, opens, closes } = token.role;
    const isPaired = opens && closes;
    const hasLookAlikes = lookAlikesOf(grammar.pairs[pair] ?? NO_PAIR, grammar).length > 0;
    if (isPaired || (!hasLookAlikes && grammar.pairs.length === 1)) return [];
    return [{ start, end, opens, pair, within: innermost(annotations, start) }];
  });
}

const NO_PAIR = { open: "", close: "" };

/** Brackets of other styles without a partner of their own style in the block. */
function foreignLoners({ block, grammar, annotations }: MixedSource): readonly Loner[] {
  const waiting = new Map<BracketPair, number[]>();
  const alone = new Map<number, boolean>();
  for (const { at, style, opens } of foreignBrackets(block, grammar)) {
    const before = waiting.get(style) ?? [];
    waiting.set(style, before);
    if (opens) {
      before.push(at);
      alone.set(at, true);
      continue;
    }
    const partner = before.pop();
    if (partner === undefined) alone.set(at, false);
    else alone.delete(partner);
  }
  return [...alone].map(([at, opens]) => {
    const start = block.start + at;
    return { start, end: start + 1, opens, pair: null, within: innermost(annotations, start) };
  });
}

interface ForeignBracket {
  /** Where it stands in the block's content. */
  readonly at: number;
  readonly style: BracketPair;
  readonly opens: boolean;
}

/** The brackets of other styles that are seen: not in code, and not behind a backslash. */
function* foreignBrackets(
  { content, hidden }: BracketBlock,
  grammar: AnnotationGrammar,
): Generator<ForeignBracket, void> {
  const roles = new Map(
    foreignStyles(grammar).flatMap((style) => [
      [style.open, { style, opens: true }],
      [style.close, { style, opens: false }],
    ]),
  );
  let next = 0;
  for (let at = 0; at < content.length; at += 1) {
    const role = roles.get(content.charAt(at));
    if (role === undefined || content.charAt(at - 1) === "\\") continue;
    while ((hidden[next]?.end ?? Infinity) <= at) next += 1;
    if ((hidden[next]?.start ?? Infinity) > at) yield { at, ...role };
  }
}
