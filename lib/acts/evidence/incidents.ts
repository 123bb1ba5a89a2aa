import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import {
  captureMethods,
  directions,
  incidentDates,
  incidentFeatures,
  incidentReports,
  incidentSources,
  placeExactness,
} from '../../case/reference/codes/incidents.ts'
import { type Category, categories } from '../../case/reference/statute.ts'
import { addDays, type CalendarDate, londonDate, londonTime, longDate, timeOfDay } from '../../case/time/calendar.ts'
import { whenItHappened } from '../../case/time/when-happened.ts'
import { list, lowerFirst } from '../../case/words/grammar.ts'
import { kindsInWords } from '../../case/words/kinds-of-act.ts'
import type { Refusal } from '../../law/refusal.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { act } from '../act/act.ts'
import { correctionOf, withdrawalPatch } from '../act/former.ts'
import {
  carriedField,
  choice,
  choices,
  date,
  longText,
  optionalChoice,
  optionalDate,
  optionalLongText,
  optionalText,
  records,
} from '../form/fields.ts'
import { filesIn, filesInForm, filesPatch, refuseFiles, warnFiles } from '../form/files-in-form.ts'

const hints: Record<Category, string> = {
  A: 'On foot, by vehicle, by tracker',
  B: 'Messages, gifts, through others',
  C1: 'Posts, reviews, intimate images',
  C2: 'Impersonation, altered images',
  D: 'Reading accounts, spying apps',
  E: 'Waiting at home, work or on a route',
  F: 'Vehicle, locks, post, pets, devices',
  G: 'Driving past, cameras, drones',
  X: 'The Act’s list is open: say what',
}
const asked = Object.fromEntries(
  Object.entries(categories).map(([code, c]) => [code, { label: c.label, hint: hints[code as Category] }]),
) as Record<Category, { label: string; hint: string }>

/** What needs an explanation is the kind that it mainly was. */
const { X: _unlisted, ...otherKinds } = categories

/** What is asked first stands at the top; the rest under “Add detail”. */
export const incidentFields = {
  dateKind: choice('When did it happen?', incidentDates, { error: 'Select when it happened', compact: true }),
  happenedOn: date('Date', { hint: 'The date, or the first of the two dates. For example, 27 3 2026' }),
  happenedTo: optionalDate('Last date it could have been', {
    when: { field: 'dateKind', is: 'between' },
    needed: true,
  }),
  happenedTime: optionalText('Time, if known', { hint: 'For example, 9.05pm or 21:05', width: 5, max: 20 }),
  summary: longText('What happened', {
    hint: 'In plain words: what was done, seen, sent or said, from beginning to end',
    rows: 5,
  }),
  features: choices('Was any of this part of it?', incidentFeatures, {
    hint: 'Tick what was, and say more above',
    optional: true,
    compact: true,
    detail: 'always',
    under: 'Was anyone hurt or threatened, a child there, or anything damaged?',
  }),
  category: choice('What kind of act', asked, { hint: 'Protection from Harassment Act 1997 s.2A(3)' }),
  alsoKinds: choices('Was it also any other kind of act?', otherKinds, {
    hint: 'One event can be several at once. Select all that it was',
    optional: true,
    compact: true,
    detail: 'always',
    under: 'Was it several kinds of act at once?',
  }),
  categoryNote: optionalText('What kind of act it was', {
    when: { field: 'category', is: 'X' },
    needed: true,
    max: 500,
  }),
  source: choice('How police know', incidentSources, { compact: true }),
  targetIds: records('Who it was aimed at', 'protectedPersons', {
    hint: 'Including acts done to someone else to reach them',
    optional: true,
    detail: 'filled',
  }),
  victimWords: optionalLongText('In the victim’s own words', {
    hint: 'Exactly as they said or wrote it',
    rows: 4,
    detail: 'always',
  }),
  effect: optionalLongText('Effect on the victim', { rows: 3, detail: 'always' }),
  unwelcome: optionalLongText('Why the defendant knew, or ought to have known, that it was unwelcome', {
    hint: 'For example, told to stop on 2 October. Acts that look harmless alone need this. SPA 2019 s.1(4)(b)',
    rows: 3,
    detail: 'always',
  }),
  direction: choice('Who to whom', directions, { detail: 'filled' }),
  targetOther: optionalText('Anyone else it was done to or aimed at', {
    hint: 'For example, her mother',
    detail: 'always',
  }),
  witnesses: optionalText('Who saw or heard it', {
    hint: 'Names, or who they are. Cameras and doorbells too',
    max: 500,
    detail: 'always',
  }),
  reported: optionalChoice('Was it reported to police when it happened?', incidentReports, {
    compact: true,
    detail: 'always',
  }),
  crimeReference: optionalText('Crime or incident reference', { width: 20, max: 50, detail: 'always' }),
  place: optionalText('Place', {
    hint: 'Where it happened, if it was at a place. Coordinates in it, such as 51.27200, 0.52250, are drawn on a map',
    max: 500,
    detail: 'always',
  }),
  placeExact: optionalChoice('How exact the place is', placeExactness, { compact: true, detail: 'always' }),
  platform: optionalText('Phone, app or website', {
    hint: 'For example, WhatsApp, phone call, email',
    detail: 'always',
  }),
  handle: optionalText('Number, account or handle used', { hint: 'As it was shown to the victim', detail: 'always' }),
  pageAddress: optionalText('Address of the page', {
    hint: 'If it was online, the whole address, such as https://example.com/post/123',
    max: 2000,
    detail: 'always',
  }),
  captured: optionalChoice('How it was captured', captureMethods, { compact: true, detail: 'always' }),
  capturedOn: optionalDate('Date it was captured', { detail: 'always' }),
}
const logInput = z.object(incidentFields)
export type IncidentInput = z.output<typeof logInput>

