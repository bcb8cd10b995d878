import type * as vscode from "vscode";
import { fromSidecarSteps, SidecarError } from "../../core/sidecar/index.js";
import type { SidecarContent } from "../../core/sidecar/index.js";
import { Failure } from "../platform/failure.js";
import { nameOf } from "../platform/nameOf.js";
import { runInSlices } from "../platform/slices.js";
import { readText } from "./files.js";
import { readLeftover } from "./leftovers.js";
import type { Leftover } from "./leftovers.js";
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

/** Looks for what an interrupted write left of a sidecar: the newest that is complete. */
export function findSidecarLeftover(sidecar: vscode.Uri): Promise<Leftover<SidecarContent> | null> {
  return readLeftover(sidecar, readSidecar);
}
