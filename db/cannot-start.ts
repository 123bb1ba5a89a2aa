/** A reason not to start that the person at the terminal can act on; printed as one line, without a stack. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
