import type { Annotation } from "./note.js";

/** What an annotation says itself, raw: its body without those of its replies, a line break where each was. */
export function ownWords({ body, bodyStart, replies }: Annotation): string {
  if (replies.length === 0) return body;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of replies) {
    parts.push(body.slice(from, start - bodyStart));
    from = end - bodyStart;
  }
  parts.push(body.slice(from));
  return parts.join("\n");
}
