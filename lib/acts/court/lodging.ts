import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { set } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import { applicationsThat } from '../../case/reference/status.ts'
import { type CalendarDate, longDate } from '../../case/time/calendar.ts'
import { targetWords } from '../../case/time/working-days.ts'
import { conditionsOf, interimToLodge } from '../../case/views/applications.ts'
import { withoutMap } from '../../drafting/condition-gaps.ts'
import { snapshotOf } from '../../drafting/snapshot.ts'
import { refuseFilingWithoutNotice } from '../../drafting/without-notice.ts'
import { sittingDay } from '../../law/practice/sitting-days.ts'
import type { Refusal } from '../../law/refusal.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { numbersAside } from '../../law/rules/reference.ts'
import { act } from '../act/act.ts'
import { time, timeRefusal } from '../form/court-times.ts'
import { date, optionalDate, optionalText, text } from '../form/fields.ts'
import { dueContacts } from '../people/milestones.ts'
import { courtHint, kindOf, notAfterToday, youthCourt } from './court-checks.ts'
import { hearingListed } from './hearings.ts'
import { heldHearings, heldHearingsField, refuseHeldHearings, takeHearings } from './held-records.ts'

const lodging = z.object({
  court: text('Court', { hint: courtHint, suggests: 'courts' }),
  lodgedOn: date('Date lodged', { hint: 'The day on which the court received the application' }),
  courtReference: optionalText('Court’s reference', { hint: 'It can be added later', max: 60 }),
  hearingIds: heldHearingsField,
})
const listing = {
  hearingOn: optionalDate('Date of the hearing', { hint: 'If the court has given one. It can be listed later' }),
  hearingTime: time('Time of the hearing'),
}
const interimListing = {
  interimHearingOn: optionalDate('Date of the interim hearing', {
    hint: 'If the court has given one. It can be listed later',
  }),
  interimHearingTime: time('Time of the interim hearing'),
}
const lodgingOne = lodging.extend(listing)
const lodgingBoth = lodging.extend({ ...interimListing, ...listing })
type Lodging = z.output<typeof lodging>
interface Listing {
  on: CalendarDate | null
  time: string | null
  /** The field in which its day is typed. */
  field: 'hearingOn' | 'interimHearingOn'
}
const ownListing = (i: z.output<typeof lodgingOne>): Listing => ({
  on: i.hearingOn,
  time: i.hearingTime,
  field: 'hearingOn',
})
const halfListing = (i: z.output<typeof lodgingBoth>): Listing => ({
  on: i.interimHearingOn,
  time: i.interimHearingTime,
  field: 'interimHearingOn',
})
const refuseListing = ({ on, time: at, field }: Listing, i: Lodging): Refusal[] => [
  ...(on && on < i.lodgedOn
    ? [{ field, message: `The hearing must be on or after ${longDate(i.lodgedOn)}, when the application is lodged` }]
    : []),
  ...(at && !on ? [{ field, message: 'Enter the date of the hearing too' }] : []),
  ...timeRefusal(field === 'hearingOn' ? 'hearingTime' : 'interimHearingTime', at),
]
const askedOfListing = ({ on, field }: Listing, { today }: Moment): Refusal[] => sittingDay(field, on, today)
/** The first hearing of an application, where the court gave its day as it was lodged. */
const firstHearing = (
  file: CaseFile<'hearings' | 'protectedPersons'>,
  a: Application,
  { on, time: at }: Listing,
  i: Lodging,
  m: Moment,
): Patch =>
  on
    ? hearingListed(
        file,
        a,
        {
          listedOn: on,
          listedTime: at,
          court: i.court,
          purpose: a.kind === 'interim' || a.kind === 'appeal' ? a.kind : i.hearingIds.length ? 'final' : 'first',
        },
        m,
      )
    : []
const listedWords = (...all: Listing[]): string => {
  const days = all.flatMap(({ on, time: at, field }) =>
    on ? [`${field === 'hearingOn' ? 'hearing' : 'interim hearing'} on ${longDate(on)}${at ? ` at ${at}` : ''}`] : [],
  )
  return days.length ? `. Listed: ${days.join(', ')}` : ''
}

