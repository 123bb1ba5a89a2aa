import { z } from 'zod'
import { type CaseFile, withParts } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import type { ConditionAmendment, Supplement } from '../../case/records/supplements.ts'
import { amendmentKinds } from '../../case/reference/codes/applications.ts'
import { applicationsThat } from '../../case/reference/status.ts'
import { conditionKinds } from '../../case/reference/statute.ts'
import { type CalendarDate, longDate } from '../../case/time/calendar.ts'
import { withoutMap } from '../../drafting/condition-gaps.ts'
import { inferencesOf, warningsOf } from '../../drafting/inference.ts'
import {
  amendmentsOf,
  asAmended,
  conditionsAskedNow,
  nextSupplement,
  notYetBefore,
  textsOfSupplement,
} from '../../drafting/supplements.ts'
import { type Clash, clashesOf } from '../../law/clash.ts'
import type { Refusal } from '../../law/refusal.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { revealedBy } from '../../law/rules/case-rules.ts'
import { act, open } from '../act/act.ts'
import { reasons } from '../drafting/condition-parts.ts'
import {
  choice,
  date,
  longText,
  optionalChoice,
  optionalDate,
  optionalLongText,
  optionalRecord,
  optionalText,
  records,
} from '../form/fields.ts'
import { notAfterToday, notBeforeLodged } from './court-checks.ts'

export const applicationOf = (file: CaseFile<'applications'>, id: string): Application | undefined =>
  file.applications.find(a => a.id === id)

export const supplementFields = {
  reason: longText('What it adds, and why it was not in the application', {
    rows: 4,
    max: 4000,
    hint: 'The court and the defendant read this',
  }),
  incidentIds: records('Further incidents', 'furtherIncidents', {
    optional: true,
    hint: 'Those logged, or corrected, after the application was filed',
  }),
  exhibitIds: records('Further exhibits', 'exhibits', {
    optional: true,
    hint: 'Exhibits that show a further incident go with it and need not be chosen',
  }),
}
/** What is before the court already is not added to it again. */
export function refuseAdded(
  file: CaseFile,
  a: Application | undefined,
  i: { incidentIds: string[]; exhibitIds: string[] },
): Refusal[] {
  if (!a) return []
  const further = new Set(notYetBefore(file, a).map(x => x.id))
  const known = file.incidents.filter(x => i.incidentIds.includes(x.id) && !further.has(x.id))
  const shown = file.exhibits.filter(e => i.exhibitIds.includes(e.id) && (e.orderId || e.breachId))
  return [
    ...known.map(x => ({
      field: 'incidentIds',
      message: x.withdrawnAt
        ? `Incident ${x.number} was withdrawn`
        : `Incident ${x.number} is before the court already, as it stands`,
    })),
    ...shown.map(e => ({ field: 'exhibitIds', message: `Exhibit ${e.reference} is of an order or a breach` })),
  ]
}

export const amendmentFields = {
  change: choice('What is asked', amendmentKinds),
  conditionId: optionalRecord('Condition', 'conditionsAskedNow', {
    hint: 'Leave blank for a new condition',
  }),
  kind: optionalChoice('Prohibition or requirement', conditionKinds, {
    when: { field: 'change', is: 'added' },
    needed: true,
  }),
  text: optionalLongText('Wording asked for now', {
    rows: 4,
    max: 4000,
    when: { field: 'change', is: ['changed', 'added'] },
    needed: true,
  }),
  reason: longText('Why it is necessary, or why it is no longer asked for', {
    rows: 3,
    max: 4000,
    hint: 'SPA 2019 s.2(2). To protect whom, from what, and what has changed since the application was filed',
  }),
  incidentIds: reasons.incidentIds,
  religionWorkEducation: optionalLongText('Religion, work and education', {
    rows: 2,
    when: { field: 'change', is: ['changed', 'added'] },
    needed: true,
    hint: 'SPA 2019 s.2(3). What you checked, and how any clash is avoided or why it cannot be',
  }),
  locality: optionalText('Limited to a locality', {
    hint: 'Leave blank if it applies in all parts of the United Kingdom',
  }),
  lastDay: optionalDate('Its own last day', { hint: 'Leave blank if it lasts as long as the order' }),
}
const amendment = z.object(amendmentFields)
type Amending = z.output<typeof amendment>

