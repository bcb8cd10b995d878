import assert from "node:assert/strict";
import {
  compileGrammar,
  type GrammarOptions,
  scanAnnotations,
} from "../../../../src/core/annotations/index.js";

/**
 * Input: a body. Expected: what it says, as `@reader date | kind<mark> | text`; the head and a mark are left out
 * where there are none; a done todo is `done`; the text stands between quotes where white space matters.
 */
function check(body: string, expected: string, options?: GrammarOptions): void {
  const text = `前【${body}】`;
  const [annotation] = scanAnnotations(text, compileGrammar(options)).annotations;
  assert.ok(annotation, body);
  const { reader, date, kind, kindMark, done } = annotation;
  const head = reader === null ? "" : `@${reader}${date === null ? "" : ` ${date}`} | `;
  const mark = kindMark === null ? "" : `<${text.slice(kindMark.start, kindMark.end)}>`;
  const rendered = `${head}${done ? "done" : kind}${mark} | ${annotation.text}`;
  assert.equal(rendered, expected, body);
  assert.equal(annotation.body, body);
}

describe("bodies: kinds (rule 6)", () => {
  it("is a comment without a mark", () => {
    check("此处有些偏颇", "comment | 此处有些偏颇");
    check(" odd claim. ", "comment | odd claim.");
    check("", "comment | ");
    check("  ", "comment | ");
  });

  it("reads a question from its start or its end", () => {
    check("?依据何在", "question<?> | 依据何在");
    check("？ 依据何在", "question<？> | 依据何在");
    check("Is that so?", "question<?> | Is that so");
    check("真的吗？ ", "question<？> | 真的吗");
    check("?", "question<?> | ");
    check("？？", "question<？> | ？");
    check("是吗？我看不是。", "comment | 是吗？我看不是。");
  });

  it("reads what is important from its start or its end", () => {
    check("!核心论点", "important<!> | 核心论点");
    check("！核心论点", "important<！> | 核心论点");
    check("Remember this!", "important<!> | Remember this");
    check("记住！", "important<！> | 记住");
    check("！", "important<！> | ");
  });

  it("reads a todo from its start", () => {
    check("todo 查原文", "todo<todo> | 查原文");
    check("TODO: find the source", "todo<TODO> | : find the source");
    check("ToDo", "todo<ToDo> | ");
    check("todo看书", "todo<todo> | 看书");
    check("待办买书", "todo<待办> | 买书");
    check("待办：买书", "todo<待办> | ：买书");
    check("[ ] 买书", "todo<[ ]> | 买书");
    check("查原文 todo", "comment | 查原文 todo");
  });

  it("takes no word that goes on for a todo", () => {
    check("todolist", "comment | todolist");
    check("todo_1", "comment | todo_1");
    check("todo2", "comment | todo2");
    check("待办abc", "comment | 待办abc");
    check("todo-list", "todo<todo> | -list");
  });

  it("reads a done todo", () => {
    check("[x] 买书", "done<[x]> | 买书");
    check("[X]买书", "done<[X]> | 买书");
    check("[] 买书", "comment | [] 买书");
    check("[y] 买书", "comment | [y] 买书");
  });

  it("reads a doubt from its start", () => {
    check("~数字可疑", "doubt<~> | 数字可疑");
    check("存疑：数字", "doubt<存疑> | ：数字");
    check("存疑GDP", "doubt<存疑> | GDP");
    check("数字存疑", "comment | 数字存疑");
  });

  it("lets the first kind of the settings win, and removes its mark alone", () => {
    check("真的？！", "important<！> | 真的？");
    check("?!真的", "question<?> | !真的");
    check("!真的吗？", "question<？> | !真的吗");
    check("todo why?", "question<?> | todo why");
    check("~~!", "important<!> | ~~");
    check("~真的", "doubt<~> | 真的");
    check("[x] done!", "important<!> | [x] done");
  });

  it("looks for marks in the body without replies", () => {
    check("真的吗？【是的。】", "question<？> | 真的吗");
    check("【先答】?为何【后答】", "question<?> | 为何");
    check("真的【吗？】", "comment | 真的");
    check("todo【a】list", "todo<todo> | list");
    check("to【a】do b", "comment | todo b");
    check("[【a】 ] b", "comment | [ ] b");
  });

  it("knows other kinds and orders by setting", () => {
    const kinds: GrammarOptions = {
      kinds: [
        { kind: "important", startMarks: ["!", "!!"], endMarks: ["nb"] },
        { kind: "question", startMarks: ["q"], endMarks: ["?"], doneMarks: ["a:"] },
      ],
    };
    check("!?", "important<!> | ?", kinds);
    check("!!x", "important<!!> | x", kinds);
    check("x NB", "important<NB> | x", kinds);
    check("xnb", "comment | xnb", kinds);
    check("q why", "question<q> | why", kinds);
    check("quite", "comment | quite", kinds);
    check("a: yes", "done<a:> | yes", kinds);
    check("真的吗？", "comment | 真的吗？", kinds);
  });
});

