import type { AnnotationKind } from "../annotations/index.js";
import type { JsonValue } from "./sidecarContent.js";

/** The version of the sidecar that is written and the latest that is read. */
export const SIDECAR_VERSION = 1;

/** The context of every Web Annotation (3.1). */
const ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld";

/**
 * The sidecar's context. Keys of our own have the prefix `mg:`: JSON-LD drops a key that no context knows, and keeps
 * one with a prefix. Those with an order are lists, since arrays of JSON-LD are sets.
 */
export const SIDECAR_CONTEXT: JsonValue = [
  ANNOTATION_CONTEXT,
  {
    mg: "urn:marginalia:",
    ...Object.fromEntries(
      ["authorBrackets", "base", "brackets", "candidates", "escapes", "oldPath", "path"].map(
        (key) => [`mg:${key}`, { "@container": "@list" }],
      ),
    ),
  },
];

/** What ids of our own annotations begin with. */
const ANNOTATION_URN = "urn:marginalia:annotation:";

/** The source of an orphan of which nobody knows the edition. */
export const UNKNOWN_EDITION = "urn:marginalia:unknown-edition";

/** An IRI without white space and the characters that RFC 3987 excludes. */
export const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`\p{C}]+$/u;

/** A dateTime of XML Schema with time and zone, as the Web Annotation Data Model asks for (3.3.1). */
export const DATE_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** Why a kind of annotation was made, of the motivations that the model names (3.3.5); `mg:kind` is exact. */
export const MOTIVATIONS: Readonly<Record<AnnotationKind, string>> = {
  comment: "commenting",
  question: "questioning",
  important: "highlighting",
  todo: "commenting",
  doubt: "questioning",
};

/**
 * The IRI of an annotation.
 * @returns null for an id that is empty or holds half a surrogate pair, which no IRI can
 */
export function annotationUrn(id: string): string | null {
  if (id === "" || /\p{Surrogate}/u.test(id)) return null;
  return ANNOTATION_URN + encodeURIComponent(id);
}

/**
 * The id in the IRI of an annotation of ours.
 * @returns null for an IRI of others, "" for one that is not of `annotationUrn`'s making
 */
export function annotationId(urn: string): string | null {
  if (!urn.startsWith(ANNOTATION_URN)) return null;
  try {
    return decodeURIComponent(urn.slice(ANNOTATION_URN.length));
  } catch {
    return "";
  }
}
