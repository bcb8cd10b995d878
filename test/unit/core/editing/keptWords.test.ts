import assert from "node:assert/strict";
import { KeptWords } from "../../../../src/core/editing/index.js";

describe("words that were not written", () => {
  it("come back where something new is written, until they are written", () => {
    const kept = new KeptWords();
    assert.equal(kept.offered(""), null);
    kept.leave("", "half a thou");
    assert.equal(kept.offered(""), "half a thou");
    assert.equal(kept.offered("a"), null);
    kept.leave("", "half a thou");
    assert.equal(kept.offered(""), "half a thou");
    kept.forget("");
    assert.equal(kept.offered(""), null);
  });

  it("come back where the same words are edited, and nowhere else", () => {
    const kept = new KeptWords();
    kept.leave("a", "ab");
    kept.leave("", "new");
    assert.equal(kept.offered("a"), "ab");
    assert.equal(kept.offered("b"), null);
    assert.equal(kept.offered(""), "new");
    kept.leave("b", "b");
    assert.equal(kept.offered("a"), "ab");
    kept.leave("a", "a");
    assert.equal(kept.offered("a"), null);
  });

  it("are not kept where nothing was typed, and go when the box is emptied", () => {
    const kept = new KeptWords();
    kept.leave("", " ");
    assert.equal(kept.offered(""), null);
    kept.leave("", "x");
    kept.leave("", "");
    assert.equal(kept.offered(""), null);
    kept.leave("a", "b");
    kept.leave("a", " ");
    assert.equal(kept.offered("a"), null);
  });

  it("come back wherever something is edited, when an annotation that changed refused them", () => {
    const kept = new KeptWords();
    kept.leave("a", "ab");
    kept.refuse("a", "ab");
    assert.equal(kept.offered("a, changed"), "ab");
    assert.equal(kept.offered(""), null);
    kept.forget("a, changed");
    assert.equal(kept.offered("a"), null);
    kept.refuse("", "new");
    assert.equal(kept.offered(""), "new");
  });
});
