import type { AnswerSource, RestorationAnswer, TitleLevel } from "./answers.js";

/**
 * What is wrong with a file of answers.
 * - `not-json`: the text is no JSON; it may have been cut off, or hold Git's conflict markers.
 * - `not-outline-answers`: it is JSON of another kind.
 * - `newer-version`: a later version of Marginalia wrote it.
 * - `damaged`: a value is missing or impossible.
 */
export type OutlineAnswersErrorCode =
  "not-json" | "not-outline-answers" | "newer-version" | "damaged";

/** Thrown rather than giving a part of a file of answers. */
export class OutlineAnswersError extends Error {
  override readonly name = "OutlineAnswersError";

  /**
   * Made by `fromOutlineAnswers`.
   * @param code what is wrong
   * @param path where: a JSON Pointer (RFC 6901); "" for the whole
   */
  constructor(
    readonly code: OutlineAnswersErrorCode,
    readonly path: string,
  ) {
    super(path === "" ? code : `${code} at ${path}`);
  }
}

const LEVELS: readonly unknown[] = [
  "chapter",
  "section",
  "subsection",
  "none",
] satisfies TitleLevel[];

/**
 * An answer as a file keeps it, its lines being indexes below `count`.
 * @throws OutlineAnswersError when it is none
 */
export function answerOf(record: unknown, at: number, count: number): RestorationAnswer {
  const path = `/answers/${String(at)}`;
  if (typeof record !== "object" || record === null) throw new OutlineAnswersError("damaged", path);
  const values = record as Readonly<Record<string, unknown>>;
  const by = values["by"];
  if (by !== undefined && !isSource(by)) throw new OutlineAnswersError("damaged", `${path}/by`);
  const index = (key: string): number => {
    const value = values[key];
    const isIndex =
      typeof value === "number" && Number.isInteger(value) && value >= 0 && value < count;
    if (!isIndex) throw new OutlineAnswersError("damaged", `${path}/${key}`);
    return value;
  };
  const common = { line: index("line"), ...(by === undefined ? {} : { by }) };
  switch (values["kind"]) {
    case "parent":
      return { kind: "parent", ...common, parent: index("parent") };
    case "first":
      return { kind: "first", ...common, first: index("first") };
    case "beyond":
      return { kind: "beyond", ...common, beyond: index("beyond") };
    case "title":
      if (!isLevel(values["level"])) throw new OutlineAnswersError("damaged", `${path}/level`);
      return { kind: "title", ...common, level: values["level"] };
    default:
      throw new OutlineAnswersError("damaged", `${path}/kind`);
  }
}

function isSource(value: unknown): value is AnswerSource {
  return value === "reader" || value === "model";
}

function isLevel(value: unknown): value is TitleLevel {
  return LEVELS.includes(value);
}
