import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseNote } from "../../src/core/index.js";
import { pageTraitsSteps } from "../../src/core/restoration/pageTraits.js";
import type { PageTraits } from "../../src/core/restoration/pageTraits.js";
import { finished } from "../../src/core/text/index.js";
import type { KnownPage } from "./trainer.js";

/** A tree as lines in the order of a page's text, with the parent of each; -1 for the root, the last. */
export interface PlainTree {
  readonly name: string;
  readonly repository: string;
  readonly isMap: boolean;
  readonly texts: readonly string[];
  readonly parents: Int32Array;
}

/** The trees of the outlines in the corpus: maps, and Markdown texts. */
export function readCorpus(folder: string): PlainTree[] {
  const sources = new Map(
    readFileSync(path.join(folder, "SOURCES.tsv"), "utf8")
      .split("\n")
      .map((line) => line.split("\t"))
      .map(([file = "", repository = ""]) => [file, repository]),
  );
  return readdirSync(path.join(folder, "zh_outlines"))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(folder, "zh_outlines", file), "utf8");
      return treeOf(text, {
        name: file,
        repository: sources.get(`zh_outlines/${file}`) ?? "",
        isMap: file.startsWith("map"),
      });
    })
    .filter(({ texts }) => texts.length >= 8);
}

/** Outlines of our own, in the manner of notes on books. */
export function readOutlines(folder: string): PlainTree[] {
  return readdirSync(folder)
    .sort()
    .map((file) =>
      treeOf(readFileSync(path.join(folder, file), "utf8"), {
        name: file,
        repository: "outlines",
        isMap: true,
      }),
    );
}

/** The tree of a Markdown or indented outline. */
export function treeOf(
  text: string,
  about: Pick<PlainTree, "name" | "repository" | "isMap">,
): PlainTree {
  const note = parseNote(text);
  const texts: string[] = [];
  const parents: number[] = [];
  const visit = (node: { label: string; children: readonly unknown[] }): number => {
    const kids = node.children.map((child) => visit(child as typeof node)).filter((at) => at >= 0);
    if (node.label.trim() === "" && kids.length === 0) return -1;
    const own = texts.length;
    texts.push(node.label.trim() === "" ? about.name : node.label);
    parents.push(-1);
    for (const kid of kids) parents[kid] = own;
    return own;
  };
  visit(note.root);
  return { ...about, texts, parents: Int32Array.from(parents) };
}

const traitsOf = new WeakMap<readonly string[], PageTraits>();

function traits(texts: readonly string[]): PageTraits {
  let known = traitsOf.get(texts);
  if (!known) traitsOf.set(texts, (known = finished(pageTraitsSteps(texts))));
  return known;
}

export function knownPage(
  { name, texts, parents }: PlainTree,
  weight: KnownPage["weight"] = () => 1,
): KnownPage {
  return { name, page: traits(texts), parents, weight };
}

/** The two readings of the first third of the county page, each as a tree with the page's title as its root. */
export function readReadings(folder: string): { a: PlainTree; b: PlainTree; firstLine: number } {
  const page = readFileSync(path.join(folder, "county-governance.page.txt"), "utf8").split("\n");
  const readings = JSON.parse(
    readFileSync(path.join(folder, "county-governance.readings.json"), "utf8"),
  ) as Record<"a" | "b", [number, number][]>;
  const tree = (name: "a" | "b"): PlainTree => {
    const stack: number[] = [];
    const parents: number[] = [];
    const texts: string[] = [];
    for (const [line, kids] of readings[name]) {
      const own = texts.length;
      texts.push((page[line - 1] ?? "").replace(/【[^】]*】/g, ""));
      parents.push(-1);
      for (const kid of kids > 0 ? stack.splice(-kids) : []) parents[kid] = own;
      stack.push(own);
    }
    for (const kid of stack) parents[kid] = texts.length;
    texts.push(page[0] ?? "");
    parents.push(-1);
    return { name, repository: "readings", isMap: true, texts, parents: Int32Array.from(parents) };
  };
  return { a: tree("a"), b: tree("b"), firstLine: readings.a[0]![0] };
}
