import type { CaseFile } from '../case/case.ts'
import { type Application, type DraftCondition, isChange } from '../case/records/applications.ts'
import type { Id } from '../case/records/id.ts'
import { consents, interimNotices } from '../case/reference/codes/applications.ts'
import { checkMethods } from '../case/reference/codes/orders.ts'
import { conditionKinds, harms, termKinds } from '../case/reference/statute.ts'
import { longDate } from '../case/time/calendar.ts'
import { conditionsOf, holderOf, interimOf } from '../case/views/applications.ts'
import { sizeInWords } from '../case/views/areas.ts'
import { numberInWords, upperFirst } from '../case/words/grammar.ts'
import { asksOtherTerm, comparedConditions, fates, orderOf } from '../law/change.ts'

/** An application's text at one moment, by question: kept with every look at it, and frozen when it is lodged. */
export interface Snapshot {
  /** Stable key → question and answer, in the order that they are read. */
  answers: Record<string, { what: string; answer: string }>
}

/** What an application says now: grounds, conditions, term and its interim half. */
export function snapshotOf(
  file: CaseFile<
    | 'applications'
    | 'draftConditions'
    | 'incidents'
    | 'orderConditions'
    | 'orderVersions'
    | 'orders'
    | 'protectedPersons'
  >,
  application: Application,
): Snapshot {
  const a = holderOf(file, application)
  const interim = application.kind === 'interim' ? application : interimOf(file, a)
  const answers: Snapshot['answers'] = {}
  const put = (key: string, what: string, answer: string | null | undefined) => {
    if (answer) answers[key] = { what, answer }
  }
  if (isChange(application)) return changeSnapshot(file, application)
  const said = application.earlierId ? application : a
  const earlier = file.applications.find(x => x.id === said.earlierId)
  put('earlier', 'Earlier application that was refused', earlier && `Application ${earlier.number}`)
  put('sinceRefusal', 'What is new since the refusal', said.sinceRefusal)
  put('acts', 'Acts: grounds', a.actsGrounds)
  put('actsCited', 'Acts: incidents cited', incidentNumbers(file, a.actsIncidentIds))
  put('risk', 'Risk: grounds', a.riskGrounds)
  put('riskCited', 'Risk: incidents cited', incidentNumbers(file, a.riskIncidentIds))
  put('riskTo', 'Risk: who is at risk', people(file, a.riskToIds))
  put('harms', 'Risk: of what', a.harms.map(h => harms[h].label).join(', '))
  put('prosecution', 'Whether the defendant is being prosecuted', a.prosecution)
  put('necessity', 'Necessity: grounds', a.necessityGrounds)
  put('necessityCited', 'Necessity: incidents cited', incidentNumbers(file, a.necessityIncidentIds))
  if (application.kind !== 'interim') {
    put('term', 'How long the order is for', termInWords(a))
    put('termReason', 'Reason for that length', a.termReason)
  }
  for (const c of conditionsOf(file, application)) {
    put(`condition ${c.id}`, `Condition ${c.number}`, c.text)
    for (const [key, what, answer] of partsOf(file, c))
      put(`condition ${c.id} ${key}`, `Condition ${c.number}: ${what}`, answer)
  }
  if (interim) {
    put('interimReason', 'Interim order: why it is appropriate', interim.interimReason)
    put('interimLastDay', 'Interim order: last day', interim.interimLastDay && longDate(interim.interimLastDay))
    put('interimNotice', 'Interim order: notice', interim.interimNotice && interimNotices[interim.interimNotice].label)
    put('noNoticeReason', 'Interim order: why without notice', interim.noNoticeReason)
    put('wouldSay', 'Interim order: what the defendant would say', interim.wouldSay)
    put('returnOn', 'Interim order: hearing with notice asked for', interim.returnOn && longDate(interim.returnOn))
  }
  return { answers }
}

