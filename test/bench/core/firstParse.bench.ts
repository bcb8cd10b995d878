import { parseNote } from "../../../src/core/index.js";
import type { NoteFormat } from "../../../src/core/index.js";
import { outlineText, SIZES } from "../inputs.js";
import { alternate } from "../measure.js";
import { lezerParse } from "../peers.js";
import { median, spreadNote, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";

const LIMIT_RATIO = 1.6;

/** How often: enough for a median, few enough for a coffee. */
function roundsFor(lines: number): number {
  return lines > 20_000 ? 7 : lines > 2000 ? 15 : 100;
}

interface Peer {
  readonly name: string;
  readonly limit?: number;
  readonly read: (text: string) => unknown;
}

function againstPeer(format: NoteFormat, lines: number, peer: Peer): Row[] {
  const text = outlineText({ format, lines });
  const works = { own: () => parseNote(text, { format }), peer: () => peer.read(text) };
  const times = alternate(works, roundsFor(lines), 3);
  const work = `first parse, ${format}, ${lines} lines`;
  // Of each round by itself, since the machine is not the same in all of them.
  const ratio = median(times.own.map((own, round) => own / (times.peer[round] ?? Number.NaN)));
  const target = peer.limit === undefined ? [] : [targetNote(ratio, peer.limit, "x")];
  const note = [...target, spreadNote(times.own)].join("; ");
  return [
    { work, subject: "marginalia", median: median(times.own), ratio, note },
    { work, subject: peer.name, median: median(times.peer), note: spreadNote(times.peer) },
  ];
}

const lezer = { name: "@lezer/markdown", limit: LIMIT_RATIO, read: lezerParse };
const splitting = { name: "split into lines", read: (text: string) => text.split("\n") };

/** A whole text to a note. */
export const bench: Bench = {
  name: "First parse",
  run() {
    return Promise.resolve(
      SIZES.flatMap((lines) => [
        ...againstPeer("markdown", lines, lezer),
        ...againstPeer("indented", lines, splitting),
        ...againstPeer("page", lines, splitting),
      ]),
    );
  },
};
