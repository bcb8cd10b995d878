/** Something that cannot be done, with words for the reader: the message is shown as it stands. */
export class Failure extends Error {
  override readonly name: string = "Failure";
}

/** A Failure of which the caller of the command has to hear too, when it was shown. */
export class KeptFailure extends Failure {
  override readonly name = "KeptFailure";
}
