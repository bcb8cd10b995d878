import type { AnnotationKind } from "../annotations/index.js";
import { isClosedHtml } from "./inlineHtml.js";
import type { MarkdownState, MarkdownToken } from "./markdownIt.js";
import type { MarkedSource, NumberedAnnotation } from "./markdownSource.js";

/** How annotations are shown and what is said of them. */
export interface MarkWords {
  readonly isDimmed: boolean;
  /** What an annotation is, in the reader's language. */
  title(
    kind: AnnotationKind,
    about: { readonly isReply: boolean; readonly isDone: boolean },
  ): string;
}

/** Tokens that are gone through, and what follows them. An annotation is a number. */
interface Stretch {
  readonly items: readonly (MarkdownToken | number)[];
  next: number;
  /** Added to the levels of the tokens. */
  readonly level: number;
  readonly end: readonly MarkdownToken[];
  /** In an annotation within a link there are no further links. */
  readonly isInLink: boolean;
  readonly isInAnnotation: boolean;
}

/** Puts the annotations in the place of their placeholders. One for a document. */
export class AnnotationMarker {
  readonly #state: MarkdownState;
  readonly #source: MarkedSource;
  readonly #words: MarkWords;

  constructor(state: MarkdownState, source: MarkedSource, words: MarkWords) {
    this.#state = state;
    this.#source = source;
    this.#words = words;
  }

  /** Marks the annotations of a paragraph; where only plain text can stand they are the text that they were. */
  mark(token: MarkdownToken): void {
    if (token.type === "inline" && token.children !== null && this.#isIn(token.content)) {
      token.children = this.#expand(token.children);
    }
    this.#restore(token);
  }

  #isIn(text: string): boolean {
    return this.#source.placeholders.isIn(text);
  }

  /** Goes through bodies within bodies without recursion: a body may hold thousands of replies in each other. */
  #expand(tokens: readonly MarkdownToken[]): MarkdownToken[] {
    const marked: MarkdownToken[] = [];
    const open: Stretch[] = [stretch({ items: this.#joined(tokens) })];
    let links = 0;
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const item = top.items[top.next++];
      if (item === undefined) {
        marked.push(...top.end);
        open.pop();
      } else if (typeof item === "number") {
        open.push(this.#begin(item, marked, { ...top, isInLink: links > 0 }));
      } else if (item.type === "text" && this.#isIn(item.content)) {
        const level = top.level + item.level;
        open.push(stretch({ ...top, items: this.#split(item), level, end: [] }));
      } else if (!(top.isInAnnotation && top.isInLink && /^link_(?:open|close)$/.test(item.type))) {
        if (item.type === "link_open") links++;
        if (item.type === "link_close") links--;
        item.level += top.level;
        this.#restore(item);
        marked.push(item);
      }
    }
    return marked;
  }

  /** Writes the beginning of an annotation; its body is what is to be gone through next. */
  #begin(number: number, marked: MarkdownToken[], { level, isInLink }: Stretch): Stretch {
    const annotation = this.#source.annotations.get(number);
    if (annotation === undefined) return stretch({ items: [] });
    const { open, close } = annotation;
    marked.push(this.#opening(annotation, level), this.#text(open, level + 1));
    const closing = new this.#state.Token("marginalia_close", "span", -1);
    closing.level = level;
    const end = [this.#text(close, level + 1), closing];
    const items = this.#joined(this.#body(number));
    return stretch({ items, level: level + 1, end, isInLink, isInAnnotation: true });
  }

  #opening({ parsed, isReply }: NumberedAnnotation, level: number): MarkdownToken {
    const { kind, done } = parsed;
    const { isDimmed } = this.#words;
    const token = new this.#state.Token("marginalia_open", "span", 1);
    const states = { reply: isReply, done, dimmed: isDimmed && !isReply };
    const names = Object.entries(states).flatMap(([name, isSo]) => (isSo ? [name] : []));
    const title = this.#words.title(kind, { isReply, isDone: done });
    token.attrs = [
      ["class", ["annotation", kind, ...names].map((name) => `marginalia-${name}`).join(" ")],
      ["role", "note"],
      ["title", title],
      ["aria-label", title],
    ];
    token.level = level;
    return token;
  }

  /** The body of an annotation, read by itself: no mark of the author's closes one in it. */
  #body(number: number): MarkdownToken[] {
    const { md, env } = this.#state;
    const tokens: MarkdownToken[] = [];
    md.inline.parse(this.#source.annotations.bodyOf(number), md, env, tokens);
    if (isClosedHtml(tokens)) return tokens;
    return tokens.map((token) =>
      token.type === "html_inline" ? this.#text(token.content, token.level) : token,
    );
  }

  #text(content: string, level: number): MarkdownToken {
    const token = new this.#state.Token("text", "", 0);
    token.content = content;
    token.level = level;
    return token;
  }

  #split(token: MarkdownToken): (MarkdownToken | number)[] {
    return this.#source.placeholders
      .split(token.content)
      .map((part) => (typeof part === "number" ? part : this.#text(part, 0)));
  }

  /** A backslash takes the character behind it along, which may begin a placeholder. */
  #joined(tokens: readonly MarkdownToken[]): readonly MarkdownToken[] {
    const { placeholders } = this.#source;
    if (!tokens.some(({ type }) => type === "text_special")) return tokens;
    const joined: MarkdownToken[] = [];
    for (const token of tokens) {
      const last = joined.at(-1);
      if (last?.type === "text_special" && placeholders.isBegunBy(last.content)) {
        joined[joined.length - 1] = this.#text(last.content + token.content, last.level);
      } else {
        joined.push(token);
      }
    }
    return joined;
  }

  /** Gives back the text of annotations in code, addresses and wherever else nothing can be marked. */
  #restore(token: MarkdownToken): void {
    token.content = this.#restored(token.content);
    token.info = this.#restored(token.info);
    token.markup = this.#restored(token.markup);
    for (const attribute of token.attrs ?? []) {
      // The first number of a list is one.
      if (typeof attribute[1] === "string") attribute[1] = this.#restored(attribute[1]);
    }
    if (token.type === "inline") return;
    for (const child of token.children ?? []) this.#restore(child);
  }

  /** In a text that is given back, replies are no placeholders. */
  #restored(text: string): string {
    const { placeholders, annotations } = this.#source;
    if (!placeholders.isIn(text)) return text;
    return placeholders.replace(text, (number) => annotations.get(number)?.raw ?? "");
  }
}

function stretch(given: Pick<Stretch, "items"> & Partial<Stretch>): Stretch {
  return { level: 0, end: [], isInLink: false, isInAnnotation: false, ...given, next: 0 };
}
