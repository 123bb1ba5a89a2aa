import type { ActName } from '../case/act-names.ts'
import type { CaseFile } from '../case/case.ts'
import type { Application, DraftCondition } from '../case/records/applications.ts'
import type { Exhibit } from '../case/records/exhibits.ts'
import type { Id } from '../case/records/id.ts'
import type { Incident } from '../case/records/pattern.ts'
import { riskJudgements, riskTools } from '../case/reference/codes/decisions.ts'
import { incidentSources } from '../case/reference/codes/incidents.ts'
import { harms, type Limb, limbs } from '../case/reference/statute.ts'
import { longDate } from '../case/time/calendar.ts'
import { citedIncidents, conditionsOf, holderOf } from '../case/views/applications.ts'
import type { Refusal } from '../law/refusal.ts'
import type { RuleId } from '../law/rules/rules.ts'
import { actAt } from '../site/addresses.ts'
import { missingFrom, warningsOf } from './sections.ts'

/** How well a clause is borne out: said in words, never as a score. */
export const strengths = {
  nothing: { label: 'Nothing yet', colour: 'red' },
  words: { label: 'Words alone', colour: 'orange' },
  oneSource: { label: 'One source', colour: 'yellow' },
  moreSources: { label: 'More than one source', colour: 'blue' },
  exhibited: { label: 'More than one source, with exhibits', colour: 'green' },
} as const
export type Strength = keyof typeof strengths

/** One clause of the 2019 Act, with what an application has to bear it out and what it lacks. */
export interface Clause {
  key: string
  title: string
  source: string
  asks: string
  strength: Strength
  /** What supports it and where from, a line for each. */
  supports: string[]
  incidents: Incident[]
  exhibits: Exhibit[]
  missing: Refusal[]
  toWeigh: Refusal[]
}

const exhibitsOf = (file: CaseFile<'exhibits'>, incidents: readonly Incident[]): Exhibit[] => {
  const ids = new Set(incidents.map(i => i.id))
  return file.exhibits.filter(e => e.incidentId && ids.has(e.incidentId))
}
function strengthOf(words: string | null, incidents: readonly Incident[], exhibits: readonly Exhibit[]): Strength {
  if (!incidents.length) return words ? 'words' : 'nothing'
  const sources = new Set(incidents.map(i => i.source))
  if (sources.size < 2) return 'oneSource'
  return exhibits.length ? 'exhibited' : 'moreSources'
}
const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`
const listWords = (words: readonly string[]) => new Intl.ListFormat('en-GB').format(words)

function incidentLines(incidents: readonly Incident[], exhibits: readonly Exhibit[]): string[] {
  const first = incidents[0]
  const last = incidents.at(-1)
  if (!first || !last) return []
  const sources = [...new Set(incidents.map(i => incidentSources[i.source].label.toLowerCase()))]
  const days =
    first.happenedOn === last.happenedOn
      ? `on ${longDate(first.happenedOn)}`
      : `from ${longDate(first.happenedOn)} to ${longDate(last.happenedOn)}`
  return [
    `${count(incidents.length, 'incident')} ${days}: ${incidents.map(i => i.number).join(', ')}`,
    `Known through ${listWords(sources)}`,
    exhibits.length
      ? `${count(exhibits.length, 'exhibit')}: ${exhibits.map(e => e.reference).join(', ')}`
      : 'No exhibit is attached to these incidents',
  ]
}

/** The rules that ask about each limb, and the acts that answer it. */
const asksLimb: Record<Limb, { rules: readonly RuleId[]; acts: readonly ActName[] }> = {
  acts: { rules: ['V05', 'V06'], acts: ['writeActs', 'logIncident'] },
  risk: { rules: ['V08', 'V12'], acts: ['writeRisk', 'assessRisk', 'addProtectedPerson'] },
  necessity: { rules: ['V14', 'V15'], acts: ['writeNecessity'] },
}

/** Each clause of s.1(1) and s.2(2) that an application must meet: what supports it, from where, how well, and what is missing. */
export function clausesOf(file: CaseFile, application: Application, today: string): Clause[] {
  const a = holderOf(file, application)
  const missing = missingFrom(file, a, today)
  const weigh = warningsOf(file, a, today)
  const of = (limb: Limb, list: Refusal[]) =>
    list.filter(r => {
      const act = actAt(r.href)?.act
      return (
        (r.rule !== undefined && asksLimb[limb].rules.some(id => id === r.rule)) ||
        asksLimb[limb].acts.some(name => name === act)
      )
    })
  const limb = (key: Limb, asks: string, words: string | null, ids: readonly Id[], more: string[] = []): Clause => {
    const incidents = citedIncidents(file, ids)
    const exhibits = exhibitsOf(file, incidents)
    const { label, source } = limbs[key]
    return {
      key,
      title: label,
      source,
      asks,
      strength: strengthOf(words, incidents, exhibits),
      supports: [...(words ? ['Grounds are written'] : []), ...incidentLines(incidents, exhibits), ...more],
      incidents,
      exhibits,
      missing: of(key, missing),
      toWeigh: of(key, weigh),
    }
  }
  const last = file.assessments.at(-1)
  const people = file.protectedPersons
    .filter(p => a.riskToIds.includes(p.id))
    .map(p => `${p.givenNames} ${p.familyName}`)
  const tried = file.otherOrders.filter(o => o.gaps)
  return [
    limb(
      'acts',
      'Has the defendant carried out acts associated with stalking? No charge or conviction is needed.',
      a.actsGrounds,
      a.actsIncidentIds,
    ),
    limb(
      'risk',
      'Does the defendant pose a risk associated with stalking to another person? Psychological harm alone is enough.',
      a.riskGrounds,
      a.riskIncidentIds,
      [
        ...(people.length ? [`At risk: ${listWords(people)}`] : []),
        ...(a.harms.length ? [`Of: ${listWords(a.harms.map(h => harms[h].label.toLowerCase()))}`] : []),
        ...(last
          ? [
              `${riskTools[last.tool].label}, ${longDate(last.assessedOn)}: judged ${riskJudgements[last.judgement].label.toLowerCase()}`,
            ]
          : ['No risk assessment is recorded']),
      ],
    ),
    limb(
      'necessity',
      'Is an order necessary to protect that person from that risk? Another order does not close the question.',
      a.necessityGrounds,
      a.necessityIncidentIds,
      tried.map(o => `${o.terms}. What it lacks: ${o.gaps}`),
    ),
    ...conditionsOf(file, application).map(c => conditionClause(file, c, missing, weigh)),
  ]
}

function conditionClause(
  file: CaseFile<'exhibits' | 'incidents'>,
  c: DraftCondition,
  missing: Refusal[],
  weigh: Refusal[],
): Clause {
  const incidents = citedIncidents(file, c.incidentIds)
  const exhibits = exhibitsOf(file, incidents)
  const mine = (r: Refusal) => actAt(r.href)?.on === c.id
  return {
    key: c.id,
    title: `Condition ${c.number}`,
    source: 'SPA 2019 s.2(2)',
    asks: `Is this condition necessary to protect from that risk? “${c.text}”`,
    strength: strengthOf(c.necessity, incidents, exhibits),
    supports: [...(c.necessity ? [`Why: ${c.necessity}`] : []), ...incidentLines(incidents, exhibits)],
    incidents,
    exhibits,
    missing: missing.filter(mine),
    toWeigh: weigh.filter(mine),
  }
}
