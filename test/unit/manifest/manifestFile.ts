import { readFileSync } from "node:fs";

/** A command that package.json contributes. */
export interface ContributedCommand {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}

/** A key that package.json contributes. */
export interface ContributedKey {
  readonly command: string;
  /** For a key of the list of annotations, the command where none of its rows is selected. */
  readonly args?: string | { readonly otherwise?: string };
  readonly key: string;
  readonly mac?: string;
  readonly linux?: string;
  readonly win?: string;
  readonly when?: string;
}

/** A theme colour that package.json contributes. */
export interface ContributedColor {
  readonly id: string;
  readonly description: string;
  readonly defaults: Readonly<
    Record<"dark" | "light" | "highContrast" | "highContrastLight", string>
  >;
}

/** The parts of package.json that the tests look at. */
export interface Manifest {
  readonly contributes: {
    readonly commands: readonly ContributedCommand[];
    readonly keybindings: readonly ContributedKey[];
    readonly colors: readonly ContributedColor[];
    readonly menus?: Readonly<Record<string, readonly { readonly command?: string }[]>>;
  };
}

/** Reads a JSON file of the checkout. The tests run in its root. */
export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Reads package.json. */
export function readManifest(): Manifest {
  return readJson("package.json") as Manifest;
}
