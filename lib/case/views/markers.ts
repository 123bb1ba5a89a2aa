import type { CaseFile, Collection, Kept } from '../case.ts'
import type { FormerVersion } from '../records/former.ts'
import type { Marker } from '../records/markers.ts'
import type { Order } from '../records/orders.ts'
import type { MarkerKind } from '../reference/marker-kinds.ts'
import { conditionKinds, orderKinds } from '../reference/statute.ts'
import {
  addDays,
  type CalendarDate,
  hoursAfter,
  type Instant,
  londonDate,
  longDate,
  startOfDay,
} from '../time/calendar.ts'
import { inForceSpans, joinSpans, type Span } from './in-force-spans.ts'
import { conditionsOfVersion, isServedAsItStands, servicesOf, standingOf, termOf, versionsOf } from './orders.ts'
import { needlesOf, reveals } from './protected-address.ts'

/** What each order owes to other systems, read from the order as it stands and from the entries that were made. */

export const markerReads = [
  'applications',
  'defendants',
  'formerVersions',
  'markers',
  'orderConditions',
  'orderVersions',
  'orders',
  'services',
] as const satisfies Collection[]
type Read = CaseFile<(typeof markerReads)[number]>

/** Tells two texts apart without keeping them: FNV-1a over 64 bits. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text))
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
  return hash.toString(16)
}

/** What an entry of a kind says of the order, by fact. Names and conditions stand as fingerprints: the row tells nobody of them. */
export function factsOf(order: Order, kind: Pick<MarkerKind, 'text'>, file: Read): Record<string, string> {
  const [d] = file.defendants
  const term = termOf(order, file)
  const latest = versionsOf(order, file).at(-1)
  const facts: Record<string, string> = {
    order: [order.ref, order.kind, order.court, order.madeOn].join(' '),
    defendant: fingerprint([d?.givenNames, d?.familyName, ...(d?.aliases ?? []), d?.bornOn].join('|')),
    term: `${term.termKind ?? ''} ${term.lastDay ?? ''} ${latest?.fromOn ?? ''}`,
    service: serviceFact(order, file),
  }
  if (kind.text === 'whole' && latest)
    for (const c of conditionsOfVersion(order, file, latest.version))
      facts[`condition ${c.number}`] = fingerprint([c.kind, c.text, c.lastDay].join('|'))
  return facts
}
/** Whether it is served, and on which day: the entry says both. */
function serviceFact(order: Order, file: Read): string {
  const served = servicesOf(order, file).findLast(s => s.served)
  if (!served) return 'notServed'
  return `${isServedAsItStands(order, file) ? 'served' : 'termsNotServed'} ${londonDate(served.attemptedAt)}`
}
const factWords: Record<string, string> = {
  order: 'the order',
  defendant: 'the defendant',
  term: 'the term',
  service: 'service',
}
/** What differs between an entry and the order, in words: 'service, condition 3'. */
export const changedFacts = (said: Record<string, string>, now: Record<string, string>): string[] =>
  [...new Set([...Object.keys(now), ...Object.keys(said)])]
    .filter(key => !isAsSaid(key, said[key], now[key]))
    .map(key => factWords[key] ?? key)

/** Of entries that were recorded before they kept the day of service, no day is known that could differ. */
const isAsSaid = (key: string, said: string | undefined, now: string | undefined): boolean =>
  said === now || (key === 'service' && said !== undefined && !said.includes(' ') && now?.split(' ')[0] === said)

/** The entries of an order on one system, the earliest first. */
export const entriesOf = (
  order: Pick<Order, 'id'>,
  kind: Pick<MarkerKind, 'id'>,
  file: CaseFile<'markers'>,
): Marker[] =>
  file.markers
    .filter(m => m.orderId === order.id && m.kindId === kind.id)
    .sort((a, b) => Date.parse(a.doneAt) - Date.parse(b.doneAt) || Date.parse(a.at) - Date.parse(b.at))

