import { safeLinkBack } from "../summary/index.js";
import type { SummaryPlace } from "../summary/index.js";
import type { WriteOptions } from "./exporter.js";
import { fill } from "./words.js";

/** Gives the address that leads from a place of a summary back to the note, or null. */
export type LinkBack = (place: SummaryPlace) => string | null;

/** The function that the options ask for. */
export function linkBack({ link, uri = "" }: WriteOptions): LinkBack {
  if (link === undefined || link === "") return () => null;
  const addressOf =
    typeof link === "function"
      ? link
      : ({ line, column, start, end }: SummaryPlace): string =>
          fill(link, { uri, line, column, start, end });
  return (place) => {
    const address = addressOf(place);
    return address === null ? null : safeLinkBack(address);
  };
}
