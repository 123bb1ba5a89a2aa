import type { Settings } from '../../case/case.ts'
import type { Id } from '../../case/records/id.ts'
import { hoursAfter, type Instant } from '../../case/time/calendar.ts'
import type { PairState } from '../../case/views/reports.ts'
import { pairPath } from '../../site/addresses.ts'
import { dueAt } from '../wait.ts'
import { type ForceRow, forceKinds, forceWait } from './force-wait.ts'

/** What of a pair its row is computed from: no name of anyone. */
export interface PairFacts {
  id: Id
  state: PairState
  waitingSince: Instant
  reports: number
  askedAgain: boolean
}
export const pairKinds = forceKinds({
  pairToScreen: {
    label: 'Reports to screen',
    for: ['workPairs'],
    sentence: ({ params: p }) =>
      `${p.reports} crime reports about the same two people wait for a decision${p.askedAgain ? ': a further report asks again' : ''}`,
    page: ({ about }) => pairPath(about.id),
    go: 'Pair of reports',
  },
})
export type PairKind = keyof typeof pairKinds

/** Raised when the same pair gives other rows than before. */
export const pairVersion = 1

/** What waits on a pair: to be looked at, from when it was found or asked again, within the force's own days. */
export const pairRows = (pair: PairFacts, settings: Pick<Settings, 'pairLookedAtWithinDays'>): ForceRow<PairKind>[] =>
  pair.state === 'waiting'
    ? [
        forceWait(
          'pairToScreen',
          { kind: 'reportPairs', id: pair.id },
          { at: pair.waitingSince },
          {
            ...dueAt(hoursAfter(pair.waitingSince, settings.pairLookedAtWithinDays * 24)),
            params: { reports: pair.reports, askedAgain: pair.askedAgain },
          },
        ),
      ]
    : []
