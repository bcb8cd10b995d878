import type { Annotation, Note, NoteNode } from "./note.js";

/** A node in plain data; other nodes are named by their ordinals, -1 being a virtual root. */
export interface NodeJSON {
  readonly type: string;
  readonly label: string;
  readonly depth: number;
  readonly start: number;
  readonly end: number;
  readonly treeStart: number;
  readonly treeEnd: number;
  readonly parent: number | null;
  readonly children: readonly number[];
  readonly hasAuthorText: boolean;
  readonly annotationCount: number;
}

/** An annotation in plain data; `under` is named by its start. */
export interface AnnotationJSON {
  readonly start: number;
  readonly end: number;
  readonly body: string;
  readonly text: string;
  readonly kind: string;
  readonly done: boolean;
  readonly tags: readonly string[];
  readonly reader: string | null;
  readonly date: string | null;
  readonly placement: string;
  readonly node: number;
  readonly host: number;
  readonly under: number | null;
  readonly replies: readonly AnnotationJSON[];
}

/** A note in plain data: everything but keys, which tell of its history. */
export interface NoteJSON {
  readonly format: string;
  readonly text: string;
  readonly root: NodeJSON;
  readonly rootOrdinal: number;
  readonly nodes: readonly NodeJSON[];
  readonly annotations: readonly AnnotationJSON[];
  readonly problems: readonly {
    readonly code: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly furniture: readonly {
    readonly role: string;
    readonly start: number;
    readonly end: number;
  }[];
}

/** A note as plain data, for comparisons and snapshots. Reads everything: its cost grows with the note. */
export function toJSON(note: Note): NoteJSON {
  return {
    format: note.format,
    text: note.text,
    root: nodeJSON(note.root),
    rootOrdinal: note.root.ordinal,
    nodes: note.nodes.map(nodeJSON),
    annotations: note.annotations.map(annotationJSON),
    problems: note.problems,
    furniture: note.furniture,
  };
}

function nodeJSON(node: NoteNode): NodeJSON {
  const { type, label, depth, start, end, treeStart, treeEnd, hasAuthorText, annotationCount } =
    node;
  const parent = node.parent?.ordinal ?? null;
  const children = node.children.map(({ ordinal }) => ordinal);
  return {
    type,
    label,
    depth,
    start,
    end,
    treeStart,
    treeEnd,
    parent,
    children,
    hasAuthorText,
    annotationCount,
  };
}

/** With a stack instead of recursion: a body of 10,000 units can be nested 5,000 deep. */
function annotationJSON(annotation: Annotation): AnnotationJSON {
  const top: AnnotationJSON[] = [];
  const left = [{ annotation, siblings: top }];
  for (let next = left.pop(); next; next = left.pop()) {
    const replies: AnnotationJSON[] = [];
    next.siblings.push(flatJSON(next.annotation, replies));
    for (const reply of next.annotation.replies.toReversed()) {
      left.push({ annotation: reply, siblings: replies });
    }
  }
  return top[0] as AnnotationJSON;
}

function flatJSON(annotation: Annotation, replies: readonly AnnotationJSON[]): AnnotationJSON {
  const { start, end, body, text, kind, done, tags, reader, date, placement, node, host, under } =
    annotation;
  return {
    start,
    end,
    body,
    text,
    kind,
    done,
    tags,
    reader,
    date,
    placement,
    node: node.ordinal,
    host: host.ordinal,
    under: under?.start ?? null,
    replies,
  };
}