export const markerStates = {
  missing: { label: 'To be entered' },
  changed: { label: 'To be brought up to date' },
  remove: { label: 'To be removed' },
} as const
export type MarkerState = keyof typeof markerStates
/** An entry that an order owes, with the days on which it does. */
export interface Owed extends Span {
  kind: MarkerKind
  state: MarkerState
  since: Instant
  dueAt: Instant
  /** What the entry says otherwise than the order. */
  changed: string[]
}

const later = (a: Instant, b: Instant) => (Date.parse(a) >= Date.parse(b) ? a : b)
/** The latest moment at which anything that entries say of orders was recorded or corrected, not before a first one. */
function lastChange(order: Order, file: Read, after: Instant): Instant {
  const own = (r: { orderId?: string | null }) => r.orderId === order.id
  const recorded = [
    ...versionsOf(order, file),
    ...file.orderConditions.filter(own),
    ...servicesOf(order, file),
  ] as Kept[]
  const corrected = file.formerVersions.filter(v => concerned.has(v.recordKind)).map(v => v.recordedAt)
  return [...recorded.flatMap(r => r.recordedAt ?? []), ...corrected].reduce(later, after)
}
const concerned: ReadonlySet<FormerVersion['recordKind']> = new Set([
  'defendants',
  'orders',
  'orderVersions',
  'orderConditions',
  'services',
])

/** An order that was there before a system was used is owed from the day on which it came into use. */
const owedSince = (order: Order, kind: MarkerKind): Instant =>
  kind.fromAt ? later(order.recordedAt, kind.fromAt) : order.recordedAt

/** First entries of orders that were there before a system was used fall due one after another over so many days, and not at once. */
export const backlogDays = 28
/** By when an order is to be entered first: within the hours of the system, and of a backlog on a day of its own. */
function firstDue(order: Order, kind: MarkerKind): Instant {
  const isBacklog = order.importId !== null || (kind.fromAt !== null && order.recordedAt < kind.fromAt)
  const days = isBacklog ? Number(BigInt(`0x${fingerprint(order.id)}`) % BigInt(backlogDays)) : 0
  return hoursAfter(owedSince(order, kind), kind.withinHours + days * 24)
}

/** What an order owes to the systems of its force, on which days, without today. */
export function owedOf(order: Order, file: Read): Owed[] {
  const spans = joinSpans(inForceSpans(order, file))
  const end = spans.at(-1)?.to
  const afterEnd = end ? addDays(end, 1) : spans.length ? null : order.madeOn
  return file.settings.markers.flatMap((kind): Owed[] => {
    const last = entriesOf(order, kind, file).at(-1)
    const isLive = last?.action === 'entered'
    const owedEntry = (state: MarkerState, since: Instant, span: Span, changed: string[] = []): Owed => ({
      kind,
      state,
      since,
      dueAt: last ? hoursAfter(since, kind.withinHours) : firstDue(order, kind),
      changed,
      ...span,
    })
    const removal =
      isLive && afterEnd
        ? [owedEntry('remove', later(startOfDay(afterEnd), last.at), { from: afterEnd, to: null })]
        : []
    // What a force has stopped entering is owed no more; what it entered is still to be removed.
    if (!kind.isUsed) return removal
    if (!last) return spans.map(span => owedEntry('missing', owedSince(order, kind), span))
    if (!isLive) return spans.map(span => owedEntry('missing', last.at, span))
    const changed = changedFacts(last.says, factsOf(order, kind, file))
    const since = changed.length ? lastChange(order, file, last.at) : last.at
    return [...(changed.length ? spans.map(span => owedEntry('changed', since, span, changed)) : []), ...removal]
  })
}

