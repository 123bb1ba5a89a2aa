import type { CaseFile } from '../case/case.ts'
import type { Application } from '../case/records/applications.ts'
import type { Exhibit } from '../case/records/exhibits.ts'
import type { Id } from '../case/records/id.ts'
import type { Incident } from '../case/records/pattern.ts'
import { limbs } from '../case/reference/statute.ts'
import { chronology, conditionsOf, holderOf } from '../case/views/applications.ts'
import { type Clause, clausesOf, type Strength, strengths } from './support.ts'

export interface Column {
  /** A limb, or a condition's id. */
  key: string
  short: string
  title: string
}
export interface Row {
  incident: Incident
  /** The columns that cite it. */
  cites: ReadonlySet<string>
  exhibits: Exhibit[]
}
export interface Matrix {
  columns: Column[]
  rows: Row[]
}
/** Limbs and conditions against incidents and their exhibits: what rests on what. */
export function matrixOf(
  file: CaseFile<'applications' | 'draftConditions' | 'exhibits' | 'incidents'>,
  application: Application,
): Matrix {
  const a = holderOf(file, application)
  const conditions = conditionsOf(file, application)
  const citing: [string, readonly Id[]][] = [
    ['acts', a.actsIncidentIds],
    ['risk', a.riskIncidentIds],
    ['necessity', a.necessityIncidentIds],
    ...conditions.map((c): [string, readonly Id[]] => [c.id, c.incidentIds]),
  ]
  const sets = citing.map(([key, ids]) => [key, new Set(ids)] as const)
  const byIncident = Map.groupBy(
    file.exhibits.filter(e => e.incidentId),
    e => e.incidentId,
  )
  return {
    columns: [
      { key: 'acts', short: 'Acts', title: limbs.acts.label },
      { key: 'risk', short: 'Risk', title: limbs.risk.label },
      { key: 'necessity', short: 'Need', title: limbs.necessity.label },
      ...conditions.map(c => ({ key: c.id, short: String(c.number), title: `Condition ${c.number}: ${c.text}` })),
    ],
    rows: chronology(file).map(incident => ({
      incident,
      cites: new Set(sets.filter(([, ids]) => ids.has(incident.id)).map(([key]) => key)),
      exhibits: byIncident.get(incident.id) ?? [],
    })),
  }
}

export const matrixFilters = {
  all: { label: 'All incidents' },
  uncited: { label: 'Cited nowhere' },
  unexhibited: { label: 'Cited, with no exhibit' },
  oneUse: { label: 'Cited once only' },
} as const
export type MatrixFilter = keyof typeof matrixFilters
export const filterMatrix = (rows: readonly Row[], filter: MatrixFilter, column?: string): Row[] =>
  rows.filter(
    r =>
      (!column || r.cites.has(column)) &&
      (filter === 'all' ||
        (filter === 'uncited' && r.cites.size === 0) ||
        (filter === 'unexhibited' && r.cites.size > 0 && !r.exhibits.length) ||
        (filter === 'oneUse' && r.cites.size === 1)),
  )

/** What an incident or an exhibit is worth: the clauses that would be borne out less without it. */
export interface Loss {
  clause: Clause
  before: Strength
  after: Strength
  sentence: string
}
/** The case as it would be without an incident or an exhibit. Nothing is changed. */
export const without = (file: CaseFile, id: Id): CaseFile => ({
  ...file,
  incidents: file.incidents.filter(i => i.id !== id),
  exhibits: file.exhibits.filter(e => e.id !== id && e.incidentId !== id),
})
/** What an application would lose without an incident or an exhibit, clause by clause. */
export function lossesWithout(file: CaseFile, application: Application, id: Id, today: string): Loss[] {
  const after = clausesOf(without(file, id), application, today)
  return clausesOf(file, application, today).flatMap((clause, n) => {
    const then = after[n]
    if (!then) return []
    const fewer = clause.incidents.length - then.incidents.length
    const fewerExhibits = clause.exhibits.length - then.exhibits.length
    if (!fewer && !fewerExhibits) return []
    const rests = then.incidents.length
      ? `It would rest on incident${then.incidents.length === 1 ? '' : 's'} ${then.incidents.map(i => i.number).join(', ')}`
      : 'No incident would support it'
    return [
      {
        clause,
        before: clause.strength,
        after: then.strength,
        sentence: `${rests}${fewerExhibits && !then.exhibits.length ? ', with no exhibit' : ''}.${clause.strength === then.strength ? '' : ` ${strengths[clause.strength].label} becomes ${strengths[then.strength].label.toLowerCase()}.`}`,
      },
    ]
  })
}
