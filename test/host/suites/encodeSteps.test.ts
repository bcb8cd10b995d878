import { assert } from "chai";
import { finished } from "../../../src/core/text/index.js";
import { encodeSteps } from "../../../src/vscode/files/encodeSteps.js";

describe("encoding a text in steps", () => {
  const encode = (parts: readonly string[]): Uint8Array => finished(encodeSteps(parts));

  it("gives the bytes of the whole, wherever it is parted", () => {
    const text = "\uFEFFa批注😀\r\n𠀀b";
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at <= text.length; at += 1) {
      assert.deepEqual(encode([text.slice(0, at), "", text.slice(at)]), bytes, `parted at ${at}`);
    }
    assert.deepEqual(encode([...text.split("")]), bytes);
    assert.deepEqual(encode([]), new Uint8Array());
  });

  it("encodes a half of a character as the editor does", () => {
    for (const text of ["\uD83D", "a\uD83D", "\uD83Da", "\uD83D\uD83D\uDE00", "\uDE00"]) {
      assert.deepEqual(encode(text.split("")), new TextEncoder().encode(text));
    }
  });

  it("takes a long part in several steps", () => {
    const text = `x${"😀".repeat(200_000)}`;
    const steps = encodeSteps([text]);
    let count = 0;
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        assert.deepEqual(step.value, new TextEncoder().encode(text));
        break;
      }
      count += 1;
    }
    assert.isAbove(count, 6);
  });
});
