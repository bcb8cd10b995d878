/** Something that cannot be done, with words for the reader: the message is shown as it stands. */
export class Failure extends Error {
  override readonly name = "Failure";
}
