import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] default: the checkout
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {boolean} [quiet] collect the output instead of showing it
 */

/**
 * Runs a command to its end.
 * @param {string} command program
 * @param {readonly string[]} args its arguments, unquoted
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} exit code (1 when killed or not found) and,
 *   when quiet, stdout and stderr in the order they came
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: options.quiet === true ? ["ignore", "pipe", "pipe"] : "inherit",
      // npm is a batch file on Windows, which only a shell can start.
      shell: process.platform === "win32" && command === "npm",
    });
    let output = "";
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.on("error", (error) => {
      resolve({ code: 1, output: `${output}${error.message}\n` });
    });
    child.on("close", (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs a command that has to succeed.
 * @param {string} command program
 * @param {readonly string[]} args its arguments
 * @param {RunOptions} [options]
 * @returns {Promise<string>} its output when quiet
 */
export async function mustRun(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) {
    throw new Error(`${command} ${args.join(" ")} ended with code ${String(code)}\n${output}`);
  }
  return output;
}