/** What an application said when it was lodged: the questions, the answers and the wording asked for, frozen. */
export function filedRecord(
  file: CaseFile<
    | 'applications'
    | 'draftConditions'
    | 'incidents'
    | 'orderConditions'
    | 'orderVersions'
    | 'orders'
    | 'protectedPersons'
  >,
  a: Application,
  m: Moment,
): Record<string, unknown> {
  const { answers } = snapshotOf(file, a)
  return {
    filedAt: m.at,
    questions: Object.fromEntries(Object.entries(answers).map(([key, q]) => [key, q.what])),
    answers: Object.fromEntries(Object.entries(answers).map(([key, q]) => [key, q.answer])),
    wording: conditionsOf(file, a).map(c => ({
      number: c.number,
      kind: c.kind,
      text: c.text,
      locality: c.locality,
      lastDay: c.lastDay,
      libraryCode: c.libraryCode,
    })),
  }
}
const lodgedFields = (
  file: CaseFile<
    | 'applications'
    | 'draftConditions'
    | 'incidents'
    | 'orderConditions'
    | 'orderVersions'
    | 'orders'
    | 'protectedPersons'
  >,
  a: Application,
  i: Lodging,
  m: Moment,
): Partial<Application> => ({
  court: i.court,
  lodgedOn: i.lodgedOn,
  courtReference: i.courtReference,
  filed: filedRecord(file, a, m),
})
/** Authority before lodging, and an interim application only with or after a main one that is not decided. */
function lodgeRefusals(file: CaseFile<'applications' | 'hearings'>, a: Application, i: Lodging, m: Moment): Refusal[] {
  const main = a.kind === 'interim' ? file.applications.find(x => x.id === a.mainId) : undefined
  const field = (f: { rule: string }) => (f.rule === 'V38' || !a.authorisedOn ? undefined : 'lodgedOn')
  return [
    ...notAfterToday('lodgedOn', 'Date lodged', i.lodgedOn, m),
    ...refuseHeldHearings(file, i.hearingIds, i.lodgedOn, 'hearingIds'),
    ...(a.applicant === 'chiefOfficer' ? authorityLacking(a, i, m) : []),
    ...refuseFilingWithoutNotice(a),
    ...(a.kind === 'interim'
      ? refusalsOf(
          { applications: [...(main ? [main] : []), { ...a, lodgedOn: i.lodgedOn }] },
          m.today,
          ['V38', 'V39'],
          'refuse',
          {
            field,
          },
        )
      : []),
  ]
}
const authorityLacking = (a: Application, i: Lodging, m: Moment): Refusal[] =>
  refusalsOf({ applications: [{ ...a, lodgedOn: i.lodgedOn }] }, m.today, ['V18'], 'refuse', {
    field: () => (a.authorisedOn ? 'lodgedOn' : undefined),
  })
const lodgePrefill = (file: CaseFile<'applications' | 'hearings'>, a: Application, today: CalendarDate) => ({
  lodgedOn: today,
  hearingIds: heldHearings(file).map(h => h.id),
  court: a.court ?? file.applications.findLast(x => x.court)?.court ?? null,
})

