/** What the runner wants of this run; written into the bundle when it is made. */
interface Setup {
  /** Which of the hosts of scripts/hosts/session.mjs this is. */
  readonly host: "node" | "worker" | "web91" | "desktop";
  /** The language of the editor. */
  readonly locale: "en" | "zh-cn";
  /** A regular expression on full titles. */
  readonly grep?: string;
  /** Where what is random begins: the same number repeats a run. `MARGINALIA_SEED` sets it. */
  readonly seed: number;
  /** Whether tests that prove something by doing it often do it as often as in `npm run test:long`. */
  readonly isLong: boolean;
  /** Where a host that reaches the disk also writes its messages, one JSON a line. */
  readonly resultFile?: string;
}

declare const MARGINALIA_TEST_SETUP: Setup;

/** The setup of this run. */
export const setup: Setup = MARGINALIA_TEST_SETUP;
