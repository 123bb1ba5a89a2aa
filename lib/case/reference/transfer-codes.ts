/** What one force may offer another, on what basis, and how it stands. */
export const transferKinds = {
  case: { label: 'The whole case', hint: 'The other force takes it over. This force keeps its record of it' },
  check: { label: 'A check of conditions', hint: 'For example, a visit to an address in its area' },
  service: { label: 'Service of an order' },
  other: { label: 'Another task' },
} as const
export type TransferKind = keyof typeof transferKinds

export const transferBases = {
  defendantThere: { label: 'The defendant lives, or intends to come, in its area', hint: 'SPA 2019 s.1(3)' },
  victimThere: { label: 'The protected person has moved to its area' },
  conflict: { label: 'This force must not investigate', hint: 'For example, the defendant works for it' },
  actsThere: { label: 'Most of what happened was in its area' },
  other: { label: 'Another reason' },
} as const
export type TransferBasis = keyof typeof transferBases

export const transferStates = {
  offered: { label: 'Offered, not answered', colour: 'blue' },
  accepted: { label: 'Accepted', colour: 'green' },
  refused: { label: 'Refused', colour: 'red' },
  revoked: { label: 'Taken back', colour: 'grey' },
  done: { label: 'Done', colour: 'green' },
} as const
export type TransferState = keyof typeof transferStates

/** What goes with a task besides what it is about. */
export const givenParts = {
  protectedNames: { label: 'Names of the protected persons' },
  homeAddress: { label: 'Home address of the defendant' },
  identifiers: { label: 'Phone numbers, accounts and vehicles of the defendant' },
} as const
export type GivenPart = keyof typeof givenParts
