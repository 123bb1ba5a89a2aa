import type { CaseFile } from '../case/case.ts'
import type { Order } from '../case/records/orders.ts'
import {
  type AttemptResult,
  attemptResults,
  type CheckMethod,
  type CheckSubject,
  checkMethods,
  checkSubjects,
} from '../case/reference/codes/orders.ts'
import { type OrderKind, orderKinds } from '../case/reference/statute.ts'
import { addDays, addMonths, type CalendarDate, daysAfter, londonDate, longDate } from '../case/time/calendar.ts'
import {
  holds,
  inForceSpans,
  joinSpans,
  overlap,
  overlaps,
  type Span,
  stretches,
} from '../case/views/in-force-spans.ts'
import { isFollowedUp, latestNoticeChecks, noticeOf } from '../case/views/notice-checks.ts'
import { clockDay, isServed, servicesOf, termOf, versionsOf } from '../case/views/orders.ts'
import { custodySpans } from '../case/views/whereabouts.ts'
import { lowerFirst } from '../case/words/grammar.ts'
import { always, dueBy, kinds, type Params, type Shown, source, type Wait, wait, within } from './wait.ts'

const orderOf = (o: Order): Params => ({ kind: o.kind, ref: o.ref })
const orderWords = (p: Params) => `${orderKinds[p.kind as OrderKind].label} ${p.ref}`
const noticeWords = (p: Params) => lowerFirst(checkSubjects[p.subject as CheckSubject].label)
const aboutOrder = (o: Order) => ({ kind: 'orders' as const, id: o.id })
const hoursInDay = 24
/** How long before its last day an order, or a condition, stands in the list of what ends. */
export const endingDays = 90
/** By when an interim order that ends is to be taken in hand: a starting value. */
const interimDays = 7

/** Whether what happens at the order’s end has been taken in hand: an application about it in its last year. */
export const endDecided = (order: Order, file: CaseFile, lastDay: CalendarDate): boolean =>
  file.applications.some(
    a =>
      a.orderId === order.id &&
      (a.kind === 'renewal' || a.kind === 'discharge') &&
      a.status !== 'withdrawn' &&
      londonDate(a.startedAt) >= addMonths(lastDay, -12),
  )

/** After so many failures another visit is not the only thing to try. */
const manyAttempts = 3
const attemptsInWords = (p: Params) =>
  `${p.attempts} attempts have failed${p.result ? `, the last because: ${attemptResults[p.result as AttemptResult].label.toLowerCase()}` : ''}. Try another time or place, such as work, a court date or custody; ask other organisations for an address; ask the court, through legal services, whether it allows another way`