/** The amendment that a form describes: what it replaces is read from the conditions asked for until then. */
export function amendmentFrom(
  file: CaseFile,
  s: Supplement,
  i: Amending,
): Omit<ConditionAmendment, 'id' | 'at' | 'byId'> | undefined {
  const a = applicationOf(file, s.applicationId)
  if (!a) return undefined
  const asked = conditionsAskedNow(file, a, s)
  const of = i.change === 'added' ? undefined : asked.find(c => c.id === i.conditionId)
  if (i.change !== 'added' && !of) return undefined
  const gone = i.change === 'takenOut'
  return {
    supplementId: s.id,
    conditionId: of?.id ?? null,
    change: i.change,
    number: of?.number ?? Math.max(0, ...asked.map(c => c.number)) + 1,
    kind: of?.kind ?? i.kind ?? 'prohibition',
    was: of?.text ?? '',
    text: gone ? null : i.text,
    locality: gone ? null : i.locality,
    lastDay: gone ? null : i.lastDay,
    reason: i.reason,
    incidentIds: i.incidentIds,
    religionWorkEducation: gone ? null : i.religionWorkEducation,
  }
}
export function refuseAmendment(file: CaseFile, s: Supplement, i: Amending): Refusal[] {
  const made = amendmentFrom(file, s, i)
  const asks = i.change !== 'takenOut'
  return [
    ...filedAlready(s),
    ...(made ? [] : [{ field: 'conditionId', message: 'Select the condition that changes' }]),
    ...(i.change === 'added' && i.conditionId
      ? [{ field: 'conditionId', message: 'A new condition takes the place of none: leave this blank' }]
      : []),
    ...(i.change === 'added' && !i.kind
      ? [{ field: 'kind', message: 'Select prohibition or requirement', source: 'SPA 2019 s.1(2)' }]
      : []),
    ...(asks && !i.text ? [{ field: 'text', message: 'Enter the wording asked for now' }] : []),
    ...(asks && !i.religionWorkEducation
      ? [
          {
            field: 'religionWorkEducation',
            message: 'Enter what you checked about religion, work and education',
            source: 'SPA 2019 s.2(3)',
          },
        ]
      : []),
    ...(made && i.change === 'changed' && made.was.trim() === made.text?.trim()
      ? [{ field: 'text', message: 'This is the wording that was asked for already' }]
      : []),
    ...(made && amendmentsOf(file, s.id).some(c => made.conditionId && c.conditionId === made.conditionId)
      ? [
          {
            field: 'conditionId',
            message: `Supplement ${s.number} changes this condition already. Correct that change, or withdraw it`,
          },
        ]
      : []),
  ]
}
/** Ways in which the wording asked for now cannot be obeyed together with what else binds the defendant. */
export function clashing(file: CaseFile, s: Supplement, i: Amending, today: CalendarDate): readonly Clash[] {
  const a = applicationOf(file, s.applicationId)
  const made = amendmentFrom(file, s, i)
  if (!a || !made?.text) return []
  const asked = conditionsAskedNow(file, a, s)
  const now = asAmended(
    { ...made, id: s.id, at: '', byId: '' },
    asked.find(c => c.id === made.conditionId),
    a.id,
  )
  const draftConditions = [...asked.filter(c => c.id !== made.conditionId), now]
  return clashesOf(withParts(file, { draftConditions }), now, today)
}
export const clashRefusals = (clashes: readonly Clash[], severity: Clash['severity']): Refusal[] =>
  clashes.filter(c => c.severity === severity).map(c => ({ field: 'text', message: `${c.message} ${c.mend}` }))
const filedAlready = (s: Supplement): Refusal[] =>
  s.filedOn ? [{ message: `Supplement ${s.number} was filed on ${longDate(s.filedOn)}: what was filed stays` }] : []

/** Everything that holds a supplement back from the court. */
export function refuseFiling(
  file: CaseFile,
  s: Supplement,
  i: { filedOn: string; agreedBy: string | null },
  m: Moment,
) {
  const a = applicationOf(file, s.applicationId)
  const amended = amendmentsOf(file, s.id)
  const empty = !s.incidentIds.length && !s.exhibitIds.length && !amended.length
  const asked = a ? conditionsAskedNow(file, a, s) : []
  return [
    ...filedAlready(s),
    ...notAfterToday('filedOn', 'Date filed', i.filedOn, m),
    ...(a ? notBeforeLodged(file, 'filedOn', 'Date filed', i.filedOn, a) : []),
    ...(empty ? [{ message: 'It adds nothing yet: add an incident, an exhibit or a changed condition' }] : []),
    ...(amended.length && !i.agreedBy
      ? [
          {
            field: 'agreedBy',
            message: 'Enter who agreed that the changed conditions may be asked for',
            source: 'SPA 2019 s.1(1)',
          },
        ]
      : []),
    ...(a && amended.length
      ? refusalsOf(withParts(file, { draftConditions: asked }), m.today, ['V20'], 'refuse', { about: a.id })
      : []),
    ...withoutMap(
      file,
      asked.filter(c => amended.some(x => (x.conditionId ?? x.id) === c.id)),
    ).map(({ message, source }) => ({ message, source: source ?? '' })),
    ...revealedBy(file, textsOfSupplement(file, s)).map(({ message, rule, source }) => ({ message, rule, source })),
  ]
}

