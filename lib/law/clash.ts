import { type LawApplication, type LawFile, type LawRecord, rowsOf } from '../case/law-file.ts'
import { readOnce } from '../case/read-once.ts'
import { otherOrderKinds } from '../case/reference/codes/orders.ts'
import type { CalendarDate } from '../case/time/calendar.ts'
import { overlaps } from '../case/time/when.ts'
import { conditionsOf, holderOf } from '../case/views/applications.ts'
import { type Demand, demandsOf, samePlace } from '../case/views/demands.ts'
import { conditionsOn, isInForce } from '../case/views/orders.ts'
import { addressWords, postcodeOf } from '../case/words/address-words.ts'

/** A condition that cannot be obeyed together with another order, licence or condition: by place, time and person. */

export interface Clash {
  /** Whether the Act itself bars it: two stalking protection orders, s.2(7). */
  severity: 'refuse' | 'warn'
  by: 'place' | 'time' | 'person'
  message: string
  mend: string
}
interface Other {
  name: string
  /** ‘Bail conditions make’, ‘Order 12 makes’. */
  isPlural?: boolean
  isSpo: boolean
  demands: Demand[]
}

const places = (does: Demand['does'], list: readonly string[]): Demand[] =>
  list.map(place => ({ does, what: 'presence', clause: '', place, metres: 0, when: undefined, exception: '' }))
/** What another order asks: the places that an officer recorded, else what its terms say. Contact is always read from its terms. */
function ofOther(o: LawRecord<'otherOrders'>): Other {
  const read = demandsOf(o.terms ?? '')
  const recorded = [...places('forbids', o.forbidsPlaces ?? []), ...places('requires', o.requiresPlaces ?? [])]
  const has = (does: Demand['does']) => recorded.some(d => d.does === does)
  return {
    name: [o.kind && otherOrderKinds[o.kind].label, o.court && `of ${o.court}`].filter(Boolean).join(' '),
    isSpo: o.kind === 'otherSpo',
    isPlural: o.kind === 'bail' || o.kind === 'licence',
    demands: [...recorded, ...read.filter(d => d.what === 'contact' || !has(d.does))],
  }
}
const isLive = (o: LawRecord<'otherOrders'>, today: CalendarDate) => !o.endedOn && !(o.lastDay && o.lastDay < today)

/** Every order and licence that binds the defendant beside what this application asks for. */
function othersOf(file: LawFile, a: LawApplication | undefined, today: CalendarDate): Other[] {
  const isReplaced = (orderId: string) =>
    a?.orderId === orderId ||
    // The interim order of this very application ends when it is decided: the two never stand together.
    rowsOf(file, 'applications').some(
      x =>
        x.kind === 'interim' &&
        x.mainId === a?.id &&
        rowsOf(file, 'orders').some(o => o.id === orderId && o.applicationId === x.id),
    )
  return [
    ...rowsOf(file, 'orders')
      .filter(o => !isReplaced(o.id) && isInForce(o, file, today))
      .map(o => ({
        name: `Order ${o.ref}`,
        // Section 2(7) bars what another stalking protection order says: beside an interim one it is only questioned.
        isSpo: o.kind !== 'interim',
        demands: conditionsOn(o, file, today).flatMap(c => demandsOf(c.text ?? '')),
      })),
    ...rowsOf(file, 'otherOrders')
      .filter(o => isLive(o, today))
      .map(ofOther),
    // Of one name with no date of birth it may be someone else, whom the Act does not bar.
    ...(file.elsewhere ?? []).map(o => ({
      name: `Order ${o.ref} of another case`,
      isSpo: o.sameBirth,
      demands: o.conditions.flatMap(demandsOf),
    })),
  ]
}
/** What a draft condition asks, with the roads of its boundary. */
function ofDraft(c: LawRecord<'draftConditions'>): Demand[] {
  const text = c.text ?? ''
  const read = demandsOf(text)
  const roads = c.isArea && c.boundary ? c.boundary.split(/[,;\n]|\band\b/) : []
  const when = read.find(d => d.what === 'presence')?.when
  const exception = read.find(d => d.exception)?.exception ?? ''
  return [
    ...read,
    ...roads
      .map(r => r.trim())
      .filter(r => addressWords(r).length > 1)
      .map((place): Demand => ({ does: 'forbids', what: 'presence', clause: text, place, metres: 0, when, exception })),
  ]
}

/** Every way in which a draft condition cannot be obeyed together with what else binds the defendant. */
export const clashesOf = readOnce((file: LawFile, c: LawRecord<'draftConditions'>, today): Clash[] => {
  const drafted = rowsOf(file, 'applications').find(a => a.id === c.applicationId)
  const a = drafted && holderOf(file, drafted)
  const mine = ofDraft(c)
  const beside = a ? conditionsOf(file, a).filter(x => (x.number ?? 0) < (c.number ?? 0)) : []
  const others: Other[] = [
    ...othersOf(file, a, today),
    ...beside.map(x => ({ name: `Condition ${x.number}`, isSpo: false, demands: ofDraft(x) })),
  ]
  const names = rowsOf(file, 'protectedPersons').flatMap(p =>
    !p.removedAt && p.givenNames && p.familyName ? [[p.givenNames, p.familyName] as const] : [],
  )
  const found = others.flatMap(other => mine.flatMap(m => other.demands.flatMap(d => between(m, d, other, names))))
  const seen = new Set<string>()
  return found.filter(f => !seen.has(f.message) && seen.add(f.message))
})
/** Those that the Act bars, and those that are only to be weighed. */
export const clashRefusals = (file: LawFile, c: LawRecord<'draftConditions'>, today: CalendarDate): Clash[] =>
  clashesOf(file, c, today).filter(x => x.severity === 'refuse')

