import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import { daysAfter, longDate } from '../../case/time/calendar.ts'
import {
  chronology,
  conditionsOf,
  currentMain,
  editableStatuses,
  interimOf,
  isLive,
} from '../../case/views/applications.ts'
import { lastDecision } from '../../case/views/considered.ts'
import { refusalInWords, refusalOf, refusedBefore } from '../../case/views/refusals.ts'
import { newLook } from '../../drafting/citations.ts'
import type { Refusal } from '../../law/refusal.ts'
import { defaultReference } from '../../law/rules/reference.ts'
import { actPath, stagePath } from '../../site/addresses.ts'
import { act } from '../act/act.ts'
import { kindOf, notAfterToday } from '../court/court-checks.ts'
import { choices, date, longText, record } from '../form/fields.ts'
import { blankApplication } from './blank-application.ts'
import { writtenBy } from './starting.ts'

/** After a refusal: a new application that says so, and the decision not to appeal. A refusal stays as it is whatever follows. */

const refused = ['refused', 'refusalUpheld', 'refusedByCourt'] as const
const takes = {
  grounds: { label: 'The grounds, and the incidents that they cite' },
  people: { label: 'Who is at risk, and of what' },
  conditions: { label: 'The conditions, with their reasons' },
  term: { label: 'How long the order is for' },
} as const
const sinceRefusal = longText('What is new since the refusal', {
  rows: 5,
  hint: 'New incidents, new evidence, or what the refusal left out. The court and every reviewer read it',
})
const why = (file: CaseFile<'reviews'>, a: Application) => {
  const refusal = refusalOf(file, a)
  return refusal
    ? [{ title: 'The refusal', lines: [`${refusalInWords(refusal)}.`, ...(refusal.why ? [refusal.why] : [])] }]
    : []
}

/** What is carried from the refused application: nothing of incidents withdrawn or people removed since. */
function takeOver(
  file: CaseFile,
  from: Application,
  to: Application,
  take: readonly (keyof typeof takes)[],
  m: Moment,
): Patch {
  const standing = new Set(chronology(file).map(i => i.id))
  const keepStanding = (ids: readonly string[]) => ids.filter(id => standing.has(id))
  const people = new Set(file.protectedPersons.filter(p => !p.removedAt).map(p => p.id))
  const next: Application = {
    ...to,
    ...(take.includes('grounds')
      ? {
          actsGrounds: from.actsGrounds,
          actsIncidentIds: keepStanding(from.actsIncidentIds),
          riskGrounds: from.riskGrounds,
          riskIncidentIds: keepStanding(from.riskIncidentIds),
          necessityGrounds: from.necessityGrounds,
          necessityIncidentIds: keepStanding(from.necessityIncidentIds),
          prosecution: from.prosecution,
          interimReason: from.interimReason,
        }
      : {}),
    ...(take.includes('people') ? { riskToIds: from.riskToIds.filter(id => people.has(id)), harms: from.harms } : {}),
    ...(take.includes('term')
      ? {
          termKind: from.termKind,
          termYears: from.termYears,
          termLastDay: from.termLastDay,
          termReason: from.termReason,
        }
      : {}),
  }
  const conditions = take.includes('conditions') && from.kind === 'main' ? conditionsOf(file, from) : []
  return [
    add('applications', next),
    ...(take.includes('grounds') && from.kind === 'main'
      ? (['acts', 'risk', 'necessity'] as const).map(part => add('citationLooks', newLook(next.id, part, m)))
      : []),
    ...conditions.flatMap((c, n) => {
      const id = m.newId()
      return [
        add('draftConditions', {
          ...c,
          id,
          applicationId: next.id,
          number: n + 1,
          incidentIds: keepStanding(c.incidentIds),
          removedAt: null,
          removedReason: null,
          version: 1,
        }),
        add('citationLooks', newLook(next.id, id, m)),
      ]
    }),
  ]
}

/** The full application beside which a new interim application would stand. */
const liveMainFor = (file: CaseFile<'applications'>, a: Application): Application | undefined => {
  const main = file.applications.find(x => x.id === a.mainId)
  return main && isLive(main) ? main : currentMain(file)
}
function refuseAgain(file: CaseFile<'applications'>, a: Application): Refusal[] {
  const href = stagePath(file.case.ref, 'application')
  if (a.kind === 'main')
    return file.applications.some(x => x.kind === 'main' && isLive(x))
      ? [
          {
            message: 'This case already has an application that is not finished. Say in that one that this was refused',
            href,
          },
        ]
      : []
  if (a.kind !== 'interim') return [{ message: 'Start the application about the order again from the order', href }]
  const main = liveMainFor(file, a)
  if (!main || !isLive(main))
    return [{ message: 'An interim order needs a full application that is not decided. Start that first', href }]
  const half = interimOf(file, main)
  return half && isLive(half) ? [{ message: 'An interim order is already being asked for', href }] : []
}

