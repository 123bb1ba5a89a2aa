import type { CaseFile } from '../case.ts'
import type { Move } from '../records/orders.ts'
import { moveCountries } from '../reference/codes/people.ts'
import { type CalendarDate, longDate } from '../time/calendar.ts'
import { upperFirst } from '../words/grammar.ts'
import { conditionsOn, ordersInForce } from './orders.ts'

/** What a move of the defendant out of England and Wales changes, and what it does not. */

/** The move under which the defendant lives elsewhere on a day; undefined while at home or once back. */
export const moveOn = (file: CaseFile<'moves'>, day: CalendarDate): Move | undefined =>
  [...file.moves]
    .sort((a, b) => (a.movedOn < b.movedOn ? -1 : 1))
    .findLast(m => m.movedOn <= day && (!m.returnedOn || day < m.returnedOn))

export const policeOf = {
  scotland: 'Police Scotland',
  northernIreland: 'the Police Service of Northern Ireland',
  elsewhere: 'the police there',
} as const

export interface Consequence {
  message: string
  source: string
}
/** What still binds after a move, what does not, and what to do about it. */
export function consequencesOf(
  file: CaseFile<'applications' | 'orderConditions' | 'orderVersions' | 'orders'>,
  move: Move,
  today: CalendarDate,
): Consequence[] {
  const inUnitedKingdom = move.country !== 'elsewhere'
  const there = moveCountries[move.country].label
  const orders = ordersInForce(file, today)
  const local = orders.flatMap(o =>
    conditionsOn(o, file, today)
      .filter(c => c.locality)
      .map(c => `${o.ref} condition ${c.number} (${c.locality})`),
  )
  const lastMade = [...file.orders].sort((a, b) => (a.madeOn < b.madeOn ? -1 : 1)).at(-1)
  return [
    inUnitedKingdom
      ? {
          message: `The order still binds in ${there}: it has effect in all parts of the United Kingdom${local.length ? `, except for what is limited to a locality: ${local.join('; ')}` : ''}.`,
          source: 'SPA 2019 s.2(4)',
        }
      : {
          message: `The order has effect in the United Kingdom only. What is done in another country is not a breach of it there; what reaches a person here may be: ask legal services.`,
          source: 'SPA 2019 s.2(4)',
        },
    {
      message: `The breach offence is the law of England and Wales. Log a breach in ${there} as any other, and ask legal services where the offence was committed.`,
      source: 'SPA 2019 ss.8 and 15; our reading',
    },
    ...(lastMade
      ? [
          {
            message: `With no home address in England or Wales, the defendant notifies at a station in the police area of the court that last made an order: ${lastMade.court}. The move itself is notified within 3 days, the day of the move being day 1.`,
            source: 'SPA 2019 ss.9(4) and 10(2)',
          },
        ]
      : []),
    ...(inUnitedKingdom
      ? [
          {
            message: `Discharge within two years needs no consent of ${policeOf[move.country]}: only a force in England or Wales is asked.`,
            source: 'SPA 2019 s.4; text not checked',
          },
        ]
      : []),
    {
      message: move.toldOn
        ? `${upperFirst(policeOf[move.country])} told on ${longDate(move.toldOn)}${move.liaison ? `. Liaison: ${move.liaison}` : ''}.`
        : `${upperFirst(policeOf[move.country])} must be told, and somebody there named to speak to.`,
      source: 'Good practice',
    },
  ]
}
