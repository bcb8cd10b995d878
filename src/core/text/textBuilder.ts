/** How many pieces are looked at together. */
const PIECES_PER_BLOCK = 2048;

/** Pieces that are shorter on average are joined as they come; the others are copied once, when the text is asked for. */
const SHORT_PIECE = 64;

/** Makes a long text of many pieces so that no single step of it takes long. */
export class TextBuilder {
  private readonly blocks: string[] = [];
  private pieces: string[] = [];
  private units = 0;
  /** How many units are in the blocks. */
  private blockUnits = 0;

  /** Length of the text so far, in UTF-16 units. */
  get length(): number {
    return this.units;
  }

  /** Adds a piece at the end. */
  push(piece: string): void {
    if (piece === "") return;
    this.units += piece.length;
    if (this.pieces.push(piece) < PIECES_PER_BLOCK) return;
    if (this.units - this.blockUnits < SHORT_PIECE * PIECES_PER_BLOCK) {
      this.blocks.push(this.pieces.join(""));
    } else this.blocks.push(...this.pieces);
    this.blockUnits = this.units;
    this.pieces = [];
  }

  /** The text in parts, for what need not join it. */
  get parts(): readonly string[] {
    return [...this.blocks, ...this.pieces];
  }

  /** The text. */
  toString(): string {
    return this.parts.join("");
  }
}
