import { howToInstall } from "../lib/requirements.mjs";
import { missingForChromium } from "./chromium.mjs";
import { missingForServerEditor } from "./editors.mjs";

/**
 * Says before a long run which packages of the system its hosts will lack, if any. The run goes on:
 * what needs no such package is worth knowing, and the hosts that cannot start fail in their turn.
 */
export async function sayWhatIsMissing() {
  const missing = [...(await missingForServerEditor()), ...(await missingForChromium())];
  if (missing.length === 0) return;
  console.log(
    `${howToInstall(missing)}\nWithout them host suites cannot run, and count as failed.\n`,
  );
}
