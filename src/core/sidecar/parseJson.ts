import { SidecarError } from "./sidecarError.js";

/** A line that Git puts between the two sides of a conflict. */
const CONFLICT_MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?:[ \r]|$)/m;

/** A text without the byte order mark that it may begin with. */
export function withoutMark(json: string): string {
  return json.startsWith("\uFEFF") ? json.slice(1) : json;
}

/**
 * Reads JSON, telling what kind of damage it has where it has any.
 * @throws SidecarError `conflict`, `truncated` or `not-json`
 */
export function parseJson(json: string): unknown {
  const text = withoutMark(json);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const conflict = CONFLICT_MARKER.exec(text);
    if (conflict) {
      throw new SidecarError("conflict", "", text.slice(0, conflict.index).split("\n").length);
    }
    throw new SidecarError(isOpenAtEnd(text) ? "truncated" : "not-json", "");
  }
}

/** True when a text is blank, or ends within a string, an array or an object. */
function isOpenAtEnd(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (isInString) {
      if (unit === "\\") at++;
      isInString = unit !== '"';
    } else if (unit === '"') {
      isInString = true;
    } else if (unit === "{" || unit === "[") {
      depth++;
    } else if (unit === "}" || unit === "]") {
      depth--;
    }
  }
  return isInString || depth > 0 || text.trim() === "";
}
