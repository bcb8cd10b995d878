/**
 * Why a file could not be read or written.
 * - `read-only`: it, its folder or its file system cannot be written.
 * - `no-space`: the disk, or the share of it, is full.
 * - `missing`: it, or its folder, is not there.
 * - `exists`: another file has the name.
 * - `no-file`: a folder has the name, or a file where a folder should be.
 * - `bad-name`: the name is too long or not allowed.
 * - `incomplete`: less arrived than was written.
 * - `unavailable`: the place cannot be reached, or another program holds the file.
 * - `other`: nobody knows.
 */
export type FileFault =
  | "read-only"
  | "no-space"
  | "missing"
  | "exists"
  | "no-file"
  | "bad-name"
  | "incomplete"
  | "unavailable"
  | "other";

/** What systems say within the message where the code says nothing; the first that is found counts. */
const IN_MESSAGES: readonly (readonly [words: RegExp, fault: FileFault])[] = [
  [/ENOSPC|EDQUOT|QuotaExceeded|no space left|disk (?:is )?full/iu, "no-space"],
  [/EROFS|EACCES|EPERM|read-?only|permission/iu, "read-only"],
  [/ENAMETOOLONG|EINVAL|name too long/iu, "bad-name"],
  [/EBUSY|ETIMEDOUT|ENETUNREACH|ECONN|EMFILE|\block(?:ed)?\b/u, "unavailable"],
];

const BY_CODE: Readonly<Record<string, FileFault>> = {
  NoPermissions: "read-only",
  FileNotFound: "missing",
  FileExists: "exists",
  FileNotADirectory: "no-file",
  FileIsADirectory: "no-file",
  Unavailable: "unavailable",
};

/**
 * Tells from what a file system says what went wrong. A full disk has no code of its own, so the message goes first.
 *
 * @param code that of a FileSystemError; "" where there is none
 * @param message its text, in the words of the system or of the file system's maker
 */
export function fileFault(code: string, message: string): FileFault {
  const byMessage = (): FileFault | undefined =>
    IN_MESSAGES.find(([words]) => words.test(message))?.[1];
  if (/ENOSPC|EDQUOT|QuotaExceeded/u.test(message)) return "no-space";
  return BY_CODE[code] ?? byMessage() ?? "other";
}
