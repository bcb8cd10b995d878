/** Counts code points, as the selectors of the Web Annotation Data Model do (4.2.5), over a text, from its start on. */
export class CodePointCursor {
  #unit = 0;
  #point = 0;

  /** Stands at the start of a text, in which a surrogate without its other half is a code point of its own. */
  constructor(readonly text: string) {}

  /** Code points before an offset; half a surrogate pair is none. Offsets must ascend. */
  pointAt(offset: number): number {
    while (this.#unit < offset) {
      const length = isPairAt(this.text, this.#unit) ? 2 : 1;
      if (this.#unit + length > offset) break;
      this.#unit += length;
      this.#point++;
    }
    return this.#point;
  }

  /** The offset of a code point; null behind the end. Code points must ascend. */
  offsetOf(point: number): number | null {
    while (this.#point < point && this.#unit < this.text.length) {
      this.#unit += isPairAt(this.text, this.#unit) ? 2 : 1;
      this.#point++;
    }
    return this.#point === point ? this.#unit : null;
  }
}

/** How many code points a text has. */
export function codePointLength(text: string): number {
  return new CodePointCursor(text).pointAt(text.length);
}

/** True when a surrogate pair starts at an offset. */
export function isPairAt(text: string, offset: number): boolean {
  return (
    (text.charCodeAt(offset) & 0xfc00) === 0xd800 &&
    (text.charCodeAt(offset + 1) & 0xfc00) === 0xdc00
  );
}
