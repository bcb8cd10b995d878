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

/** The names that a template can use, and what they stand for; by a function what is worked out when it is asked for. */
export interface TemplateView {
  readonly [name: string]: TemplateValue | (() => TemplateValue);
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
  | Section;

/** A stretch of a template that stands there as often as there is something of its name, or where there is nothing. */
interface Section {
  readonly type: "section" | "inverted";
  readonly path: Path;
  readonly pieces: readonly Piece[];
}

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
 * @returns the text in parts
 */
export function* fillTemplate(
  { pieces }: Template,
  view: TemplateView,
  escape: (text: string) => string,
): Steps<readonly string[]> {
  const filling = new Filling(escape, null);
  yield* filling.fill(pieces, { view, outer: null });
  return filling.out.parts;
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

/** A list of which an item is being filled in. */
interface OpenList {
  readonly items: TemplateList;
  index: number;
  /** What its items have become, where they are given apart. */
  readonly texts: string[] | null;
}

/** A stretch of pieces that is being filled in, within another one. A template is no deeper than its writer made it. */
interface Frame {
  readonly pieces: readonly Piece[];
  /** Index of the next piece. */
  at: number;
  scope: Scope;
  readonly list: OpenList | null;
  readonly outer: Frame | null;
}

class Filling {
  out = new TextBuilder();
  readonly frames: string[] = [];
  readonly lists: (readonly string[])[] = [];
  readonly #escape: (text: string) => string;
  /** Lists of this name are given apart, but for those within one of them. */
  readonly #apart: string | null;
  #isApart = false;

  constructor(escape: (text: string) => string, apart: string | null) {
    this.#escape = escape;
    this.#apart = apart;
  }

  *fill(pieces: readonly Piece[], scope: Scope): Steps<void> {
    let frame: Frame | null = { pieces, at: 0, scope, list: null, outer: null };
    while (frame !== null) {
      const piece: Piece | undefined = frame.pieces[frame.at];
      frame.at += 1;
      if (piece !== undefined) frame = this.#piece(piece, frame);
      else if (frame.list === null) frame = frame.outer;
      else {
        this.#endItem(frame.list);
        frame = this.#startItem(frame, frame.list);
        yield;
      }
    }
  }

  /** Fills a piece in. Gives the frame to go on with: the same, or what stands in a section. */
  #piece(piece: Piece, frame: Frame): Frame {
    if (piece.type === "text") {
      this.out.push(piece.text);
      return frame;
    }
    const value = lookUp(piece.path, frame.scope);
    switch (piece.type) {
      case "value":
        this.#value(value, piece.isRaw);
        return frame;
      case "inverted":
        return isNothing(value) ? inner(piece.pieces, frame, frame.scope) : frame;
      case "section":
        if (isList(value)) return this.#list(piece, value, frame);
        if (isNothing(value)) return frame;
        return inner(
          piece.pieces,
          frame,
          value === true ? frame.scope : { view: value, outer: frame.scope },
        );
    }
  }

  #list({ path, pieces }: Section, items: TemplateList, outer: Frame): Frame {
    const isApart = !this.#isApart && path.join(".") === this.#apart;
    if (isApart) {
      this.#isApart = true;
      this.frames.push(this.out.toString());
    }
    const list: OpenList = { items, index: 0, texts: isApart ? [] : null };
    return this.#startItem({ pieces, at: 0, scope: outer.scope, list, outer }, list) ?? outer;
  }

  /** The frame with the item that the list has come to, or what stands around a list that is at its end. */
  #startItem(frame: Frame, list: OpenList): Frame | null {
    const { items, index, texts } = list;
    if (index === items.length) {
      if (texts !== null) this.#endApart(texts);
      return frame.outer;
    }
    if (texts !== null) this.out = new TextBuilder();
    const known = texts === null ? undefined : items.known?.find(index);
    if (known === undefined) {
      frame.scope = { view: items.item(index), outer: frame.outer?.scope ?? null };
      frame.at = 0;
    } else {
      this.out.push(known);
      frame.at = frame.pieces.length;
    }
    return frame;
  }

  #endItem(list: OpenList): void {
    const { items, index, texts } = list;
    list.index += 1;
    if (texts === null) return;
    const text = this.out.toString();
    items.known?.keep(index, text);
    texts.push(text);
  }

  #endApart(texts: readonly string[]): void {
    this.lists.push(texts);
    this.out = new TextBuilder();
    this.#isApart = false;
  }

  #value(value: TemplateValue, isRaw: boolean): void {
    if (typeof value !== "string" && typeof value !== "number") return;
    const text = String(value);
    this.out.push(isRaw ? text : this.#escape(text));
  }
}

function inner(pieces: readonly Piece[], outer: Frame, scope: Scope): Frame {
  return { pieces, at: 0, scope, list: null, outer };
}

/** The value of a name: of the innermost view that has its first part. Only what a view itself holds. */
function lookUp(path: Path, scope: Scope): TemplateValue {
  const [first] = path;
  if (first === undefined) return scope.view;
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    let value = ownValue(at.view, first);
    if (value === undefined) continue;
    for (let part = 1; part < path.length; part += 1) {
      value = ownValue(value, path[part] ?? "") ?? null;
    }
    return value;
  }
  return null;
}

function ownValue(view: TemplateValue, name: string): TemplateValue | undefined {
  const holds = typeof view === "object" && view !== null && !isList(view);
  if (!holds || !Object.hasOwn(view, name)) return undefined;
  const value = view[name];
  return typeof value === "function" ? value() : value;
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