describe("bodies: heads (rule 7)", () => {
  it("reads a name, and a date after it", () => {
    check("@张三：不同意", "@张三 | comment | 不同意");
    check("@ann: disagree", "@ann | comment | disagree");
    check("@ann 2026-05-01: disagree", "@ann 2026-05-01 | comment | disagree");
    check("  @李四　2024-02-29：对", "@李四 2024-02-29 | comment | 对");
    check("\n@ann:x", "@ann | comment | x");
    check("@ann:", "@ann | comment | ");
    check("@o'neill-2:x", "@o'neill-2 | comment | x");
  });

  it("reads the kind after it", () => {
    check("@张三 2026-05-01：？依据", "@张三 2026-05-01 | question<？> | 依据");
    check("@ann: todo check", "@ann | todo<todo> | check");
    check("@ann:?", "@ann | question<?> | ");
    check("@ann: @bob: x", "@ann | comment | @bob: x");
  });

  it("reads no head without a colon, a name or a date of the calendar", () => {
    check("@张三 不同意", "comment | @张三 不同意");
    check("@ann", "comment | @ann");
    check("@: x", "comment | @: x");
    check("@ann 2026-02-30: x", "comment | @ann 2026-02-30: x");
    check("@ann 2023-02-29: x", "comment | @ann 2023-02-29: x");
    check("@ann 1900-02-29: x", "comment | @ann 1900-02-29: x");
    check("@ann 2026-13-01: x", "comment | @ann 2026-13-01: x");
    check("@ann 2026-00-01: x", "comment | @ann 2026-00-01: x");
    check("@ann 2026-04-00: x", "comment | @ann 2026-04-00: x");
    check("@ann 2026-4-1: x", "comment | @ann 2026-4-1: x");
    check("@ann 2026-05-01 x", "comment | @ann 2026-05-01 x");
    check("@ann\n2026-05-01: x", "comment | @ann\n2026-05-01: x");
    check("@ann : x", "comment | @ann : x");
    check("see @ann: x", "comment | see @ann: x");
  });

  it("knows leap years", () => {
    check("@a 2000-02-29:x", "@a 2000-02-29 | comment | x");
    check("@a 2028-02-29:x", "@a 2028-02-29 | comment | x");
  });

  it("allows no mark or bracket in a name, and 64 units", () => {
    check("@a#b: x", "comment | @a#b: x");
    check("@a@b: x", "comment | @a@b: x");
    check("@a\\】: x", "comment | @a\\】: x");
    check(`@${"n".repeat(64)}: x`, `@${"n".repeat(64)} | comment | x`);
    check(`@${"n".repeat(65)}: x`, `comment | @${"n".repeat(65)}: x`);
  });

  it("does not read a head across a reply", () => {
    check("@an【r】n: x", "comment | @ann: x");
    check("【r】@ann: x", "@ann | comment | x");
  });
});

describe("bodies: text (rule 9)", () => {
  it("leaves out replies where they stand", () => {
    check("前半【复】后半", "comment | 前半后半");
    check("a 【b】 c【d【e】】", "comment | a  c");
    check("【b】", "comment | ");
    check("? 【b】 x", "question<?> | x");
  });

  it("keeps tags, escapes and line breaks", () => {
    check("读 #历史\n  再读\\】", "comment | 读 #历史\n  再读\\】");
  });
});
