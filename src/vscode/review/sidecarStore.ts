import * as vscode from "vscode";
import { bareContent, sidecarContent } from "../../core/review/index.js";
import type { ReviewState } from "../../core/review/index.js";
import { toSidecarSteps } from "../../core/sidecar/index.js";
import type { SidecarContent } from "../../core/sidecar/index.js";
import {
  clearLeftovers,
  encodeText,
  fileFailure,
  findSidecarLeftover,
  nameOf,
  parseSidecar,
  readTextIfThere,
  writeFiles,
} from "../files/index.js";
import { Failure } from "../platform/failure.js";
import { runInSlices } from "../platform/slices.js";
import { reviewMessages } from "./messages.js";

/** The sidecar of one note, as this window knows it. What others wrote in the meantime is never written over. */
export class SidecarStore {
  readonly uri: vscode.Uri;
  /** The text of the file; null where there is none. */
  #known: string | null = null;

  #isStale = false;
  /** Whether nothing is left of earlier attempts to write the file. */
  #isClean = false;

  constructor(uri: vscode.Uri) {
    this.uri = uri;
  }

  /** True when the file was found to be another one than the last that was read or written here. */
  get isStale(): boolean {
    return this.#isStale;
  }

  /**
   * What the file holds; null where there is none.
   * @throws Failure when it cannot be read or is no sidecar
   */
  async read(): Promise<SidecarContent | null> {
    const text = await readTextIfThere(this.uri);
    // A window that was closed while it wrote may have left the new file and not the old one.
    const content =
      text === null
        ? ((await findSidecarLeftover(this.uri))?.content ?? null)
        : await parseSidecar(this.uri, text);
    this.#known = text;
    this.#isStale = false;
    return content;
  }

  /**
   * Writes a state. A sidecar that is there for a review alone goes with it.
   * @throws Failure when it cannot be written, or was changed by others; the file is as before
   */
  async write(state: ReviewState): Promise<void> {
    const content = sidecarContent(state);
    const isDone = content.reviews === undefined && content.orphans === undefined;
    const text = isDone && bareContent(content) ? null : await runInSlices(toSidecarSteps(content));
    // Not before: making the text of a large note takes as long as another program needs to write.
    await this.#checkUnchanged();
    if (text === null) {
      await this.#remove();
      return;
    }
    if (text === undefined || text === this.#known) {
      return;
    }
    const isReplacing = this.#known !== null;
    await writeFiles([{ uri: this.uri, bytes: encodeText(text), isReplacing }]);
    this.#known = text;
    await this.#cleanUp();
  }

  async #remove(): Promise<void> {
    if (this.#known !== null) {
      try {
        await vscode.workspace.fs.delete(this.uri);
      } catch (error) {
        throw fileFailure(this.uri, error);
      }
      this.#known = null;
    }
    await this.#cleanUp();
  }

  /** What was taken from a leftover is in the file now, or was finished with it. */
  async #cleanUp(): Promise<void> {
    if (!this.#isClean) {
      await clearLeftovers([this.uri]);
      this.#isClean = true;
    }
  }

  async #checkUnchanged(): Promise<void> {
    if ((await readTextIfThere(this.uri)) !== this.#known) {
      this.#isStale = true;
      throw new Failure(reviewMessages.sidecarChanged(nameOf(this.uri)));
    }
  }
}