export const afterRefusalActs = {
  startAfterRefusal: act({
    label: 'Apply again after this refusal',
    stage: 'application',
    place: ['application/deciding', 'court'],
    rank: 2,
    permission: 'draft',
    about: 'applications',
    onlyAdds: true,
    from: refused,
    offeredReads: ['applications'],
    guidance:
      'The refusal stays on the record. The new application says that this one was refused, when, on which limb and why, and what is new since.',
    input: z.object({
      sinceRefusal,
      take: choices('What is taken over from it', takes, {
        optional: true,
        hint: 'It can all be changed. Incidents withdrawn and people removed since are left out',
      }),
    }),
    aside: ({ file, record }) => why(file, record),
    offered: ({ file, record: a }) => (a.kind === 'main' || a.kind === 'interim') && refuseAgain(file, a).length === 0,
    recorded: ({ record: a }) =>
      `Application for a ${kindOf(a)} started again after application ${a.number} was refused`,
    refuse: ({ file, record: a }) => refuseAgain(file, a),
    warn: ({ file, record: a }) =>
      a.kind === 'interim' || lastDecision(file)?.decision === 'apply'
        ? []
        : [
            {
              message: 'The latest decision on this case is not to apply for an order',
              source: 'Good practice',
              href: actPath(file.case.ref, 'decideSpo'),
            },
          ],
    patch: ({ file, record: a, input, moment: m }) => {
      const blank = blankApplication(file, m, a.kind, {
        earlierId: a.id,
        sinceRefusal: input.sinceRefusal,
        mainId: a.kind === 'interim' ? (liveMainFor(file, a)?.id ?? null) : null,
      })
      return takeOver(file, a, blank, input.take, m)
    },
    prefill: () => ({ take: Object.keys(takes) }),
  }),
  sayEarlierRefused: act({
    label: 'Say what was refused earlier, and what is new since',
    stage: 'application',
    place: 'application/beside',
    permission: 'draft',
    about: 'applications',
    compares: ({ record: a }) => [a.earlierId, a.sinceRefusal],
    reads: ['applications', 'reviews'],
    offeredReads: [],
    from: editableStatuses,
    input: z.object({ earlierId: record('Earlier application that was refused', 'applications'), sinceRefusal }),
    recorded: ({ file, input }) => {
      const earlier = file.applications.find(a => a.id === input.earlierId)
      return `Application ${earlier?.number ?? ''} was refused before: said in the application, with what is new since`
    },
    offered: ({ record: a }) => a.kind === 'main' || a.kind === 'interim',
    refuse: ({ file, record: a, input }) =>
      refusedBefore(file, a).some(r => r.application.id === input.earlierId)
        ? []
        : [
            {
              field: 'earlierId',
              message:
                'Select an application of the same kind that was refused. If its refusal is not recorded, record that first',
            },
          ],
    patch: ({ record: a, input, moment: m }) => [set('applications', a.id, { ...input, ...writtenBy(a, m) })],
    prefill: ({ file, record: a }) => ({
      earlierId: a.earlierId ?? refusedBefore(file, a)[0]?.application.id ?? null,
      sinceRefusal: a.sinceRefusal,
    }),
  }),
  decideNotToAppeal: act({
    label: 'Record the decision not to appeal',
    stage: 'court',
    place: 'court/beside',
    permission: 'court',
    about: 'applications',
    compares: ({ record: a }) => [a.noAppealOn, a.determinedOn],
    reads: ['applications'],
    offeredReads: [],
    from: ['refusedByCourt'],
    input: z.object({
      noAppealOn: date('Day of the decision'),
      noAppealAdvice: longText('The legal advice, who gave it, and why there is no appeal', { rows: 4 }),
      noAppealAdviceOn: date('Day of the advice'),
    }),
    offered: ({ record: a }) => a.kind !== 'appeal' && a.applicant === 'chiefOfficer' && !a.noAppealOn,
    recorded: ({ record: a, input }) =>
      `Decided on ${longDate(input.noAppealOn)} not to appeal against the refusal of the ${kindOf(a)}, on legal advice of ${longDate(input.noAppealAdviceOn)}`,
    refuse: ({ file, record: a, input, moment: m }) => [
      ...(a.noAppealOn
        ? [
            {
              message: `The decision of ${longDate(a.noAppealOn)} not to appeal is recorded already. Correct that one if something of it is wrong`,
              href: actPath(file.case.ref, 'correctNoAppeal', a.id),
            },
          ]
        : []),
      ...refuseNoAppeal(file, a, input, m),
    ],
    warn: ({ record: a, input }) => {
      const last = a.determinedOn && daysAfter(a.determinedOn, defaultReference.appealDays)
      return last && input.noAppealOn > last
        ? [
            {
              field: 'noAppealOn',
              message: `The time for notice of appeal ended on ${longDate(last)}. Say why the decision came later`,
              source: 'Crown Court Rules 1982 r.7; not checked',
            },
          ]
        : []
    },
    patch: ({ record: a, input }) => [set('applications', a.id, input)],
    prefill: ({ today }) => ({ noAppealOn: today, noAppealAdviceOn: today }),
  }),
} as const

export function refuseNoAppeal(
  file: CaseFile<'applications'>,
  a: Application,
  i: { noAppealOn: string; noAppealAdviceOn: string },
  m: Moment,
): Refusal[] {
  const appeal = file.applications.find(x => x.kind === 'appeal' && x.againstId === a.id)
  return [
    ...(appeal
      ? [{ message: `Appeal ${appeal.number} was made against this decision. If that is wrong, withdraw it first` }]
      : []),
    ...notAfterToday('noAppealOn', 'Day of the decision', i.noAppealOn, m),
    ...(a.determinedOn && i.noAppealOn < a.determinedOn
      ? [
          {
            field: 'noAppealOn',
            message: `The court decided on ${longDate(a.determinedOn)}. If that is wrong, correct the court’s outcome`,
            href: actPath(file.case.ref, 'correctCourtOutcome', a.id),
          },
        ]
      : []),
    ...(i.noAppealAdviceOn > i.noAppealOn
      ? [{ field: 'noAppealAdviceOn', message: 'Day of the advice must be on or before the day of the decision' }]
      : []),
  ]
}
