import { areOpposed, classOf, commonEnds, MARKS } from "./lineTraits.js";
import type { LineTraits } from "./lineTraits.js";
import { likenessOf, sharedCount, sharedRarity, WINDOWS } from "./pageTraits.js";
import type { PageTraits } from "./pageTraits.js";

/** Slots of a table of weights: a feature's hash is its slot. */
export const SLOTS = 1 << 16;

/** The slots of the features that hold. */
export class FeatureList {
  readonly slots = new Int32Array(1024);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  /** Adds the feature that some values make together; `template` says which values they are. */
  add(template: number, one = 0, other = 0): void {
    let hash = Math.imul(template ^ 0x5bd1e995, 0x9e3779b1);
    hash = Math.imul(hash ^ one ^ (hash >>> 15), 0x85ebca6b);
    hash = Math.imul(hash ^ other ^ (hash >>> 13), 0xc2b2ae35);
    if (this.count < this.slots.length) {
      this.slots[this.count++] = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }
  }
}

/** Of so many letters and pairs of letters of a line each is a feature. */
const MOST_WORDS = 20;

const CLASS = { near: [1, 2, 4, 8, 20], share: [0, 0.15, 0.35, 0.6], rare: [0, 0.3, 0.7, 1.3, 2] };

/** How a number of children compares with the number that a line announces, if it does. */
export function announcedClass(announced: number, children: number): number {
  return announced > 0 ? classOf(children - announced, [-2, -1, 0, 1]) : 9;
}

/** What speaks for or against a line being the child of a later one. */
export function childFeatures(
  page: PageTraits,
  child: number,
  parent: number,
  list: FeatureList,
): void {
  const c = page.lines[child] as LineTraits;
  const p = page.lines[parent] as LineTraits;
  const near = classOf(parent - child, CLASS.near);
  const isFar = near > 0 ? 1 : 0;
  list.add(1, near);
  list.add(2, c.lengthClass * 16 + p.lengthClass, isFar);
  list.add(3, c.marks, p.marks);
  list.add(4, p.label, c.lengthClass);
  list.add(5, p.label, c.label);
  list.add(6, p.label, near);
  list.add(10, c.last2, p.last2);
  list.add(11, c.last1, p.last1);
  list.add(12, c.first1, p.first1);
  list.add(13, c.label, p.last1);
  list.add(14, p.marks & (MARKS.colon | MARKS.question | MARKS.colonLast), near);
  list.add(15, partMatched(c, p), isFar);
  list.add(16, likenessOf(page, child, parent), isFar);
  list.add(18, Math.min(3, c.enumerator), Math.min(1, p.enumerator));
  list.add(19, p.announced, near);
  list.add(20, Number(areOpposed(c, p)), isFar);
  list.add(21, p.lengthClass, near);
  list.add(22, p.last2, isFar);
  list.add(23, page.leaning[parent * WINDOWS.length + 3], near);
  list.add(24, page.leaning[parent * WINDOWS.length + 4], near);
  wordFeatures(page, child, parent, list);
  toneFeatures(c.tones, p.tones, 25 + isFar, list);
}

/** The words that a line and its parent would have in common. */
function wordFeatures(page: PageTraits, child: number, parent: number, list: FeatureList): void {
  const c = page.lines[child] as LineTraits;
  const p = page.lines[parent] as LineTraits;
  const near = classOf(parent - child, CLASS.near);
  const distance = Math.min(2, near);
  const shared = sharedCount(c.letters, p.letters);
  const ofChild = classOf(shared / Math.max(1, c.letters.length), CLASS.share);
  const ofParent = classOf(shared / Math.max(1, p.letters.length), CLASS.share);
  const [start, end] = commonEnds(c, p, 3);
  list.add(7, ofChild * 8 + ofParent, distance);
  list.add(8, classOf(sharedRarity(page, c.pairs, p.pairs), CLASS.rare), distance);
  list.add(9, start * 4 + end, Math.min(1, near));
  list.add(17, Number(p.text.includes(c.text)) + 2 * Number(c.text.includes(p.text)), near);
}

/** Each kind of statement that one of two lines makes with each of the other's; 32 stands for the line alone. */
function toneFeatures(one: number, other: number, template: number, list: FeatureList): void {
  const others = bitsOf(other);
  for (const a of bitsOf(one)) {
    list.add(template, a, 32);
    for (const b of others) list.add(template, a, b);
  }
  for (const b of others) list.add(template, 32, b);
}

function bitsOf(number: number): number[] {
  const bits: number[] = [];
  for (let rest = number; rest !== 0; rest &= rest - 1) bits.push(31 - Math.clz32(rest & -rest));
  return bits;
}

