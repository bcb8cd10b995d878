import type { AnnotationScan, ParsedAnnotation } from "../../../../src/core/annotations/index.js";

/**
 * The text with its brackets replaced by what they turned out to be: `<` and `>` around an annotation or a reply,
 * `{` for an unclosed bracket, `}` for a stray one, `{{` for one whose body is too long. What is not seen as a
 * bracket (escaped, hidden, the author's) stays as it is.
 */
export function renderScan(text: string, scan: AnnotationScan): string {
  const marks: { start: number; end: number; as: string }[] = [];
  const visit = (annotations: readonly ParsedAnnotation[]): void => {
    for (const { start, end, bodyStart, bodyEnd, replies } of annotations) {
      marks.push({ start, end: bodyStart, as: "<" }, { start: bodyEnd, end, as: ">" });
      visit(replies);
    }
  };
  visit(scan.annotations);
  const signs = { "unclosed-bracket": "{", "stray-bracket": "}", "body-too-long": "{{" } as const;
  for (const { start, end, code } of scan.problems) marks.push({ start, end, as: signs[code] });
  marks.sort((a, b) => a.start - b.start);
  let result = "";
  let at = 0;
  for (const { start, end, as } of marks) {
    result += text.slice(at, start) + as;
    at = end;
  }
  return result + text.slice(at);
}
