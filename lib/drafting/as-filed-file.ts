import { type CaseFile, withParts } from '../case/case.ts'
import { type Application, isChange } from '../case/records/applications.ts'
import type { FormerVersion } from '../case/records/former.ts'
import type { Incident } from '../case/records/pattern.ts'
import { recordKinds } from '../case/reference/record-kinds.ts'
import { addDays, type Instant, londonDate, londonToInstant, longDate } from '../case/time/calendar.ts'
import { fileBefore, before as stoodBefore } from '../case/views/former-values.ts'
import { upperFirst } from '../case/words/grammar.ts'

/** The end of the day on which an application was made to the court; undefined while it was not. */
export const filedBefore = (a: Pick<Application, 'lodgedOn'>): Instant | undefined =>
  (a.lodgedOn && londonToInstant(`${addDays(a.lodgedOn, 1)}T00:00`)) || undefined

/**
 * The case as it stood when an application was filed, for the paper that says so: what was recorded, corrected, withdrawn,
 * made or served afterwards is not in it. A draft sees the case as it is.
 */
export function fileAsFiled(now: CaseFile, a: Application): CaseFile {
  const before = filedBefore(a)
  const day = a.lodgedOn
  if (!before || !day) return now
  const then = <T extends Instant | null>(at: T) => at !== null && Date.parse(at) < Date.parse(before)
  const file = fileBefore(now, then)
  const orders = file.orders.filter(o => o.madeOn <= day && !comesOf(file, a, o.applicationId))
  const known = new Set(orders.map(o => o.id))
  const orderVersions = file.orderVersions.filter(
    v => known.has(v.orderId) && v.fromOn <= day && v.applicationId !== a.id,
  )
  const corrections = Map.groupBy(
    file.formerVersions.filter(v => v.recordKind === 'incidents' && !then(v.recordedAt)),
    v => v.recordId,
  )
  const outcomes = Map.groupBy(
    file.formerVersions.filter(v => v.recordKind === 'applications' && v.recordId !== a.id && !then(v.recordedAt)),
    v => v.recordId,
  )
  return withParts(file, {
    applications: file.applications.map(x => stoodBefore(x, outcomes.get(x.id) ?? [])),
    protectedPersons: file.protectedPersons.map(p => (then(p.removedAt) ? p : { ...p, removedAt: null })),
    incidents: file.incidents.filter(i => then(i.recordedAt)).map(i => asItStood(i, corrections.get(i.id) ?? [], then)),
    formerVersions: file.formerVersions.filter(v => then(v.recordedAt)),
    exhibits: file.exhibits.filter(e => then(e.receivedAt)),
    assessments: file.assessments.filter(x => then(x.at)),
    otherOrders: file.otherOrders
      .filter(o => !o.madeOn || o.madeOn <= day)
      .map(o => (o.endedOn && o.endedOn > day ? { ...o, endedOn: null } : o)),
    orders: orders.map(o => (o.endedOn && o.endedOn > day ? { ...o, endedOn: null, ending: null } : o)),
    orderVersions,
    services: file.services.filter(s => s.orderId !== null && known.has(s.orderId) && then(s.attemptedAt)),
    breaches: file.breaches.filter(b => then(b.knownAt)),
    breachSteps: file.breachSteps.filter(s => then(s.at)),
  })
}

/** What the paper as filed says differently from the record since: one line for each record corrected or withdrawn after it. */
export function differsSinceFiled(file: CaseFile, a: Application): string[] {
  const before = filedBefore(a)
  if (!before) return []
  const onPaper: readonly string[] = [
    'incidents',
    'exhibits',
    'assessments',
    'otherOrders',
    'protectedPersons',
    'defendants',
  ]
  const later = file.formerVersions.filter(
    v => onPaper.includes(v.recordKind) && Date.parse(v.recordedAt) >= Date.parse(before),
  )
  return later.map(v => {
    const incident = v.recordKind === 'incidents' ? file.incidents.find(i => i.id === v.recordId) : undefined
    const noun = recordKinds[v.recordKind]
    const name = incident ? `Incident ${incident.number}` : upperFirst(noun)
    return `${name} ${v.how} on ${longDate(londonDate(v.recordedAt))}`
  })
}

/** An order that this application led to, by itself or through its interim half: filed the same day, it came after. */
const comesOf = (file: CaseFile<'applications'>, a: Application, of: string | null): boolean => {
  if (isChange(a) || a.kind === 'appeal' || of === null) return false
  const main = a.mainId ?? a.id
  return file.applications.some(x => x.id === of && (x.id === main || x.mainId === main))
}

/** An incident before the corrections and the withdrawal that came later: what the first of them replaced wins. */
function asItStood(i: Incident, later: FormerVersion[], then: (at: Instant | null) => boolean): Incident {
  const stood = stoodBefore(i, later)
  return then(i.withdrawnAt) ? stood : { ...stood, withdrawnAt: null, withdrawnReason: null }
}
