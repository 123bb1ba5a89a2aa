import type { CaseFile } from '../case/case.ts'
import type { Order } from '../case/records/orders.ts'
import { type OrderKind, orderKinds } from '../case/reference/statute.ts'
import {
  addDays,
  anniversary,
  type CalendarDate,
  longDate,
  startOfDay,
  withinDaysBeginning,
} from '../case/time/calendar.ts'
import { inForceSpans, joinSpans, overlaps, type Span } from '../case/views/in-force-spans.ts'
import {
  asksFirstNotification,
  earliest,
  inForceAtSomeTimeOn,
  isServedBeforeImport,
  lastDayInForce,
  part2Of,
  servedOn,
  underSexOffenderNotification,
} from '../case/views/orders.ts'
import { isClockId } from '../law/clocks/clocks.ts'
import { referenceOf } from '../law/rules/reference.ts'
import { dueBy, kinds, type Shown, source, type Wait, type WaitEntry, wait, within } from './wait.ts'

const what = {
  C9: { label: 'First notification by the defendant', short: 'first notification' },
  C10: { label: 'Notification of a new name', short: 'new name' },
  C11: { label: 'Notification of a new home address', short: 'new home address' },
  C12: {
    label: 'First notification when sex offender notification ends',
    short: 'first notification after sex offender notification ended',
  },
} as const
type Clock = keyof typeof what
const orderWords = (p: Shown['params']) => `${orderKinds[p.kind as OrderKind].label} ${p.ref}`
const day = (value: unknown) => longDate(String(value))

const notGiven: WaitEntry = {
  clocks: p => (isClockId(p.clock) ? [p.clock] : []),
  onCase: 'late',
  sentence: ({ params: p }, { today }) => {
    const over = String(p.lastDay) < today
    return `${what[p.clock as Clock].label}: ${p.duty} Day 1 was ${day(p.startsOn)}; the last day ${over ? 'was' : 'is'} ${day(p.lastDay)}. ${over ? 'No notice in person is recorded: consider the offence in s.11' : 'Notice must be given in person at a police station'}`
  },
  line: ({ params: p }) =>
    `${orderWords(p)}: ${what[p.clock as Clock].short} not given. The last day was ${day(p.lastDay)}`,
  todo: () => 'Get the defendant’s notification, or deal with the offence',
  page: '/order',
  go: 'Order',
  acts: ({ params: p }) => [
    { name: 'recordNotification', about: 'orders', id: String(p.orderId) },
    { name: 'recordNotificationOffence', about: 'orders', id: String(p.orderId) },
  ],
}
const notificationKinds = kinds({
  notification: notGiven,
  /** The duty has gone with the order, or no order had been served: the offence is still to be considered. */
  notificationOnly: notGiven,
  acknowledge: {
    clocks: ['C13'],
    onCase: 'visible',
    sentence: () =>
      'A notification has no written acknowledgement. The Act sets no time: hand over a written acknowledgement at once',
    line: ({ params: p }) => `${orderWords(p)}: the notice of ${day(p.givenOn)} is not acknowledged in writing`,
    page: '/order',
    go: 'Order',
    acts: ({ about }) => [{ name: 'recordAcknowledgement', about: 'notifications', id: about.id }],
  },
  /** Found to be false: whether the defendant knew it is asked, and never said. */
  falseNotice: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `Order ${p.ref}: the notification given on ${day(p.givenOn)} was found on ${day(p.foundOn)} to be false. Look at whether the defendant knew it: the offence in s.11(1)(b)`,
    page: '/order',
    go: 'Order',
    acts: ({ params: p }) => [{ name: 'recordNotificationOffence', about: 'orders', id: String(p.orderId) }],
  },
  /** Part 2 is about to end under an order: the duty that begins then is said before its first day. */
  part2Ends: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `Order ${p.ref}: sex offender notification ends on ${day(p.on)}. That day is day 1 of the duty to notify under the order, and the last day is ${day(p.lastDay)}. Make sure that the defendant and the offender manager know`,
    todo: () => 'Prepare for the end of sex offender notification',
    page: '/order',
    go: 'Order',
    acts: () => [],
  },
  turnsAdult: {
    clocks: ['C24'],
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `The defendant turns 18 on ${day(p.on)}. An application made before then belongs in a youth court, and stays there`,
    page: '/people',
    go: 'People',
    acts: () => [],
  },
})
type Kind = keyof typeof notificationKinds

