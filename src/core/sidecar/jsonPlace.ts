import { SidecarError } from "./sidecarError.js";
import type { SidecarErrorCode } from "./sidecarError.js";

/** A value and where it stands: reads values as what they must be, or fails with the place. */
export class JsonPlace {
  /** A value; below the root, with the place that it is in and its key or index there. */
  constructor(
    readonly value: unknown,
    private readonly parent: JsonPlace | null = null,
    private readonly key: string | number = "",
  ) {}

  /** A JSON Pointer (RFC 6901) to the value. Made when it is asked for: most places are right. */
  get path(): string {
    if (this.parent === null) return "";
    const token = String(this.key).replaceAll("~", "~0").replaceAll("/", "~1");
    return `${this.parent.path}/${token}`;
  }

  /** Throws a SidecarError with this place. */
  fail(code: SidecarErrorCode): never {
    throw new SidecarError(code, this.path);
  }

  /** The value of a key that must be there. */
  get(key: string): JsonPlace {
    return this.find(key) ?? this.at(key).fail("missing");
  }

  /** The value of a key; null where it is not there. */
  find(key: string): JsonPlace | null {
    const { value } = this;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return this.fail("wrong-type");
    }
    return Object.hasOwn(value, key) ? this.at(key, (value as Record<string, unknown>)[key]) : null;
  }

  /** The place of a key or index below this one. */
  at(key: string | number, value?: unknown): JsonPlace {
    return new JsonPlace(value, this, key);
  }

  /** The elements of an array. */
  items(): JsonPlace[] {
    return [...this.each()];
  }

  /** The elements of an array, each made when it is its turn: there may be a hundred thousand. */
  *each(): Generator<JsonPlace, void, undefined> {
    const { value } = this;
    if (!Array.isArray(value)) return this.fail("wrong-type");
    for (let index = 0; index < value.length; index++) yield this.at(index, value[index]);
  }

  /** The elements of an array, or the value as the only one: JSON-LD makes no difference. */
  itemsOrOne(): JsonPlace[] {
    return Array.isArray(this.value) ? this.items() : [this];
  }

  string(): string {
    return typeof this.value === "string" ? this.value : this.fail("wrong-type");
  }

  /** A string that a pattern allows. */
  match(pattern: RegExp): string {
    const text = this.string();
    return pattern.test(text) ? text : this.fail("wrong-value");
  }

  /** A string, one of a list. */
  oneOf<Value extends string>(values: readonly Value[]): Value {
    const text = this.string();
    return values.find((value) => value === text) ?? this.fail("wrong-value");
  }

  /** The elements of an array of strings. */
  strings(): string[] {
    return this.items().map((item) => item.string());
  }

  boolean(): boolean {
    return typeof this.value === "boolean" ? this.value : this.fail("wrong-type");
  }

  /** A finite number, both ends of the range inclusive. */
  number(least: number, most = Infinity): number {
    const { value } = this;
    if (typeof value !== "number" || Number.isNaN(value)) return this.fail("wrong-type");
    return value >= least && value <= most && value < Infinity ? value : this.fail("out-of-range");
  }

  /** A whole number, both ends of the range inclusive. */
  integer(least: number, most = Number.MAX_SAFE_INTEGER): number {
    const value = this.number(least, most);
    return Number.isInteger(value) ? value : this.fail("wrong-type");
  }
}
