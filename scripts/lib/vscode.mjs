import { existsSync } from "node:fs";
import path from "node:path";
import { findProgram } from "./programs.mjs";

const places = [
  "/usr/share/code/code",
  "/usr/share/code-insiders/code-insiders",
  "/opt/visual-studio-code/code",
  "/snap/code/current/usr/share/code/code",
  "/Applications/Visual Studio Code.app/Contents/MacOS/Electron",
  path.join(process.env["LOCALAPPDATA"] ?? "", "Programs/Microsoft VS Code/Code.exe"),
  path.join(process.env["ProgramFiles"] ?? "", "Microsoft VS Code/Code.exe"),
];

/**
 * Finds an installed desktop VS Code: the one named by VSCODE_EXECUTABLE, `code` on PATH, or one in a
 * usual place.
 * @returns {string | undefined} path of a program that takes VS Code's command line
 */
export function findDesktopVscode() {
  const named = process.env["VSCODE_EXECUTABLE"];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`VSCODE_EXECUTABLE names no file: ${named}`);
    return named;
  }
  return (
    findProgram(process.platform === "win32" ? ["code.cmd"] : ["code"]) ??
    places.find((place) => path.isAbsolute(place) && existsSync(place))
  );
}
