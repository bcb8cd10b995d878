/** A stretch of text: UTF-16 offsets, `start` inclusive, `end` exclusive, `start <= end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}