/** What an application about an order says: what it asks, why, and each condition beside the order's own. */
function changeSnapshot(
  file: CaseFile<'draftConditions' | 'incidents' | 'orderConditions' | 'orderVersions' | 'orders'>,
  a: Application,
): Snapshot {
  const answers: Snapshot['answers'] = {}
  const put = (key: string, what: string, answer: string | null | undefined) => {
    if (answer) answers[key] = { what, answer }
  }
  put('order', 'About order', orderOf(file, a)?.ref)
  put('changeAsked', 'What is asked for', a.changeAsked)
  put('changedSince', 'What has changed since the order', a.changedSince)
  put('necessity', 'Reasons', a.necessityGrounds)
  put('necessityCited', 'Reasons: incidents cited', incidentNumbers(file, a.necessityIncidentIds))
  put('policePosition', 'Police position', a.policePosition)
  for (const { fate, was, asked } of comparedConditions(file, a)) {
    if (asked) {
      put(`condition ${asked.id}`, `Condition ${asked.number}: ${fates[fate].label.toLowerCase()}`, asked.text)
      if (fate !== 'kept')
        for (const [key, what, answer] of partsOf(file, asked))
          if (key !== 'inInterim') put(`condition ${asked.id} ${key}`, `Condition ${asked.number}: ${what}`, answer)
    } else if (was) put(`condition ${was.id}`, `Condition ${was.number} of the order: taken out`, was.text)
  }
  if (asksOtherTerm(file, a)) put('term', 'New length of the order', termInWords(a))
  put('termReason', 'Reason for that length', a.termReason)
  put('defendantConsent', 'Defendant consents', a.defendantConsent && consents[a.defendantConsent].label)
  put('policeConsent', 'Chief officer consents', a.policeConsent && consents[a.policeConsent].label)
  put('consentNote', 'Consents: who said so', a.consentNote)
  put('protectedViews', 'Views of the protected person', a.protectedViews)
  return { answers }
}

/** The parts of a condition other than its text, with their names; empty ones have no answer. */
export const partsOf = (
  file: CaseFile<'incidents'>,
  c: DraftCondition,
): [key: string, what: string, answer: string | null][] => [
  ['kind', 'prohibition or requirement', conditionKinds[c.kind].label],
  ['necessity', 'why it is necessary', c.necessity],
  ['incidents', 'incidents cited', incidentNumbers(file, c.incidentIds)],
  ['religionWorkEducation', 'religion, work and education', c.religionWorkEducation],
  ['locality', 'where it applies', c.locality ? `Limited to ${c.locality}` : 'All of the United Kingdom'],
  ['boundary', 'boundary', c.boundary],
  ['lastDay', 'its own last day', c.lastDay && longDate(c.lastDay)],
  ['inInterim', 'interim order too', c.inInterim ? 'Yes' : 'No'],
  ['check', 'how it is checked', checkInWords(c)],
  ['proof', 'how a breach would be proved', c.breachProof],
  ['provider', 'who at the provider agreed', c.providerConfirmed],
  ['keptWording', 'why older library wording is kept', c.keptWording],
  ['map', 'map', c.shape && sizeInWords(c.shape)],
]

export const checkInWords = (c: Pick<DraftCondition, 'checkMethod' | 'checkEveryDays'>): string | null =>
  c.checkMethod
    ? `${checkMethods[c.checkMethod].label}${c.checkEveryDays ? `, every ${c.checkEveryDays} days` : ''}`
    : null
export function termInWords(a: Pick<Application, 'termKind' | 'termYears' | 'termLastDay'>): string | null {
  if (!a.termKind) return null
  if (a.termKind === 'untilFurtherOrder') return termKinds.untilFurtherOrder.label
  if (a.termLastDay) return `Until the end of ${longDate(a.termLastDay)}`
  return a.termYears ? `${a.termYears} years beginning with the day the order is made` : termKinds.fixed.label
}
/** A length of whole years, as an order says it (SPA 2019 s.3(2)). */
export const yearsInWords = (years: number): string =>
  `${upperFirst(numberInWords(years))} year${years === 1 ? '' : 's'} beginning with the day on which the order is made`
/** The same length on a paper, with its number in words; what a snapshot says stays as it was kept. */
export const termOnPaper = (a: Parameters<typeof termInWords>[0]): string | null =>
  a.termKind === 'fixed' && a.termYears && !a.termLastDay ? yearsInWords(a.termYears) : termInWords(a)
/** Incidents by their numbers: 'Incident 3', 'Incidents 1, 2'. */
export const incidentsInWords = (numbers: string): string =>
  `${/,/.test(numbers) ? 'Incidents' : 'Incident'} ${numbers}`
export const incidentNumbers = (file: CaseFile<'incidents'>, ids: readonly Id[]): string =>
  file.incidents
    .filter(i => ids.includes(i.id))
    .map(i => i.number)
    .sort((x, y) => x - y)
    .join(', ')
const people = (file: CaseFile<'protectedPersons'>, ids: readonly Id[]): string =>
  file.protectedPersons
    .filter(p => ids.includes(p.id))
    .map(p => `${p.givenNames} ${p.familyName}`)
    .join(', ')
