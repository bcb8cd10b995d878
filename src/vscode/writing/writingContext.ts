import type { FeatureContext } from "../documents/index.js";
import type { WordsBox } from "./wordsBox.js";

/** What every command of the feature works with. */
export interface WritingContext extends Pick<FeatureContext, "notes" | "settings"> {
  readonly box: WordsBox;
}
