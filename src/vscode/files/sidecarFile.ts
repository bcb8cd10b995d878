import type * as vscode from "vscode";
import { fromSidecarSteps, SidecarError } from "../../core/sidecar/index.js";
import type { SidecarContent } from "../../core/sidecar/index.js";
import { Failure } from "../platform/failure.js";
import { runInSlices } from "../platform/slices.js";
import { folderOf, nameOf, readText } from "./files.js";
import { findLeftovers } from "./leftovers.js";
import { describeSidecarError, fileMessages } from "./messages.js";

/**
 * Reads a sidecar.
 * @throws Failure telling what is wrong with it
 */
export async function readSidecar(uri: vscode.Uri): Promise<SidecarContent> {
  return parseSidecar(uri, await readText(uri));
}

/**
 * The content of a sidecar of which the text was read.
 * @throws Failure telling what is wrong with it
 */
export async function parseSidecar(uri: vscode.Uri, text: string): Promise<SidecarContent> {
  try {
    const content = await runInSlices(fromSidecarSteps(text));
    if (content !== undefined) {
      return content;
    }
  } catch (cause) {
    if (cause instanceof SidecarError) {
      const reason = describeSidecarError(cause);
      throw new Failure(fileMessages.sidecarUnusable(nameOf(uri), reason), { cause });
    }
    throw cause;
  }
  throw new Error(`Reading ${uri.toString()} was cancelled`);
}

/** What an interrupted write left of a sidecar, when it is complete. */
export interface SidecarLeftover {
  readonly uri: vscode.Uri;
  readonly content: SidecarContent;
}

/** Looks for what an interrupted write left of a sidecar: the newest that is complete. */
export async function findSidecarLeftover(sidecar: vscode.Uri): Promise<SidecarLeftover | null> {
  for (const uri of await findLeftovers(folderOf(sidecar), [nameOf(sidecar)])) {
    const content = await readSidecar(uri).catch(() => null);
    if (content !== null) {
      return { uri, content };
    }
  }
  return null;
}
