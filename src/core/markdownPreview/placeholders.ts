/**
 * What stands in Markdown for an annotation while markdown-it reads it: a number between two control characters that
 * the note has nowhere. Such characters end a web address, cannot stand in a link's target, and mean nothing to Markdown.
 * A bracket outside them makes emphasis beside it open and close as beside the annotation itself.
 */
export interface Placeholders {
  /** The placeholder of the annotation with this number, to be put behind `before`. */
  write(number: number, before: string): string;
  /** Whether there may be one in a text. */
  isIn(text: string): boolean;
  /** Texts and numbers of placeholders as they follow each other. */
  split(text: string): readonly (string | number)[];
  /** The text with something else in the place of each. */
  replace(text: string, replacement: (number: number) => string): string;
  /** Whether a text ends with what a placeholder begins with. */
  isBegunBy(text: string): boolean;
}

/** Control characters that no grammar has a use for, in their order of preference. */
const CONTROLS = [1, 2, 3, 4, 5, 6, 7, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27].map(
  (code) => String.fromCharCode(code),
);

/** Before these the bracket has to stand at the very edge: whether they open or close something depends on it. */
const DELIMITER = /[*_~=+^$"']$/;

/** Placeholders for a text; null for the text that has nearly every control character. */
export function placeholdersFor(text: string): Placeholders | null {
  const [open, close] = CONTROLS.filter((control) => !text.includes(control));
  if (open === undefined || close === undefined) return null;
  const pattern = new RegExp(`(?:${open}【|【${open})(\\d+)${close}】`, "g");
  return {
    write: (number, before) =>
      `${DELIMITER.test(before) ? `【${open}` : `${open}【`}${number}${close}】`,
    isIn: (content) => content.includes(open),
    isBegunBy: (content) => content.endsWith(open),
    split: (content) =>
      content
        .split(pattern)
        .map((part, index) => (index % 2 === 0 ? part : Number(part)))
        .filter((part) => part !== ""),
    replace: (content, replacement) =>
      content.replace(pattern, (_, number) => replacement(Number(number))),
  };
}
