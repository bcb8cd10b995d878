import { Disposable, EventEmitter, FileSystemError, FileType, Uri, workspace } from "vscode";
import type { FileChangeEvent, FileStat, FileSystemProvider } from "vscode";
import { until } from "./openNote.js";

/**
 * How an operation that changes something goes wrong: `half` writes a half and says nothing of it, `short` writes a half
 * and says that the disk is full. `stopped` is the end of the host: that operation and all after it, reading too, are not
 * done; with `torn` the end comes when a half was written.
 */
export type Trouble = "read-only" | "full" | "half" | "short" | "stopped" | "torn";

const FULL = "ENOSPC: no space left on device, write";
const STOPPED = "the host has ended";

let count = 0;

/** A file system in memory in which the n-th operation that changes something, and those after it, can go wrong. */
export class MemoryFiles implements FileSystemProvider {
  readonly scheme: string;
  readonly #files = new Map<string, Uint8Array>();
  readonly #times = new Map<string, number>();
  readonly #folders = new Set<string>(["/"]);
  readonly #changes = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;
  readonly #registration: Disposable;
  #trouble: Trouble | null = null;
  #from = 0;
  #to = 0;
  #operations = 0;
  #meanwhile: (() => unknown) | null = null;
  #meanwhileAt = 0;
  #afterReading: { readonly path: string; readonly meanwhile: () => unknown } | null = null;

  constructor(isReadonly = false) {
    count += 1;
    this.scheme = `memory${count}`;
    this.#registration = workspace.registerFileSystemProvider(this.scheme, this, {
      isCaseSensitive: true,
      isReadonly,
    });
  }

  /** Waits until the host knows of the file system: before that nobody can say whether it can be written. */
  async whenKnown(): Promise<this> {
    await until(
      () => workspace.fs.isWritableFileSystem(this.scheme) !== undefined,
      "the file system to be known",
    );
    return this;
  }

  dispose(): void {
    this.#registration.dispose();
  }

  /** How many operations have changed something, or tried to, since trouble was last set. */
  get operations(): number {
    return this.#operations;
  }

  uri(path: string): Uri {
    return Uri.from({ scheme: this.scheme, path });
  }

  /** Lets operations go wrong: those from one to another, counted from 0 and from now. */
  setTrouble(trouble: Trouble | null, from = 0, to = Infinity): void {
    this.#trouble = trouble;
    this.#from = from;
    this.#to = to;
    this.#operations = 0;
  }

  /** Does something, once, just before the n-th operation, counted from 0 and from now. */
  before(operation: number, meanwhile: () => unknown): void {
    this.#operations = 0;
    this.#meanwhileAt = operation;
    this.#meanwhile = meanwhile;
  }

  /** Does something, once, when a file was read. */
  afterReading(path: string, meanwhile: () => unknown): void {
    this.#afterReading = { path, meanwhile };
  }

  /** Puts a file there, without trouble, as if it was written at a time. */
  put(path: string, content: string | Uint8Array, mtime = 0): Uri {
    this.#times.set(path, mtime);
    const parts = path.split("/");
    for (let length = 1; length < parts.length; length += 1) {
      this.#folders.add(parts.slice(0, length).join("/") || "/");
    }
    this.#files.set(
      path,
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    );
    return this.uri(path);
  }

  /** The text of a file; undefined where there is none. */
  text(path: string): string | undefined {
    const bytes = this.#files.get(path);
    return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  }

  /** The paths of all files, sorted. */
  get paths(): readonly string[] {
    return [...this.#files.keys()].sort();
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  stat({ path }: Uri): FileStat {
    this.#checkRunning();
    const bytes = this.#files.get(path);
    if (bytes !== undefined) {
      const mtime = this.#times.get(path) ?? 0;
      return { type: FileType.File, ctime: 0, mtime, size: bytes.length };
    }
    if (this.#folders.has(path)) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw FileSystemError.FileNotFound(path);
  }

  readDirectory({ path }: Uri): [string, FileType][] {
    this.#checkRunning();
    const start = path === "/" ? "/" : `${path}/`;
    const inside = (paths: Iterable<string>, type: FileType): [string, FileType][] =>
      [...paths]
        .filter((other) => other.startsWith(start) && other.length > start.length)
        .map((other): [string, FileType] => [other.slice(start.length), type])
        .filter(([name]) => !name.includes("/"));
    return [
      ...inside(this.#files.keys(), FileType.File),
      ...inside(this.#folders, FileType.Directory),
    ];
  }

  createDirectory({ path }: Uri): void {
    this.#enter();
    this.#folders.add(path);
  }

  readFile({ path }: Uri): Uint8Array {
    this.#checkRunning();
    const bytes = this.#files.get(path);
    if (bytes === undefined) throw FileSystemError.FileNotFound(path);
    if (this.#afterReading?.path === path) {
      const { meanwhile } = this.#afterReading;
      this.#afterReading = null;
      meanwhile();
    }
    return bytes;
  }

  writeFile({ path }: Uri, content: Uint8Array): void {
    const trouble = this.#enter(true);
    this.#files.set(
      path,
      trouble === null ? content.slice() : content.slice(0, content.length >> 1),
    );
    if (trouble === "short") throw new Error(FULL);
    if (trouble === "torn") throw new Error(STOPPED);
  }

  delete({ path }: Uri): void {
    this.#enter();
    this.#files.delete(path);
  }

  rename({ path }: Uri, { path: to }: Uri, options: { readonly overwrite: boolean }): void {
    this.#enter();
    const bytes = this.#files.get(path);
    if (bytes === undefined) throw FileSystemError.FileNotFound(path);
    if (this.#files.has(to) && !options.overwrite) throw FileSystemError.FileExists(to);
    this.#files.delete(path);
    this.#files.set(to, bytes);
  }

  /** Puts all files as they were, without trouble. */
  restore(files: ReadonlyMap<string, string>): void {
    this.setTrouble(null);
    this.#files.clear();
    for (const [path, text] of files) this.put(path, text);
  }

  /** The texts of all files by path. */
  get all(): ReadonlyMap<string, string> {
    return new Map(this.paths.map((path) => [path, this.text(path) ?? ""]));
  }

  #checkRunning(): void {
    const isEnding = this.#trouble === "stopped" || this.#trouble === "torn";
    if (isEnding && this.#operations > this.#from) throw new Error(STOPPED);
  }

  /** What goes wrong with the next operation. A write does a part of its work before some troubles. */
  #enter(isWrite = false): Trouble | null {
    this.#checkRunning();
    const operation = this.#operations++;
    if (operation === this.#meanwhileAt) {
      this.#meanwhile?.();
      this.#meanwhile = null;
    }
    const trouble = operation >= this.#from && operation < this.#to ? this.#trouble : null;
    if (trouble === "read-only") throw FileSystemError.NoPermissions("it is read-only");
    if (trouble === "full") throw new Error(FULL);
    if (trouble === "stopped") throw new Error(STOPPED);
    if (isWrite || trouble === null || trouble === "half") return isWrite ? trouble : null;
    throw new Error(trouble === "short" ? FULL : STOPPED);
  }
}
