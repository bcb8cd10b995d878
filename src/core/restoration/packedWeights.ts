/** Weights as a file keeps them: each a signed byte, in base64, in units of `unit`. */
export interface PackedWeights {
  readonly unit: number;
  readonly bytes: string;
}
