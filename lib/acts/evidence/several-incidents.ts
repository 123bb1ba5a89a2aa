import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { directions, incidentReports, incidentSources } from '../../case/reference/codes/incidents.ts'
import { categories } from '../../case/reference/statute.ts'
import { act } from '../act/act.ts'
import {
  choice,
  chosenFrom,
  date,
  longText,
  optionalChoice,
  optionalLongText,
  optionalText,
  records,
  rows,
} from '../form/fields.ts'
import { type IncidentInput, loggedPatch, nextNumber, refuseIncident, warnIncident } from './incidents.ts'

/** What somebody told in one conversation: several incidents in one form, with one source. */

const exactness = { exact: { label: 'Exact' }, approximate: { label: 'About that day' } } as const
const row = z.object({
  summary: longText('What happened', { rows: 3, hint: 'In plain words: what was done, seen, sent or said' }),
  happenedOn: date('Date', { hint: 'For example, 27 3 2026' }),
  category: chosenFrom('What kind of act', categories),
  dateExact: optionalChoice('How sure the date is', exactness, { needed: true, detail: 'always' }),
  happenedTime: optionalText('Time, if known', {
    hint: 'For example, 9.05pm or 21:05',
    width: 5,
    max: 20,
    detail: 'always',
  }),
  categoryNote: optionalText('What kind of act it was, if it is another', { max: 500, detail: 'always' }),
  unwelcome: optionalLongText('Why the defendant knew, or ought to have known, that it was unwelcome', {
    hint: 'Acts that look harmless alone need this. SPA 2019 s.1(4)(b)',
    rows: 2,
    detail: 'always',
  }),
})
const input = z.object({
  incidents: rows('What happened', row, {
    rowLabel: 'incident',
    least: 1,
    spare: 3,
    hint: 'The oldest first. Leave blank what you do not need. Details can be added to each afterwards',
  }),
  source: choice('How police know', incidentSources, { compact: true }),
  reported: optionalChoice('Were they reported to police when they happened?', incidentReports, {
    compact: true,
    detail: 'always',
  }),
  targetIds: records('Who they were aimed at', 'protectedPersons', { optional: true, detail: 'filled' }),
  direction: choice('Who to whom', directions, { detail: 'filled' }),
})
type Input = z.output<typeof input>

const incidentsOf = ({ incidents, ...shared }: Input): IncidentInput[] =>
  incidents.map(({ dateExact, ...own }) => ({
    ...own,
    ...shared,
    dateKind: dateExact ?? 'exact',
    happenedTo: null,
    features: [],
    alsoKinds: [],
    victimWords: null,
    effect: null,
    targetOther: null,
    witnesses: null,
    crimeReference: null,
    place: null,
    placeExact: null,
    platform: null,
    handle: null,
    pageAddress: null,
    captured: null,
    capturedOn: null,
  }))
/** The reasons about one row, at its fields; the source and whom it was aimed at are asked once for all. */
const ofRow = <R extends { field?: string; message: string }>(n: number, found: R[]): R[] =>
  found.map(r => ({
    ...r,
    message: `Incident ${n + 1} here: ${r.message}`,
    ...(r.field && r.field in row.shape ? { field: `incidents.${n}.${r.field}` } : {}),
  }))
const numbersOf = (file: CaseFile<'incidents'>, count: number) => {
  const first = nextNumber(file)
  return count === 1 ? `Incident ${first}` : `Incidents ${first} to ${first + count - 1}`
}

export const severalIncidentsActs = {
  logIncidents: act({
    label: 'Log several incidents',
    verb: 'Log the incidents',
    follow: { button: 'Log them and assess the risk', act: 'assessRisk', offered: file => file.case.status === 'open' },
    stage: 'evidence',
    place: 'evidence',
    rank: 1,
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['defendants', 'exhibits', 'incidents', 'protectedPersons'],
    from: ['open', 'closed'],
    evenClosed: true,
    guidance:
      'Log everything that may be part of the pattern, however small or old, crime or not. It can be corrected later.',
    next: ({ file }) =>
      `They join the pattern at once, where everyone on the case sees them. Whether to apply for an order is asked again, within ${file.settings.consideredWithinHours} hours${file.case.status === 'closed' ? ', and the case is open again' : ''}.`,
    input,
    recorded: ({ file, input: i }) =>
      `${numbersOf(file, i.incidents.length)} logged${file.case.status === 'closed' ? '. The case is open again' : ''}`,
    refuse: ({ file, input: i, moment }) =>
      incidentsOf(i).flatMap((incident, n) => ofRow(n, refuseIncident(file, incident, moment))),
    warn: ({ file, input: i }) => {
      const all = incidentsOf(i)
      const [first] = all
      const aimed = first ? warnIncident(file, first).filter(r => r.field === 'targetIds') : []
      return [
        ...all.flatMap((incident, n) =>
          ofRow(
            n,
            warnIncident(file, incident).filter(r => r.field !== 'targetIds'),
          ),
        ),
        ...aimed,
      ]
    },
    patch: ({ file, input: i, moment }) =>
      incidentsOf(i).flatMap((incident, n) => loggedPatch(file, incident, moment, n)),
    prefill: ({ file }) => {
      const there = file.protectedPersons.filter(p => !p.removedAt)
      return { direction: 'toProtected', ...(there.length === 1 ? { targetIds: there.map(p => p.id) } : {}) }
    },
  }),
} as const
