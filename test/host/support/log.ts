import { Log } from "../../../src/vscode/platform/log.js";

/**
 * The log of everything that suites make themselves. It stays open: in VS Code 1.139 the running extension has the same
 * channel by its name, and writing into a channel that somebody closed throws.
 */
export const log = new Log();
