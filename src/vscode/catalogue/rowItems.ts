import * as vscode from "vscode";
import type {
  CatalogueEntry,
  CatalogueRow,
  CatalogueRows,
  EntryRow,
  GroupRow,
  SliceRow,
} from "../../core/catalogue/index.js";
import { nodePath, pathLine } from "../../core/note/index.js";
import { COMMANDS, kindColorId, kindIconId } from "../platform/ids.js";
import { formatNumber, messages } from "../platform/messages.js";
import { highlighted, shorten } from "../platform/rowLabel.js";
import { catalogueMessages } from "./messages.js";

/** The row as the tree shows it, without its id. */
export function toTreeItem(row: CatalogueRow, rows: CatalogueRows): vscode.TreeItem {
  switch (row.kind) {
    case "heading":
      return headingItem(row, rows);
    case "slice":
      return sliceItem(row, rows);
    case "annotation":
      return entryItem(row, rows.catalogue.options.filtered?.filter.words ?? []);
  }
}

/** The whole text of an annotation and what else is known of it. */
export function toTooltip(row: CatalogueRow): vscode.MarkdownString | undefined {
  if (row.kind !== "annotation") return undefined;
  const { annotation } = row.entry;
  const path = pathLine(nodePath(annotation.host));
  const tooltip = new vscode.MarkdownString()
    .appendText(annotation.words)
    .appendMarkdown("\n\n---\n\n")
    .appendText(spokenMeta(row.entry).join(" · "));
  return path === ""
    ? tooltip
    : tooltip.appendMarkdown("\n\n").appendText(messages.aboutHost(path));
}

function headingItem(row: GroupRow, rows: CatalogueRows): vscode.TreeItem {
  const { subject, name, count } = row.group;
  const title = shorten(titleOf(row));
  const item = new vscode.TreeItem(title, foldOf(rows.isOpen(row)));
  item.description = formatNumber(count);
  if (subject?.by === "kind") item.iconPath = iconOf(subject.kind, kindIconId(subject.kind));
  item.contextValue = `heading ${subject?.by ?? ""}${name === "" ? "" : " named"}`;
  item.accessibilityInformation = {
    label: messages.joined([title, messages.annotations(count)]),
  };
  return item;
}

function titleOf({ group: { subject, name } }: GroupRow): string {
  if (name !== "" && subject?.by === "tag") return catalogueMessages.tag(name);
  if (name !== "" && subject?.by === "reader") return catalogueMessages.reader(name);
  return catalogueMessages.groupName(subject, name.replace(/\s+/gu, " ").trim());
}

function sliceItem(row: SliceRow, rows: CatalogueRows): vscode.TreeItem {
  const { from, to } = row;
  const item = new vscode.TreeItem(catalogueMessages.slice(from + 1, to), foldOf(rows.isOpen(row)));
  item.accessibilityInformation = { label: catalogueMessages.sliceSpoken(from + 1, to) };
  item.contextValue = "slice";
  return item;
}

function entryItem(row: EntryRow, words: readonly string[]): vscode.TreeItem {
  const { annotation, line } = row.entry;
  const { kind, done } = annotation;
  const text = line === "" ? messages.emptyAnnotation() : line;
  const item = new vscode.TreeItem(highlighted(isReply(row.entry) ? `↳ ${text}` : text, words));
  item.description = describe(row.entry);
  item.iconPath = iconOf(kind, done ? "pass" : kindIconId(kind));
  item.contextValue = "annotation";
  const { revealAnnotation: command } = COMMANDS;
  item.command = { command, title: "", arguments: [row] };
  item.accessibilityInformation = { label: spoken(row.entry, text) };
  return item;
}

function foldOf(isOpen: boolean): vscode.TreeItemCollapsibleState {
  return isOpen
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

function iconOf(kind: string, name: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, new vscode.ThemeColor(kindColorId(kind)));
}

function isReply({ path }: CatalogueEntry): boolean {
  return path.length > 1;
}

/** What a row says behind the words: reader and date, tags that the words do not show, and what it speaks of. */
function describe(entry: CatalogueEntry): string {
  const { reader, date } = entry.annotation;
  const head = [
    ...(reader === null ? [] : [catalogueMessages.reader(reader)]),
    ...(date === null ? [] : [date]),
    ...hiddenTags(entry),
  ].join(" ");
  return [head, shorten(entry.subject)].filter((part) => part !== "").join(" · ");
}

function hiddenTags({ annotation, line }: CatalogueEntry): readonly string[] {
  const shown = line.toLowerCase();
  return annotation.tags
    .map((tag) => `#${tag}`)
    .filter((tag) => !shown.includes(tag.toLowerCase()));
}

function spoken(entry: CatalogueEntry, text: string): string {
  const [kind = "", ...meta] = spokenMeta(entry);
  const subject = shorten(entry.subject);
  return messages.joined([
    kind,
    shorten(text),
    ...meta,
    ...(subject === ""
      ? []
      : [isReply(entry) ? messages.replyTo(subject) : messages.aboutHost(subject)]),
  ]);
}

/** The kind first. */
function spokenMeta({ annotation }: CatalogueEntry): readonly string[] {
  const { kind, done, reader, date, tags, replies } = annotation;
  return [
    messages.kind(kind),
    ...(done ? [messages.done()] : []),
    ...(reader === null ? [] : [messages.by(reader)]),
    ...(date === null ? [] : [date]),
    ...tags.map((tag) => catalogueMessages.tag(tag)),
    ...(replies.length === 0 ? [] : [messages.replies(replies.length)]),
  ];
}
