import assert from "node:assert/strict";
import { toSidecar } from "../../../../src/core/index.js";
import { parseJsonLinesSteps } from "../../../../src/core/sidecar/parseJsonLines.js";
import { finished } from "../../../../src/core/text/index.js";
import { contentOf } from "./readLines.js";

const NOTE = '- 甲 "q" \\【e】【x #t】\n- 丙【@丁：？】【z】\n\n\t】\u2028]\n  - 【[1,】\n';
const sidecar = toSidecar({ ...contentOf(NOTE, { format: "markdown" }), name: "甲.md" });

/** True when it was read by its lines; it is then what `JSON.parse` gives. */
function isRead(json: string): boolean {
  const value = finished(parseJsonLinesSteps(json));
  if (value === undefined) return false;
  assert.deepEqual(value, JSON.parse(json));
  return true;
}

describe("parseJsonLinesSteps", () => {
  it("gives what JSON.parse gives for what toSidecar writes", () => {
    assert.ok(isRead(sidecar));
    assert.ok(isRead(toSidecar(contentOf("- 甲\n- 乙\n"))));
    assert.ok(isRead(toSidecar(contentOf(""))));
  });

  it("can be interrupted between its lines", () => {
    const note = Array.from({ length: 1000 }, (_, at) => `- ${at}【x】`).join("\n");
    const steps = parseJsonLinesSteps(toSidecar(contentOf(note)));
    let count = 0;
    while (steps.next().done !== true) count++;
    assert.ok(count >= 15, `${count} steps`);
  });

  it("leaves what stands otherwise to JSON.parse", () => {
    const json = JSON.parse(sidecar) as Record<string, unknown>;
    for (const other of [
      JSON.stringify(json),
      JSON.stringify(json, null, 2),
      sidecar.replaceAll("\n", "\r\n"),
      "null",
      "",
    ]) {
      assert.ok(!isRead(other), other);
    }
  });

  it("never reads a damaged line as anything else than JSON.parse does", () => {
    const lines = sidecar.split("\n");
    const damages: readonly ((line: string) => readonly string[])[] = [
      () => [],
      (line) => [line, line],
      (line) => [line.slice(0, -1)],
      (line) => [`${line},`],
      (line) => [line, ""],
      (line) => [line, ","],
      (line) => [line, "]"],
      (line) => [line.slice(0, line.length / 2), line.slice(line.length / 2)],
      (line) => ['"mg:base": [', '"x"', "],", line],
      (line) => [`{"a": {`, line],
    ];
    let read = 0;
    for (const damage of damages) {
      for (const [at, line] of lines.entries()) {
        if (isRead([...lines.slice(0, at), ...damage(line), ...lines.slice(at + 1)].join("\n"))) {
          read++;
        }
      }
    }
    assert.ok(read > 5 && read < lines.length * 3, `${read} were read`);
  });
});
