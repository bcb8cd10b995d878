import type { AnnotationKind } from "../annotations/index.js";

/**
 * The words of an export, in the language of its readers. `{…}` in a text stands for what its comment names; numbers come
 * as they are to be shown.
 */
export interface SummaryWords {
  /** BCP 47, for the `lang` of HTML and the proofing language of DOCX. */
  readonly language: string;
  /** {title}: what the note is called. */
  readonly summaryOf: string;
  /** In its place where nobody knows what the note is called. */
  readonly summary: string;
  readonly contents: string;
  readonly statistics: string;
  readonly kinds: Readonly<Record<AnnotationKind, string>>;
  /** Headings over all annotations of a kind. */
  readonly kindHeadings: Readonly<Record<AnnotationKind, string>>;
  readonly reply: string;
  readonly done: string;
  /** {kind} of what is done. */
  readonly doneKind: string;
  /** {count} */
  readonly annotationCount: string;
  readonly replyCount: string;
  readonly openCount: string;
  /** {annotated} of {nodes} nodes, {percent} of a hundred. */
  readonly coverage: string;
  /** Where the tree of a page text is not reviewed to the end. */
  readonly guessedTree: string;
  readonly coverageHeading: string;
  readonly chapter: string;
  readonly total: string;
  /** {count} chapters in which nothing was annotated. */
  readonly otherChapters: string;
  readonly readers: string;
  /** {date} */
  readonly exportedOn: string;
  readonly show: string;
  readonly goToNote: string;
  readonly emptyNode: string;
  readonly emptyAnnotation: string;
  /** What annotations speak of that stand above all nodes. */
  readonly wholeNote: string;
  readonly nothing: string;
  readonly path: string;
  readonly kind: string;
  readonly reader: string;
  readonly date: string;
  readonly tags: string;
  readonly text: string;
  readonly line: string;
  readonly link: string;
  /** Between who wrote and what was written. */
  readonly colon: string;
  /** Between the items of a list in a line. */
  readonly comma: string;
}

/** The words in English. */
export const ENGLISH_WORDS: SummaryWords = {
  language: "en",
  summaryOf: "Annotated summary of {title}",
  summary: "Annotated summary",
  contents: "Contents",
  statistics: "Statistics",
  kinds: {
    comment: "Comment",
    question: "Question",
    important: "Important",
    todo: "To do",
    doubt: "Doubt",
  },
  kindHeadings: {
    comment: "Comments",
    question: "Questions",
    important: "Important",
    todo: "To do",
    doubt: "Doubts",
  },
  reply: "Reply",
  done: "done",
  doneKind: "{kind} (done)",
  annotationCount: "Annotations: {count}",
  replyCount: "Replies: {count}",
  openCount: "To do: {count}",
  coverage: "{annotated} of {nodes} nodes annotated ({percent} %)",
  guessedTree: "the page had lost its tree; this one is partly a guess",
  coverageHeading: "Annotated",
  chapter: "Chapter",
  total: "Total",
  otherChapters: "Chapters without annotations: {count}",
  readers: "Readers",
  exportedOn: "Exported on {date}",
  show: "Show",
  goToNote: "Go to the note",
  emptyNode: "(no text)",
  emptyAnnotation: "(nothing written)",
  wholeNote: "(the note as a whole)",
  nothing: "Nothing to show.",
  path: "Place",
  kind: "Kind",
  reader: "Reader",
  date: "Date",
  tags: "Tags",
  text: "Text",
  line: "Line",
  link: "Link",
  colon: ": ",
  comma: ", ",
};

/** The words in Simplified Chinese. */
export const CHINESE_WORDS: SummaryWords = {
  language: "zh-CN",
  summaryOf: "《{title}》批注摘要",
  summary: "批注摘要",
  contents: "目录",
  statistics: "统计",
  kinds: {
    comment: "批注",
    question: "疑问",
    important: "重要",
    todo: "待办",
    doubt: "存疑",
  },
  kindHeadings: {
    comment: "批注",
    question: "疑问",
    important: "重要",
    todo: "待办",
    doubt: "存疑",
  },
  reply: "回复",
  done: "已完成",
  doneKind: "{kind}（已完成）",
  annotationCount: "批注：{count}",
  replyCount: "回复：{count}",
  openCount: "待办：{count}",
  coverage: "{nodes} 个节点中 {annotated} 个有批注（{percent}%）",
  guessedTree: "网页文字没有层级，此处的层级部分出自推测",
  coverageHeading: "已批注",
  chapter: "章节",
  total: "合计",
  otherChapters: "没有批注的章节：{count}",
  readers: "读者",
  exportedOn: "导出于 {date}",
  show: "显示",
  goToNote: "转到笔记",
  emptyNode: "（无文字）",
  emptyAnnotation: "（未写内容）",
  wholeNote: "（整篇笔记）",
  nothing: "没有可显示的内容。",
  path: "位置",
  kind: "类别",
  reader: "读者",
  date: "日期",
  tags: "标签",
  text: "内容",
  line: "行",
  link: "链接",
  colon: "：",
  comma: "、",
};

/** A text with what stands for its `{…}`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/gu, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
