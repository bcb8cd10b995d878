import { answeredBounds } from "./answers.js";
import type { RestorationAnswer } from "./answers.js";
import type { RestorationPrompt } from "./prompts.js";

/**
 * What is wrong with a line of a reply.
 * - `not-an-answer`: it has another form.
 * - `not-asked`: it speaks of a line that was not asked for.
 * - `impossible-parent`: the parent named is not one of the lines below it that were shown.
 * - `contradiction`: the line has two different answers; none is taken.
 * - `crossing`: with the other answers no tree is possible.
 */
export type ReplyProblemCode =
  "not-an-answer" | "not-asked" | "impossible-parent" | "contradiction" | "crossing";

/** A line of a reply that could not be used. */
export interface ReplyProblem {
  readonly code: ReplyProblemCode;
  /** The line of the page that it speaks of, counted from 0; -1 for none. */
  readonly line: number;
  /** The line of the reply, cut to 80 units. */
  readonly text: string;
}

/** What a reply says, as far as it can be used. */
export interface RestorationReply {
  /** As from a language model, in the order of the lines; they contradict nothing among themselves. */
  readonly answers: readonly RestorationAnswer[];
  readonly problems: readonly ReplyProblem[];
  /** Lines that were asked for and have no answer that can be used. */
  readonly missing: readonly number[];
}

/** A longer reply is cut off: no prompt asks for so much. */
const LONGEST_REPLY = 100_000;
const LONGEST_PROBLEM = 80;
const ANSWER = /^(\d{1,7})\s*(?:>|->|→|:|\t)\s*(\d{1,7}|\+)[.,;]?$/;
const FENCE = /^(?:```\w*|~~~\w*)$/;

/**
 * Reads the reply to a prompt line by line. What is not in the format, or impossible, is left out and told; nothing of
 * a reply but numbers is ever used.
 */
export function readRestorationReply(prompt: RestorationPrompt, reply: string): RestorationReply {
  const problems: ReplyProblem[] = [];
  const said = readLines(prompt, reply, problems);
  const answers = withoutCrossings(prompt, said, problems);
  const answered = new Set(answers.map(({ line }) => line));
  return { answers, problems, missing: prompt.asked.filter((line) => !answered.has(line)) };
}

/** Whether it is worth asking once more: a third of the answers is missing. */
export function isPoorReply(prompt: RestorationPrompt, { missing }: RestorationReply): boolean {
  return missing.length * 3 > prompt.asked.length;
}

/** The prompt for a second attempt, which says what was wrong with the first. */
export function retryPrompt(
  prompt: RestorationPrompt,
  { missing }: RestorationReply,
): RestorationPrompt {
  const numbers = missing
    .slice(0, 40)
    .map((line) => String(line + 1))
    .join(", ");
  return {
    ...prompt,
    text: `${prompt.text}A first reply could not be used: there was no valid answer for ${numbers}${missing.length > 40 ? ", …" : ""}. Answer for every line, strictly in the format above, without any other words.\n`,
  };
}

/** Lines with their parent; `null` for one beyond what was shown. */
type Said = Map<number, { readonly parent: number | null; readonly text: string }>;

function readLines(prompt: RestorationPrompt, reply: string, problems: ReplyProblem[]): Said {
  const said: Said = new Map();
  const contradicted = new Set<number>();
  const asked = new Set(prompt.asked);
  const parents = new Set(prompt.parents);
  for (const text of linesOf(reply)) {
    const { line, parent } = parsed(text);
    let code = problemOf({ line, parent }, prompt, { asked, parents });
    const known = said.get(line);
    if (!code && (contradicted.has(line) || (known && known.parent !== parent))) {
      contradicted.add(line);
      said.delete(line);
      code = "contradiction";
    }
    if (!code) said.set(line, { parent, text });
    else {
      problems.push({
        code,
        line: asked.has(line) ? line : -1,
        text: text.slice(0, LONGEST_PROBLEM),
      });
    }
  }
  return said;
}

/** The lines of a reply that are neither empty nor the fence of a code block. */
function linesOf(reply: string): string[] {
  return reply
    .slice(0, LONGEST_REPLY)
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !FENCE.test(line));
}

/** The line and the parent that an answer names, counted from 0; the line is -1 where it is none. */
function parsed(text: string): { line: number; parent: number | null } {
  const found = ANSWER.exec(text);
  if (!found) return { line: -1, parent: null };
  return { line: Number(found[1]) - 1, parent: found[2] === "+" ? null : Number(found[2]) - 1 };
}

function problemOf(
  { line, parent }: { line: number; parent: number | null },
  { hasRoot }: RestorationPrompt,
  { asked, parents }: { asked: ReadonlySet<number>; parents: ReadonlySet<number> },
): ReplyProblemCode | null {
  if (line < 0) return "not-an-answer";
  if (!asked.has(line)) return "not-asked";
  const isPossible = parent === null ? !hasRoot : parent > line && parents.has(parent);
  return isPossible ? null : "impossible-parent";
}

/** The answers that fit together; those about near parents stand before those about far ones. */
function withoutCrossings(
  prompt: RestorationPrompt,
  said: Said,
  problems: ReplyProblem[],
): RestorationAnswer[] {
  const distance = (answer: RestorationAnswer): number =>
    answer.kind === "parent" ? answer.parent - answer.line : Infinity;
  const answers = [...said]
    .map(([line, { parent }]): RestorationAnswer =>
      parent === null
        ? { kind: "beyond", line, beyond: prompt.to, by: "model" }
        : { kind: "parent", line, parent, by: "model" },
    )
    .sort((a, b) => distance(b) - distance(a) || b.line - a.line);
  // The last of some answers is the strongest.
  const { refused } = answeredBounds(prompt.to + 2, answers);
  for (const { line } of refused) {
    problems.push({ code: "crossing", line, text: said.get(line)?.text ?? "" });
  }
  return answers.filter((answer) => !refused.includes(answer)).sort((a, b) => a.line - b.line);
}
