import {
  fromSidecar,
  fromSidecarSteps,
  separate,
  toSidecar,
  toSidecarSteps,
} from "../../../src/core/index.js";
import type { SidecarContent } from "../../../src/core/index.js";
import { outlineText } from "../inputs.js";
import type { Script } from "../inputs.js";
import { alternate } from "../measure.js";
import { formatMs, median, spreadNote, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";
import { longestStep } from "../steps.js";

/** Lines of a note of about 1.6 million units. */
const LINES: Readonly<Record<Script, number>> = { latin: 34_000, chinese: 43_000 };
const ROUNDS = 9;
const WARM_UP = 3;
const LIMIT_MS = 300;
const STEP_LIMIT_MS = 8;

/** A note's content with about so many of its annotations. */
function contentOf(script: Script, count: number): SidecarContent {
  const text = outlineText({ format: "markdown", lines: LINES[script], script });
  const separated = separate(text, { format: "markdown" });
  const every = Math.max(1, Math.floor(separated.annotations.length / count));
  const annotations = separated.annotations.filter((_, at) => at % every === 0);
  return { separated: { ...separated, annotations } };
}

function measure(script: Script, count: number): Row[] {
  const content = contentOf(script, count);
  const { annotations, text } = content.separated;
  const sidecar = toSidecar(content);
  const times = alternate(
    { write: () => toSidecar(content), read: () => fromSidecar(sidecar) },
    ROUNDS,
    WARM_UP,
  );
  const size = `${annotations.length} annotations, ${text.length} ${script} units`;
  const steps = {
    write: longestStep(() => toSidecarSteps(content), ROUNDS),
    read: longestStep(() => fromSidecarSteps(sidecar), ROUNDS),
  };
  return (["write", "read"] as const).map((work) => ({
    work: `${work} a sidecar, ${size}`,
    subject: "marginalia",
    median: median(times[work]),
    note: [
      targetNote(median(times[work]), LIMIT_MS, "ms"),
      spreadNote(times[work]),
      `longest step ${formatMs(steps[work])}, ${targetNote(steps[work], STEP_LIMIT_MS, "ms")}`,
      `${(sidecar.length / 1e6).toFixed(1)} million units written`,
    ].join("; "),
  }));
}

/** Writing and reading the sidecar of a large note. */
export const bench: Bench = {
  name: "Sidecar",
  run() {
    const rows = (["latin", "chinese"] as const).flatMap((script) => [
      ...measure(script, 500),
      ...measure(script, 5000),
    ]);
    return Promise.resolve(rows);
  },
};
