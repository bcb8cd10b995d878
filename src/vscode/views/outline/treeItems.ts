import * as vscode from "vscode";
import { DEPTH_LIMIT } from "../../../core/tree/index.js";
import type { AnnotationElement, OutlineElement, OutlineModel } from "../../../core/tree/index.js";
import type { Annotation, NoteNode } from "../../../core/index.js";
import { annotationLine, givenTree, isDoubtful } from "../../../core/note/index.js";
import { DOUBTFUL_ROW, kindColorId, kindIconId, VIEW_SCHEME } from "../../platform/ids.js";
import { formatNumber, messages } from "../../platform/messages.js";
import { highlighted, shorten } from "../../platform/rowLabel.js";

/** The row of an element, without its fold, id, tooltip and command. */
export function toTreeItem(element: OutlineElement, model: OutlineModel): vscode.TreeItem {
  switch (element.kind) {
    case "node":
      return nodeItem(model.labelled(model.nodeOf(element) ?? element.node), element, model);
    case "annotation":
      return annotationItem(element, model);
    case "group":
      return groupItem(element.from + 1, element.to);
    case "limit":
      return limitItem();
  }
}

/** The tooltip of an element: its whole text and what else is known of it. */
export function toTooltip(
  element: OutlineElement,
  model: OutlineModel,
): vscode.MarkdownString | string {
  const node = model.nodeOf(element) ?? element.node;
  switch (element.kind) {
    case "node": {
      const { label, annotationCount } = model.labelled(node);
      const text = label === "" ? messages.emptyNode() : label;
      const count = annotationCount > 0 ? `\n${messages.annotations(annotationCount)}` : "";
      return `${text}${count}`;
    }
    case "annotation": {
      const annotation = model.annotationOf(element);
      return annotation === null ? "" : annotationTooltip(annotation);
    }
    case "group":
      return messages.groupOfNodesSpoken(element.from + 1, element.to);
    case "limit":
      return messages.tooDeepDetail();
  }
}

function nodeItem(node: NoteNode, element: OutlineElement, model: OutlineModel): vscode.TreeItem {
  const text = node.label.trim() === "" ? messages.emptyNode() : oneLine(node.label);
  const item = new vscode.TreeItem(highlighted(text, wordsOf(model)));
  const spoken = [shorten(text), messages.level(model.level(element))];
  if (node.annotationCount > 0) {
    item.description = formatNumber(node.annotationCount);
    spoken.push(messages.annotations(node.annotationCount));
  }
  if (givenTree(model.content.note) !== null) {
    // With an address of its own a row would have the icon of a file.
    item.iconPath = new vscode.ThemeIcon("blank");
    if (isDoubtful(model.content.note, node)) {
      item.resourceUri = vscode.Uri.from({ scheme: VIEW_SCHEME, path: DOUBTFUL_ROW });
      spoken.push(messages.doubtfulPlace());
    }
  }
  item.accessibilityInformation = { label: messages.joined(spoken) };
  item.contextValue = "node";
  return item;
}

function annotationItem(element: AnnotationElement, model: OutlineModel): vscode.TreeItem {
  const annotation = model.annotationOf(element);
  if (annotation === null) {
    return new vscode.TreeItem(messages.emptyAnnotation());
  }
  const text = textOf(annotation);
  const item = new vscode.TreeItem(highlighted(text, wordsOf(model)));
  item.description = headOf(annotation).join(" ");
  const icon = annotation.done ? "pass" : kindIconId(annotation.kind);
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(kindColorId(annotation.kind)));
  item.accessibilityInformation = { label: spokenAnnotation(annotation, text) };
  item.contextValue = annotation.kind === "todo" ? "annotation todo" : "annotation";
  return item;
}

function groupItem(first: number, last: number): vscode.TreeItem {
  const item = new vscode.TreeItem(messages.groupOfNodes(first, last));
  item.accessibilityInformation = { label: messages.groupOfNodesSpoken(first, last) };
  item.contextValue = "group";
  return item;
}

function limitItem(): vscode.TreeItem {
  const item = new vscode.TreeItem(messages.tooDeep(DEPTH_LIMIT));
  item.iconPath = new vscode.ThemeIcon("ellipsis");
  item.contextValue = "limit";
  return item;
}

function textOf(annotation: Annotation): string {
  const line = annotationLine(annotation);
  return line === "" ? messages.emptyAnnotation() : line;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function headOf({ reader, date }: Annotation): readonly string[] {
  return [...(reader === null ? [] : [`@${reader}`]), ...(date === null ? [] : [date])];
}

function spokenAnnotation(annotation: Annotation, text: string): string {
  const { kind, done, reader, date, replies } = annotation;
  return messages.joined([
    messages.kind(kind),
    ...(done ? [messages.done()] : []),
    shorten(text),
    ...(reader === null ? [] : [messages.by(reader)]),
    ...(date === null ? [] : [date]),
    ...(replies.length === 0 ? [] : [messages.replies(replies.length)]),
  ]);
}

function annotationTooltip(annotation: Annotation): vscode.MarkdownString {
  const { kind, done, words, tags, replies } = annotation;
  const meta = [
    messages.kind(kind),
    ...(done ? [messages.done()] : []),
    ...headOf(annotation),
    ...tags.map((tag) => `#${tag}`),
    ...(replies.length === 0 ? [] : [messages.replies(replies.length)]),
  ];
  return new vscode.MarkdownString()
    .appendText(words)
    .appendMarkdown("\n\n---\n\n")
    .appendText(meta.join(" · "));
}

/** The words of the filter, to be marked. */
function wordsOf({ content }: OutlineModel): readonly string[] {
  return content.filtered?.filter.words ?? [];
}
