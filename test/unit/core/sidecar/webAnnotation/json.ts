/** An object of JSON, read without knowing what it is. */
export type Json = Readonly<Record<string, unknown>>;

/** A MUST of the Web Annotation Data Model (W3C Recommendation 2017-02-23). */
export interface Rule {
  /** Section of the Recommendation and what it is about. */
  readonly id: string;
  /** What the section demands, in our words. */
  readonly demands: string;
  /** What of an annotation, collection or page the rule speaks of. */
  readonly of: (root: Json) => readonly Json[];
  readonly holds: (subject: Json) => boolean;
  /** A place in the sample and a value there that this rule refuses; undefined takes away what is there. */
  readonly wrong: readonly (readonly [pointer: string, value: unknown])[];
}

export const ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld";

/** One value, or several in an array; none where there is nothing. */
export function valuesOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An absolute IRI (RFC 3987) as far as it is wrong in practice: a scheme, then nothing that must be escaped. */
export function isIri(value: unknown): boolean {
  return typeof value === "string" && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value);
}

/** A URI (RFC 3986), which the formats of JSON Schema and most readers ask for: ASCII alone. */
export function isUri(value: unknown): boolean {
  return isIri(value) && /^[!-~]+$/.test(value as string);
}

/** A dateTime of XML Schema with a time zone. */
export function isDateTime(value: unknown): boolean {
  const pattern =
    /^-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  return typeof value === "string" && pattern.test(value);
}

export function isUtc(value: unknown): boolean {
  return isDateTime(value) && (value as string).endsWith("Z");
}

export function isPositionNumber(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

export const isString = (value: unknown): boolean => typeof value === "string";

/** An IRI, or an object that is named by one. */
export function isResource(value: unknown): boolean {
  return isUri(value) || (isObject(value) && isUri(value["id"]));
}

export function hasType(subject: Json, type: string): boolean {
  return valuesOf(subject["type"]).includes(type);
}

/** Everything below a value, and the value. */
export function everyObject(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(everyObject);
  return isObject(value) ? [value, ...Object.values(value).flatMap(everyObject)] : [];
}

export const whole = (root: Json): readonly Json[] => [root];
export const ofType =
  (type: string) =>
  (root: Json): readonly Json[] =>
    everyObject(root).filter((one) => hasType(one, type));
export const withKey =
  (key: string) =>
  (root: Json): readonly Json[] =>
    everyObject(root).filter((one) => key in one);

export const bodies = (root: Json): readonly Json[] => valuesOf(root["body"]).filter(isObject);
export const targets = (root: Json): readonly Json[] => valuesOf(root["target"]).filter(isObject);
export const resources = (root: Json): readonly Json[] => [...bodies(root), ...targets(root)];

/** Selectors of bodies and targets, those that refine others, and the ends of ranges. */
export const selectors = (root: Json): readonly Json[] =>
  withKey("selector")(root)
    .flatMap(({ selector }) => everyObject(selector))
    .filter((one) => !("sourceDate" in one));

export const one =
  (key: string, is: (value: unknown) => boolean) =>
  (subject: Json): boolean =>
    is(subject[key]);
export const oneIfAny =
  (key: string, is: (value: unknown) => boolean) =>
  (subject: Json): boolean =>
    !(key in subject) || is(subject[key]);
export const all =
  (key: string, is: (value: unknown) => boolean) =>
  (subject: Json): boolean =>
    valuesOf(subject[key]).every(is);
export const some =
  (key: string, is: (value: unknown) => boolean) =>
  (subject: Json): boolean =>
    valuesOf(subject[key]).some(is);

/** Ids of the rules that something breaks. */
export function brokenRules(root: Json, rules: readonly Rule[]): readonly string[] {
  return rules.filter(({ of, holds }) => !of(root).every(holds)).map(({ id }) => id);
}