const waitingOrders = kinds({
  unserved: {
    clocks: ['C14'],
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `${
        p.servedBefore
          ? `Order ${p.ref} was changed from ${longDate(String(p.fromOn))} and has not been served as it now stands`
          : `Order ${p.ref}, made ${longDate(String(p.madeOn))}, has not been served: the defendant’s duty to notify cannot start`
      }${Number(p.attempts) >= manyAttempts ? `. ${attemptsInWords(p)}` : ''}`,
    line: ({ params: p }) =>
      `${orderWords(p)}: ${Number(p.version) > 1 ? 'changed and not served again' : 'not served'}${p.attempts ? `, ${p.attempts} ${p.attempts === 1 ? 'attempt' : 'attempts'}` : ', no attempt recorded'}`,
    todo: ({ params: p }) => `Serve order ${p.ref} on the defendant`,
    page: '/order',
    go: 'Serve the order',
    acts: ({ about }) => [{ name: 'recordServiceAttempt', about: 'orders', id: about.id }],
  },
  checkDue: {
    onCase: 'late',
    sentence: () => '1 compliance check is overdue',
    todo: ({ params: p }) => `Check condition ${p.number}`,
    together: {
      sentence: rows => `${rows.length} compliance checks are overdue`,
      // In custody visits pause: nobody is sent to a door behind which the defendant is not.
      todo: rows =>
        rows.some(r => r.params.method === 'visit')
          ? 'Visit, and do the checks'
          : rows.every(r => r.params.method === 'prison')
            ? 'Ask for the prison’s records, and do the checks'
            : 'Do the checks',
    },
    line: ({ params: p, owner }) =>
      `${orderWords(p)}, condition ${p.number}${p.method ? `: ${checkMethods[p.method as CheckMethod].label.toLowerCase()}` : ''}${owner ? `, by ${owner}` : ', not given to anyone'}`,
    page: '/compliance',
    go: 'Do the check',
    acts: () => [],
  },
  /** Of what was notified, which no condition says: the owner of the order answers for it. */
  noticeCheckDue: {
    onCase: 'late',
    sentence: ({ params: p }) =>
      `Order ${p.ref}: the next check of ${noticeWords(p)} was planned for ${longDate(String(p.on))}`,
    todo: ({ params: p }) => `Check ${noticeWords(p)}`,
    line: ({ params: p }) => `${orderWords(p)}: ${noticeWords(p)}, not checked again`,
    page: '/compliance',
    go: 'Do the check',
    acts: ({ params: p }) => [{ name: 'recordNoticeCheck', about: 'orders', id: String(p.orderId) }],
  },
  /** Found not to be as notified: what follows is a person's to say, and nothing is stated as proved. */
  notAsNotified: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `Order ${p.ref}: a check of ${longDate(String(p.on))} found ${noticeWords(p)} not to be as notified. Record that the notification was false, the new ${p.subject === 'identity' ? 'name' : 'address'}, or the offence in s.11, or check again`,
    todo: ({ params: p }) => `Say what follows from the check of ${noticeWords(p)}`,
    line: ({ params: p }) => `${orderWords(p)}: ${noticeWords(p)} was found not to be as notified`,
    page: '/order',
    go: 'Order',
    acts: ({ params: p }) => [
      ...(p.noticeId
        ? [{ name: 'recordNotificationFalse' as const, about: 'notifications' as const, id: String(p.noticeId) }]
        : []),
      { name: 'recordChange', about: 'orders', id: String(p.orderId) },
      { name: 'recordNotificationOffence', about: 'orders', id: String(p.orderId) },
    ],
  },
  ownerless: {
    onCase: 'visible',
    sentence: ({ params: p }) => `Order ${p.ref} has no owner`,
    todo: () => 'Choose who owns the order',
    line: ({ params: p }) => `${orderWords(p)}: no owner`,
    page: '/compliance',
    go: 'Compliance',
    acts: ({ about }) => [{ name: 'assignOrderOwner', about: 'orders', id: about.id }],
  },
  ownerLeft: {
    ofLeavers: true,
    onCase: 'never',
    sentence: ({ params: p, owner }) => `${orderWords(p)}: ${owner ?? 'its owner'} has left`,
    page: '/compliance',
    go: 'Compliance',
    acts: ({ about }) => [{ name: 'assignOrderOwner', about: 'orders', id: about.id }],
  },
  orderEnding: {
    clocks: ['C2', 'C3', 'C5'],
    onCase: 'never',
    sentence: ({ params: p }) =>
      `${orderWords(p)} ends at the end of ${longDate(String(p.lastDay))}: ${p.decided ? 'an application about it has been started' : 'no renewal started'}`,
    page: '/order',
    go: 'Order',
    acts: ({ about }) => [{ name: 'startRenewal', about: 'orders', id: about.id }],
  },
  conditionEnding: {
    clocks: ['C8'],
    onCase: 'never',
    sentence: ({ params: p }) =>
      `${orderWords(p)}: condition ${p.number} ends at the end of ${longDate(String(p.lastDay))}, before the order`,
    page: '/order',
    go: 'Order',
    acts: ({ params: p }: Shown) => [{ name: 'startVariation', about: 'orders', id: String(p.orderId) }],
  },
})
export const orderSource = source({
  name: 'orders',
  version: 5,
  reads: [
    'orders',
    'orderVersions',
    'orderConditions',
    'services',
    'checks',
    'applications',
    'whereabouts',
    'notifications',
    'changes',
    'breaches',
  ],
  kinds: waitingOrders,
  rows: file =>
    file.orders.flatMap(order => {
      const spans = inForceSpans(order, file)
      return [
        ...serviceRows(order, file, spans),
        ...checks(order, file),
        ...noticeChecks(order, file, spans),
        ...owners(order, spans),
        ...ending(order, file, spans),
      ]
    }),
})
type Kind = keyof typeof waitingOrders

