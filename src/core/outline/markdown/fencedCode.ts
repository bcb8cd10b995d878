import type { BlockContext, Line, MarkdownParser } from "@lezer/markdown";
import { typeId } from "./parserInternals.js";
import type { ContextInternals, ParserInternals } from "./parserInternals.js";

/** From this indentation on a line is code. */
const CODE_INDENT = 4;
const OPENING_FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;

/** What a fence is worth once its last line was read; else its length, negative for tildes. */
const CLOSED = 0;

const BACKTICK = 0x60;
const TILDE = 0x7e;

/**
 * The parser with fenced code as a container of lines (CommonMark 0.31, 4.5). Its own reads all of it in one step,
 * however long it is: one fence at the top of a note, not closed yet, would hold everything. The fence's mark is the
 * only node in it, so that its first line can be told from one where the text was cut.
 */
export function withFencedLines(parser: MarkdownParser): MarkdownParser {
  const code = typeId(parser, "FencedCode");
  const mark = typeId(parser, "CodeMark");
  const result = parser.configure({
    remove: ["FencedCode"],
    parseBlock: [
      {
        name: "FencedLine",
        before: "IndentedCode",
        parse: (context, line) =>
          (context as BlockContext & ContextInternals).block.type === code
            ? readCodeLine(context as BlockContext & ContextInternals, line)
            : openFence(context as BlockContext & ContextInternals, line, { code, mark }),
      },
    ],
  });
  const internals = result as unknown as ParserInternals;
  internals.skipContextMarkup = {
    ...internals.skipContextMarkup,
    [code]: ({ value }) => value !== CLOSED,
  };
  return result;
}

function openFence(
  context: BlockContext & ContextInternals,
  line: Line,
  { code, mark }: { readonly code: number; readonly mark: number },
): boolean {
  if (line.next !== BACKTICK && line.next !== TILDE) return false;
  const { length } = OPENING_FENCE.exec(line.text.slice(line.pos))?.[0] ?? "";
  if (length === 0 || line.indent >= line.baseIndent + CODE_INDENT) return false;
  const start = context.lineStart + line.pos;
  context.startContext(code, line.pos, line.next === TILDE ? -length : length);
  context.addNode(mark, start, start + length);
  return finishLine(context, line);
}

function readCodeLine(context: BlockContext & ContextInternals, line: Line): boolean {
  if (isClosingFence(line, context.block.value)) context.block.value = CLOSED;
  return finishLine(context, line);
}

function finishLine(context: BlockContext & ContextInternals, line: Line): true {
  context.block.end = context.lineStart + line.text.length;
  context.nextLine();
  return true;
}

function isClosingFence(line: Line, fence: number): boolean {
  if (line.indent >= line.baseIndent + CODE_INDENT) return false;
  const character = fence < 0 ? TILDE : BACKTICK;
  let end = line.pos;
  while (line.text.charCodeAt(end) === character) end++;
  return end - line.pos >= Math.abs(fence) && line.skipSpace(end) === line.text.length;
}