/** What the defendant must notify under ss.9 and 10, and what police owe in return. */
export const notificationSource = source({
  name: 'notifications',
  version: 4,
  reads: ['breaches', 'orders', 'orderVersions', 'applications', 'services', 'changes', 'notifications', 'defendants'],
  kinds: notificationKinds,
  rows: file => [
    ...file.orders.flatMap(o => first(o, file)),
    ...file.changes.flatMap(c => changeRows(c, file)),
    ...file.notifications
      .filter(n => n.method === 'inPerson' && !n.acknowledgement)
      .map(n => {
        const o = file.orders.find(x => x.id === n.orderId)
        return wait(
          'acknowledge' as const,
          { kind: 'notifications', id: n.id },
          { on: n.givenOn },
          {
            due: { on: n.givenOn },
            late: { on: n.givenOn },
            params: { kind: o?.kind ?? 'full', ref: o?.ref ?? '', givenOn: n.givenOn },
          },
        )
      }),
    ...file.notifications.flatMap(n => {
      const o = file.orders.find(x => x.id === n.orderId)
      if (!n.falseFoundOn || file.breaches.some(b => b.notificationId === n.id && b.offence === 'notifiedFalsely'))
        return []
      return [
        wait(
          'falseNotice' as const,
          { kind: 'notifications', id: n.id },
          { on: n.falseFoundOn },
          {
            red: { on: n.falseFoundOn },
            params: {
              kind: o?.kind ?? 'full',
              ref: o?.ref ?? '',
              orderId: n.orderId,
              givenOn: n.givenOn,
              foundOn: n.falseFoundOn,
            },
          },
        ),
      ]
    }),
    ...birthday(file),
  ],
})

interface Duty {
  clock: Clock
  about: Wait['about']
  order: Order
  startsOn: CalendarDate
  duty: string
  /** When the order that it rests on ends; null when it stands. */
  ends: CalendarDate | null
  /** The days on which police must still obtain it. */
  spans: readonly Span[]
}
/** Three days, the first of which is the day itself; over when the order ended before they did. */
function threeDays(file: CaseFile, d: Duty): Wait<Kind>[] {
  const { startsOn, ends, order } = d
  const lastDay = withinDaysBeginning(startsOn, referenceOf(file.settings).notificationDays)
  const params = {
    clock: d.clock,
    kind: order.kind,
    ref: order.ref,
    orderId: order.id,
    startsOn,
    lastDay,
    duty: d.duty,
  }
  const row = (kind: Kind, span: Span, part: string) =>
    wait(
      kind,
      d.about,
      { on: startsOn },
      {
        ...within(span),
        part: [d.clock, part].filter(Boolean).join(' '),
        ...dueBy(lastDay),
        red: { on: addDays(lastDay, 1) },
        params,
      },
    )
  if (ends && ends < lastDay) return [row('notificationOnly', { from: startsOn, to: ends }, '')]
  const live = joinSpans(overlaps(d.spans, { from: startsOn, to: null }))
  const end = live.at(-1)
  const after: Span | null = end
    ? end.to
      ? { from: addDays(end.to, 1), to: null }
      : null
    : { from: startsOn, to: null }
  return [
    ...live.map((span, i) => row('notification', span, i ? String(i) : '')),
    ...(after ? [row('notificationOnly', after, 'after')] : []),
  ]
}
/** A full order that takes the place of an interim one leaves its duty standing: it brings none of its own (s.9(1)(a)). */
const replacing = (o: Order, file: CaseFile) => file.orders.filter(x => x.replacesId === o.id)
const dutyEnds = (o: Order, file: CaseFile) => (replacing(o, file).length ? null : lastDayInForce(o, file))
const dutySpans = (o: Order, file: CaseFile): Span[] =>
  [o, ...replacing(o, file)].flatMap(x => inForceSpans(x, file)).sort((a, b) => a.from.localeCompare(b.from))
const noticesOf = (file: CaseFile, of: { orderId?: string; changeId?: string }) =>
  file.notifications.filter(
    n =>
      n.method === 'inPerson' &&
      (of.changeId ? n.changeId === of.changeId : n.kind === 'initial' && n.orderId === of.orderId),
  )