/** Each version of the order needs its own service; one that was overtaken before it was served needs none. */
function serviceRows(order: Order, file: CaseFile, spans: Span[]): Wait<Kind>[] {
  const versions = versionsOf(order, file)
  return versions.flatMap((version, i): Wait<Kind>[] => {
    const { fromOn } = version
    const services = servicesOf(order, file).filter(s => londonDate(s.attemptedAt) >= fromOn)
    if (services.some(s => s.served)) return []
    const next = versions[i + 1]
    const days = overlaps(spans, { from: fromOn, to: next ? addDays(next.fromOn, -1) : null })
    return days.map((span, part) =>
      wait(
        'unserved',
        aboutOrder(order),
        { on: fromOn },
        {
          ...within(span),
          part: `${version.version}.${part}`,
          ...dueBy(daysAfter(clockDay(order, fromOn), Math.ceil(file.settings.serviceWithinHours / hoursInDay))),
          red: always,
          params: {
            ...orderOf(order),
            madeOn: order.madeOn,
            fromOn,
            version: version.version,
            servedBefore: isServed(order, file),
            attempts: services.length,
            result:
              [...services].sort((a, b) => Date.parse(a.attemptedAt) - Date.parse(b.attemptedAt)).at(-1)?.result ??
              null,
          },
        },
      ),
    )
  })
}

/** The planned check of each condition, from when it was planned to when the condition or the order no longer stands. */
function checks(order: Order, file: CaseFile): Wait<Kind>[] {
  return file.orderConditions.flatMap((c): Wait<Kind>[] => {
    const { nextCheckOn } = c
    if (c.orderId !== order.id || !nextCheckOn) return []
    const last = file.checks
      .filter(k => k.conditionId === c.id)
      .map(k => londonDate(k.checkedAt))
      .sort()
      .at(-1)
    const planned = last ?? order.madeOn
    // A visit is for when the defendant is at home: in custody the prison's records are checked in its place.
    const spans =
      c.checkMethod === 'visit' ? byCustody(file, standingSpans(order, file, c)) : standingSpans(order, file, c)
    return spans.map(({ from, to, inCustody, afterCustody }: CustodySpan, part) =>
      wait(
        'checkDue',
        { kind: 'orderConditions', id: c.id },
        { on: nextCheckOn },
        {
          ...within({ from, to }),
          foreseen: { on: planned },
          part: part ? String(part) : '',
          ownerId: c.checkerId,
          ...dueBy(afterCustody && nextCheckOn < from ? from : nextCheckOn),
          red: { on: addDays(afterCustody && nextCheckOn < from ? from : nextCheckOn, 1) },
          params: { ...orderOf(order), number: c.number, method: inCustody ? 'prison' : c.checkMethod },
        },
      ),
    )
  })
}
/** The next check of each thing that was notified, and what was found not to be as notified until something follows from it. */
function noticeChecks(order: Order, file: CaseFile, spans: Span[]): Wait<Kind>[] {
  return latestNoticeChecks(file, order.id).flatMap((check): Wait<Kind>[] => {
    const { subject, nextOn } = check
    if (!subject) return []
    const on = londonDate(check.checkedAt)
    const params = { ...orderOf(order), orderId: order.id, subject }
    const due = nextOn
      ? overlaps(spans, { from: on, to: null }).map((span, part) =>
          wait(
            'noticeCheckDue',
            aboutOrder(order),
            { on: nextOn },
            {
              ...within(span),
              foreseen: { on },
              part: [subject, part || ''].filter(Boolean).join(' '),
              ownerId: order.ownerId,
              ...dueBy(nextOn),
              red: { on: addDays(nextOn, 1) },
              params: { ...params, on: nextOn },
            },
          ),
        )
      : []
    if (check.result !== 'notAsNotified' || isFollowedUp(file, { ...check, subject })) return due
    return [
      ...due,
      wait(
        'notAsNotified',
        { kind: 'checks', id: check.id },
        { on },
        {
          due: { on },
          late: { on },
          red: { on },
          params: { ...params, on, noticeId: noticeOf(file, order.id, subject, on)?.id ?? null },
        },
      ),
    ]
  })
}
interface CustodySpan extends Span {
  inCustody?: boolean
  /** Begins with the day of a release. */
  afterCustody?: boolean
}
/** Spans divided at the days on which the defendant goes into custody and comes out of it. */
function byCustody(file: CaseFile<'whereabouts'>, spans: Span[]): CustodySpan[] {
  const custody = custodySpans(file)
  const days = custody.flatMap(s => [s.from, ...(s.to ? [addDays(s.to, 1)] : [])])
  return spans.flatMap(span =>
    stretches(span, days, day => custody.some(s => holds(s, day))).map(({ from, to, value }, i) => ({
      from,
      to,
      inCustody: value,
      afterCustody: i > 0 && !value,
    })),
  )
}
/** The days on which a condition is one of an order in force, as it stands on each. */
function standingSpans(
  order: Order,
  file: CaseFile,
  c: { fromVersion: number; toVersion: number | null; lastDay: CalendarDate | null },
): Span[] {
  return joinSpans(
    inForceSpans(order, file).flatMap(s => {
      const version = s.version?.version
      if (version === undefined || version < c.fromVersion || (c.toVersion !== null && version > c.toVersion)) return []
      return overlap(s, { from: order.madeOn, to: c.lastDay }) ?? []
    }),
  )
}
function owners(order: Order, spans: Span[]): Wait<Kind>[] {
  const since = { on: clockDay(order, order.madeOn) }
  return joinSpans(spans).map((span, i) => {
    const common = { ...within(span), part: i ? String(i) : '', due: since, late: since, params: orderOf(order) }
    return order.ownerId
      ? wait('ownerLeft', aboutOrder(order), since, { ...common, ownerId: order.ownerId, ifOwnerLeft: true })
      : wait('ownerless', aboutOrder(order), since, { ...common, red: always })
  })
}

