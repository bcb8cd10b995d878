/**
 * What is wrong with a template.
 * - `unclosed-tag`: braces that are not closed.
 * - `unclosed-section`: a section without its end, or with the end of another in its place.
 * - `unopened-section`: an end without a section.
 * - `partial`: it asks for another template.
 * - `bad-delimiters`: what is to stand in place of the braces cannot.
 */
export type TemplateFault =
  "unclosed-tag" | "unclosed-section" | "unopened-section" | "partial" | "bad-delimiters";

/** Where and what. */
interface FaultPlace {
  readonly code: TemplateFault;
  /** The name in the tag; "" where it has none. */
  readonly name: string;
  readonly source: string;
  /** UTF-16 units from the start of the source. */
  readonly at: number;
}

/** A template that cannot be read. Its message is English; hosts say it in their language by `code`. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  readonly code: TemplateFault;
  /** The name in the tag that is wrong; "" where it has none. */
  readonly tag: string;
  /** Counted from 1. */
  readonly line: number;

  constructor({ code, name, source, at }: FaultPlace) {
    const line = lineAt(source, at);
    super(`Line ${line}: ${MESSAGES[code](name)}`);
    this.code = code;
    this.tag = name;
    this.line = line;
  }
}

const MESSAGES: Readonly<Record<TemplateFault, (name: string) => string>> = {
  "unclosed-tag": () => "a tag is not closed",
  "unclosed-section": (name) => `the section {{#${name}}} is not closed`,
  "unopened-section": (name) => `{{/${name}}} closes no section`,
  partial: (name) => `{{>${name}}}: a template cannot ask for another`,
  "bad-delimiters": () => "these delimiters cannot be used",
};

/** What the package says, with the offset at which it stopped reading. */
const SAID: readonly (readonly [RegExp, TemplateFault])[] = [
  [/^Unclosed section "([^]*)" at (\d+)$/u, "unclosed-section"],
  [/^Unopened section "([^]*)" at (\d+)$/u, "unopened-section"],
  [/^Unclosed tag()(?: at (\d+))?$/u, "unclosed-tag"],
  [/^Invalid tags: ([^]*)$/u, "bad-delimiters"],
];

/** The error for what the package for templates says of one. */
export function templateFault(source: string, message: string): TemplateError {
  for (const [pattern, code] of SAID) {
    const [whole, name = "", at] = pattern.exec(message) ?? [];
    if (whole === undefined) continue;
    return new TemplateError({ code, name, source, at: placeOf(source, code, name, at) });
  }
  return new TemplateError({ code: "unclosed-tag", name: "", source, at: source.length });
}

/** Of a tag or section that is open at the end, where it begins: the end of the template would be no help. */
function placeOf(source: string, code: TemplateFault, name: string, at?: string): number {
  const said = at === undefined ? source.length : Number(at);
  if (code === "bad-delimiters") return Math.max(0, source.indexOf(`=${name}`));
  if (said < source.length) return said;
  if (code === "unclosed-tag") return Math.max(0, source.lastIndexOf("{{"));
  const opening = source.lastIndexOf(`#${name}`);
  return opening < 0 ? Math.max(0, source.lastIndexOf(`^${name}`)) : opening;
}

function lineAt(source: string, at: number): number {
  return source.slice(0, at).split("\n").length;
}
