import Mustache from "mustache";
import { TextBuilder } from "../text/index.js";
import type { Steps } from "../text/index.js";

/** A list that makes its items when they are reached. */
export interface TemplateList {
  readonly length: number;
  item(index: number): TemplateView;
}

/** What a name of a template can stand for. */
export type TemplateValue = string | number | boolean | null | TemplateView | TemplateList;

/** The names that a template can use, and what they stand for. */
export interface TemplateView {
  readonly [name: string]: TemplateValue;
}

/** A template that cannot be read. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
}

/** A list of views that are there already. */
export function listOf<Item>(
  items: readonly Item[],
  view: (item: Item, index: number) => TemplateView,
): TemplateList {
  return { length: items.length, item: (index) => view(items[index] as Item, index) };
}

type Path = readonly string[];

/** A piece of a template. */
type Piece =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "value"; readonly path: Path; readonly isRaw: boolean }
  | {
      readonly type: "section" | "inverted";
      readonly path: Path;
      readonly pieces: readonly Piece[];
    };

/** A template that was read. */
export interface Template {
  readonly pieces: readonly Piece[];
}

/** As the package gives them: type, text or name, start, end, and for a section its tokens. */
type Token = readonly [string, string, number, number, (readonly Token[] | string)?, ...unknown[]];

/**
 * Reads a template in the language of Mustache: `{{name}}`, `{{{name}}}` and `{{&name}}`, sections `{{#name}}…{{/name}}`,
 * `{{^name}}…{{/name}}`, comments, other delimiters. There are no partials and no functions: a template runs nothing.
 *
 * @throws TemplateError with what is wrong in it
 */
export function readTemplate(source: string): Template {
  let tokens: readonly Token[];
  try {
    tokens = new Mustache.Writer().parse(source) as readonly Token[];
  } catch (error) {
    throw new TemplateError(error instanceof Error ? error.message : String(error));
  }
  return { pieces: tokens.flatMap(readToken) };
}

function readToken(token: Token): readonly Piece[] {
  const [type, text, , , content = []] = token;
  const inner = (): readonly Piece[] =>
    typeof content === "string" ? [] : content.flatMap(readToken);
  switch (type) {
    case "text":
      return [{ type: "text", text }];
    case "name":
      return [{ type: "value", path: pathOf(text), isRaw: false }];
    case "&":
      return [{ type: "value", path: pathOf(text), isRaw: true }];
    case "#":
      return [{ type: "section", path: pathOf(text), pieces: inner() }];
    case "^":
      return [{ type: "inverted", path: pathOf(text), pieces: inner() }];
    case ">":
      throw new TemplateError(`{{>${text}}}: a template cannot ask for another`);
    default:
      return [];
  }
}

function pathOf(name: string): Path {
  return name === "." ? [] : name.split(".");
}

/** What names stand for in a section: its own view, then those around it. */
interface Scope {
  readonly view: TemplateValue;
  readonly outer: Scope | null;
}

/**
 * Fills a template in, a step for each item of a list.
 *
 * @param escape for `{{name}}`; `{{{name}}}` stands as it is
 */
export function* fillTemplate(
  { pieces }: Template,
  view: TemplateView,
  escape: (text: string) => string,
): Steps<string> {
  const filling = new Filling(escape);
  yield* filling.fill(pieces, { view, outer: null });
  return filling.out.toString();
}

class Filling {
  readonly out = new TextBuilder();
  readonly #escape: (text: string) => string;

  constructor(escape: (text: string) => string) {
    this.#escape = escape;
  }

  *fill(pieces: readonly Piece[], scope: Scope): Steps<void> {
    for (const piece of pieces) {
      if (piece.type === "text") this.out.push(piece.text);
      else if (piece.type === "value") this.#value(lookUp(piece.path, scope), piece.isRaw);
      else if (piece.type === "inverted") {
        if (isNothing(lookUp(piece.path, scope))) yield* this.fill(piece.pieces, scope);
      } else yield* this.#section(piece.pieces, lookUp(piece.path, scope), scope);
    }
  }

  #value(value: TemplateValue, isRaw: boolean): void {
    if (typeof value !== "string" && typeof value !== "number") return;
    const text = String(value);
    this.out.push(isRaw ? text : this.#escape(text));
  }

  *#section(pieces: readonly Piece[], value: TemplateValue, scope: Scope): Steps<void> {
    if (isNothing(value)) return;
    if (!isList(value)) {
      yield* this.fill(pieces, value === true ? scope : { view: value, outer: scope });
      return;
    }
    for (let index = 0; index < value.length; index += 1) {
      yield* this.fill(pieces, { view: value.item(index), outer: scope });
      yield;
    }
  }
}

/** The value of a name: of the innermost view that has its first part. Only what a view itself holds. */
function lookUp(path: Path, scope: Scope): TemplateValue {
  const [first, ...rest] = path;
  if (first === undefined) return scope.view;
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    const own = ownValue(at.view, first);
    if (own !== undefined) {
      return rest.reduce<TemplateValue>((value, name) => ownValue(value, name) ?? null, own);
    }
  }
  return null;
}

function ownValue(view: TemplateValue, name: string): TemplateValue | undefined {
  const holds = typeof view === "object" && view !== null && !isList(view);
  return holds && Object.hasOwn(view, name) ? view[name] : undefined;
}

function isList(value: TemplateValue): value is TemplateList {
  return typeof value === "object" && value !== null && typeof value.item === "function";
}

function isNothing(value: TemplateValue): boolean {
  return (
    value === null ||
    value === false ||
    value === "" ||
    value === 0 ||
    (isList(value) && value.length === 0)
  );
}
