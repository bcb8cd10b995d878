import { findProgram } from "./programs.mjs";
import { run } from "./run.mjs";

/**
 * What npm builds a native module with: the variable that may name it, its usual names, and Debian's
 * package that holds it. The same packages are in .ci/run.
 */
const buildTools = [
  { variable: "PYTHON", names: ["python3", "python"], inPackage: "python3" },
  { variable: "MAKE", names: ["make"], inPackage: "make" },
  { variable: "CXX", names: ["g++", "c++"], inPackage: "g++" },
];

/** Libraries of the system that the Chromium from npm is linked with, and Debian's packages. */
const chromiumLibraries = [
  { file: "libnss3.so", inPackage: "libnss3" },
  { file: "libnspr4.so", inPackage: "libnspr4" },
  { file: "libexpat.so.1", inPackage: "libexpat1" },
];

/**
 * @returns {string[]} Debian's names of the packages with build tools that are not here; empty when a
 *   native module can be built
 */
export function missingBuildTools() {
  return buildTools
    .filter(
      ({ variable, names }) =>
        (process.env[variable] ?? "") === "" && findProgram(names) === undefined,
    )
    .map(({ inPackage }) => inPackage);
}

/**
 * @returns {Promise<string[]>} Debian's names of the packages that Chromium would not start without;
 *   empty also where nobody can tell
 */
export async function missingChromiumLibraries() {
  if (process.platform !== "linux") return [];
  const { code, output } = await run("ldconfig", ["-p"], { quiet: true });
  if (code !== 0) return [];
  return chromiumLibraries
    .filter(({ file }) => !output.includes(file))
    .map(({ inPackage }) => inPackage);
}

/**
 * @param {readonly string[]} packages Debian's names
 * @returns {string} what to do about them, in two lines
 */
export function howToInstall(packages) {
  const missing = `Missing: ${packages.join(", ")}. `;
  return process.platform === "darwin"
    ? `${missing}Install them with:\n  xcode-select --install`
    : `${missing}Install them; on Debian and its kin, as root:\n  apt-get install -y --no-install-recommends ${packages.join(" ")}`;
}
