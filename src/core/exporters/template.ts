import Mustache from "mustache";
import { TextBuilder } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { templateFault, TemplateError } from "./templateError.js";

/** A list that makes its items when they are reached. */
export interface TemplateList {
  readonly length: number;
  item(index: number): TemplateView;
  /** What items became when they were filled in before, where that is known. */
  readonly known?: KnownItems;
}

/** Items of a list that need not be filled in again. */
export interface KnownItems {
  /** What an item becomes; undefined when it is not known. */
  find(index: number): string | undefined;
  /** Told what an item has become. */
  keep(index: number, text: string): void;
}

/** A text in parts: the items of some lists, and what stands around these lists. */
export interface FilledParts {
  /** One more than there are lists. */
  readonly frames: readonly string[];
  /** What the items of each list have become. */
  readonly lists: readonly (readonly string[])[];
}

/** What a name of a template can stand for. */
export type TemplateValue = string | number | boolean | null | TemplateView | TemplateList;

/** The names that a template can use, and what they stand for. */
export interface TemplateView {
  readonly [name: string]: TemplateValue;
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
    throw templateFault(source, error instanceof Error ? error.message : String(error));
  }
  return { pieces: tokens.flatMap((token) => readToken(source, token)) };
}

function readToken(source: string, token: Token): readonly Piece[] {
  const [type, text, start, , content = []] = token;
  const inner = (): readonly Piece[] =>
    typeof content === "string" ? [] : content.flatMap((within) => readToken(source, within));
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
      throw new TemplateError({ code: "partial", name: text, source, at: start });
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
  const filling = new Filling(escape, null);
  yield* filling.fill(pieces, { view, outer: null });
  return filling.out.toString();
}

/**
 * Fills a template in, and gives the items of the lists of one name apart. A list within such an item stays in it.
 *
 * @param name of the lists
 */
export function* fillTemplateParts(
  { pieces }: Template,
  view: TemplateView,
  escape: (text: string) => string,
  name: string,
): Steps<FilledParts> {
  const filling = new Filling(escape, name);
  yield* filling.fill(pieces, { view, outer: null });
  return { frames: [...filling.frames, filling.out.toString()], lists: filling.lists };
}

class Filling {
  out = new TextBuilder();
  readonly frames: string[] = [];
  readonly lists: (readonly string[])[] = [];
  readonly #escape: (text: string) => string;
  /** Lists of this name are given apart. */
  #apart: string | null;

  constructor(escape: (text: string) => string, apart: string | null) {
    this.#escape = escape;
    this.#apart = apart;
  }

  *fill(pieces: readonly Piece[], scope: Scope): Steps<void> {
    for (const piece of pieces) {
      if (piece.type === "text") this.out.push(piece.text);
      else if (piece.type === "value") this.#value(lookUp(piece.path, scope), piece.isRaw);
      else if (piece.type === "inverted") {
        if (isNothing(lookUp(piece.path, scope))) yield* this.fill(piece.pieces, scope);
      } else {
        const value = lookUp(piece.path, scope);
        const isApart = isList(value) && piece.path.join(".") === this.#apart;
        if (isApart) yield* this.#list(piece.pieces, value, scope);
        else yield* this.#section(piece.pieces, value, scope);
      }
    }
  }

  *#list(pieces: readonly Piece[], value: TemplateList, scope: Scope): Steps<void> {
    const items: string[] = [];
    const apart = this.#apart;
    this.#apart = null;
    this.frames.push(this.out.toString());
    for (let index = 0; index < value.length; index += 1) {
      let text = value.known?.find(index);
      if (text === undefined) {
        this.out = new TextBuilder();
        yield* this.fill(pieces, { view: value.item(index), outer: scope });
        text = this.out.toString();
      }
      value.known?.keep(index, text);
      items.push(text);
      yield;
    }
    this.out = new TextBuilder();
    this.lists.push(items);
    this.#apart = apart;
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
