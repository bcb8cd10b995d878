/** What of Node is used here; a web-worker host has none of it. */
interface NodeModules {
  "node:v8": { getHeapSnapshot(): AsyncIterable<Uint8Array> };
}

declare const require:
  (<Name extends keyof NodeModules>(name: Name) => NodeModules[Name]) | undefined;

interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[], ...unknown[]];
    };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/** What is alive in the host: how many objects of each class, and bytes that are no code. */
export interface Heap {
  readonly counts: ReadonlyMap<string, number>;
  readonly bytes: number;
  /** The same by what they are in. */
  readonly sizes: ReadonlyMap<string, number>;
}

const COMPILED: ReadonlySet<string> = new Set(["code", "hidden", "native", "object shape"]);

/**
 * Counts what is alive, after the collector has run. That is done on a snapshot of the heap, so that nothing in the
 * extension has to count for it, and nothing is left out.
 */
export async function readHeap(): Promise<Heap> {
  if (require === undefined) throw new Error("only a Node host tells");
  const decoder = new TextDecoder();
  let json = "";
  for await (const part of require("node:v8").getHeapSnapshot()) {
    json += decoder.decode(part, { stream: true });
  }
  const { snapshot, nodes, strings } = JSON.parse(json) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [typeAt, nameAt, sizeAt] = ["type", "name", "self_size"].map((name) =>
    fields.indexOf(name),
  );
  const counts = new Map<string, number>();
  const sizes = new Map<string, number>();
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    const type = types[0][nodes[at + (typeAt ?? 0)] ?? 0] ?? "";
    const name = `${type} ${strings[nodes[at + (nameAt ?? 0)] ?? 0] ?? ""}`;
    const size = nodes[at + (sizeAt ?? 0)] ?? 0;
    // What the engine compiles grows with use, not with notes.
    if (!COMPILED.has(type)) {
      bytes += size;
      // What others are called is their content.
      const kind = type === "object" || type === "array" ? name : type;
      sizes.set(kind, (sizes.get(kind) ?? 0) + size);
    }
    if (type !== "object" && type !== "closure") continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return { counts, bytes, sizes };
}

/** In what the heap has grown most. */
export function grownMost(before: Heap, after: Heap): readonly string[] {
  return [...after.sizes]
    .map(([name, size]) => ({ name, by: size - (before.sizes.get(name) ?? 0) }))
    .sort((one, other) => other.by - one.by)
    .slice(0, 12)
    .map(({ name, by }) => `${name} +${by}`);
}

/** What has no name of its own: of that the bytes tell. */
const NAMELESS = /^(?:object (?:Object|Array|Map|Set|Function|system \/.*)|closure )$/u;

/** The editor's own code is minified, so many of its classes go by one such name; ours has its names in tests. */
const MINIFIED = /^(?:object|closure) \S{1,2}$/u;

/** Classes and functions of ours of which there are more by at least so many. */
export function grown(before: Heap, after: Heap, least: number): readonly string[] {
  return [...after.counts]
    .map(([name, count]) => ({ name, by: count - (before.counts.get(name) ?? 0) }))
    .filter(({ name, by }) => by >= least && !NAMELESS.test(name) && !MINIFIED.test(name))
    .sort((one, other) => other.by - one.by)
    .map(({ name, by }) => `${name} +${by}`);
}
