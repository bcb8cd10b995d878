/** Something that cannot be done, with words for the reader: the message is shown as it stands. */
export class Failure extends Error {
  override readonly name: string = "Failure";
}

/** An error for the log: its stack, and that of each error that caused it. What is no error is given back. */
export function errorDetail(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCaused by: ${String(errorDetail(error.cause))}`;
}

/** A Failure of which the caller of the command has to hear too, when it was shown. */
export class KeptFailure extends Failure {
  override readonly name = "KeptFailure";
}
