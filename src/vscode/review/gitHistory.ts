import * as vscode from "vscode";
import { Failure } from "../platform/failure.js";
import { reviewMessages } from "./messages.js";

/** What is used of the API of the built-in Git extension, version 1. */
interface GitExtension {
  getAPI(version: 1): GitApi;
}

interface GitApi {
  getRepository(uri: vscode.Uri): GitRepository | null;
}

interface GitRepository {
  log(options: { readonly path: string; readonly maxEntries: number }): Promise<GitCommit[]>;
  show(ref: string, path: string): Promise<string>;
}

interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly authorDate?: Date;
}

/** A revision of a file. */
export interface Revision {
  readonly hash: string;
  readonly subject: string;
  readonly date: Date | undefined;
}

/** The revisions of one file. */
export interface Revisions {
  /** The latest first. */
  list(): Promise<readonly Revision[]>;
  /**
   * The file's text in a revision.
   * @throws Failure when it was not there
   */
  read(hash: string): Promise<string>;
}

/** Revisions that are offered. */
const MOST_REVISIONS = 200;

/** The revisions of a file; null where there is no Git, as in the web, or the file is in no repository. */
export async function findRevisions(file: vscode.Uri): Promise<Revisions | null> {
  const extension = vscode.extensions.getExtension<GitExtension>("vscode.git");
  if (extension === undefined || file.scheme === "untitled") {
    return null;
  }
  const repository = await openRepository(extension, file);
  if (repository === null) {
    return null;
  }
  return {
    list: async () => {
      const commits = await repository.log({ path: file.fsPath, maxEntries: MOST_REVISIONS });
      return commits.map(({ hash, message, authorDate }) => ({
        hash,
        subject: message.split("\n", 1)[0] ?? hash,
        date: authorDate,
      }));
    },
    read: async (hash) => {
      try {
        return await repository.show(hash, file.fsPath);
      } catch (cause) {
        throw new Failure(reviewMessages.noSuchRevision(hash.slice(0, 8)), { cause });
      }
    },
  };
}

/** Git may be switched off, or not be installed: then there is none. */
async function openRepository(
  extension: vscode.Extension<GitExtension>,
  file: vscode.Uri,
): Promise<GitRepository | null> {
  try {
    const git = extension.isActive ? extension.exports : await extension.activate();
    return git.getAPI(1).getRepository(file);
  } catch {
    return null;
  }
}
