import { longDate } from '../calendar.ts'
import { by, type ClockEntry, nothing, runTo } from './clock.ts'

/** Material asked of another organisation: when the officer said that it would be chased. */
export const thirdPartyClocks: ClockEntry[] = [
  {
    id: 'thirdParty',
    label: 'Chase material asked of another organisation',
    whose: 'police',
    queue: 'thirdParties',
    source: 'The date set when it was asked for',
    find: nothing,
    inCase: (file, today) =>
      file.thirdPartyRequests.map(r => {
        const chased = r.chasedOn.at(-1)
        const state = r.endedOn ? 'met' : runTo(r.chaseOn, today)
        return {
          about: { kind: 'thirdPartyRequests' as const, id: r.id },
          startsOn: chased ?? r.askedOn,
          lastDay: r.chaseOn,
          state,
          sentence: r.endedOn
            ? `Asked of ${r.toWhom} on ${longDate(r.askedOn)}, ended on ${longDate(r.endedOn)}.`
            : `Asked of ${r.toWhom} on ${longDate(r.askedOn)}${chased ? `, chased on ${longDate(chased)}` : ''} and not received. It ${state === 'missed' ? 'was' : 'is'} to be chased by ${by(r.chaseOn)}.`,
        }
      }),
  },
]