const loggedDates = {
  today: { label: 'Today' },
  yesterday: { label: 'Yesterday' },
  exact: { label: 'Another day' },
  approximate: { label: 'About a day, not sure which' },
  between: { label: 'Between two days' },
} as const
const typedDates = ['exact', 'approximate', 'between']
const newIncident = z.object({
  ...incidentFields,
  dateKind: choice('When did it happen?', loggedDates, { error: 'Select when it happened', compact: true }),
  happenedOn: optionalDate('Date', {
    hint: 'For another day: for example, 27 3 2026. Of two dates, the first',
    when: { field: 'dateKind', is: typedDates },
    picks: true,
    needed: true,
  }),
  begunOn: carriedField('The day on which the form was opened'),
  ...filesInForm,
})
/** What was typed as an incident of a day: today and yesterday are days like any other once they are recorded. */
function onItsDay(typed: z.output<typeof newIncident>, today: CalendarDate): IncidentInput | undefined {
  const { begunOn: _, dateKind, happenedOn } = typed
  // The files that came with it are exhibits, and no part of the incident’s own record.
  const input = Object.fromEntries(
    Object.keys(incidentFields).map(field => [field, typed[field as keyof typeof typed]]),
  ) as IncidentInput
  if (dateKind === 'today' || dateKind === 'yesterday')
    return { ...input, dateKind: 'exact', happenedOn: dateKind === 'today' ? today : addDays(today, -1) }
  return happenedOn ? { ...input, dateKind, happenedOn } : undefined
}
/** “Today” on a form that was begun before midnight is no longer today. */
const isStale = ({ begunOn, dateKind }: z.output<typeof newIncident>, today: CalendarDate) =>
  begunOn !== null && begunOn !== today && !typedDates.includes(dateKind)

const asStored = (input: IncidentInput) => ({
  ...input,
  happenedTo: input.dateKind === 'between' ? input.happenedTo : null,
  happenedTime: input.happenedTime ? timeOfDay(input.happenedTime) : null,
  categoryNote: input.category === 'X' ? input.categoryNote : null,
  alsoKinds: input.alsoKinds.filter(kind => kind !== input.category),
})
/** An act that calls this has refused an input without a day. */
function withDay(input: z.output<typeof newIncident>, today: CalendarDate): IncidentInput {
  const incident = onItsDay(input, today)
  if (!incident) throw new Error('An incident without a day')
  return incident
}