/** The parts of a span in which Part 2 does not hold s.9 back. Where it began before any order, its own clock answers. */
function outsidePart2(span: Span, file: CaseFile): Span[] {
  const { from, until } = part2Of(file) ?? { from: null, until: null }
  if (!from || from <= span.from) return [span]
  const before = earliest(span.to, addDays(from, -1))
  const after = until && (!span.to || until <= span.to) ? [{ from: until, to: span.to }] : []
  return span.to && span.to < from ? [span] : [{ from: span.from, to: before }, ...after]
}
function first(o: Order, file: CaseFile): Wait<Kind>[] {
  const served = servedOn(o, file)
  if (!served || !asksFirstNotification(o)) return []
  // What was notified before the order came from a list is among what the list lacks: nobody failed to.
  if (isServedBeforeImport(o, file)) return []
  const duty = {
    about: { kind: 'orders' as const, id: o.id },
    order: o,
    ends: dutyEnds(o, file),
    spans: dutySpans(o, file).flatMap(span => outsidePart2(span, file)),
  }
  const part2 = part2Of(file)
  const until = part2?.until ?? null
  const beganLater = !!part2?.from && part2.from > o.madeOn
  // Part 2 that began within the three days took the place of the duty; begun later, a default stays a default.
  const threeDaysEnd = withinDaysBeginning(served, referenceOf(file.settings).notificationDays)
  if (beganLater && part2?.from && part2.from <= threeDaysEnd) return []
  // Under Part 2 with no end in sight, s.9 does not apply at all.
  if (part2 && !until && !beganLater) return []
  if (beganLater || !until || (served >= until && !(served === until && inForceAtSomeTimeOn(o, file, until))))
    return noticesOf(file, { orderId: o.id }).length
      ? []
      : threeDays(file, {
          ...duty,
          clock: 'C9',
          startsOn: served,
          duty: 'Name, every other name used, and home address.',
        })
  if (!inForceAtSomeTimeOn(o, file, until) || noticesOf(file, { orderId: o.id }).some(n => n.givenOn >= until))
    return []
  return [
    ...part2Ending(file, o, until),
    ...threeDays(file, {
      ...duty,
      clock: 'C12',
      startsOn: until,
      duty: `Sex offender notification ended on ${longDate(until)}.`,
    }),
  ]
}
/** How many days ahead the end of Part 2 stands among what waits. */
export const part2WarningDays = 60
/** How many days ahead it raises an alarm. */
const part2AlarmDays = [part2WarningDays, 14, 2] as const
function part2Ending(file: CaseFile, o: Order, until: CalendarDate): Wait<Kind>[] {
  const window = { from: addDays(until, -part2WarningDays), to: addDays(until, -1) }
  // For whoever answers for the order, and for the offender manager where that is another.
  const whose = [...new Set([o.ownerId, ...file.defendants.flatMap(d => d.offenderManagerId ?? [])])]
  return joinSpans(overlaps(inForceSpans(o, file), window)).flatMap((span, i) =>
    whose.map(ownerId =>
      wait(
        'part2Ends' as const,
        { kind: 'orders', id: o.id },
        { on: o.madeOn },
        {
          ...within(span),
          part: [i ? String(i) : '', ownerId === o.ownerId ? '' : ownerId].filter(Boolean).join(' '),
          ownerId,
          due: { on: until },
          alarms: part2AlarmDays.map(days => startOfDay(addDays(until, -days))),
          params: {
            ref: o.ref,
            on: until,
            lastDay: withinDaysBeginning(until, referenceOf(file.settings).notificationDays),
            label: 'Sex offender notification ends, and the duty to notify begins',
          },
        },
      ),
    ),
  )
}

function changeRows(c: CaseFile['changes'][number], file: CaseFile): Wait<Kind>[] {
  const { happenedOn } = c
  const order = file.orders.find(o => o.id === c.orderId)
  if (!order || underSexOffenderNotification(file, happenedOn) || noticesOf(file, { changeId: c.id }).length) return []
  const subjects = file.orders.filter(o => inForceAtSomeTimeOn(o, file, happenedOn))
  if (!subjects.length) return []
  const ends = subjects.map(o => dutyEnds(o, file))
  const known = subjects.some(o => {
    const served = servedOn(o, file)
    return served !== null && served <= happenedOn
  })
  const words = c.kind === 'name' ? 'A name not notified before was used.' : 'The home address changed.'
  return threeDays(file, {
    clock: c.kind === 'name' ? 'C10' : 'C11',
    about: { kind: 'changes', id: c.id },
    order,
    startsOn: happenedOn,
    duty: known ? words : `${words} No order had been served by then: ask legal services.`,
    ends: ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null),
    spans: known ? subjects.flatMap(o => dutySpans(o, file)).sort((a, b) => a.from.localeCompare(b.from)) : [],
  })
}

const adult = 18
/** Which court the application belongs in is fixed by the day on which it is made. */
function birthday(file: CaseFile): Wait<Kind>[] {
  const [defendant] = file.defendants
  const born = defendant?.bornOn
  if (!defendant || !born || file.applications.some(a => a.kind === 'main' && a.lodgedOn)) return []
  const on = anniversary(born, adult)
  const span = { from: born, to: addDays(on, -1) }
  return [
    wait(
      'turnsAdult',
      { kind: 'defendants', id: defendant.id },
      { at: file.case.openedAt },
      {
        ...within(span),
        due: { on },
        params: { on },
      },
    ),
  ]
}
