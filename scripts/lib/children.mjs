import { spawn } from "node:child_process";
import { once } from "node:events";

/** @type {Set<import("node:child_process").ChildProcess>} */
const children = new Set();

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.once(signal, () => {
    for (const child of children) signalTree(child, "SIGKILL");
    process.exit(130);
  });
}
process.once("exit", () => {
  for (const child of children) signalTree(child, "SIGKILL");
});

/**
 * Starts a server that ends with this process at the latest, with everything it started itself.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env the whole environment
 * @returns {import("node:child_process").ChildProcess} with piped output
 */
export function startServer(command, args, env) {
  // A process group of its own (`detached`) is what a signal can reach as a whole.
  const child = spawn(command, args, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

/**
 * Ends a server and waits until it is gone.
 * @param {import("node:child_process").ChildProcess} child
 */
export async function stopServer(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  signalTree(child, "SIGTERM");
  const timer = setTimeout(() => {
    signalTree(child, "SIGKILL");
  }, 3000);
  await gone;
  clearTimeout(timer);
  // Children that outlive their parent stay in its group.
  signalTree(child, "SIGKILL");
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalTree(child, signal) {
  if (child.pid === undefined) return;
  try {
    // Windows has no process groups.
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Gone already.
  }
}