/** The last days of an order and of conditions that end before it, and whether a renewal is in hand. */
function ending(order: Order, file: CaseFile, spans: Span[]): Wait<Kind>[] {
  const { lastDay } = termOf(order, file)
  const latest = versionsOf(order, file).at(-1)
  if (!latest) return []
  const since = { on: latest.fromOn }
  const decided = lastDay !== null && endDecided(order, file, lastDay)
  const endOf = (about: Wait['about'], kind: Kind, end: CalendarDate, due: CalendarDate, params: Params) =>
    joinSpans(overlaps(spans, { from: addDays(end, -endingDays), to: end })).map((span, i) =>
      wait(kind, about, since, {
        ...within(span),
        foreseen: since,
        part: i ? String(i) : '',
        ownerId: order.ownerId,
        ...dueBy(due),
        ...(params.decided ? { late: null } : {}),
        params: { ...orderOf(order), ...params, lastDay: end },
      }),
    )
  const due = (end: CalendarDate) => (order.kind === 'interim' ? addDays(end, -interimDays) : addMonths(end, -1))
  const conditions = file.orderConditions.flatMap(c =>
    c.orderId === order.id &&
    c.lastDay &&
    c.lastDay !== lastDay &&
    c.fromVersion <= latest.version &&
    (c.toVersion === null || latest.version <= c.toVersion)
      ? endOf({ kind: 'orderConditions', id: c.id }, 'conditionEnding', c.lastDay, addMonths(c.lastDay, -1), {
          number: c.number,
          orderId: order.id,
        })
      : [],
  )
  return [
    ...(lastDay ? endOf(aboutOrder(order), 'orderEnding', lastDay, due(lastDay), { decided }) : []),
    ...conditions,
  ]
}
