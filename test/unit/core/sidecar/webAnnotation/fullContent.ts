import { editionId, separate } from "../../../../../src/core/index.js";
import type { NoteFormat, SidecarContent } from "../../../../../src/core/index.js";

/** Everything that a record can hold, for a note's annotations: those at odd places become orphans. */
export function fullContent(note: string, format: NoteFormat): SidecarContent {
  const separated = separate(note, { format });
  const placed = separated.annotations.filter((_, at) => at % 2 === 0);
  const lost = separated.annotations.filter((_, at) => at % 2 === 1);
  const time = "2026-05-01T09:30:00.125+08:00";
  return {
    separated: { ...separated, annotations: placed },
    orphans: lost.map((annotation, at) => ({
      annotation,
      ...(at % 2 === 0 ? { edition: editionId(note) } : {}),
      oldPath: annotation.path,
      context: {
        before: at % 3 === 0 ? "" : note.slice(0, 9),
        after: at % 3 === 1 ? "" : "\n影响",
      },
      candidates: [{ at: 0, score: 0.5, path: [], text: "" }],
    })),
    reviews: new Map(
      placed.map(({ id }) => [
        id,
        { status: "fuzzy", confidence: 0.5, from: 3, isAccepted: false },
      ]),
    ),
    created: new Map(separated.annotations.map(({ id }) => [id, time])),
    modified: new Map(separated.annotations.map(({ id }) => [id, time])),
    name: "县域治理 notes.md",
    others: [{ id: "https://example.org/a", type: "Annotation", target: "https://example.org/b" }],
  };
}
