import type { CaseFile } from '../../case/case.ts'
import type { ForceFile } from '../../case/force.ts'
import { type Actor, mayEver } from '../../case/policy.ts'
import { hearingStatuses } from '../../case/reference/codes/court.ts'
import { recordKinds } from '../../case/reference/record-kinds.ts'
import { applicationStatuses, type CaseStatus, caseStatuses } from '../../case/reference/status.ts'
import type { CalendarDate, Instant } from '../../case/time/calendar.ts'
import { type ForceActName, forceActNames, forceActs } from '../force/force.ts'
import { type ActName, actNames, acts } from '../index.ts'
import { type AnyAct, type AnyCaseAct, type CaseAbout, placesOf } from './act.ts'
import { availability } from './decide.ts'
import { type CasePlace, casePlaces, type ForcePlace, type Place, type ReadsAt } from './places.ts'

/** Which acts are offered where: their entries say it, and pages list none. */

/** Who looks, and when. */
export interface Looking {
  actor: Actor
  today: CalendarDate
  at: Instant
}
export interface Offer<N extends string = ActName> {
  name: N
  act: AnyAct
}

function byPlace<N extends string>(names: readonly N[], registry: Readonly<Record<N, AnyAct>>): Map<Place, N[]> {
  const ranked = names.toSorted((a, b) => (registry[a].rank ?? 0) - (registry[b].rank ?? 0))
  const placed = new Map<Place, N[]>()
  for (const name of ranked)
    for (const place of placesOf(registry[name])) placed.set(place, [...(placed.get(place) ?? []), name])
  return placed
}
const caseOffers = byPlace(actNames, acts)
const forceOffers = byPlace(forceActNames, forceActs)

/** The record that the acts stand beside, and of what kind it is where the place is for any. */
export interface Beside {
  record?: { id: string } | undefined
  about?: CaseAbout | undefined
}
type Subject = CaseFile<'named' | 'restrictions'>
/** Whether an act is offered for a record of a case: it may be done now, and is suggested there. */
function isOffered(act: AnyCaseAct, file: Subject, record: { id: string }, { actor, today, at }: Looking): boolean {
  if (availability(file, act, record, { actor, at }, 'form').kind !== 'available') return false
  return !act.offered || act.offered({ file: file as CaseFile, record, actor, today })
}

/** The acts offered at a place of a case to whoever looks, in their order: those about the record, or about the case itself. */
export const offersAt = <P extends CasePlace>(
  place: P,
  file: CaseFile<'named' | 'restrictions' | ReadsAt<P>>,
  looking: Looking,
  { record = file.case, about }: Beside = {},
): Offer[] =>
  (caseOffers.get(place) ?? [])
    .map(name => ({ name, act: acts[name] }))
    .filter(({ act }) => act.about === (about ?? casePlaces[place].about) && isOffered(act, file, record, looking))

/** The same for one act, wherever it is offered, of a case that is loaded as a whole. */
export const isOfferedNow = (name: ActName, file: CaseFile, looking: Looking, record: { id: string } = file.case) =>
  isOffered(acts[name], file, record, looking)

/** What can be done instead of an act that may not be done now: the acts about the same record that are offered. */
export const offersInstead = (act: AnyCaseAct, file: CaseFile, looking: Looking, record: { id: string }): Offer[] =>
  actNames
    .filter(name => acts[name].about === act.about && placesOf(acts[name]).length > 0)
    .filter(name => isOffered(acts[name], file, record, looking))
    .map(name => ({ name, act: acts[name] }))

/** The acts offered at a place of the force; with a record, those that are suggested for it as it stands. */
export const forceOffersAt = (
  place: ForcePlace,
  { actor, today, at }: Looking,
  of?: { file: ForceFile; record: { id: string } },
): Offer<ForceActName>[] =>
  (forceOffers.get(place) ?? [])
    .map(name => ({ name, act: forceActs[name] }))
    .filter(({ act }) => {
      if (!of) return mayEver(actor, act.permission)
      if (availability(of.file, act, of.record, { actor, at }, 'form').kind !== 'available') return false
      return !act.offered || act.offered({ ...of, actor, today })
    })

/** Where a record stands, for the page of an act that may not be done from there. A case that has ended answers first. */
export function statusInWords(about: AnyCaseAct['about'], status: string): string {
  const own: Readonly<Record<string, { label: string }>> =
    about === 'applications' ? applicationStatuses : about === 'hearings' ? hearingStatuses : {}
  const [noun, row] = Object.hasOwn(own, status)
    ? [recordKinds[about as 'applications' | 'hearings'], own[status]]
    : ['case', caseStatuses[status as CaseStatus]]
  return `The status of the ${noun} is “${row?.label ?? status}”.`
}
