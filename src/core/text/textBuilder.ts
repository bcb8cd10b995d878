/** How many pieces are joined at once. */
const PIECES_PER_BLOCK = 2048;

/** Makes a long text of many pieces so that no single step of it takes long: the pieces are joined as they come. */
export class TextBuilder {
  private readonly blocks: string[] = [];
  private pieces: string[] = [];
  private units = 0;

  /** Length of the text so far, in UTF-16 units. */
  get length(): number {
    return this.units;
  }

  /** Adds a piece at the end. */
  push(piece: string): void {
    if (piece === "") return;
    this.units += piece.length;
    if (this.pieces.push(piece) < PIECES_PER_BLOCK) return;
    this.blocks.push(this.pieces.join(""));
    this.pieces = [];
  }

  /** The text. */
  toString(): string {
    return [...this.blocks, ...this.pieces].join("");
  }
}
