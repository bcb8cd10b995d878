import type { TextChange } from "./change.js";

/** Changes that touch each other in the text between the two lists, and the stretch of that text which they cover. */
interface Group {
  readonly start: number;
  readonly end: number;
  readonly first: readonly TextChange[];
  readonly second: readonly TextChange[];
}

/**
 * Two lists of changes, one after the other, as one: in time linear in both. See `composeChanges` for what an editor
 * reports.
 * @param first against the old text, ascending, apart from each other
 * @param second against the text that `first` makes, ascending, apart from each other
 * @returns against the old text, ascending, apart from each other
 */
export function followedBy(
  first: readonly TextChange[],
  second: readonly TextChange[],
): readonly TextChange[] {
  const made = madeBy(first);
  const composed: TextChange[] = [];
  let at = 0;
  let shift = 0;
  for (const group of groups(made, second)) {
    let grown = 0;
    for (const own of group.first) {
      const { start, end } = first[at++] as TextChange;
      grown += own.text.length - (end - start);
    }
    const text = groupText(group);
    composed.push({ start: group.start - shift, end: group.end - shift - grown, text });
    shift += grown;
  }
  return composed.filter(({ start, end, text }) => start < end || text !== "");
}

/** The changes with what they made instead of what they replaced. */
function madeBy(changes: readonly TextChange[]): readonly TextChange[] {
  let shift = 0;
  return changes.map(({ start, end, text }) => {
    const from = start + shift;
    shift += text.length - (end - start);
    return { start: from, end: from + text.length, text };
  });
}

function* groups(first: readonly TextChange[], second: readonly TextChange[]): Generator<Group> {
  const all = [
    ...first.map((change) => ({ change, isFirst: true })),
    ...second.map((change) => ({ change, isFirst: false })),
  ].sort((one, other) => one.change.start - other.change.start);
  for (let at = 0; at < all.length;) {
    const members = { first: [] as TextChange[], second: [] as TextChange[] };
    const start = all[at]?.change.start ?? 0;
    let end = start;
    for (let next = all[at]; next && next.change.start <= end; next = all[++at]) {
      (next.isFirst ? members.first : members.second).push(next.change);
      end = Math.max(end, next.change.end);
    }
    yield { start, end, ...members };
  }
}

/** What stands in a group's stretch afterwards: of what the first changes made all that the second ones leave. */
function groupText({ start, end, first, second }: Group): string {
  let text = "";
  let from = start;
  let next = 0;
  for (const change of [...second, { start: end, end, text: "" }]) {
    for (; next < first.length; next++) {
      const made = first[next] as TextChange;
      const kept = made.text.slice(
        Math.max(0, from - made.start),
        Math.max(0, change.start - made.start),
      );
      text += kept;
      if (made.end > change.end) break;
    }
    text += change.text;
    from = change.end;
  }
  return text;
}