function refuseDates(file: CaseFile<'defendants'>, i: IncidentInput, m: Moment): Refusal[] {
  const last = i.dateKind === 'between' ? i.happenedTo : null
  const found = refusalsOf(
    { defendants: file.defendants, incidents: [{ id: 'typed', happenedOn: i.happenedOn, happenedTo: last }] },
    m.today,
    ['V09'],
    'refuse',
    { field: f => f.field },
  )
  const time = i.happenedTime ? timeOfDay(i.happenedTime) : null
  if (i.happenedTime && !time)
    found.push({ field: 'happenedTime', message: 'Time must be a time of day, like 9.05pm or 21:05' })
  if (i.dateKind === 'exact' && time && i.happenedOn === m.today && time > londonTime(m.at))
    found.push({ field: 'happenedTime', message: `Time must be before now, ${londonTime(m.at)}` })
  if (i.dateKind === 'between') {
    if (!i.happenedTo) found.push({ field: 'happenedTo', message: 'Enter the last date it could have been' })
    else if (i.happenedTo <= i.happenedOn)
      found.push({ field: 'happenedTo', message: `Last date must be after ${longDate(i.happenedOn)}` })
  }
  return found
}

export function refuseIncident(
  file: CaseFile<'defendants' | 'protectedPersons'>,
  i: IncidentInput,
  m: Moment,
): Refusal[] {
  const known = new Set(file.protectedPersons.map(p => p.id))
  return [
    ...refuseDates(file, i, m),
    ...(i.targetIds.some(id => !known.has(id))
      ? [{ field: 'targetIds', message: 'Select protected persons of this case' }]
      : []),
  ]
}

export function warnIncident(file: CaseFile<'incidents'>, i: IncidentInput, own?: string): Refusal[] {
  return [
    ...refusalsOf(
      { incidents: [...file.incidents.filter(o => o.id !== own), { ...i, id: 'typed' }] },
      i.happenedOn,
      ['V10', 'V11'],
      'warn',
      { about: 'typed', field: f => (f.rule === 'V10' ? 'categoryNote' : 'unwelcome') },
    ),
    ...(!i.targetIds.length && !i.targetOther && i.direction !== 'fromProtected'
      ? [{ field: 'targetIds', message: 'Nobody is recorded as the person this was aimed at' }]
      : []),
  ]
}

const always = ['open', 'closed'] as const
const kept = Object.keys(incidentFields) as (keyof IncidentInput)[]
const correction = correctionOf('incidents', kept)
const correctedTo = ({ reason: _, ...rest }: IncidentInput & { reason: string }) => asStored(rest)
export const citedIn = (file: CaseFile<'applications' | 'draftConditions'>, id: string): number[] =>
  file.applications
    .filter(a =>
      [
        ...a.actsIncidentIds,
        ...a.riskIncidentIds,
        ...a.necessityIncidentIds,
        ...file.draftConditions.filter(c => c.applicationId === a.id).flatMap(c => c.incidentIds),
      ].includes(id),
    )
    .map(a => a.number)

/** A new incident; a closed case is open again with it. `later` counts those added before it by the same act. */
export const loggedPatch = (file: CaseFile<'incidents'>, input: IncidentInput, m: Moment, later = 0): Patch => [
  add('incidents', {
    id: m.newId(),
    number: nextNumber(file) + later,
    ...asStored(input),
    recordedAt: m.at,
    recordedById: m.actor.id,
    withdrawnAt: null,
    withdrawnReason: null,
    version: 1,
  }),
  ...(file.case.status === 'closed' && later === 0
    ? [
        {
          in: 'case' as const,
          set: { status: 'open' as const, closedAt: null, closedReason: null, checksDone: [], closedLacking: [] },
        },
      ]
    : []),
]

