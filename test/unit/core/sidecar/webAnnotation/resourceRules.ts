import {
  all,
  isObject,
  isPositionNumber,
  isResource,
  isString,
  isUri,
  isUtc,
  ofType,
  one,
  oneIfAny,
  resources,
  selectors,
  valuesOf,
  whole,
  withKey,
} from "./json.js";
import type { Rule } from "./json.js";

const SELECTOR_TYPES =
  "FragmentSelector CssSelector XPathSelector TextQuoteSelector TextPositionSelector DataPositionSelector SvgSelector RangeSelector".split(
    " ",
  );

function typedSelector(type: string, wrong: Rule["wrong"]): Rule {
  return {
    id: `4.2-${type}-type`,
    demands: `A selector has one type; ${type} is written so.`,
    of: (root) => selectors(root).filter((selector) => valuesOf(selector["type"]).includes(type)),
    holds: ({ type: value }) => value === type,
    wrong,
  };
}

/** Rules of specific resources: selectors, states, styles (chapter 4). */
export const RESOURCE_RULES: readonly Rule[] = [
  {
    id: "4-source",
    demands: "A specific resource has exactly one source: an IRI, or an object with one.",
    of: (root) => [...ofType("SpecificResource")(root), ...withKey("selector")(root)],
    holds: one("source", isResource),
    wrong: [
      ["/target/1/source", undefined],
      ["/target/1/source", "notes/a.md"],
      ["/target/1/source", "file:///笔记.txt"],
      ["/target/1/source", ["urn:x:1", "urn:x:2"]],
    ],
  },
  {
    id: "4-id",
    demands: "A specific resource has at most one IRI.",
    of: ofType("SpecificResource"),
    holds: oneIfAny("id", isUri),
    wrong: [["/target/1/id", "#part"]],
  },
  {
    id: "4.2-selectors",
    demands: "Each selector is an IRI or an object.",
    of: withKey("selector"),
    holds: all("selector", (value) => isUri(value) || isObject(value)),
    wrong: [
      ["/target/1/selector/0", "first line"],
      ["/target/1/selector/0", 1],
    ],
  },
  {
    id: "4.2-known-types",
    demands: "A selector is of one of the model's types, or is named by an IRI alone.",
    of: selectors,
    holds: (selector) =>
      valuesOf(selector["type"]).some((type) => SELECTOR_TYPES.includes(type as string)) ||
      (!("type" in selector) && isUri(selector["id"])),
    wrong: [
      ["/target/1/selector/0/type", undefined],
      ["/target/1/selector/0/type", "LineSelector"],
    ],
  },
  ...SELECTOR_TYPES.map((type, index) =>
    typedSelector(type, [[`/target/1/selector/${index}/type`, [type, "urn:x:Other"]]]),
  ),
  ...(["FragmentSelector", "CssSelector", "XPathSelector"] as const).map((type, index): Rule => ({
    id: `4.2.${index + 1}-value`,
    demands: `A ${type} has exactly one value.`,
    of: ofType(type),
    holds: one("value", isString),
    wrong: [
      [`/target/1/selector/${index}/value`, undefined],
      [`/target/1/selector/${index}/value`, ["a", "b"]],
    ],
  })),
  {
    id: "4.2.1-conforms-to",
    demands: "A fragment conforms to at most one specification, an IRI.",
    of: ofType("FragmentSelector"),
    holds: oneIfAny("conformsTo", isUri),
    wrong: [["/target/1/selector/0/conformsTo", "RFC 5147"]],
  },
  {
    id: "4.2.4-exact",
    demands: "A quote has exactly one exact text; an empty one would be found everywhere.",
    of: ofType("TextQuoteSelector"),
    holds: one("exact", (value) => isString(value) && value !== ""),
    wrong: [
      ["/target/1/selector/3/exact", undefined],
      ["/target/1/selector/3/exact", ""],
      ["/target/1/selector/3/exact", ["a", "b"]],
    ],
  },
  ...(["prefix", "suffix"] as const).map((key): Rule => ({
    id: `4.2.4-${key}`,
    demands: `A quote has no more than one ${key}.`,
    of: ofType("TextQuoteSelector"),
    holds: oneIfAny(key, isString),
    wrong: [[`/target/1/selector/3/${key}`, ["a", "b"]]],
  })),
  ...(["TextPositionSelector", "DataPositionSelector"] as const).flatMap((type, index) =>
    (["start", "end"] as const).map((key): Rule => ({
      id: `4.2.${index + 5}-${key}`,
      demands: `A ${type} has exactly one ${key}, a whole number that is not negative.`,
      of: ofType(type),
      holds: one(key, isPositionNumber),
      wrong: [undefined, -1, 1.5, "1", [1, 2]].map((value) => [
        `/target/1/selector/${index + 4}/${key}`,
        value,
      ]),
    })),
  ),
  {
    id: "4.2.5-order",
    demands: "A text position does not end before its start.",
    of: ofType("TextPositionSelector"),
    holds: ({ start, end }) => (start as number) <= (end as number),
    wrong: [["/target/1/selector/4/start", 99]],
  },
  {
    id: "4.2.7-value",
    demands: "An SVG selector has at most one value.",
    of: ofType("SvgSelector"),
    holds: oneIfAny("value", isString),
    wrong: [["/target/1/selector/6/value", ["<svg/>", "<svg/>"]]],
  },
  ...(["startSelector", "endSelector"] as const).map((key): Rule => ({
    id: `4.2.8-${key}`,
    demands: `A range has exactly one ${key}.`,
    of: ofType("RangeSelector"),
    holds: one(key, (value) => isUri(value) || isObject(value)),
    wrong: [
      [`/target/1/selector/7/${key}`, undefined],
      [`/target/1/selector/7/${key}`, []],
    ],
  })),
  {
    id: "4.2.9-refined",
    demands: "What refines a selector or state is an IRI or an object.",
    of: withKey("refinedBy"),
    holds: all("refinedBy", (value) => isUri(value) || isObject(value)),
    wrong: [
      ["/target/1/selector/3/refinedBy", "its end"],
      ["/target/1/selector/3/refinedBy", 3],
    ],
  },
  {
    id: "4.3.1-type",
    demands: "A time state has one type.",
    of: ofType("TimeState"),
    holds: one("type", isString),
    wrong: [["/target/1/state/0/type", ["TimeState", "urn:x:Other"]]],
  },
  {
    id: "4.3.1-source-date",
    demands: "Source dates are UTC, written with Z.",
    of: ofType("TimeState"),
    holds: (state) =>
      ["sourceDate", "sourceDateStart", "sourceDateEnd"].every((key) => all(key, isUtc)(state)),
    wrong: [
      ["/target/1/state/0/sourceDate", "2026-05-01T09:30:00+08:00"],
      ["/target/1/state/1/sourceDateStart", "2026-05-01"],
    ],
  },
  {
    id: "4.3.1-period",
    demands: "A start has an end and an end has a start.",
    of: ofType("TimeState"),
    holds: (state) => "sourceDateStart" in state === "sourceDateEnd" in state,
    wrong: [
      ["/target/1/state/1/sourceDateEnd", undefined],
      ["/target/1/state/1/sourceDateStart", undefined],
    ],
  },
  {
    id: "4.3.1-date-or-period",
    demands: "Not both a date and a period.",
    of: ofType("TimeState"),
    holds: (state) => !("sourceDate" in state && "sourceDateStart" in state),
    wrong: [["/target/1/state/1/sourceDate", "2026-05-01T09:30:00Z"]],
  },
  {
    id: "4.3.1-cached",
    demands: "Cached copies are IRIs.",
    of: ofType("TimeState"),
    holds: all("cached", isUri),
    wrong: [["/target/1/state/0/cached", "copy.html"]],
  },
  {
    id: "4.3.2-value",
    demands: "A request state has exactly one value.",
    of: ofType("HttpRequestState"),
    holds: one("value", isString),
    wrong: [
      ["/target/1/state/2/value", undefined],
      ["/target/1/state/2/value", ["a", "b"]],
    ],
  },
  {
    id: "4.4-stylesheet",
    demands: "A style sheet is an IRI or an object.",
    of: whole,
    holds: oneIfAny("stylesheet", (value) => isUri(value) || isObject(value)),
    wrong: [
      ["/stylesheet", "red"],
      ["/stylesheet", ["urn:x:1", "urn:x:2"]],
    ],
  },
  {
    id: "4.5-rendered-via",
    demands: "What rendered a target is an IRI or an object.",
    of: resources,
    holds: all("renderedVia", (value) => isUri(value) || isObject(value)),
    wrong: [["/target/1/renderedVia", "an editor"]],
  },
  {
    id: "4.6-scope",
    demands: "Scopes are IRIs or objects with one.",
    of: resources,
    holds: all("scope", isResource),
    wrong: [["/target/1/scope", "the book"]],
  },
];