export const supplementActs = {
  prepareSupplement: act({
    label: 'Prepare a supplement',
    stage: 'court',
    place: ['court/record', 'papers/application'],
    permission: 'court',
    about: 'applications',
    onlyAdds: true,
    from: applicationsThat(x => x.atCourt),
    guidance:
      'For incidents, statements and exhibits that came after the application was filed, and for conditions that are to change. What was filed stays as it is.',
    next: () => 'It is a draft until it is filed. Changed conditions are added to it on the court page.',
    input: z.object(supplementFields),
    offered: ({ record: a }) => a.applicant === 'chiefOfficer' && a.kind !== 'interim' && a.lodgedOn !== null,
    recorded: ({ file, record: a }) => `Supplement ${nextSupplement(file, a.id)} to application ${a.number} prepared`,
    refuse: ({ file, record: a, input: i }) => [
      ...(a.kind === 'interim'
        ? [{ message: 'An interim application reads the full one: add the supplement to that' }]
        : []),
      ...refuseAdded(file, a, i),
    ],
    prefill: ({ file, record: a }) => ({
      incidentIds: notYetBefore(file, a)
        .filter(i => a.lodgedOn !== null && i.happenedOn >= a.lodgedOn)
        .map(i => i.id),
    }),
    patch: ({ file, record: a, input: i, moment: m }) => [
      add('supplements', {
        id: m.newId(),
        applicationId: a.id,
        number: nextSupplement(file, a.id),
        ...i,
        agreedBy: null,
        filedOn: null,
        preparedAt: m.at,
        preparedById: m.actor.id,
      }),
    ],
  }),
  amendCondition: act({
    label: 'Change, add or take out a condition',
    stage: 'court',
    place: 'court/supplement',
    permission: 'court',
    about: 'supplements',
    onlyAdds: true,
    from: open,
    guidance:
      'The court sees the wording that was filed with the change marked in it. One change for each condition in a supplement.',
    input: amendment,
    offered: ({ record: s }) => !s.filedOn,
    recorded: ({ file, record: s, input: i }) => {
      const made = amendmentFrom(file, s, i)
      return `Supplement ${s.number}: ${made ? `condition ${made.number}, ` : ''}${amendmentKinds[i.change].label.toLowerCase()}`
    },
    refuse: ({ file, record: s, input: i, moment: m }) => [
      ...refuseAmendment(file, s, i),
      ...clashRefusals(clashing(file, s, i, m.today), 'refuse'),
    ],
    warn: ({ file, record: s, input: i, moment: m }) => [
      ...(i.change !== 'takenOut' && !i.incidentIds.length
        ? [{ field: 'incidentIds', message: 'It rests on no incident', source: 'SPA 2019 s.2(2)' }]
        : []),
      ...clashRefusals(clashing(file, s, i, m.today), 'warn'),
      ...(i.change === 'changed' && file.draftConditions.some(c => c.id === i.conditionId && c.shape)
        ? [{ field: 'text', message: 'Its map stays as it was filed: check that it still fits the words' }]
        : []),
    ],
    patch: ({ file, record: s, input: i, moment: m }) => {
      const made = amendmentFrom(file, s, i)
      return made ? [add('conditionAmendments', { id: m.newId(), ...made, at: m.at, byId: m.actor.id })] : []
    },
  }),
  fileSupplement: act({
    label: 'Record that it was filed',
    stage: 'court',
    place: 'court/supplement',
    permission: 'court',
    about: 'supplements',
    compares: ({ file, record: s }) => [s, amendmentsOf(file, s.id)],
    from: open,
    guidance: 'Its papers are then those of the day on which it was filed. It is still to be served on the defendant.',
    next: () => 'Serve it on the defendant, and record the service. Its hearsay has a notice and 21 days of its own.',
    input: z.object({
      filedOn: date('Date filed', { hint: 'The day on which the court received it' }),
      agreedBy: optionalText('Who agreed that the changed conditions may be asked for', {
        needed: true,
        hint: 'Name and rank. Needed where it changes a condition: the application is the chief officer’s',
        max: 300,
      }),
    }),
    offered: ({ record: s }) => !s.filedOn,
    prefill: ({ today }) => ({ filedOn: today }),
    recorded: ({ record: s, input }) => `Supplement ${s.number} filed on ${longDate(input.filedOn)}`,
    refuse: ({ file, record: s, input, moment: m }) => refuseFiling(file, s, input, m),
    warn: ({ file, record: s }) => warningsOf(inferencesOf(file, textsOfSupplement(file, s))),
    patch: ({ record: s, input }) => [set('supplements', s.id, input)],
  }),
}
