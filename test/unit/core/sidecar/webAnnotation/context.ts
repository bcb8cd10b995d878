/**
 * What http://www.w3.org/ns/anno.jsonld says of the keys that a sidecar has, written from the tables of the Web
 * Annotation Vocabulary (W3C Recommendation 2017-02-23): tests fetch nothing.
 */
export const ANNOTATION_TERMS = {
  "@context": {
    oa: "http://www.w3.org/ns/oa#",
    as: "http://www.w3.org/ns/activitystreams#",
    dc: "http://purl.org/dc/elements/1.1/",
    dcterms: "http://purl.org/dc/terms/",
    foaf: "http://xmlns.com/foaf/0.1/",
    rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    rdfs: "http://www.w3.org/2000/01/rdf-schema#",
    xsd: "http://www.w3.org/2001/XMLSchema#",

    id: "@id",
    type: "@type",

    Annotation: "oa:Annotation",
    AnnotationCollection: "as:OrderedCollection",
    AnnotationPage: "as:OrderedCollectionPage",
    Person: "foaf:Person",
    SpecificResource: "oa:SpecificResource",
    TextPositionSelector: "oa:TextPositionSelector",
    TextQuoteSelector: "oa:TextQuoteSelector",
    TextualBody: "oa:TextualBody",

    commenting: "oa:commenting",
    highlighting: "oa:highlighting",
    questioning: "oa:questioning",
    tagging: "oa:tagging",

    body: { "@id": "oa:hasBody", "@type": "@id" },
    creator: { "@id": "dcterms:creator", "@type": "@id" },
    first: { "@id": "as:first", "@type": "@id" },
    items: { "@id": "as:items", "@type": "@id", "@container": "@list" },
    motivation: { "@id": "oa:motivatedBy", "@type": "@vocab" },
    partOf: { "@id": "as:partOf", "@type": "@id" },
    purpose: { "@id": "oa:hasPurpose", "@type": "@vocab" },
    refinedBy: { "@id": "oa:refinedBy", "@type": "@id" },
    selector: { "@id": "oa:hasSelector", "@type": "@id" },
    source: { "@id": "oa:hasSource", "@type": "@id" },
    target: { "@id": "oa:hasTarget", "@type": "@id" },

    exact: "oa:exact",
    format: "dc:format",
    label: "rdfs:label",
    name: "foaf:name",
    prefix: "oa:prefix",
    suffix: "oa:suffix",
    value: "rdf:value",

    created: { "@id": "dcterms:created", "@type": "xsd:dateTime" },
    modified: { "@id": "dcterms:modified", "@type": "xsd:dateTime" },
    end: { "@id": "oa:end", "@type": "xsd:nonNegativeInteger" },
    start: { "@id": "oa:start", "@type": "xsd:nonNegativeInteger" },
    startIndex: { "@id": "as:startIndex", "@type": "xsd:nonNegativeInteger" },
    total: { "@id": "as:totalItems", "@type": "xsd:nonNegativeInteger" },
  },
} as const;
