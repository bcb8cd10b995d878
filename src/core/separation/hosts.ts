import { isAnnotationOnly, nodePath, noteOutline, rowLine } from "../note/index.js";
import type { Note, Placement } from "../note/index.js";
import type { Outline, Row } from "../outline/index.js";
import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps } from "../text/index.js";
import type { NoteAnnotation } from "./readerUnits.js";

/** Where the annotations of a row belong. */
export interface RowHost {
  readonly placement: Placement;
  /** The lines of the host and its ancestors, as `nodePath` gives them, shortened. */
  readonly path: readonly string[];
}

/** The longest path without its "…" (see `nodePath`). */
const LONGEST_PATH = 12;

/** How many runs of rows are read between two points at which the work can be interrupted. */
const RUNS_PER_STEP = 32;

/**
 * The hosts of all annotations of a note, in their order: what `Annotation.host` says, in one pass over the rows with
 * each line of a path read once.
 */
export function* annotationHosts(
  note: Note,
  annotations: readonly NoteAnnotation[],
): Steps<readonly RowHost[]> {
  const outline = noteOutline(note);
  const { rows } = outline;
  const paths = new HostPaths(note, outline, annotations);
  // Rows that all rank alike are nobody's ancestors.
  if (rows.countLowest(1, rows.count) === rows.count - 1) {
    for (let at = 0; at < annotations.length; at++) {
      const { rowIndex, placed } = annotations[at] as NoteAnnotation;
      paths.enter(rowIndex, placed.row, placed.start);
      if (at % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
    }
    return paths.hosts;
  }
  let runs = 0;
  for (const run of rows.runs()) {
    let { start, index } = run;
    for (const row of run.rows) {
      paths.enter(index++, row, start);
      start += row.length;
    }
    if (++runs % RUNS_PER_STEP === 0) yield;
  }
  return paths.hosts;
}

/** The paths of a row, found when asked for. */
interface RowPaths {
  /** Its own, and that of the nearest row with author text at or above it. */
  readonly own: readonly string[];
  readonly host: readonly string[];
}

/**
 * Paths of the row that was entered last, from its ancestors. These are kept in lists side by side: most rows come and
 * go without being asked for anything.
 */
class HostPaths {
  /** Index of the root's row; 0 where the root is virtual. */
  private readonly rootIndex: number;
  private readonly rootPaths: RowPaths;
  private depth = 0;
  private readonly rows: Row[] = [];
  private readonly starts: number[] = [];
  private readonly indexes: number[] = [];
  /** Of the uppermost ancestors, as many as are known. */
  private readonly paths: RowPaths[] = [];
  /** Of the annotations in the rows that were entered. */
  readonly hosts: RowHost[] = [];

  constructor(
    { root }: Note,
    private readonly outline: Outline,
    private readonly annotations: readonly NoteAnnotation[],
  ) {
    this.rootIndex = root.ordinal + 1;
    const path = nodePath(root, LONGEST_PATH).map(shortened);
    this.rootPaths = { own: path, host: path };
  }

  /** Goes on to the next row, or to another one where all rank alike. Row 0 is the root, or is nobody's parent. */
  enter(index: number, row: Row, start: number): void {
    if (index > 0) {
      let { depth } = this;
      while (depth > 0 && (this.rows[depth - 1] as Row).rank >= row.rank) depth--;
      if (this.paths.length > depth) this.paths.length = depth;
      this.rows[depth] = row;
      this.starts[depth] = start;
      this.indexes[depth] = index;
      this.depth = depth + 1;
    }
    if (this.annotations[this.hosts.length]?.rowIndex === index) this.addHosts(index, row);
  }

  /** Adds the host of the annotations in a row for each of them. */
  private addHosts(index: number, row: Row): void {
    const { paths, annotations, hosts } = this;
    while (paths.length < this.depth) paths.push(this.pathsAt(paths.length));
    const last = paths.at(-1) ?? this.rootPaths;
    const host: RowHost = isAnnotationOnly({ row })
      ? { placement: "node", path: last.host }
      : { placement: "inline", path: last.own };
    while (annotations[hosts.length]?.rowIndex === index) hosts.push(host);
  }

  /** The paths of an ancestor, given those of the ones above it. */
  private pathsAt(at: number): RowPaths {
    const above = this.paths[at - 1] ?? this.rootPaths;
    const row = this.rows[at] as Row;
    const placed = { row, start: this.starts[at] as number };
    const own =
      this.indexes[at] === this.rootIndex
        ? this.rootPaths.own
        : longerPath(above.own, shortened(rowLine(this.outline, placed)));
    return { own, host: row.hasAuthorText ? own : above.host };
  }
}

/** Of a line in a path so much is kept: with whole paragraphs a sidecar would grow with their length times their annotations. */
const LONGEST_LINE = 200;

function shortened(line: string): string {
  if (line.length <= LONGEST_LINE) return line;
  // Not within a surrogate pair.
  return `${line.slice(0, LONGEST_LINE - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

function longerPath(above: readonly string[], line: string): readonly string[] {
  const path = [...above, line];
  return path.length <= LONGEST_PATH ? path : ["…", ...path.slice(-LONGEST_PATH)];
}