export const incidentActs = {
  logIncident: act({
    label: 'Log an incident',
    verb: 'Log the incident',
    // Told in one conversation, they have the same source.
    follow: { button: 'Log it and log another', act: 'logIncident', carry: ['source', 'reported'] },
    stage: 'evidence',
    place: 'evidence',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['defendants', 'exhibits', 'incidents', 'protectedPersons'],
    from: always,
    evenClosed: true,
    guidance: 'Anything that may be part of the pattern, crime or not.',
    next: ({ file }) =>
      `It joins the pattern at once, where everyone on the case sees it. Whether to apply for an order is asked again, within ${file.settings.consideredWithinHours} hours${file.case.status === 'closed' ? ', and the case is open again' : ''}.`,
    input: newIncident,
    recorded: ({ file, input, moment }) =>
      `Incident ${nextNumber(file)} logged: ${lowerFirst(kindsInWords(input))}, ${whenItHappened(asStored(withDay(input, moment.today)))}${
        filesIn(input).length
          ? `, with ${filesIn(input).length === 1 ? '1 file' : `${filesIn(input).length} files`}`
          : ''
      }${file.case.status === 'closed' ? '. The case is open again' : ''}`,
    refuse: ({ file, input, moment }) => {
      if (isStale(input, moment.today))
        return [
          {
            field: 'dateKind',
            message: `This form was begun on ${longDate(input.begunOn ?? '')}. Select “Another day” and enter the date`,
          },
        ]
      const incident = onItsDay(input, moment.today)
      return [
        ...(incident ? refuseIncident(file, incident, moment) : [{ field: 'happenedOn', message: 'Enter date' }]),
        ...refuseFiles(input),
      ]
    },
    warn: ({ file, input, moment }) => {
      const incident = withDay(input, moment.today)
      return [...warnIncident(file, incident), ...warnFiles(file, input, incident.happenedOn)]
    },
    patch: ({ file, input, moment }) => {
      const logged = loggedPatch(file, withDay(input, moment.today), moment)
      const [first] = logged
      return [
        ...logged,
        ...filesPatch(file, input, moment, first && 'add' in first ? { incidentId: first.add.id } : {}),
      ]
    },
    prefill: ({ file, today }) => {
      const there = file.protectedPersons.filter(p => !p.removedAt)
      return {
        direction: 'toProtected',
        begunOn: today,
        ...(there.length === 1 ? { targetIds: there.map(p => p.id) } : {}),
      }
    },
  }),
  correctIncident: act({
    label: 'Correct this incident',
    stage: 'evidence',
    place: ['evidence/incident', 'corrections'],
    permission: 'correctEvidence',
    about: 'incidents',
    reads: ['defendants', 'formerVersions', 'protectedPersons'],
    from: always,
    evenClosed: true,
    corrects: 'incidents',
    guidance: 'What it says now is kept, and shown under the correction.',
    input: z.object({ ...incidentFields, reason: longText('Why it is corrected', { rows: 2, max: 2000 }) }),
    offered: ({ record }) => !record.withdrawnAt,
    recorded: ({ record }) => `Incident ${record.number} corrected`,
    refuse: ({ file, record, input, moment }) => [
      ...refuseIncident(file, input, moment),
      ...(record.withdrawnAt ? [{ message: 'This incident was withdrawn, so it cannot be corrected' }] : []),
      ...correction.refuse(record, correctedTo(input)),
    ],
    warn: ({ file, record, input }) => warnIncident(file, input, record.id),
    patch: ({ file, record, input, moment }) =>
      correction.patch({ file, record, next: correctedTo(input), reason: input.reason, moment }),
    prefill: ({ record }) => correction.prefill(record),
  }),
  withdrawIncident: act({
    label: 'Withdraw this incident',
    stage: 'evidence',
    place: ['evidence/incident', 'corrections'],
    rank: 1,
    permission: 'correctEvidence',
    about: 'incidents',
    reads: ['applications', 'draftConditions', 'formerVersions'],
    from: always,
    evenClosed: true,
    grave: true,
    withdraws: 'incidents',
    guidance: 'For an incident logged by mistake, or on the wrong case. It is kept, and shown as withdrawn.',
    input: z.object({ reason: longText('Why it is withdrawn', { rows: 3, max: 2000 }) }),
    offered: ({ record }) => !record.withdrawnAt,
    recorded: ({ record }) => `Incident ${record.number} withdrawn`,
    refuse: ({ record }) =>
      record.withdrawnAt
        ? [{ message: `This incident was withdrawn on ${longDate(londonDate(record.withdrawnAt))}` }]
        : [],
    warn: ({ file, record }) => {
      const cited = citedIn(file, record.id)
      return cited.length ? [{ message: `It is cited in application ${list(cited)}, whose grounds will lose it` }] : []
    },
    patch: ({ file, record, input, moment }) =>
      withdrawalPatch('incidents', { file, record, reason: input.reason, moment }),
  }),
}

export function nextNumber(file: CaseFile<'incidents'>): number {
  return file.incidents.reduce((most, i) => Math.max(most, i.number), 0) + 1
}