/** Which part of the parent's title (A与B) a line begins with or holds: 0 for none. */
function partMatched(child: LineTraits, parent: LineTraits): number {
  for (const [index, part] of parent.parts.entries()) {
    if (part.length >= 2 && child.text.includes(part)) return Math.min(4, index + 1);
    const short = part.slice(0, 2);
    if (short.length === 2 && child.text.includes(short)) return 5 + Math.min(3, index);
  }
  return parent.parts.length > 0 ? 9 : 0;
}

/** What speaks for or against two lines having one parent, the left one being next to the right one's subtree. */
export function siblingFeatures(
  page: PageTraits,
  left: number,
  right: number,
  list: FeatureList,
): void {
  const l = page.lines[left] as LineTraits;
  const r = page.lines[right] as LineTraits;
  const near = classOf(right - left, CLASS.near);
  const [start, end] = commonEnds(l, r, 3);
  const isAlike = likenessOf(page, left, right);
  const rare = classOf(sharedRarity(page, l.pairs, r.pairs), CLASS.rare);
  const shared = sharedCount(l.letters, r.letters);
  list.add(30, start * 4 + end, near > 1 ? 2 : near);
  list.add(31, isAlike, near);
  list.add(32, rare, near > 0 ? 1 : 0);
  list.add(33, classOf(Math.abs(l.length - r.length), [0, 1, 2, 4, 8, 16]), near > 0 ? 1 : 0);
  list.add(34, l.marks, r.marks);
  list.add(35, l.label, r.label);
  list.add(36, l.lengthClass * 16 + r.lengthClass);
  list.add(
    37,
    r.enumerator === 0 ? 0 : classOf(r.enumerator - l.enumerator, [-1, 0, 1, 2]),
    Math.min(1, l.enumerator),
  );
  list.add(38, areOpposed(l, r) ? 1 : 0, near > 0 ? 1 : 0);
  list.add(39, l.last2, r.last2);
  list.add(40, l.last1, r.last1);
  list.add(41, l.first1, r.first1);
  list.add(
    42,
    classOf(shared / Math.max(1, Math.min(l.letters.length, r.letters.length)), CLASS.share),
    near,
  );
  for (const tone of bitsOf(l.tones | r.tones)) {
    list.add(44, tone, ((l.tones >> tone) & 1) * 2 + ((r.tones >> tone) & 1));
  }
  list.add(43, l.label === r.label ? Math.min(1, l.label) : 2, isAlike);
}

/** What speaks for or against a line having children. */
export function innerFeatures(page: PageTraits, line: number, list: FeatureList): void {
  const t = page.lines[line] as LineTraits;
  list.add(50);
  list.add(51, t.lengthClass);
  list.add(52, t.marks);
  list.add(53, t.label, t.lengthClass);
  list.add(54, t.last1);
  list.add(55, t.last2);
  list.add(56, t.last3);
  list.add(57, t.first1);
  list.add(58, t.first2);
  list.add(59, t.announced);
  list.add(60, Math.min(1, t.enumerator), t.lengthClass);
  list.add(61, page.run[line], page.run[line + 1]);
  list.add(62, page.run[line + 1], t.lengthClass);
  list.add(63, t.parts.length, t.lengthClass);
  for (let index = 0; index < WINDOWS.length; index++) {
    const leaning = page.leaning[line * WINDOWS.length + index];
    list.add(64 + index, leaning);
    list.add(70 + index, leaning, t.lengthClass);
  }
  const isLong = Number(t.length > 12);
  for (const letter of t.letters.subarray(0, MOST_WORDS)) list.add(80, letter, isLong);
  for (const pair of t.pairs.subarray(0, MOST_WORDS)) list.add(81, pair, isLong);
  toneFeatures(t.tones, 0, 90, list);
  for (const tone of bitsOf(t.tones)) list.add(91, tone, t.lengthClass);
  neighbourFeatures(page, line, list);
}

function neighbourFeatures(page: PageTraits, line: number, list: FeatureList): void {
  const t = page.lines[line] as LineTraits;
  const above = page.lines[line - 1];
  const below = page.lines[line + 1];
  if (above) {
    list.add(82, above.lengthClass * 16 + t.lengthClass);
    list.add(83, likenessOf(page, line - 1, line), below ? likenessOf(page, line, line + 1) : 5);
    list.add(84, above.label, t.label);
  }
  if (!below) return;
  const rareAbove = above ? classOf(sharedRarity(page, t.pairs, above.pairs), CLASS.rare) : 6;
  list.add(85, t.lengthClass * 16 + below.lengthClass);
  list.add(86, likenessOf(page, line, line + 1), t.label);
  list.add(87, t.label, below.label);
  list.add(88, classOf(sharedRarity(page, t.pairs, below.pairs), CLASS.rare), rareAbove);
}