/** When an order was first entered on every system in use, by when it was to be, and whether each entry was in its time. */
export function firstMarked(order: Order, file: CaseFile<'markers'>) {
  const firsts = file.settings.markers
    .filter(k => k.isUsed)
    .map(kind => ({
      dueAt: firstDue(order, kind),
      doneAt: entriesOf(order, kind, file).find(m => m.action === 'entered')?.doneAt ?? null,
    }))
  const done = firsts.flatMap(f => f.doneAt ?? [])
  const [first] = firsts
  return {
    markBy: first ? firsts.map(f => f.dueAt).reduce(later) : null,
    markedAt: first && done.length === firsts.length ? done.reduce(later) : null,
    isMarkedInTime:
      firsts.length > 0 && firsts.every(f => f.doneAt !== null && Date.parse(f.doneAt) <= Date.parse(f.dueAt)),
  }
}

/** What is owed on a day. */
export const owedOn = (order: Order, file: Read, day: CalendarDate): Owed[] =>
  owedOf(order, file).filter(o => o.from <= day && (o.to === null || day <= o.to))

const bare = (d: CalendarDate) => `${d.slice(8)}/${d.slice(5, 7)}/${d.slice(0, 4)}`
export interface TextFor {
  /** Who answers for the order, and how they are rung. */
  owner: string | null
}
/**
 * The text of an entry, ready to paste, from the order as it stands on a day. It holds nothing of the protected person but what
 * the order itself says, and no sentence that gives a confidential address away.
 */
export function markerText(
  order: Order,
  kind: Pick<MarkerKind, 'text'>,
  file: Read & CaseFile<'confidentialAddresses'>,
  { day, owner }: TextFor & { day: CalendarDate },
): string {
  const [d] = file.defendants
  const standing = standingOf(order, file, day)
  const latest = versionsOf(order, file).at(-1)
  const served = servicesOf(order, file).findLast(s => s.served)
  const needles = file.confidentialAddresses.map(needlesOf)
  const safe = (text: string) =>
    reveals(text, needles) ? 'Names a confidential address. Ring whoever answers for the order' : text
  const { lastDay, termKind } = termOf(order, file)
  const term = lastDay
    ? `to the end of ${bare(lastDay)}`
    : termKind === 'untilFurtherOrder'
      ? 'until further order'
      : 'no term stated on the order'
  const lines = [
    `${orderKinds[order.kind].label.toUpperCase()} ${order.ref}`,
    `Subject: ${d ? `${d.familyName.toUpperCase()}, ${d.givenNames}` : 'not known'}${d?.aliases.length ? `, also ${d.aliases.join(', ')}` : ''}, born ${d?.bornOn ? bare(d.bornOn) : 'on a day not known'}`,
    `Made by ${order.court} on ${bare(order.madeOn)}, ${latest && latest.version > 1 ? `changed from ${bare(latest.fromOn)}, ` : ''}in force ${term}`,
    served
      ? isServedAsItStands(order, file)
        ? `Served on ${bare(londonDate(served.attemptedAt))}`
        : `First served on ${bare(londonDate(served.attemptedAt))}. THE TERMS AS CHANGED SINCE ARE NOT SERVED`
      : 'NOT SERVED. Serve it when the subject is met',
    ...(kind.text === 'whole' && latest
      ? conditionsOfVersion(order, file, latest.version).map(
          c =>
            `${c.number}. (${conditionKinds[c.kind].label.toLowerCase()}) ${safe(c.text)}${c.lastDay ? ` To the end of ${bare(c.lastDay)}.` : ''}`,
        )
      : ['Conditions: see the register of orders']),
    'Breach without reasonable excuse is an offence: SPA 2019 s.8. Record it from the register, with the time when police first knew.',
    `Answers for it: ${owner ?? 'nobody yet, ring the stalking coordinator'}`,
  ]
  return (
    standing.live || order.madeOn > day
      ? lines
      : [`REMOVE: ${order.ref} is no longer in force. ${standing.label}.`, ...lines.slice(1, 3)]
  ).join('\n')
}
/** The entry as it stands, in a line. */
export const entryInWords = (m: Marker, name: string): string =>
  `${m.action === 'entered' ? 'Entry on' : 'Removal from'} ${name} of ${longDate(londonDate(m.doneAt))}`
