import { z } from 'zod'
import { londonDate, londonTime, longDate, timeOfDay } from '../calendar.ts'
import type { CaseFile, Patch, Refusal } from '../case.ts'
import { directions, incidentDates, incidentSources } from '../codes.ts'
import { choice, date, longText, optionalDate, optionalLongText, optionalText, records } from '../fields.ts'
import { refusalsOf } from '../findings/asking.ts'
import { correctionOf, withdrawalPatch } from '../former.ts'
import { type Category, categories } from '../statute.ts'
import { whenOf } from '../when-happened.ts'
import { act, add, type Moment } from './act.ts'

const hints: Record<Category, string> = {
  A: 'On foot, by vehicle, or with a tracker or shared location',
  B: 'Calls, silent calls, messages, letters, gifts, bank references, new accounts, through someone else, in person',
  C1: 'Posts, reviews, publishing an address, sharing intimate images',
  C2: 'Impersonation, fake adverts, altered images or sound',
  D: 'Reading accounts, spying apps, router or smart-home access',
  E: 'Waiting or hanging about at home, at work, at school, on a route',
  F: 'Vehicle, locks, post, pets, devices, accounts',
  G: 'Driving past, cameras, doorbells, drones, binoculars',
  X: 'For example, entering premises or leaving things to be found. Not listed in the Act, but the list there is not closed. Say what it is',
}
const asked = Object.fromEntries(
  Object.entries(categories).map(([code, c]) => [code, { label: c.label, hint: hints[code as Category] }]),
) as Record<Category, { label: string; hint: string }>

export const incidentFields = {
  summary: longText('What happened', { hint: 'In plain words. What was done, seen or sent', rows: 5 }),
  victimWords: optionalLongText('In the victim’s own words', { hint: 'Exactly as they said or wrote it', rows: 4 }),
  dateKind: choice('When it happened', incidentDates),
  happenedOn: date('Date', { hint: 'The date, or the first of the two dates. For example, 27 3 2026' }),
  happenedTo: optionalDate('Last date it could have been', { when: { field: 'dateKind', is: 'between' } }),
  happenedTime: optionalText('Time, if known', { hint: 'For example, 9.05pm or 21:05', width: 5, max: 20 }),
  place: optionalText('Place', { hint: 'Where it happened, if it was at a place', max: 500 }),
  platform: optionalText('Phone, app or website', { hint: 'For example, WhatsApp, phone call, email' }),
  handle: optionalText('Number, account or handle used', { hint: 'As it was shown to the victim' }),
  category: choice('What kind of act', asked, { hint: 'Protection from Harassment Act 1997 s.2A(3)' }),
  categoryNote: optionalText('What kind of act it was', { when: { field: 'category', is: 'X' }, max: 500 }),
  direction: choice('Who to whom', directions),
  targetIds: records('Whom it was aimed at', 'protectedPersons', {
    hint: 'Including acts done to someone else to reach them',
    optional: true,
  }),
  targetOther: optionalText('Anyone else it was done to or aimed at', { hint: 'For example, her mother' }),
  effect: optionalLongText('Effect on the victim', { rows: 3 }),
  source: choice('How police know', incidentSources),
  crimeReference: optionalText('Crime or incident reference', { width: 20, max: 50 }),
  unwelcome: optionalLongText('Why the defendant knew, or ought to have known, that it was unwelcome', {
    hint: 'For example, told to stop on 2 October. Acts that look harmless alone need this. SPA 2019 s.1(4)(b)',
    rows: 3,
  }),
}
const logInput = z.object(incidentFields)
export type IncidentInput = z.output<typeof logInput>

const asStored = (input: IncidentInput) => ({
  ...input,
  happenedTo: input.dateKind === 'between' ? input.happenedTo : null,
  happenedTime: input.happenedTime ? timeOfDay(input.happenedTime) : null,
  categoryNote: input.category === 'X' ? input.categoryNote : null,
})

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

/** A new incident; a closed case is open again with it. */
export const loggedPatch = (file: CaseFile<'incidents'>, input: IncidentInput, m: Moment): Patch => [
  add('incidents', {
    id: m.newId(),
    number: nextNumber(file),
    ...asStored(input),
    recordedAt: m.at,
    recordedById: m.actor.id,
    withdrawnAt: null,
    withdrawnReason: null,
    version: 1,
  }),
  ...(file.case.status === 'closed'
    ? [
        {
          in: 'case' as const,
          set: { status: 'open' as const, closedAt: null, closedReason: null, checksDone: [] },
        },
      ]
    : []),
]

export const incidentActs = {
  logIncident: act({
    label: 'Log an incident',
    stage: 'evidence',
    place: 'evidence',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['defendants', 'incidents', 'protectedPersons'],
    from: always,
    evenClosed: true,
    guidance:
      'Log everything that may be part of the pattern, however small, old or far away, and whether or not it was a crime. Anything can be corrected later. A new incident asks again whether to apply for an order, and reopens a closed case.',
    input: logInput,
    recorded: ({ file, input }) =>
      `Incident ${nextNumber(file)} logged: ${categories[input.category].label.toLowerCase()}, ${whenOf(asStored(input))}${
        file.case.status === 'closed' ? '. The case is open again' : ''
      }`,
    refuse: ({ file, input, moment }) => refuseIncident(file, input, moment),
    warn: ({ file, input }) => warnIncident(file, input),
    patch: ({ file, input, moment }) => loggedPatch(file, input, moment),
    prefill: ({ file }) => {
      const there = file.protectedPersons.filter(p => !p.removedAt)
      return { dateKind: 'exact', ...(there.length === 1 ? { targetIds: there.map(p => p.id) } : {}) }
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
      return cited.length
        ? [{ message: `It is cited in application ${cited.join(' and ')}, whose grounds will lose it` }]
        : []
    },
    patch: ({ file, record, input, moment }) =>
      withdrawalPatch('incidents', { file, record, reason: input.reason, moment }),
  }),
}

export function nextNumber(file: CaseFile<'incidents'>): number {
  return file.incidents.reduce((most, i) => Math.max(most, i.number), 0) + 1
}
