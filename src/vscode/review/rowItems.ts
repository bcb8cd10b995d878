import * as vscode from "vscode";
import { pathLine } from "../../core/note/index.js";
import type { ReviewStatus, SeparatedAnnotation } from "../../core/index.js";
import { COMMANDS } from "../platform/ids.js";
import { formatNumber, messages } from "../platform/messages.js";
import { shorten } from "../platform/rowLabel.js";
import { reviewMessages } from "./messages.js";
import type { CandidateRow, GroupRow, OrphanRow, PlaceRow, Row, RowModel } from "./rows.js";

const ICONS: Readonly<Record<ReviewStatus, vscode.ThemeIcon>> = {
  exact: new vscode.ThemeIcon("pass"),
  edited: new vscode.ThemeIcon(
    "edit",
    new vscode.ThemeColor("gitDecoration.modifiedResourceForeground"),
  ),
  moved: new vscode.ThemeIcon(
    "arrow-swap",
    new vscode.ThemeColor("gitDecoration.renamedResourceForeground"),
  ),
  fuzzy: new vscode.ThemeIcon("question", new vscode.ThemeColor("list.warningForeground")),
};

const ORPHAN_ICON = new vscode.ThemeIcon(
  "debug-disconnect",
  new vscode.ThemeColor("list.errorForeground"),
);

/** The row as the tree shows it. */
export function toTreeItem(row: Row, model: RowModel): vscode.TreeItem {
  switch (row.kind) {
    case "group":
      return groupItem(row);
    case "place":
      return placeItem(row);
    case "orphan":
      return orphanItem(row, model);
    case "candidate":
      return candidateItem(row);
  }
}

function groupItem({ id, group, count }: GroupRow): vscode.TreeItem {
  const title = group === "places" ? reviewMessages.toReview() : reviewMessages.orphans();
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.description = formatNumber(count);
  item.contextValue = `group ${group}`;
  item.accessibilityInformation = {
    label: messages.joined([title, messages.annotations(count)]),
  };
  return item;
}

function placeItem(row: PlaceRow): vscode.TreeItem {
  const { annotation, review } = row.place;
  const line = shortLineOf(annotation);
  const status = reviewMessages.status(review.status);
  const confidence = reviewMessages.confidence(review.confidence);
  const item = new vscode.TreeItem(line);
  item.id = row.id;
  item.description = `${status} · ${confidence}`;
  item.iconPath = ICONS[review.status];
  item.contextValue = "place";
  item.command = goTo(row);
  const path = pathLine(annotation.path);
  item.tooltip = tooltip(annotation, [
    reviewMessages.statusDetail(review.status),
    messages.aboutHost(path),
  ]);
  item.accessibilityInformation = {
    label: messages.joined([
      messages.kind(annotation.kind),
      line,
      status,
      confidence,
      messages.aboutHost(path),
    ]),
  };
  return item;
}

function orphanItem(row: OrphanRow, model: RowModel): vscode.TreeItem {
  const { annotation, oldPath, context } = row.orphan;
  const line = shortLineOf(annotation);
  const candidates = model.candidates(row.orphan).length;
  const item = new vscode.TreeItem(
    line,
    candidates > 0
      ? vscode.TreeItemCollapsibleState.Expanded
      : vscode.TreeItemCollapsibleState.None,
  );
  item.id = row.id;
  item.description = shorten(oldPath.at(-1) ?? "");
  item.iconPath = ORPHAN_ICON;
  item.contextValue = candidates > 0 ? "orphan candidates" : "orphan";
  item.command = goTo(row);
  const path = pathLine(oldPath);
  item.tooltip = tooltip(annotation, [
    reviewMessages.orphanDetail(),
    reviewMessages.wasOn(path),
    ...(context.before + context.after === ""
      ? []
      : [reviewMessages.wasAt(`${context.before}‸${context.after}`)]),
  ]);
  item.accessibilityInformation = {
    label: messages.joined([
      reviewMessages.orphan(),
      messages.kind(annotation.kind),
      line,
      reviewMessages.wasOn(path),
      reviewMessages.candidates(candidates),
    ]),
  };
  return item;
}

function candidateItem(row: CandidateRow): vscode.TreeItem {
  const { text, path, score } = row.candidate;
  const item = new vscode.TreeItem(shorten(oneLine(text)));
  const percent = reviewMessages.alike(Math.round(score * 100));
  item.id = row.id;
  item.description = percent;
  item.iconPath = new vscode.ThemeIcon("location");
  item.contextValue = "candidate";
  item.command = goTo(row);
  item.tooltip = `${pathLine(path)}\n${percent}`;
  item.accessibilityInformation = {
    label: messages.joined([
      reviewMessages.candidate(),
      shorten(oneLine(text)),
      percent,
      pathLine(path),
    ]),
  };
  return item;
}

function goTo(row: Row): vscode.Command {
  return { command: COMMANDS.goToReviewed, title: reviewMessages.goTo(), arguments: [row] };
}

function tooltip({ body }: SeparatedAnnotation, details: readonly string[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString().appendText(body).appendMarkdown("\n\n---\n");
  for (const detail of details) {
    text.appendMarkdown("\n\n").appendText(detail);
  }
  return text;
}

/** What an annotation says in one line, as much of it as a question or a row has room for. */
export function shortLineOf(annotation: SeparatedAnnotation): string {
  return shorten(lineOf(annotation));
}

/** What an annotation says in one line. */
function lineOf({ body }: SeparatedAnnotation): string {
  const line = oneLine(body);
  return line === "" ? messages.emptyAnnotation() : line;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