export const lodgingActs = {
  lodge: act({
    label: 'Lodge with the court',
    next: ({ file }) =>
      `The application is kept as filed and cannot be changed. A hearing is to be listed within ${targetWords('listingWithinDays', file.settings)}.`,
    stage: 'court',
    place: 'court',
    permission: 'court',
    about: 'applications',
    reads: [
      'defendants',
      'draftConditions',
      'hearings',
      'incidents',
      'orderConditions',
      'orderVersions',
      'orders',
      'protectedPersons',
    ],
    from: ['authorised'],
    to: 'lodged',
    guidance: 'The questions, answers and wording are kept from this moment exactly as they were filed.',
    input: lodgingOne,
    aside: ({ file }) => [numbersAside(file.settings, 'fee')],
    recorded: ({ record, input }) =>
      `Lodged: ${kindOf(record)}, on ${longDate(input.lodgedOn)}, ${input.court}${listedWords(ownListing(input))}`,
    refuse: ({ file, record, input, moment }) => [
      ...lodgeRefusals(file, record, input, moment),
      ...refuseListing(ownListing(input), input),
    ],
    warn: ({ file, record, input, moment }) => [
      ...askedOfListing(ownListing(input), moment),
      ...youthCourt(file, input.lodgedOn, input.court),
      ...withoutMap(file, conditionsOf(file, record)),
    ],
    patch: ({ file, record, input, moment }) => [
      set('applications', record.id, lodgedFields(file, record, input, moment)),
      ...takeHearings(file, input.hearingIds, record.id),
      ...firstHearing(file, record, ownListing(input), input, moment),
      ...dueContacts(file, moment, 'lodged', { on: input.lodgedOn }),
    ],
    prefill: ({ file, record, today }) => lodgePrefill(file, record, today),
  }),
  lodgeBoth: act({
    label: 'Lodge the full and interim applications together',
    next: ({ file }) =>
      `Both are kept as filed and cannot be changed. A hearing is to be listed within ${targetWords('listingWithinDays', file.settings)}.`,
    stage: 'court',
    place: 'court',
    rank: -1,
    permission: 'court',
    about: 'applications',
    compares: ({ file, record }) => [record, interimToLodge(file, record)],
    reads: [
      'defendants',
      'draftConditions',
      'hearings',
      'incidents',
      'orderConditions',
      'orderVersions',
      'orders',
      'protectedPersons',
    ],
    from: ['authorised'],
    to: 'lodged',
    guidance: 'Both halves are lodged on the same day with the same court, each frozen exactly as filed.',
    input: lodgingBoth,
    aside: ({ file }) => [numbersAside(file.settings, 'fee')],
    offered: ({ file, record }) => interimToLodge(file, record) !== undefined,
    recorded: ({ input }) =>
      `Lodged: full order and interim order, on ${longDate(input.lodgedOn)}, ${input.court}${listedWords(halfListing(input), ownListing(input))}`,
    refuse: ({ file, record, input, moment }) => {
      const half = interimToLodge(file, record)
      return [
        ...lodgeRefusals(file, record, input, moment),
        ...(half && half.authorisedOn !== record.authorisedOn ? authorityLacking(half, input, moment) : []),
        ...(half ? refuseFilingWithoutNotice(half) : []),
        ...(half ? [] : [{ message: 'There is no authorised interim application to lodge with this one' }]),
        ...refuseListing(halfListing(input), input),
        ...refuseListing(ownListing(input), input),
      ]
    },
    warn: ({ file, record, input, moment }) => [
      ...askedOfListing(halfListing(input), moment),
      ...askedOfListing(ownListing(input), moment),
      ...youthCourt(file, input.lodgedOn, input.court),
      ...withoutMap(file, conditionsOf(file, record)),
    ],
    patch: ({ file, record, input, moment }) => {
      const half = interimToLodge(file, record)
      return [
        set('applications', record.id, lodgedFields(file, record, input, moment)),
        ...(half
          ? [set('applications', half.id, { ...lodgedFields(file, half, input, moment), status: 'lodged' })]
          : []),
        ...takeHearings(file, input.hearingIds, record.id),
        ...(half ? firstHearing(file, half, halfListing(input), input, moment) : []),
        ...firstHearing(file, record, ownListing(input), input, moment),
        ...dueContacts(file, moment, 'lodged', { on: input.lodgedOn }),
      ]
    },
    prefill: ({ file, record, today }) => lodgePrefill(file, record, today),
  }),
  recordCourtReference: act({
    label: 'Record the court’s reference',
    stage: 'court',
    place: 'court/beside',
    permission: 'court',
    about: 'applications',
    reads: [],
    from: applicationsThat(s => s.atCourt || s.ended),
    input: z.object({ courtReference: text('Court’s reference', { max: 60 }) }),
    offered: ({ record }) => record.lodgedOn !== null && record.courtReference === null,
    recorded: ({ record, input }) => `Court’s reference for the ${kindOf(record)}: ${input.courtReference}`,
    patch: ({ record, input }) => [set('applications', record.id, { courtReference: input.courtReference })],
    prefill: ({ record }) => ({ courtReference: record.courtReference }),
  }),
}
