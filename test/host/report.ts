import { Uri, workspace } from "vscode";
import type { Row } from "../bench/row.js";
import { setup } from "./setup.js";

/** One measurement; what the fields mean is told in test/bench/row.ts. */
export type BenchRow = Row;

/** One message to the runner. */
export type Report =
  | { readonly type: "start" }
  | { readonly type: "test"; readonly title: string; readonly ok: true; readonly duration: number }
  | { readonly type: "test"; readonly title: string; readonly ok: false; readonly error: string }
  | { readonly type: "row"; readonly row: BenchRow }
  | { readonly type: "end" }
  /** The tests could not be run. */
  | { readonly type: "broken"; readonly error: string };

/** Longest error text; a console may cut a longer line, which would then not be read as JSON. */
const longestError = 6000;

const lines: string[] = [];

/** Sends a message. It is numbered, since some hosts print a line twice. */
export function report(message: Report): void {
  const short =
    "error" in message ? { ...message, error: message.error.slice(0, longestError) } : message;
  const line = JSON.stringify({ number: lines.length, ...short });
  lines.push(line);
  // eslint-disable-next-line no-console -- the console is the channel
  console.log(`MARGINALIA_TEST ${line}`);
}

/** Writes the messages so far to the file that the runner named, if any. */
export async function writeReports(): Promise<void> {
  if (setup.resultFile === undefined) return;
  await workspace.fs.writeFile(
    Uri.file(setup.resultFile),
    new TextEncoder().encode(lines.join("\n")),
  );
}
