import { rowsOf } from '../../case/law-file.ts'
import { longDate } from '../../case/time/calendar.ts'
import { by, type ClockRow, clocksNamed } from './clock.ts'

/** Material asked of another organisation: when the officer said that it would be chased. */
export const thirdPartyClocks = clocksNamed([
  {
    id: 'thirdParty',
    label: 'Chase material asked of another organisation',
    whose: 'police',
    queue: 'thirdParties',
    source: 'The date set when it was asked for',
    rows: file =>
      rowsOf(file, 'thirdPartyRequests').flatMap((r): ClockRow[] => {
        const { chaseOn, askedOn, endedOn } = r
        if (!chaseOn || !askedOn) return []
        const chased = r.chasedOn?.at(-1)
        return [
          {
            about: { kind: 'thirdPartyRequests', id: r.id },
            startsOn: chased ?? askedOn,
            lastDay: chaseOn,
            metOn: endedOn ?? null,
            late: 'met',
            endedOn: null,
            sentence: state =>
              endedOn
                ? `Asked of ${r.toWhom} on ${longDate(askedOn)}, ended on ${longDate(endedOn)}.`
                : `Asked of ${r.toWhom} on ${longDate(askedOn)}${chased ? `, chased on ${longDate(chased)}` : ''} and not received. It ${state === 'missed' ? 'was' : 'is'} to be chased by ${by(chaseOn)}.`,
          },
        ]
      }),
  },
])
