/** Where an import of crime reports has got to. */
export const importStates = {
  running: { label: 'Running' },
  done: { label: 'Done' },
  failed: { label: 'Stopped' },
  undone: { label: 'Undone' },
} as const
export type ImportState = keyof typeof importStates

/** Every pair ever found stands in exactly one of these, so that their counts add up to what was found. */
export const pairStates = {
  waiting: { label: 'Waiting for a decision', live: true },
  decided: { label: 'On a case', live: true },
  dismissed: { label: 'Decided: no order', live: true },
  joined: { label: 'Joined to another pair', live: false },
  apart: { label: 'No longer two reports', live: false },
} as const
export type PairState = keyof typeof pairStates
export const allPairStates = Object.keys(pairStates) as PairState[]

export const linkSides = {
  both: { label: 'Both the suspect and the victim' },
  suspect: { label: 'The suspect' },
  victim: { label: 'The victim' },
} as const
export type LinkSide = keyof typeof linkSides

export const judgements = {
  same: { label: 'The same suspect and the same victim' },
  not: { label: 'Not the same' },
  cannotTell: { label: 'Cannot tell' },
} as const
export type Judgement = keyof typeof judgements
