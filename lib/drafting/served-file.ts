import type { CaseFile } from '../case/case.ts'
import { type Application, isChange } from '../case/records/applications.ts'
import type { Id } from '../case/records/id.ts'
import { conditionsOf, holderOf, interimOf } from '../case/views/applications.ts'
import { noContactRules } from '../law/practice/safe-contact.ts'

/** What an application relies on: the incidents cited in its grounds, its conditions or its interim half. */
export function reliedOn(file: CaseFile<'applications' | 'draftConditions'>, application: Application): Set<Id> {
  const a = holderOf(file, application)
  const interim = application.kind === 'interim' ? application : interimOf(file, a)
  return new Set([
    ...[a, application, ...(interim ? [interim] : [])].flatMap(x => [
      ...x.actsIncidentIds,
      ...x.riskIncidentIds,
      ...x.necessityIncidentIds,
    ]),
    ...conditionsOf(file, application).flatMap(c => c.incidentIds),
  ])
}

/**
 * The case as the defendant and the court may read it of one application: only cited incidents, no risk tool or score, no
 * words of the protected person that were not chosen, nothing that is held back. A paper made of it cannot show the rest.
 */
export function servedFile(
  file: CaseFile,
  application: Application,
  /** What is relied on where that is not the application itself, with exhibits that go with it whatever they show. */
  { relied, exhibits }: { relied: ReadonlySet<Id>; exhibits: readonly Id[] } = {
    relied: reliedOn(file, application),
    exhibits: [],
  },
): CaseFile {
  const marks = file.paperMarks.filter(m => !m.endedAt)
  const held = new Set(marks.filter(m => m.kind === 'heldBack' && m.passage === null).map(m => m.recordId))
  const chosen = new Set(marks.filter(m => m.kind === 'wordsChosen').map(m => m.recordId))
  const cover = coverPassages(file)
  const incidents = file.incidents
    // A change or an appeal with nothing cited still tells no more than it relies on.
    .filter(i => relied.has(i.id) && !held.has(i.id))
    .map(i => ({
      ...i,
      summary: cover(i.id, i.summary),
      victimWords: chosen.has(i.id) ? cover(i.id, i.victimWords ?? '') || null : null,
      effect: chosen.has(i.id) ? cover(i.id, i.effect ?? '') || null : null,
    }))
  const shown = new Set(incidents.map(i => i.id))
  // A redacted copy goes out in place of its original.
  const redacted = new Set(file.exhibits.flatMap(e => (e.derivation === 'redacted' ? (e.derivedFromId ?? []) : [])))
  // What shows no incident is served only when somebody ties it to one that is relied on.
  const isShown = (id: Id | null) => id !== null && shown.has(id)
  const keepShown = (ids: Id[]) => ids.filter(id => shown.has(id))
  const coverText = (id: Id, text: string | null) => (text === null ? null : cover(id, text))
  return {
    ...file,
    incidents,
    exhibits: file.exhibits.filter(
      e =>
        !held.has(e.id) &&
        !redacted.has(e.id) &&
        (isShown(e.incidentId) || exhibits.includes(e.id) || e.orderId || e.breachId),
    ),
    assessments: [],
    identifiers: [],
    protectedPersons: file.protectedPersons.map(p => ({
      ...p,
      contactBy: null,
      contactWhen: null,
      contactNever: null,
      ...noContactRules,
      codeWord: null,
      views: null,
      viewsOn: null,
    })),
    applications: file.applications.map(a => ({
      ...a,
      actsIncidentIds: keepShown(a.actsIncidentIds),
      riskIncidentIds: keepShown(a.riskIncidentIds),
      necessityIncidentIds: keepShown(a.necessityIncidentIds),
      actsGrounds: coverText(a.id, a.actsGrounds),
      riskGrounds: coverText(a.id, a.riskGrounds),
      necessityGrounds: coverText(a.id, a.necessityGrounds),
      interimReason: coverText(a.id, a.interimReason),
      noNoticeReason: coverText(a.id, a.noNoticeReason),
      wouldSay: coverText(a.id, a.wouldSay),
      changeAsked: coverText(a.id, a.changeAsked),
      changedSince: coverText(a.id, a.changedSince),
      sinceRefusal: coverText(a.id, a.sinceRefusal),
      ...(isChange(a) ? { protectedViews: null } : {}),
    })),
    draftConditions: file.draftConditions.map(c => ({
      ...c,
      incidentIds: keepShown(c.incidentIds),
      necessity: coverText(c.id, c.necessity),
      // How police will check is theirs to know.
      checkMethod: null,
      checkEveryDays: null,
      breachProof: null,
    })),
  }
}

/** Text with each passage that is held back from it covered. */
function coverPassages(file: CaseFile<'paperMarks'>): (id: Id, text: string) => string {
  const passages = file.paperMarks.flatMap(m =>
    !m.endedAt && m.kind === 'heldBack' && m.passage ? [[m.recordId, m.passage] as const] : [],
  )
  return (id, text) =>
    passages.reduce((left, [of, passage]) => (of === id ? left.split(passage).join('[passage held back]') : left), text)
}
