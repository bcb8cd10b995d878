import path from "node:path";
import { closeEditors } from "./editor.js";
import { page } from "./shared.js";

/** Ends each test of the suite that calls this: keeps a picture of what failed, and closes all editors. */
export function endToEnd(): void {
  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      const { host, pictures } = globalThis.marginaliaEndToEnd;
      const name = `${host} ${this.currentTest.fullTitle()}`.replace(/[^\p{L}\p{N}]+/gu, "-");
      await page().screenshot({ path: path.join(pictures, `${name}.png`) });
    }
    await page().keyboard.press("Escape");
    await closeEditors();
  });
}
