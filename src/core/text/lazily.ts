/**
 * A value that is made when it is asked for the first time, and kept. What fails to be made is tried again.
 *
 * @param make makes the value
 */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