type Names = readonly (readonly [string, string])[]
function between(mine: Demand, theirs: Demand, other: Other, names: Names): Clash[] {
  if (mine.what !== theirs.what) return []
  if (mine.what === 'contact') return byPerson(mine, theirs, other, names)
  const isPerson = (place: string) => names.some(([given, family]) => place.includes(given) || place.includes(family))
  if (isPerson(mine.place) || isPerson(theirs.place)) return []
  return mine.does === theirs.does ? byTime(mine, theirs, other) : byPlace(mine, theirs, other)
}

/** An exception that speaks of attending leaves room for what the other order requires. */
const leavesRoom = (d: Demand) =>
  /\b(?:attend|report|sign|appointment|hearing|programme|court|live|home|travel|required|order)\b/i.test(d.exception)
function byPlace(mine: Demand, theirs: Demand, other: Other): Clash[] {
  if (!overlaps(mine.when, theirs.when)) return []
  const sure = samePlace(mine.place, theirs.place)
  const [forbid, require] = mine.does === 'forbids' ? [mine, theirs] : [theirs, mine]
  const [pa, pb] = [postcodeOf(forbid.place), postcodeOf(require.place)]
  const isBeside = forbid.metres > 0 && pa !== undefined && pa === pb
  if (!sure && !isBeside) return []
  const room = leavesRoom(forbid)
  // A town or a road alone may hold the place or may not.
  const broad = addressWords(forbid.place).filter(w => w !== 'the').length < 2 || !/\d|[a-z]{4}/i.test(forbid.place)
  const isRoad =
    !/\d/.test(forbid.place) && /\d/.test(require.place) && forbid !== theirs && mine.clause !== '' && isArea(mine)
  const barred = other.isSpo && sure && !room && !broad && !isRoad
  const mend = room
    ? 'Check that the exception covers it.'
    : 'Write the exception, change the place or the time, or have the other order varied first.'
  return [
    {
      severity: barred ? 'refuse' : 'warn',
      by: 'place',
      message:
        mine.does === 'forbids'
          ? `${other.name} ${other.isPlural ? 'make' : 'makes'} the defendant be at ${theirs.place}, which this condition forbids${sure && !broad && !isRoad ? '' : ' if it is inside'}.`
          : `${other.name} ${other.isPlural ? 'keep' : 'keeps'} the defendant away from ${theirs.place}, where this condition makes the defendant be.`,
      mend,
    },
  ]
}
const isArea = (d: Demand) => /\b(?:area|bounded|boundary)\b/i.test(d.clause)

function byTime(mine: Demand, theirs: Demand, other: Other): Clash[] {
  if (mine.does !== 'requires' || !mine.when || !theirs.when) return []
  if (samePlace(mine.place, theirs.place) || !overlaps(mine.when, theirs.when)) return []
  return [
    {
      severity: 'warn',
      by: 'time',
      message: `${other.name} ${other.isPlural ? 'make' : 'makes'} the defendant be at ${theirs.place} at a time when this condition makes the defendant be at ${mine.place}.`,
      mend: 'Choose another day or hour.',
    },
  ]
}

function byPerson(mine: Demand, theirs: Demand, other: Other, names: Names): Clash[] {
  if (mine.does === theirs.does) return []
  const [forbid, require] = mine.does === 'forbids' ? [mine, theirs] : [theirs, mine]
  const shared = names.find(
    ([given, family]) => says(forbid.clause, given, family) && says(require.clause, given, family),
  )
  if (!shared) return []
  const answered = /child|court|contact cent|app\b|mediat|solicitor|order/i.test(forbid.exception)
  return [
    {
      severity: other.isSpo && !answered ? 'refuse' : 'warn',
      by: 'person',
      message:
        mine.does === 'forbids'
          ? `${other.name} ${other.isPlural ? 'make' : 'makes'} the defendant be in contact with ${shared.join(' ')}, which this condition forbids.`
          : `${other.name} ${other.isPlural ? 'forbid' : 'forbids'} contact with ${shared.join(' ')}, which this condition requires.`,
      mend: answered
        ? 'Check that the exception covers it.'
        : 'Write the exception with its way and its limits, or have the other order varied first.',
    },
  ]
}
const words = (text: string) => addressWords(text)
/** Whether a clause names the person, or speaks of the only one that there can be. */
const says = (clause: string, given: string, family: string) => {
  const all = words(clause)
  const named = words(family).every(w => all.includes(w)) && words(family).length > 0
  return (
    named ||
    all.includes(words(given)[0] ?? '') ||
    /\b(?:her|him|them|the (?:mother|father|victim|applicant|complainant|protected person))\b/i.test(clause)
  )
}
