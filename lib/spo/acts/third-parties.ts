import { z } from 'zod'
import { longDate } from '../calendar.ts'
import { thirdParties, thirdPartyEndings } from '../codes.ts'
import { choice, date, longText, optionalLongText, text } from '../fields.ts'
import type { ThirdPartyRequest } from '../records/exhibits.ts'
import { act, add, type Moment, set } from './act.ts'

const late = (field: string, label: string, day: string, m: Moment) =>
  day > m.today ? [{ field, message: `${label} must be on or before today, ${longDate(m.today)}` }] : []
const ended = (r: ThirdPartyRequest) =>
  r.endedOn ? [{ message: `This request was ended on ${longDate(r.endedOn)}` }] : []

const isLatest = (r: ThirdPartyRequest, day: string) => r.chasedOn.every(d => d <= day)

/** Asking an employer, a school or a platform for what it holds: asked, chased, received. */
export const thirdPartyActs = {
  askThirdParty: act({
    label: 'Ask another organisation for material',
    stage: 'evidence',
    place: 'evidence/requests',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: [],
    from: ['open'],
    input: z.object({
      kind: choice('What kind of organisation', thirdParties),
      toWhom: text('Who was asked', { hint: 'For example, personnel department of Fenwick Couriers' }),
      asked: longText('What was asked for', { rows: 3, max: 2000 }),
      basis: text('Consent, power or agreement that it was asked under', { max: 500 }),
      askedOn: date('Date asked'),
      chaseOn: date('Date to chase it'),
    }),
    recorded: ({ input: i }) => `${i.toWhom} asked for material, to be chased on ${longDate(i.chaseOn)}`,
    refuse: ({ input: i, moment: m }) => [
      ...late('askedOn', 'Date asked', i.askedOn, m),
      ...(i.chaseOn < i.askedOn
        ? [{ field: 'chaseOn', message: 'Date to chase it must be on or after the date asked' }]
        : []),
    ],
    prefill: ({ today }) => ({ askedOn: today }),
    patch: ({ input: i, moment: m }) => [
      add('thirdPartyRequests', {
        id: m.newId(),
        ...i,
        chasedOn: [],
        lastWord: null,
        endedOn: null,
        ending: null,
        at: m.at,
        byId: m.actor.id,
      }),
    ],
  }),
  chaseThirdParty: act({
    label: 'Record that it was chased',
    stage: 'evidence',
    place: 'evidence/request',
    permission: 'recordEvidence',
    about: 'thirdPartyRequests',
    reads: [],
    from: ['open'],
    input: z.object({
      chasedOn: date('Date chased'),
      said: longText('What was said', { rows: 2, max: 1000 }),
      chaseOn: date('Date to chase it again'),
    }),
    recorded: ({ record, input: i }) => `${record.toWhom} chased, next on ${longDate(i.chaseOn)}`,
    offered: ({ record }) => !record.endedOn,
    refuse: ({ record, input: i, moment: m }) => [
      // Chased before it was ended, and recorded after.
      ...(record.endedOn && i.chasedOn <= record.endedOn ? [] : ended(record)),
      ...late('chasedOn', 'Date chased', i.chasedOn, m),
      ...(i.chasedOn < record.askedOn
        ? [
            {
              field: 'chasedOn',
              message: `Date chased must be on or after ${longDate(record.askedOn)}, when it was asked for`,
            },
          ]
        : []),
      ...(i.chaseOn <= i.chasedOn
        ? [{ field: 'chaseOn', message: 'Date to chase it again must be after the date chased' }]
        : []),
    ],
    prefill: ({ today }) => ({ chasedOn: today }),
    patch: ({ record, input: i }) => [
      set('thirdPartyRequests', record.id, {
        chasedOn: [...record.chasedOn, i.chasedOn].sort(),
        // The latest word is what was said last, whenever it was recorded.
        ...(isLatest(record, i.chasedOn) ? { chaseOn: i.chaseOn } : {}),
        ...(isLatest(record, i.chasedOn) && !(record.endedOn && record.lastWord) ? { lastWord: i.said } : {}),
      }),
    ],
  }),
  endThirdParty: act({
    label: 'Record what came of it',
    stage: 'evidence',
    place: 'evidence/request',
    permission: 'recordEvidence',
    about: 'thirdPartyRequests',
    reads: [],
    from: ['open'],
    guidance: 'Attach what was received as an exhibit of the case or of an incident.',
    input: z.object({
      ending: choice('What came of it', thirdPartyEndings),
      endedOn: date('Date'),
      said: optionalLongText('What was received, or what was said', { rows: 3, max: 2000 }),
    }),
    recorded: ({ record, input: i }) => `${record.toWhom}: ${thirdPartyEndings[i.ending].label.toLowerCase()}`,
    offered: ({ record }) => !record.endedOn,
    refuse: ({ record, input: i, moment: m }) => [
      ...ended(record),
      ...late('endedOn', 'Date', i.endedOn, m),
      ...(i.endedOn < record.askedOn
        ? [{ field: 'endedOn', message: `Date must be on or after ${longDate(record.askedOn)}, when it was asked for` }]
        : []),
    ],
    prefill: ({ today }) => ({ endedOn: today }),
    patch: ({ record, input: i }) => [
      set('thirdPartyRequests', record.id, {
        ending: i.ending,
        endedOn: i.endedOn,
        ...(i.said ? { lastWord: i.said } : {}),
      }),
    ],
  }),
}
