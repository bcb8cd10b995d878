import fc from "fast-check";

/** Runs of each property; `PROPERTY_RUNS` asks for more. */
const RUNS = Number(process.env["PROPERTY_RUNS"] ?? 300);

/** `PROPERTY_SEED` (or `MARGINALIA_SEED`) repeats a run; without it every run starts somewhere else. */
export const SEED = Number(
  process.env["PROPERTY_SEED"] ?? process.env["MARGINALIA_SEED"] ?? Date.now() % 0x7fffffff,
);

/** Checks a property; a failure names the seed that repeats it. */
export function check<Values>(property: fc.IProperty<Values>, runs = RUNS): void {
  const details = fc.check(property, { numRuns: runs, seed: SEED });
  if (!details.failed) return;
  const cause =
    details.errorInstance instanceof Error
      ? details.errorInstance.message
      : String(details.errorInstance);
  throw new Error(
    `PROPERTY_SEED=${SEED} path ${details.counterexamplePath}: ${JSON.stringify(details.counterexample)}\n${cause}`,
  );
}
