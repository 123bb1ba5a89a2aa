import { z } from 'zod'
import { conditionsOf, interimOf } from '../applications.ts'
import { longDate } from '../calendar.ts'
import type { CaseFile, Refusal } from '../case.ts'
import { withoutMap } from '../condition-gaps.ts'
import { date, optionalText, text } from '../fields.ts'
import { refusalsOf } from '../findings/asking.ts'
import { numbersAside } from '../findings/reference.ts'
import type { Application } from '../records/applications.ts'
import { snapshotOf } from '../snapshot.ts'
import { applicationsThat } from '../status.ts'
import { act, type Moment, set } from './act.ts'
import { courtHint, kindOf, notAfterToday, youthCourt } from './court-checks.ts'
import { heldHearings, heldHearingsField, refuseHeldHearings, takeHearings } from './held-records.ts'
import { dueContacts } from './milestones.ts'

const lodging = z.object({
  court: text('Court', { hint: courtHint, suggests: 'courts' }),
  lodgedOn: date('Date lodged', { hint: 'The day on which the court received the application' }),
  courtReference: optionalText('Court’s reference', { hint: 'It can be added later', max: 60 }),
  hearingIds: heldHearingsField,
})
type Lodging = z.output<typeof lodging>

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
/** The interim half that can be lodged together with a main application. */
const readyHalf = (file: CaseFile<'applications'>, a: Application): Application | undefined => {
  const half = a.kind === 'main' ? interimOf(file, a) : undefined
  return half?.status === 'authorised' ? half : undefined
}
const lodgePrefill = (file: CaseFile<'applications' | 'hearings'>, a: Application) => ({
  hearingIds: heldHearings(file).map(h => h.id),
  court: a.court ?? file.applications.findLast(x => x.court)?.court ?? null,
})

export const lodgingActs = {
  lodge: act({
    label: 'Lodge with the court',
    next: ({ file }) =>
      `The application is kept as filed and cannot be changed. A hearing is to be listed within ${file.settings.listingWithinDays} days.`,
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
    input: lodging,
    aside: ({ file }) => [numbersAside(file.settings, 'fee')],
    recorded: ({ record, input }) => `Lodged: ${kindOf(record)}, on ${longDate(input.lodgedOn)}, ${input.court}`,
    refuse: ({ file, record, input, moment }) => lodgeRefusals(file, record, input, moment),
    warn: ({ file, record, input }) => [
      ...youthCourt(file, input.lodgedOn, input.court),
      ...withoutMap(file, conditionsOf(file, record)),
    ],
    patch: ({ file, record, input, moment }) => [
      set('applications', record.id, lodgedFields(file, record, input, moment)),
      ...takeHearings(file, input.hearingIds, record.id),
      ...dueContacts(file, moment, 'lodged', { on: input.lodgedOn }),
    ],
    prefill: ({ file, record }) => lodgePrefill(file, record),
  }),
  lodgeBoth: act({
    label: 'Lodge the full and interim applications together',
    stage: 'court',
    place: 'court',
    rank: -1,
    permission: 'court',
    about: 'applications',
    compares: ({ file, record }) => [record, readyHalf(file, record)],
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
    input: lodging,
    aside: ({ file }) => [numbersAside(file.settings, 'fee')],
    offered: ({ file, record }) => readyHalf(file, record) !== undefined,
    recorded: ({ input }) => `Lodged: full order and interim order, on ${longDate(input.lodgedOn)}, ${input.court}`,
    refuse: ({ file, record, input, moment }) => {
      const half = readyHalf(file, record)
      return [
        ...lodgeRefusals(file, record, input, moment),
        ...(half && half.authorisedOn !== record.authorisedOn ? authorityLacking(half, input, moment) : []),
        ...(half ? [] : [{ message: 'There is no authorised interim application to lodge with this one' }]),
      ]
    },
    warn: ({ file, record, input }) => [
      ...youthCourt(file, input.lodgedOn, input.court),
      ...withoutMap(file, conditionsOf(file, record)),
    ],
    patch: ({ file, record, input, moment }) => {
      const half = readyHalf(file, record)
      return [
        set('applications', record.id, lodgedFields(file, record, input, moment)),
        ...(half
          ? [set('applications', half.id, { ...lodgedFields(file, half, input, moment), status: 'lodged' })]
          : []),
        ...takeHearings(file, input.hearingIds, record.id),
        ...dueContacts(file, moment, 'lodged', { on: input.lodgedOn }),
      ]
    },
    prefill: ({ file, record }) => lodgePrefill(file, record),
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
