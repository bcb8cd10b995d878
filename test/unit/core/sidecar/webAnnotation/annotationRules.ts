import {
  ANNOTATION_CONTEXT,
  all,
  bodies,
  hasType,
  isDateTime,
  isObject,
  isResource,
  isString,
  isUri,
  ofType,
  one,
  oneIfAny,
  resources,
  some,
  valuesOf,
  whole,
} from "./json.js";
import type { Rule } from "./json.js";

/** Rules of an annotation that stands alone, with a context of its own (chapter 3). */
export const ANNOTATION_RULES: readonly Rule[] = [
  {
    id: "3.1-context",
    demands: "One or more contexts, the model's among them.",
    of: whole,
    holds: some("@context", (value) => value === ANNOTATION_CONTEXT),
    wrong: [
      ["/@context", undefined],
      ["/@context", "http://www.w3.org/ns/oa.jsonld"],
      ["/@context", []],
    ],
  },
  {
    id: "3.1-id",
    demands: "Exactly one IRI.",
    of: whole,
    holds: one("id", isUri),
    wrong: [
      ["/id", undefined],
      ["/id", "#a1"],
      ["/id", ["urn:x:1"]],
      ["/id", "urn:x:笔记"],
    ],
  },
  {
    id: "3.1-type",
    demands: "One or more types, Annotation among them.",
    of: whole,
    holds: some("type", (value) => value === "Annotation"),
    wrong: [
      ["/type", undefined],
      ["/type", "Note"],
      ["/type", []],
    ],
  },
  {
    id: "3.1-target",
    demands: "One or more targets.",
    of: whole,
    holds: ({ target }) => valuesOf(target).length > 0,
    wrong: [
      ["/target", undefined],
      ["/target", []],
    ],
  },
  {
    id: "3.2-bodies",
    demands: "Each body is an IRI or an object that the model knows.",
    of: whole,
    holds: all("body", isBody),
    wrong: [
      ["/body", "a comment"],
      ["/body/0", "a comment"],
      ["/body/1", 5],
      ["/body/1", {}],
    ],
  },
  {
    id: "3.2-targets",
    demands: "Each target is an IRI or an object that the model knows.",
    of: whole,
    holds: all("target", isTarget),
    wrong: [
      ["/target/0", "notes/a.md"],
      ["/target/1", {}],
      ["/target", { type: "SpecificResource" }],
    ],
  },
  {
    id: "3.2.1-id",
    demands: "An external resource has exactly one IRI.",
    of: (root) => resources(root).filter((resource) => "format" in resource && "id" in resource),
    holds: one("id", isUri),
    wrong: [
      ["/body/2/id", "song.mp3"],
      ["/body/2/id", ["urn:x:1", "urn:x:2"]],
    ],
  },
  {
    id: "3.2.1-processing-language",
    demands: "At most one processing language.",
    of: resources,
    holds: oneIfAny("processingLanguage", isString),
    wrong: [["/body/2/processingLanguage", ["en", "de"]]],
  },
  {
    id: "3.2.1-direction",
    demands: "At most one text direction: ltr, rtl or auto.",
    of: resources,
    holds: oneIfAny("textDirection", (value) => ["ltr", "rtl", "auto"].includes(value as string)),
    wrong: [
      ["/body/2/textDirection", "up"],
      ["/body/2/textDirection", ["ltr", "rtl"]],
    ],
  },
  {
    id: "3.2.4-value",
    demands: "An embedded textual body has exactly one value, a string.",
    of: (root) => [
      ...ofType("TextualBody")(root),
      ...bodies(root).filter((body) => "value" in body),
    ],
    holds: one("value", isString),
    wrong: [
      ["/body/1/value", undefined],
      ["/body/1/value", ["a", "b"]],
      ["/body/1/value", 1],
    ],
  },
  {
    id: "3.2.4-id",
    demands: "An embedded textual body has at most one IRI.",
    of: ofType("TextualBody"),
    holds: oneIfAny("id", isUri),
    wrong: [
      ["/body/1/id", "text"],
      ["/body/1/id", ["urn:x:1"]],
    ],
  },
  {
    id: "3.2.5-body-value",
    demands: "A bodyValue is exactly one string.",
    of: whole,
    holds: oneIfAny("bodyValue", isString),
    wrong: [
      ["/bodyValue", ["a", "b"]],
      ["/bodyValue", 1],
    ],
  },
  {
    id: "3.2.5-not-both",
    demands: "Not both body and bodyValue.",
    of: whole,
    holds: (root) => !("body" in root && "bodyValue" in root),
    wrong: [["/bodyValue", "a"]],
  },
  {
    id: "3.2.7-choice-items",
    demands: "A choice has a list of resources.",
    of: ofType("Choice"),
    holds: ({ items }) => Array.isArray(items) && items.length > 0 && items.every(isBody),
    wrong: [
      ["/body/3/items", undefined],
      ["/body/3/items", []],
      ["/body/3/items", "urn:x:1"],
      ["/body/3/items/0", "x"],
    ],
  },
  ...(["created", "modified", "generated"] as const).map((key): Rule => ({
    id: `3.3.1-${key}`,
    demands: `At most one ${key}, a dateTime with its zone.`,
    of: (root) => [root, ...bodies(root)],
    holds: oneIfAny(key, isDateTime),
    wrong: [
      [`/${key}`, "2026-05-01"],
      [`/${key}`, "2026-05-01T09:30:00"],
      [`/${key}`, ["2026-05-01T09:30:00Z", "2026-05-01T09:31:00Z"]],
      [`/body/1/${key}`, "yesterday"],
    ],
  })),
  ...(["creator", "generator"] as const).map((key): Rule => ({
    id: `3.3.1-${key}`,
    demands: `Each ${key} is an agent: an IRI or an object.`,
    of: (root) => [root, ...bodies(root)],
    holds: all(key, (value) => isUri(value) || isObject(value)),
    wrong: [
      [`/${key}`, "a reader"],
      [`/${key}`, 1],
    ],
  })),
  {
    id: "3.3.2-agent-id",
    demands: "An agent has at most one IRI.",
    of: (root) => [...valuesOf(root["creator"]), ...valuesOf(root["generator"])].filter(isObject),
    holds: oneIfAny("id", isUri),
    wrong: [
      ["/creator/id", "a reader"],
      ["/creator/id", ["urn:x:1"]],
    ],
  },
  {
    id: "3.3.2-agent-email",
    demands: "An agent's email is a mailto IRI.",
    of: (root) => valuesOf(root["creator"]).filter(isObject),
    holds: all("email", (value) => isUri(value) && (value as string).startsWith("mailto:")),
    wrong: [["/creator/email", "a@example.org"]],
  },
  {
    id: "3.3.2-agent-homepage",
    demands: "An agent's home page is an IRI.",
    of: (root) => [...valuesOf(root["creator"]), ...valuesOf(root["generator"])].filter(isObject),
    holds: all("homepage", isResource),
    wrong: [["/generator/homepage", "home page"]],
  },
  {
    id: "3.3.3-audience",
    demands: "Each audience is an IRI or an object.",
    of: (root) => [root, ...resources(root)],
    holds: all("audience", (value) => isUri(value) || isObject(value)),
    wrong: [["/audience", "teachers"]],
  },
  {
    id: "3.3.5-motivation",
    demands: "Each motivation is a name or an IRI.",
    of: whole,
    holds: all("motivation", isMotivation),
    wrong: [
      ["/motivation", "because"],
      ["/motivation", ["commenting", 1]],
    ],
  },
  {
    id: "3.3.5-purpose",
    demands: "Each purpose of a body is a motivation.",
    of: bodies,
    holds: all("purpose", isMotivation),
    wrong: [["/body/1/purpose", "because"]],
  },
  {
    id: "3.3.6-rights",
    demands: "Rights are IRIs.",
    of: (root) => [root, ...resources(root)],
    holds: all("rights", isUri),
    wrong: [["/rights", "all reserved"]],
  },
  {
    id: "3.3.7-canonical",
    demands: "At most one canonical IRI.",
    of: (root) => [root, ...resources(root)],
    holds: oneIfAny("canonical", isUri),
    wrong: [
      ["/canonical", "here"],
      ["/canonical", ["urn:x:1", "urn:x:2"]],
    ],
  },
  {
    id: "3.3.7-via",
    demands: "Each via is an IRI.",
    of: (root) => [root, ...resources(root)],
    holds: all("via", isUri),
    wrong: [["/via", ["urn:x:1", "there"]]],
  },
];

function isBody(value: unknown): boolean {
  if (!isObject(value)) return isUri(value);
  if (hasType(value, "Choice") || hasType(value, "TextualBody")) return true;
  return isUri(value["id"]) || "source" in value || "value" in value;
}

function isTarget(value: unknown): boolean {
  if (!isObject(value)) return isUri(value);
  return isUri(value["id"]) || "source" in value || hasType(value, "Choice");
}

function isMotivation(value: unknown): boolean {
  const names =
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying tagging";
  return names.split(" ").includes(value as string) || isUri(value);
}
