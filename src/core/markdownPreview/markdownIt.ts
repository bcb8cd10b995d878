/** What markdown-it (12 and newer) gives to a rule and takes from it, as far as it is used here. It belongs to the editor. */
export interface MarkdownToken {
  type: string;
  tag: string;
  nesting: -1 | 0 | 1;
  level: number;
  content: string;
  info: string;
  markup: string;
  /** First line and the line behind the last, counted from 0; null for what stands within lines. */
  map: [number, number] | null;
  attrs: [string, string | number][] | null;
  children: MarkdownToken[] | null;
}

/** A document while it goes through the rules. */
export interface MarkdownState {
  src: string;
  readonly env: object;
  tokens: MarkdownToken[];
  /** True where a text is read as words of a paragraph alone, without blocks. */
  readonly inlineMode: boolean;
  readonly md: MarkdownIt;
  readonly Token: new (type: string, tag: string, nesting: -1 | 0 | 1) => MarkdownToken;
}

/** A rule that the whole document goes through. */
export type MarkdownRule = (state: MarkdownState) => void;

/** What makes a page of tokens. */
export interface MarkdownRenderer {
  /** Writes tokens as HTML; `env` is what the caller and the rules know of the document. */
  render(tokens: MarkdownToken[], options: unknown, env: unknown): string;
}

/** The parser that a plugin is given. */
export interface MarkdownIt {
  readonly core: {
    readonly ruler: {
      before(name: string, ruleName: string, rule: MarkdownRule): void;
      after(name: string, ruleName: string, rule: MarkdownRule): void;
    };
  };
  readonly inline: {
    parse(source: string, md: MarkdownIt, env: unknown, tokens: MarkdownToken[]): void;
  };
  readonly renderer: MarkdownRenderer;
  readonly options: unknown;
  parse(source: string, env: object): MarkdownToken[];
}
