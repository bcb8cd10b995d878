import type { Json } from "./json.js";

/** An annotation with everything that the rules speak of; rules' wrong values are put into it. */
export const ANNOTATION_SAMPLE: Json = {
  "@context": ["http://www.w3.org/ns/anno.jsonld", { x: "urn:x:" }],
  id: "urn:x:annotation",
  type: ["Annotation", "x:Remark"],
  motivation: ["commenting", "urn:x:doubting"],
  created: "2026-05-01T09:30:00Z",
  modified: "2026-05-01T17:30:00.5+08:00",
  generated: "2026-05-02T00:00:00Z",
  creator: {
    id: "urn:x:reader",
    type: "Person",
    name: "A reader",
    email: "mailto:reader@example.org",
  },
  generator: { type: "Software", homepage: "https://example.org/" },
  audience: { type: "schema:EducationalAudience" },
  rights: "https://example.org/rights",
  canonical: "urn:x:canonical",
  via: ["urn:x:copy", "urn:x:copy-of-it"],
  stylesheet: { id: "urn:x:style", type: "CssStylesheet" },
  body: [
    "https://example.org/comment",
    { type: "TextualBody", value: "Too narrow", purpose: "commenting", format: "text/plain" },
    {
      id: "https://example.org/remark.mp3",
      type: "Sound",
      format: "audio/mpeg",
      language: "en",
      processingLanguage: "en",
      textDirection: "ltr",
    },
    { type: "Choice", items: ["urn:x:short", { type: "TextualBody", value: "Long" }] },
    { type: "SpecificResource", source: "urn:x:essay", purpose: "describing" },
  ],
  target: [
    "https://example.org/book",
    {
      type: "SpecificResource",
      source: { id: "urn:x:book", format: "text/plain" },
      scope: "https://example.org/shelf",
      renderedVia: { id: "urn:x:editor", type: "Software" },
      selector: [
        {
          type: "FragmentSelector",
          value: "line=3",
          conformsTo: "http://tools.ietf.org/rfc/rfc5147",
        },
        { type: "CssSelector", value: "p:first-child" },
        { type: "XPathSelector", value: "/html/body/p[1]" },
        {
          type: "TextQuoteSelector",
          exact: "from below",
          prefix: "comes ",
          suffix: ".",
          refinedBy: { type: "TextPositionSelector", start: 10, end: 10 },
        },
        { type: "TextPositionSelector", start: 6, end: 16 },
        { type: "DataPositionSelector", start: 0, end: 4 },
        { type: "SvgSelector", value: "<svg/>" },
        {
          type: "RangeSelector",
          startSelector: { type: "XPathSelector", value: "//td[1]" },
          endSelector: { type: "XPathSelector", value: "//td[3]" },
        },
        { id: "urn:x:selector" },
      ],
      state: [
        {
          type: "TimeState",
          sourceDate: "2026-05-01T09:30:00Z",
          cached: "https://example.org/copy",
        },
        {
          type: "TimeState",
          sourceDateStart: "2026-05-01T00:00:00Z",
          sourceDateEnd: "2026-05-02T00:00:00Z",
        },
        { type: "HttpRequestState", value: "Accept: text/plain" },
      ],
    },
  ],
};

/** A collection with everything that the rules speak of. */
export const COLLECTION_SAMPLE: Json = {
  "@context": "http://www.w3.org/ns/anno.jsonld",
  id: "urn:x:collection",
  type: "AnnotationCollection",
  label: ["Notes", "笔记"],
  total: 2,
  first: {
    id: "urn:x:page-1",
    type: "AnnotationPage",
    partOf: { id: "urn:x:collection" },
    startIndex: 0,
    next: "urn:x:page-2",
    items: [{ id: "urn:x:1", type: "Annotation", target: "urn:x:book" }, "urn:x:2"],
  },
  last: "urn:x:page-2",
};
