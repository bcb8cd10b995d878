import { check } from "./notation.js";

describe("nodes of Markdown move among their siblings", () => {
  it("with what is below them", () => {
    check("up", "- a\n  - b\n- c|\n  - d\n- e\n", "- c|\n  - d\n- a\n  - b\n- e\n");
    check("down", "- a|\n  - b\n- c\n  - d\n- e\n", "- c\n  - d\n- a|\n  - b\n- e\n");
  });

  it("and the blank lines stay where they are", () => {
    check("up", "- a\n\n\n- b|\n\n- c\n", "- b|\n\n\n- a\n\n- c\n");
    check("down", "# A|\n\ntext\n# B\n\n\n# C", "# B\n# A|\n\ntext\n\n\n# C");
  });

  it("to the end of a text without a last line break", () => {
    check("down", "- a|\n- b", "- b\n- a|");
    check("up", "- a\n- b|", "- b|\n- a");
    check("up", "- a\r\n- b|", "- b|\r\n- a");
  });

  it("behind a byte order mark and front matter", () => {
    check("up", "\uFEFF- a\n- b|\n", "\uFEFF- b|\n- a\n");
    check("down", "\uFEFF- a|\n- b\n", "\uFEFF- b\n- a|\n");
    check("up", "---\nt: x\n---\n- a\n- b|\n", "---\nt: x\n---\n- b|\n- a\n");
  });

  it("and numbers stay where they are", () => {
    check("up", "1. a\n2. b|\n3. c\n", "1. b|\n2. a\n3. c\n");
    check("down", "8. a\n9. b|\n   - x\n10. c\n    - y\n", "8. a\n9. c\n   - y\n10. b|\n    - x\n");
    check("down", "1. a|\n1. b\n", "1. b\n1. a|\n");
  });

  it("not beyond their parent's", () => {
    check("up", "- a|\n- b\n", "<already-first>");
    check("down", "- a\n  - b|\n- c\n", "<already-last>");
    check("up", "# A\n\n- x\n\n## B|\n", "<items-before-headings>");
    check("down", "# A\n\n- x|\n\n## B\n", "<items-before-headings>");
  });

  it("as annotations too", () => {
    check("up", "- a\n- 【x|】\n  - b\n", "- 【x|】\n  - b\n- a\n");
  });

  it("and headings of uneven levels take the level of those they pass", () => {
    check("up", "# A\n### B\n## C|\n", "# A\n### C|\n### B\n");
  });

  it("with a setext heading that needs a blank line above it", () => {
    check("up", "# A\ntext\n# C\nC|\n===\n", "# A\ntext\n\nC|\n===\n# C\n");
  });
});

describe("nodes of Markdown are promoted", () => {
  it("to stand behind their parent", () => {
    check("promote", "- a\n  - b|\n    - c\n  - d\n- e\n", "- a\n  - d\n- b|\n  - c\n- e\n");
    check("promote", "# A\n## B|\n### C\n## D\n# E\n", "# A\n## D\n# B|\n## C\n# E\n");
  });

  it("with their paragraphs and code", () => {
    check(
      "promote",
      "- a\n\n  - b|\n\n    ```\n      x\n    ```\n\n    para\n    【n】\n- c\n",
      "- a\n- b|\n\n  ```\n    x\n  ```\n\n  para\n  【n】\n- c\n",
    );
  });

  it("into an ordered list, which is numbered on", () => {
    check(
      "promote",
      "9. a\n   - b|\n     - c\n10. d\n11. e\n",
      "9. a\n10. b|\n    - c\n11. d\n12. e\n",
    );
    check("promote", "1. a\n   1. b|\n   2. c\n", "1. a\n   1. c\n2. b|\n");
  });

  it("not where they would have to be something else", () => {
    check("promote", "# A\n\n- x|\n", "<item-leaves-heading>");
    check("promote", "- x|\n", "<top-level>");
    check("promote", "> - a\n>   - b|\n", "<in-quote>");
    check("promote", "- a\n  - - b|\n", "<shares-line>");
  });

  it("as setext headings", () => {
    check("promote", "# A\n\nB|\n---\n\n### C\n", "# A\n\nB|\n===\n\n## C\n");
  });
});

describe("nodes of Markdown are demoted", () => {
  it("to be the last below the node before them", () => {
    check("demote", "- a\n  * x\n- b|\n  - c\n- d\n", "- a\n  * x\n  * b|\n    - c\n- d\n");
    check("demote", "# A\n\n# B|\n\n## C\n", "# A\n\n## B|\n\n### C\n");
  });

  it("in the note's own way to indent", () => {
    check(
      "demote",
      "- a\n    - x\n    - b|\n        - c\n",
      "- a\n    - x\n        - b|\n            - c\n",
    );
    check("demote", "- a\n\t- x\n\t- b|\n\t\t- c\n", "- a\n\t- x\n\t\t- b|\n\t\t\t- c\n");
    check("demote", "1. a\n2. b|\n3. c\n", "1. a\n   1. b|\n2. c\n");
    check("demote", "- [ ] a\n- [x] b|\n", "- [ ] a\n  - [x] b|\n");
  });

  it("as setext headings that become others", () => {
    check("demote", "A\n===\n\n## x\n\nB|\n===\n", "A\n===\n\n## x\n\nB|\n---\n");
    check("demote", "# A\n## x\n\nB|\n---\n", "# A\n## x\n\n### B|\n");
    check("demote", "# A\n## x\n\nB|\nC\n---\n", "<heading-of-several-lines>");
  });

  it("down to level 6 at most", () => {
    check("demote", "##### A\n##### B|\n###### C\n", "<too-deep>");
    check("demote", "#### A\n#### B|\n###### C\n", "#### A\n##### B|\n###### C\n");
  });

  it("not under what cannot hold them", () => {
    check("demote", "- a|\n", "<no-previous-sibling>");
    check("demote", "- a\n\n# B|\n", "<heading-under-item>");
  });
});

describe("promoted and demoted again", () => {
  it("a node comes back only where it was its parent's last", () => {
    check("promote", "- a\n  - b\n  - c|\n", "- a\n  - b\n- c|\n");
    check("demote", "- a\n  - b\n- c|\n", "- a\n  - b\n  - c|\n");
    check("promote", "- a\n  - b|\n  - c\n", "- a\n  - c\n- b|\n");
    check("demote", "- a\n  - c\n- b|\n", "- a\n  - c\n  - b|\n");
  });
});
