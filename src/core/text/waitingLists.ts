/** The values of one key, and how many of them were taken. */
interface WaitingList<Value> {
  readonly values: Value[];
  taken: number;
}

/**
 * Values that wait under keys, to be taken one by one: those of one key in the order in which they came. Adding and
 * taking take constant time; `shift` on an array of fifty thousand does not.
 */
export class WaitingLists<Key, Value> {
  private readonly lists = new Map<Key, WaitingList<Value>>();

  /** True when nothing was added. */
  get isEmpty(): boolean {
    return this.lists.size === 0;
  }

  /** Adds a value behind those of its key. */
  add(key: Key, value: Value): void {
    const list = this.lists.get(key);
    if (list) list.values.push(value);
    else this.lists.set(key, { values: [value], taken: 0 });
  }

  /** Takes the first value that waits under a key; undefined when none does. */
  take(key: Key): Value | undefined {
    const list = this.lists.get(key);
    return list && list.taken < list.values.length ? list.values[list.taken++] : undefined;
  }
}
