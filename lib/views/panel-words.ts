import { upperFirst } from '../case/words/grammar.ts'
import type { WaitKind } from '../waits/projection.ts'

const words: Partial<Record<WaitKind, string>> = {
  breachThird: 'three breaches or more',
  breachRepeated: 'a second breach',
  decisionEscalated: 'a decision that somebody asked to be looked at again',
  refusedFirst: 'decided that no order is needed',
  notStalkingUnread: 'decided that it is not stalking',
  oldStandard: 'decided under an older standard of proof',
  diverted: 'left to another order',
  refused: 'an application refused by a reviewer',
  gap: 'a gap in protection ahead',
  safetyPlan: 'a safety plan to make or to look at again',
}
/** Why a case is one for the panel, in a line. */
export const candidateWords = (kinds: readonly WaitKind[]): string =>
  upperFirst(kinds.flatMap(kind => words[kind] ?? []).join('; '))
