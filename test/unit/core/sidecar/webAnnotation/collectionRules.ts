import {
  ANNOTATION_CONTEXT,
  all,
  everyObject,
  hasType,
  isObject,
  isPositionNumber,
  isResource,
  isString,
  isUri,
  one,
  oneIfAny,
  some,
  whole,
} from "./json.js";
import type { Json, Rule } from "./json.js";

/** Rules of a collection with its first page in it (chapter 5). */
export const COLLECTION_RULES: readonly Rule[] = [
  {
    id: "5.1-context",
    demands: "A collection has one or more contexts, the model's among them.",
    of: whole,
    holds: some("@context", (value) => value === ANNOTATION_CONTEXT),
    wrong: [
      ["/@context", undefined],
      ["/@context", [{}]],
    ],
  },
  {
    id: "5.1-id",
    demands: "A collection has exactly one IRI.",
    of: whole,
    holds: one("id", isUri),
    wrong: [
      ["/id", undefined],
      ["/id", "notes"],
    ],
  },
  {
    id: "5.1-type",
    demands: "A collection has one or more types, AnnotationCollection among them.",
    of: whole,
    holds: some("type", (value) => value === "AnnotationCollection"),
    wrong: [
      ["/type", undefined],
      ["/type", "Collection"],
    ],
  },
  {
    id: "5.1-label",
    demands: "Labels are strings.",
    of: whole,
    holds: all("label", isString),
    wrong: [["/label", 1]],
  },
  {
    id: "5.1-total",
    demands: "At most one total, a whole number that is not negative.",
    of: whole,
    holds: oneIfAny("total", isPositionNumber),
    wrong: [
      ["/total", -1],
      ["/total", "2"],
      ["/total", [1, 2]],
    ],
  },
  {
    id: "5.1-first",
    demands: "A collection with annotations has exactly one first page: its IRI, or the page.",
    of: whole,
    holds: (root) => (root["total"] === 0 ? true : isResource(root["first"])),
    wrong: [
      ["/first", undefined],
      ["/first", []],
      ["/first", "page 1"],
    ],
  },
  {
    id: "5.1-last",
    demands: "The last page is an IRI, or the page.",
    of: whole,
    holds: oneIfAny("last", isResource),
    wrong: [["/last", "page 9"]],
  },
  {
    id: "5.2-context",
    demands: "A page within its collection has no context of its own, nor have its annotations.",
    of: pages,
    holds: (page) => everyObject(page).every((each) => !("@context" in each)),
    wrong: [
      ["/first/@context", ANNOTATION_CONTEXT],
      ["/first/items/0/@context", ANNOTATION_CONTEXT],
    ],
  },
  {
    id: "5.2-id",
    demands: "A page has exactly one IRI.",
    of: pages,
    holds: one("id", isUri),
    wrong: [
      ["/first/id", "1"],
      ["/first/id", ["urn:x:1"]],
    ],
  },
  {
    id: "5.2-type",
    demands: "A page has one or more types, AnnotationPage among them.",
    of: pages,
    holds: some("type", (value) => value === "AnnotationPage"),
    wrong: [
      ["/first/type", undefined],
      ["/first/type", "Page"],
    ],
  },
  {
    id: "5.2-part-of",
    demands: "A page is part of the collection: its IRI, or an object with it.",
    of: whole,
    holds: ({ id, first }: Json): boolean => {
      if (!isObject(first) || !("partOf" in first)) return true;
      const { partOf } = first;
      return partOf === id || (isObject(partOf) && partOf["id"] === id);
    },
    wrong: [
      ["/first/partOf", "urn:x:other"],
      ["/first/partOf", {}],
    ],
  },
  {
    id: "5.2-items",
    demands: "A page has an array of one or more annotations.",
    of: pages,
    holds: ({ items }) =>
      Array.isArray(items) &&
      items.length > 0 &&
      items.every((item) => isUri(item) || (isObject(item) && hasType(item, "Annotation"))),
    wrong: [
      ["/first/items", undefined],
      ["/first/items", []],
      ["/first/items", {}],
      ["/first/items/0", {}],
    ],
  },
  {
    id: "5.2-start-index",
    demands: "At most one start index, a whole number that is not negative.",
    of: pages,
    holds: oneIfAny("startIndex", isPositionNumber),
    wrong: [
      ["/first/startIndex", -1],
      ["/first/startIndex", [0, 1]],
    ],
  },
  {
    id: "5.2-next",
    demands: "Other pages are named by their IRIs.",
    of: pages,
    holds: (page) => oneIfAny("next", isResource)(page) && oneIfAny("prev", isResource)(page),
    wrong: [
      ["/first/next", "2"],
      ["/first/prev", 0],
    ],
  },
];

function pages({ first }: Json): readonly Json[] {
  return isObject(first) ? [first] : [];
}
