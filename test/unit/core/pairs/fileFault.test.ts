import assert from "node:assert/strict";
import { fileFault } from "../../../../src/core/pairs/index.js";
import type { FileFault } from "../../../../src/core/pairs/index.js";

describe("what went wrong with a file", () => {
  const check = (fault: FileFault, code: string, message = ""): void => {
    assert.equal(fileFault(code, message), fault, `${code} ${message}`);
  };

  it("is told by the code of the file system", () => {
    check("read-only", "NoPermissions");
    check("missing", "FileNotFound", "Error: ENOENT: no such file or directory");
    check("exists", "FileExists");
    check("no-file", "FileIsADirectory");
    check("no-file", "FileNotADirectory");
    check("unavailable", "Unavailable");
  });

  it("is told by the message where there is no code", () => {
    check("no-space", "Unknown", "Unable to write file (Error: ENOSPC: no space left, write)");
    check("no-space", "", "QuotaExceededError: The quota has been exceeded.");
    check("no-space", "", "The disk is full.");
    check("read-only", "Unknown", "EROFS: read-only file system, open 'a.md'");
    check("read-only", "", "EPERM: operation not permitted, rename");
    check("bad-name", "Unknown", "ENAMETOOLONG: name too long, open");
    check("unavailable", "Unknown", "EBUSY: resource busy or locked, rename");
    check("other", "Unknown", "something else");
    check("other", "", "");
  });

  it("is a full disk even where the code says that there is no place", () => {
    check("no-space", "Unavailable", "ENOSPC: no space left on device");
  });
});
