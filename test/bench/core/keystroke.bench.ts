import type { NoteFormat } from "../../../src/core/index.js";
import { flatText, outlineText, SIZES } from "../inputs.js";
import { collectGarbage, time } from "../measure.js";
import { LezerPeer, patternMarks, remarkWhole } from "../peers.js";
import { median, spreadNote, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";
import { Typist } from "../typist.js";
import type { Extent, Place } from "../typist.js";

const ROUNDS = 400;
const WARM_UP = 200;
const LIMIT_MS = 4;
const LIMIT_GROWTH = 1.5;

const FLAT_LINES = 50_000;
const FLAT_ROUNDS = 30;

interface Lane {
  readonly lines: number;
  readonly typist: Typist;
  readonly own: number[];
  readonly peer: LezerPeer | null;
  readonly peerTimes: number[];
}

function lanes(format: NoteFormat, place: Place, extent: Extent): Lane[] {
  return SIZES.map((lines) => {
    const text = outlineText({ format, lines });
    return {
      lines,
      typist: new Typist(text, format, place, extent),
      own: [],
      peer: format === "markdown" ? new LezerPeer(text) : null,
      peerTimes: [],
    };
  });
}

function typeInTurn(all: readonly Lane[]): void {
  collectGarbage();
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const { typist, own, peer, peerTimes } of all) {
      const change = typist.next();
      const taken = time(() => typist.type(change));
      const peerTaken = peer ? time(() => peer.edit(change)) : 0;
      if (round < 0) continue;
      own.push(taken);
      peerTimes.push(peerTaken);
    }
  }
}

function rowsOf(format: NoteFormat, place: Place, extent: Extent = "to the note"): Row[] {
  const all = lanes(format, place, extent);
  typeInTurn(all);
  const least = median(all[0]?.own ?? []);
  return all.flatMap(({ lines, own, peer, peerTimes }) => {
    const suffix = extent === "to the note" ? "" : `, ${extent}`;
    const work = `keystroke ${place}${suffix}, ${format}, ${lines} lines`;
    const growth = median(own) / least;
    const notes = [
      `${growth.toFixed(2)} x of ${SIZES[0]} lines`,
      targetNote(median(own), LIMIT_MS, "ms"),
      targetNote(growth, LIMIT_GROWTH, "x"),
      spreadNote(own),
    ];
    const row: Row = { work, subject: "marginalia", median: median(own), note: notes.join("; ") };
    if (!peer) return [row];
    const peerMedian = median(peerTimes);
    const peerRow = { work, subject: "@lezer/markdown", median: peerMedian };
    return [
      { ...row, ratio: row.median / peerMedian },
      { ...peerRow, note: `incremental, tree alone; ${spreadNote(peerTimes)}` },
    ];
  });
}

/** Notes without depth: everything is one list, or one row of headings. */
function flatRows(): Row[] {
  return (["siblings", "headings"] as const).flatMap((kind) => {
    const text = flatText(kind, FLAT_LINES);
    const typist = new Typist(text, "markdown", "in one place");
    const peer = new LezerPeer(text);
    const [own, peerTimes]: [number[], number[]] = [[], []];
    for (let round = -5; round < FLAT_ROUNDS; round++) {
      const change = typist.next();
      const taken = time(() => typist.type(change));
      const peerTaken = time(() => peer.edit(change));
      if (round < 0) continue;
      own.push(taken);
      peerTimes.push(peerTaken);
    }
    const work = `keystroke in one place, ${FLAT_LINES} ${kind}`;
    const ratio = median(own) / median(peerTimes);
    const note = `${targetNote(median(own), LIMIT_MS, "ms")}; ${spreadNote(own)}`;
    return [
      { work, subject: "marginalia", median: median(own), ratio, note },
      {
        work,
        subject: "@lezer/markdown",
        median: median(peerTimes),
        note: `incremental, tree alone; ${spreadNote(peerTimes)}`,
      },
    ];
  });
}

/** Peers that read everything again after a keystroke. */
function wholeReaders(): Row[] {
  const rows: Row[] = [];
  for (const [lines, rounds] of [
    [1000, 7],
    [10_000, 1],
  ] as const) {
    const text = outlineText({ format: "markdown", lines });
    const times = Array.from({ length: rounds }, () => time(() => remarkWhole(text)));
    rows.push({
      work: `the same by reading all, ${lines} lines`,
      subject: "remark-parse",
      median: median(times),
      note: spreadNote(times),
    });
  }
  const text = outlineText({ format: "markdown", lines: 50_000 });
  let count = 0;
  const taken = time(() => (count = patternMarks(text).length));
  rows.push({
    work: "the same by reading all, 50000 lines",
    subject: "pattern and prefix split",
    median: taken,
    note: `n 1; ${count} marks; no outline`,
  });
  return rows;
}

/**
 * A keystroke to a note that is up to date; and with the labels of the 40 nodes around the cursor, as a view
 * reads them.
 */
export const bench: Bench = {
  name: "Keystroke to refreshed note",
  run() {
    return Promise.resolve([
      ...rowsOf("markdown", "anywhere"),
      ...rowsOf("markdown", "in one place"),
      ...rowsOf("markdown", "in one place", "with the labels of 40 nodes"),
      ...rowsOf("indented", "anywhere"),
      ...rowsOf("page", "anywhere"),
      ...flatRows(),
      ...wholeReaders(),
    ]);
  },
};
