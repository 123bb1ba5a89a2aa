import { type CaseFile, everRecorded, withParts } from '../case/case.ts'
import type { Application, DraftCondition } from '../case/records/applications.ts'
import type { Id } from '../case/records/id.ts'
import type { ConditionAmendment, Supplement } from '../case/records/supplements.ts'
import { conditionsOf, holderOf } from '../case/views/applications.ts'
import { fileAsFiled, filedBefore } from './as-filed-file.ts'
import { reliedOn } from './served-file.ts'

/** What came after an application was filed, in numbered packs. The application as filed never changes by them. */

/** The supplements of an application, in their order. */
export const supplementsOf = (file: CaseFile<'supplements'>, applicationId: Id): Supplement[] =>
  file.supplements.filter(s => s.applicationId === applicationId).sort((x, y) => x.number - y.number)
export const amendmentsOf = (file: CaseFile<'conditionAmendments'>, supplementId: Id): ConditionAmendment[] =>
  file.conditionAmendments.filter(c => c.supplementId === supplementId).sort((x, y) => x.number - y.number)
/** A number once given to a supplement is never given again. */
export const nextSupplement = (file: CaseFile<'supplements'>, applicationId: Id): number =>
  Math.max(0, ...everRecorded(file, 'supplements').flatMap(s => (s.applicationId === applicationId ? s.number : []))) +
  1

/** The application as a supplement meets it: filed on the supplement's own day, so that later records are in it. */
const onDayOf = (a: Application, s: Supplement): Application => (s.filedOn ? { ...a, lodgedOn: s.filedOn } : a)

type Asking = CaseFile<'applications' | 'conditionAmendments' | 'draftConditions'>
/** The incidents that a supplement adds: its own, and those that its changed conditions cite and the application does not. */
export function addedBy(file: Asking, s: Supplement): Set<Id> {
  const a = file.applications.find(x => x.id === s.applicationId)
  const before = a ? reliedOn(file, a) : new Set<Id>()
  return new Set([
    ...s.incidentIds,
    ...amendmentsOf(file, s.id)
      .flatMap(c => c.incidentIds)
      .filter(id => !before.has(id)),
  ])
}

/**
 * The case as a supplement shows it: as it stood on the day that it was filed, or as it is while it was not; with the incidents
 * and the exhibits that it adds, and no others.
 */
export function supplementFile(now: CaseFile, a: Application, s: Supplement): CaseFile {
  const file = s.filedOn ? fileAsFiled(now, onDayOf(a, s)) : now
  const added = addedBy(file, s)
  return withParts(file, {
    incidents: file.incidents.filter(i => added.has(i.id) && !i.withdrawnAt),
    exhibits: file.exhibits.filter(
      e => !e.orderId && !e.breachId && (s.exhibitIds.includes(e.id) || (e.incidentId && added.has(e.incidentId))),
    ),
  })
}

/**
 * Incidents of which the court has not read what stands now: neither the application as filed nor one of its supplements
 * relies on them, or they were corrected since it did.
 */
export function notYetBefore(
  file: Asking & CaseFile<'formerVersions' | 'incidents' | 'supplements'>,
  a: Application,
): CaseFile['incidents'] {
  const packs = [
    { ids: reliedOn(file, a), before: filedBefore(a) },
    ...supplementsOf(file, a.id).map(s => ({ ids: addedBy(file, s), before: filedBefore({ lodgedOn: s.filedOn }) })),
  ]
  const isCorrectedSince = (id: Id, since: string) =>
    file.formerVersions.some(
      v => v.recordKind === 'incidents' && v.recordId === id && Date.parse(v.recordedAt) >= Date.parse(since),
    )
  return file.incidents.filter(i => {
    const last = packs.findLast(p => p.ids.has(i.id))
    return !i.withdrawnAt && (!last || (last.before !== undefined && isCorrectedSince(i.id, last.before)))
  })
}

/** A condition with the amendment that asks for it otherwise, as a condition asked for. */
export const asAmended = (
  c: ConditionAmendment,
  of: DraftCondition | undefined,
  applicationId: Id,
): DraftCondition => ({
  ...(of ?? blankCondition(c, applicationId)),
  number: c.number,
  kind: c.kind,
  text: c.text ?? '',
  locality: c.locality,
  lastDay: c.lastDay,
  necessity: c.reason,
  incidentIds: c.incidentIds,
  religionWorkEducation: c.religionWorkEducation,
})
const blankCondition = (c: ConditionAmendment, applicationId: Id): DraftCondition => ({
  id: c.id,
  applicationId,
  number: c.number,
  libraryCode: null,
  kind: c.kind,
  text: '',
  necessity: null,
  incidentIds: [],
  religionWorkEducation: null,
  locality: null,
  isArea: false,
  boundary: null,
  lastDay: null,
  inInterim: false,
  checkMethod: null,
  checkEveryDays: null,
  breachProof: null,
  libraryVersion: null,
  librarySlots: null,
  keptWording: null,
  keptAgainst: null,
  providerConfirmed: null,
  shape: null,
  fromConditionId: null,
  removedAt: null,
  removedReason: null,
  version: 1,
})

/**
 * The conditions asked for now: as filed, with the changes of every supplement that was filed since, the latest of each
 * condition counting. `through` is the last supplement that counts, filed or not.
 */
export function conditionsAskedNow(
  file: CaseFile<'applications' | 'conditionAmendments' | 'draftConditions' | 'supplements'>,
  application: Application,
  through?: Supplement,
): DraftCondition[] {
  const holder = holderOf(file, application)
  const counting = supplementsOf(file, holder.id).filter(s =>
    through ? s.number <= through.number && (s.filedOn !== null || s.id === through.id) : s.filedOn !== null,
  )
  let asked = conditionsOf(file, application)
  for (const c of counting.flatMap(s => amendmentsOf(file, s.id))) {
    const of = asked.find(x => x.id === (c.conditionId ?? c.id))
    // An interim order is asked for as it was filed: only what it holds already is changed by a supplement.
    if (!of && (c.conditionId !== null || application.kind === 'interim')) continue
    const rest = asked.filter(x => x !== of)
    asked = c.change === 'takenOut' ? rest : [...rest, asAmended(c, of, holder.id)]
  }
  return asked.toSorted((x, y) => x.number - y.number)
}

/** Every text of a supplement that the defendant will read, each with where it stands in words. */
export function textsOfSupplement(
  file: Asking & CaseFile<'exhibits' | 'incidents'>,
  s: Supplement,
): { where: string; text: string }[] {
  const added = addedBy(file, s)
  return [
    { where: 'What it adds, and why', text: s.reason },
    ...file.incidents
      .filter(i => added.has(i.id) && !i.withdrawnAt)
      .map(i => ({ where: `Incident ${i.number}: what happened`, text: i.summary })),
    ...file.exhibits
      .filter(e => s.exhibitIds.includes(e.id) || (e.incidentId && added.has(e.incidentId)))
      .flatMap(e => [
        { where: `Exhibit ${e.reference}: description`, text: e.description },
        { where: `Exhibit ${e.reference}: name of its file`, text: e.fileName ?? '' },
        { where: `Exhibit ${e.reference}: parts of it`, text: e.clips.join('\n') },
      ]),
    ...amendmentsOf(file, s.id).flatMap(c =>
      [
        { what: 'text', text: c.text },
        { what: 'why it is necessary', text: c.reason },
        { what: 'religion, work and education', text: c.religionWorkEducation },
        { what: 'where it applies', text: c.locality },
      ].flatMap(({ what, text }) => (text ? [{ where: `Condition ${c.number}: ${what}`, text }] : [])),
    ),
  ]
}
