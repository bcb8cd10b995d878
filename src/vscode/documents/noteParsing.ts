import type { Chunks, LoadChunk } from "../platform/loadChunk.js";

/** What turns texts into notes. */
export type NoteParsing = Chunks["parsing"];

/** Loads what turns texts into notes with the first text that may be one: a window without notes needs nothing of it. */
export class ParsingLoader {
  readonly #loadChunk: LoadChunk;
  #loaded: NoteParsing | null = null;

  constructor(loadChunk: LoadChunk) {
    this.#loadChunk = loadChunk;
  }

  /** Null until it was loaded for the first time. */
  get loaded(): NoteParsing | null {
    return this.#loaded;
  }

  /**
   * Loads it unless it is there.
   *
   * @throws Failure when it cannot be loaded; the next call tries again
   */
  async load(): Promise<NoteParsing> {
    return (this.#loaded ??= await this.#loadChunk("parsing"));
  }
}
