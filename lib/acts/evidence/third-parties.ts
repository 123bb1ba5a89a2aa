import { z } from 'zod'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { ThirdPartyRequest } from '../../case/records/exhibits.ts'
import { thirdParties, thirdPartyEndings } from '../../case/reference/codes/incidents.ts'
import { counsellingAnswers, recordsOf } from '../../case/reference/codes/requests.ts'
import { longDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act } from '../act/act.ts'
import { contradicts } from '../act/other-date.ts'
import {
  choice,
  date,
  longText,
  optionalChoice,
  optionalDate,
  optionalLongText,
  optionalText,
  text,
} from '../form/fields.ts'

const late = (field: string, label: string, day: string, m: Moment) =>
  day > m.today ? [{ field, message: `${label} must be on or before today, ${longDate(m.today)}` }] : []
const alreadyEnded = (r: ThirdPartyRequest) =>
  r.endedOn ? [{ message: `This request was ended on ${longDate(r.endedOn)}` }] : []

const isLatest = (r: ThirdPartyRequest, day: string) => r.chasedOn.every(d => d <= day)
const victims = { field: 'whose', is: 'victim' } as const
const counselling = { field: 'counselling', is: 'yes' } as const
/** What the code on victim information requests asks before a victim’s records are asked for. */
const ofVictim = {
  whose: choice('Whose records they are', recordsOf),
  enquiry: optionalLongText('Which reasonable line of enquiry it serves, and why they are believed to hold it', {
    rows: 2,
    max: 2000,
    when: victims,
    needed: true,
    hint: 'PCSCA 2022 s.44A(3)(a) and (b)',
  }),
  necessity: optionalLongText('Why it is necessary and proportionate', {
    rows: 2,
    max: 2000,
    when: victims,
    needed: true,
    hint: 'PCSCA 2022 s.44A(3)(c). Her agreement does not make it necessary',
  }),
  lessIntrusive: optionalLongText('What less would do, and why it does not', {
    rows: 2,
    max: 2000,
    when: victims,
    needed: true,
    hint: 'Other ways to learn the same, a shorter period, fewer records',
  }),
  noticeOn: optionalDate('Day on which the victim was given written notice', {
    when: victims,
    needed: true,
    hint: 'What is sought, why, and how it will be dealt with. On or before the day of the request, or as soon as practicable. PCSCA 2022 s.44B',
  }),
  noNotice: optionalLongText('Why no notice was given before the request', {
    rows: 2,
    max: 1000,
    when: victims,
    needed: true,
  }),
  counselling: optionalChoice('Are they counselling records?', counsellingAnswers, { when: victims, needed: true }),
  probativeValue: optionalLongText(
    'Why they are likely to have substantial probative value, and what rebuts the presumption',
    {
      rows: 2,
      max: 2000,
      when: counselling,
      needed: true,
      hint: 'PCSCA 2022 ss.44A and 44D(2)',
    },
  ),
  approvedBy: optionalText('Senior officer who approved it: rank and name', {
    max: 200,
    when: counselling,
    needed: true,
  }),
  approvedOn: optionalDate('Day of the approval', { when: counselling, needed: true }),
}
type OfVictim = z.output<z.ZodObject<typeof ofVictim>> & { askedOn: string }
/** Answers to questions that were not asked are left out. */
const asAsked = <I extends OfVictim>(i: I): I => {
  const none = {
    enquiry: null,
    necessity: null,
    lessIntrusive: null,
    noticeOn: null,
    noNotice: null,
    counselling: null,
  }
  const notCounselling = { probativeValue: null, approvedBy: null, approvedOn: null }
  const ofHers = i.whose === 'victim'
  return { ...i, ...(ofHers ? {} : none), ...(ofHers && i.counselling === 'yes' ? {} : notCounselling) }
}
const victimRefusals = (given: OfVictim, m: Moment): Refusal[] => {
  const i = asAsked(given)
  if (i.whose !== 'victim') return []
  const missing = (field: keyof OfVictim, message: string): Refusal[] => (i[field] ? [] : [{ field, message }])
  return [
    ...missing('enquiry', 'Enter which line of enquiry it serves'),
    ...missing('necessity', 'Enter why it is necessary and proportionate'),
    ...missing('lessIntrusive', 'Enter what less would do, and why it does not'),
    ...missing('counselling', 'Select whether they are counselling records'),
    ...(i.noticeOn ? late('noticeOn', 'Day of the notice', i.noticeOn, m) : []),
    ...(i.noticeOn || i.noNotice
      ? []
      : [{ field: 'noticeOn', message: 'Enter when the victim was given notice, or why she was not' }]),
    ...(i.counselling === 'yes'
      ? [
          ...missing('probativeValue', 'Enter why they are likely to have substantial probative value'),
          ...missing('approvedBy', 'Enter who approved it: counselling records need the approval of a senior officer'),
          ...missing('approvedOn', 'Enter the day of the approval'),
          ...(i.approvedOn && i.approvedOn > i.askedOn
            ? [{ field: 'approvedOn', message: 'The approval must be on or before the day of the request' }]
            : []),
        ]
      : []),
  ]
}
const victimWarnings = (given: OfVictim): Refusal[] => {
  const i = asAsked(given)
  return i.whose === 'victim' && i.noticeOn && i.noticeOn > i.askedOn && !i.noNotice
    ? [
        {
          message:
            'The victim was given notice after the request. It is due on or before that day, or as soon as practicable.',
        },
      ]
    : []
}

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
      ...ofVictim,
      askedOn: date('Date asked'),
      chaseOn: date('Date to chase it'),
    }),
    recorded: ({ input: i }) => `${i.toWhom} asked for material, to be chased on ${longDate(i.chaseOn)}`,
    refuse: ({ input: i, moment: m }) => [
      ...late('askedOn', 'Date asked', i.askedOn, m),
      ...victimRefusals(i, m),
      ...(i.chaseOn < i.askedOn
        ? [{ field: 'chaseOn', message: 'Date to chase it must be on or after the date asked' }]
        : []),
    ],
    warn: ({ input: i }) => victimWarnings(i),
    prefill: ({ today }) => ({ askedOn: today }),
    patch: ({ input: i, moment: m }) => [
      add('thirdPartyRequests', {
        id: m.newId(),
        ...asAsked(i),
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
      chaseOn: optionalDate('Date to chase it again', {
        needed: true,
        hint: 'Leave blank only where it has ended since: nothing is left to chase then',
      }),
    }),
    recorded: ({ record, input: i }) =>
      `${record.toWhom} chased on ${longDate(i.chasedOn)}${i.chaseOn && !record.endedOn ? `, next on ${longDate(i.chaseOn)}` : ''}`,
    offered: ({ record }) => !record.endedOn,
    refuse: ({ file, record, input: i, moment: m }) => [
      // Chased before it was ended, and recorded after.
      ...(record.endedOn && i.chasedOn <= record.endedOn ? [] : alreadyEnded(record)),
      ...late('chasedOn', 'Date chased', i.chasedOn, m),
      ...(i.chasedOn < record.askedOn
        ? [
            contradicts(file.case.ref, ['correctThirdPartyRequest', record.id], {
              field: 'chasedOn',
              message: `Date chased must be on or after ${longDate(record.askedOn)}, when it was asked for`,
            }),
          ]
        : []),
      ...(record.endedOn || i.chaseOn ? [] : [{ field: 'chaseOn', message: 'Enter the date to chase it again' }]),
      ...(i.chaseOn && i.chaseOn <= i.chasedOn
        ? [{ field: 'chaseOn', message: 'Date to chase it again must be after the date chased' }]
        : []),
    ],
    prefill: ({ today }) => ({ chasedOn: today }),
    patch: ({ record, input: i }) => [
      set('thirdPartyRequests', record.id, {
        chasedOn: [...record.chasedOn, i.chasedOn].sort(),
        // The latest word is what was said last, whenever it was recorded.
        ...(isLatest(record, i.chasedOn) && i.chaseOn ? { chaseOn: i.chaseOn } : {}),
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
    refuse: ({ file, record, input: i, moment: m }) => [
      ...alreadyEnded(record),
      ...late('endedOn', 'Date', i.endedOn, m),
      ...(i.endedOn < record.askedOn
        ? [
            contradicts(file.case.ref, ['correctThirdPartyRequest', record.id], {
              field: 'endedOn',
              message: `Date must be on or after ${longDate(record.askedOn)}, when it was asked for`,
            }),
          ]
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
