import type { AnnotationKind, ParsedAnnotation } from "../annotations/index.js";
import type { TextRange } from "../text/index.js";
import type { Annotation, NoteNode, Placement } from "./note.js";
import type { NoteContext } from "./noteContext.js";
import { annotationWords } from "./nodePath.js";

/** An annotation of a snapshot: what the grammar read, in the row it stands in. */
export class AnnotationView implements Annotation {
  #replies: readonly Annotation[] | undefined;

  constructor(
    private readonly note: NoteContext,
    private readonly rowIndex: number,
    private readonly parsed: ParsedAnnotation,
    private readonly rowStart: number,
  ) {}

  get start(): number {
    return this.rowStart + this.parsed.start;
  }
  get end(): number {
    return this.rowStart + this.parsed.end;
  }
  get bodyStart(): number {
    return this.rowStart + this.parsed.bodyStart;
  }
  get bodyEnd(): number {
    return this.rowStart + this.parsed.bodyEnd;
  }
  get body(): string {
    return this.parsed.body;
  }
  get text(): string {
    return this.parsed.text;
  }
  get words(): string {
    return annotationWords(this.parsed, this.note.outline.grammar);
  }
  get kind(): AnnotationKind {
    return this.parsed.kind;
  }
  get done(): boolean {
    return this.parsed.done;
  }
  get tags(): readonly string[] {
    return this.parsed.tags;
  }
  get reader(): string | null {
    return this.parsed.reader;
  }
  get date(): string | null {
    return this.parsed.date;
  }

  get kindMark(): TextRange | null {
    const mark = this.parsed.kindMark;
    return mark && { start: this.rowStart + mark.start, end: this.rowStart + mark.end };
  }

  get replies(): readonly Annotation[] {
    this.#replies ??= this.parsed.replies.map(
      (reply) => new AnnotationView(this.note, this.rowIndex, reply, this.rowStart),
    );
    return this.#replies;
  }

  get placement(): Placement {
    return this.#standsIn.isAnnotationOnly ? "node" : "inline";
  }

  get node(): NoteNode {
    return this.rowIndex === 0 ? this.note.root : this.#standsIn;
  }

  get host(): NoteNode {
    if (this.placement === "inline") return this.node;
    const above = this.note.shape.authorAbove(this.rowIndex);
    return above < 0 ? this.note.root : this.note.nodeOfRow(above);
  }

  get under(): Annotation | null {
    if (this.placement === "inline") return null;
    const above = this.note.shape.speakerAbove(this.rowIndex);
    if (above < 0) return null;
    const node = this.note.nodeOfRow(above);
    return node.isAnnotationOnly ? (node.annotations[0] ?? null) : null;
  }

  get #standsIn(): NoteNode {
    return this.note.nodeOfRow(this.rowIndex);
  }
}
