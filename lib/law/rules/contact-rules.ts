import { type LawFile, type LawOrder, type LawRecord, rowsOf } from '../../case/law-file.ts'
import { longDate, withinDaysBeginning } from '../../case/time/calendar.ts'
import { dayOf, inForceAtSomeTimeOn, part2Of, servedOn, termOf } from '../../case/views/orders.ts'
import { isShownOn, stateOn } from '../clocks/clock.ts'
import { notificationClocks } from '../clocks/notification-clocks.ts'
import { aboutOf, blank, type Found, foundIf, type Question, rulesNamed, severities } from './finding.ts'
import { fullOrders, isInterim, orderOf } from './orders-and-terms.ts'

const { R, W, red } = severities
const services = (file: LawFile, find: (s: LawRecord<'services'>, order: LawOrder) => Found[]): Found[] =>
  rowsOf(file, 'services').flatMap(s => {
    const order = orderOf(file, s.orderId)
    return order ? find(s, order) : []
  })

/** Service of an order, and what the defendant must then tell the police. */
export const contactRules = rulesNamed([
  {
    id: 'V56',
    question: 'Was it served on or after the day it was made, and not in the future?',
    source: 'SPA 2019 s.9',
    confidence: 'T',
    severity: R,
    find: ({ file, today }) =>
      services(file, (s, order) => {
        const on = dayOf(s)
        return [
          ...foundIf(
            on && order.madeOn && on < order.madeOn,
            aboutOf('services', s),
            `Service is dated before the order was made on ${order.madeOn && longDate(order.madeOn)}.`,
          ).map(f => ({ ...f, other: aboutOf('orders', order) })),
          ...foundIf(
            on && on > today,
            aboutOf('services', s),
            `Service is dated in the future. Change it to ${longDate(today)} or earlier.`,
          ),
        ]
      }),
  },
  {
    id: 'V57',
    question: 'Who served it, when, in person, and with the terms explained?',
    source: 'Statutory guidance; not checked',
    confidence: 'M',
    severity: R,
    find: ({ file }) =>
      services(file, s => {
        if (!s.served) return []
        const about = aboutOf('services', s)
        const on = dayOf(s)
        return [
          ...foundIf(on && blank(s.server), about, 'Record who served the order.'),
          ...foundIf(!on && !blank(s.server), about, 'Record the day on which the order was served.'),
          ...foundIf(
            on && s.method && s.method !== 'inPerson' && s.method !== 'atCourt' && s.method !== 'inCustody',
            about,
            'Not served in person. Serve it in person where that can be done, or record why not.',
            W,
          ),
          ...foundIf(
            on && s.explained === false,
            about,
            'The conditions and the duty to notify were not explained. Explain them to the defendant, and record it.',
            W,
          ),
        ]
      }),
  },
  {
    id: 'V58',
    question: 'Was first notification under the interim order given in three days?',
    source: 'SPA 2019 s.9(1)(b)',
    confidence: 'T',
    severity: red,
    find: q => runOutUnmet(q, 'C9', order => !!order && isInterim(order)),
  },
  {
    id: 'V59',
    question: 'Was first notification under a full order with no interim before it given in three days?',
    source: 'SPA 2019 s.9(1)(a)',
    confidence: 'T',
    severity: red,
    find: q => runOutUnmet(q, 'C9', order => !order || !isInterim(order)),
  },
  {
    id: 'V60',
    question: 'Is a full order that replaces an interim one left without a first clock?',
    source: 'SPA 2019 s.9(1)(a)',
    confidence: 'T',
    severity: R,
    held: 'C9 starts for no order that replaces an interim order',
  },
  {
    id: 'V61',
    question: 'Do the clocks for a new name and address run under it all the same?',
    source: 'SPA 2019 s.9(3) and (4)',
    confidence: 'I',
    severity: R,
    held: 'C10 and C11 ask only for an order in force on the day',
  },
  {
    id: 'V62',
    question: 'Did the interim order that it replaces put the duty to notify on the defendant?',
    source: 'SPA 2019 s.9(1) and (7)',
    confidence: 'I',
    severity: W,
    find: q => {
      const { file } = q
      return fullOrders(file).flatMap(o => {
        const before = orderOf(file, o.replacesId)
        if (!before || !isInterim(before)) return []
        const { lastDay } = termOf(before, file)
        return [
          ...foundIf(
            !servedOn(before, file),
            aboutOf('orders', o),
            'The interim order that it replaces was never served, so the first duty to notify may never have arisen. Ask legal services.',
            undefined,
            ['unserved'],
          ),
          ...foundIf(
            lastDay && o.madeOn && lastDay < o.madeOn,
            aboutOf('orders', o),
            `The interim order had ended on ${lastDay && longDate(lastDay)}, before this one was made. Ask legal services whether it replaces it.`,
            undefined,
            ['ended', lastDay],
          ),
          ...foundIf(
            replacedWithinDays(q, before, o),
            aboutOf('orders', o),
            'The interim order was replaced before its own three days to notify had run, so the first duty to notify may have fallen away. Ask legal services, and ask the defendant to notify.',
            undefined,
            ['daysRunning'],
          ),
          ...foundIf(
            underPart2Throughout(file, before, o),
            aboutOf('orders', o),
            'Sex offender notification applied throughout the interim order and ended under this one, so there may never have been a first duty to notify. Ask legal services, and ask the defendant to notify.',
            undefined,
            ['part2'],
          ),
        ]
      })
    },
  },
  {
    id: 'V63',
    question: 'Does no first clock start without service?',
    source: 'SPA 2019 s.9(1)',
    confidence: 'T',
    severity: R,
    held: 'C9 has no dates until the order is served, and never reads the day it was made',
  },
  {
    id: 'V64',
    question: 'Was a new name notified in three days, or before?',
    source: 'SPA 2019 s.9(3)',
    confidence: 'T',
    severity: red,
    find: q => runOutUnmet(q, 'C10'),
  },
  {
    id: 'V65',
    question: 'Was a new home address notified in three days, or before?',
    source: 'SPA 2019 s.9(4)',
    confidence: 'T',
    severity: red,
    find: q => runOutUnmet(q, 'C11'),
  },
  {
    id: 'V66',
    question: 'Are the clocks of s.9 held back while sex offender notification applies?',
    source: 'SPA 2019 s.9(5)',
    confidence: 'T',
    severity: R,
    held: 'C9, C10 and C11 do not start under Part 2 of the Sexual Offences Act 2003',
  },
  {
    id: 'V67',
    question: 'When sex offender notification ended, was notification given in three days?',
    source: 'SPA 2019 s.9(6) and (7)',
    confidence: 'T',
    severity: red,
    find: q => runOutUnmet(q, 'C12'),
  },
  {
    id: 'V68',
    question: 'Was notice given in person at a police station?',
    source: 'SPA 2019 s.10(1) and (2)',
    confidence: 'T',
    severity: W,
    find: q =>
      each(q, n =>
        foundIf(
          n.method && n.method !== 'inPerson',
          aboutOf('notifications', n),
          `Not notice under s.10: it was given ${howGiven[n.method ?? 'inPerson']}. Ask the defendant to attend a police station.`,
        ),
      ),
  },
  {
    id: 'V71',
    question: 'Was it acknowledged in writing?',
    source: 'SPA 2019 s.10(4)',
    confidence: 'T',
    severity: R,
    find: q =>
      each(q, n =>
        foundIf(
          n.method === 'inPerson' && !n.acknowledgement,
          aboutOf('notifications', n),
          'No written acknowledgement is recorded. Give one to the defendant, and record its reference.',
        ),
      ),
  },
  {
    id: 'V73',
    question: 'Does it give every name and the home address?',
    source: 'SPA 2019 s.9(2)',
    confidence: 'T',
    severity: R,
    find: q =>
      each(q, n => [
        ...foundIf(
          n.kind !== 'name' && blank(n.homeAddress),
          aboutOf('notifications', n),
          'No home address is recorded. Enter it, or the place where the defendant can regularly be found.',
        ),
        ...foundIf(
          n.kind !== 'address' && !n.names?.some(name => !blank(name)),
          aboutOf('notifications', n),
          'No name is recorded. Ask for every name that the defendant uses, and record the answer.',
          W,
        ),
        ...foundIf(
          n.kind === 'initial' && n.otherNamesAsked === false,
          aboutOf('notifications', n),
          'It is not recorded whether the defendant uses any other name. Ask, and record the answer.',
          W,
        ),
      ]),
  },
])

/** Whether a full order came while the three days under the interim one still ran, with no notice given. */
function replacedWithinDays({ file, reference }: Question, before: LawOrder, after: LawOrder): boolean {
  const served = servedOn(before, file)
  const lastDay = served && withinDaysBeginning(served, reference.notificationDays)
  const isNotified = rowsOf(file, 'notifications').some(
    n => n.orderId === before.id && !n.changeId && (!n.method || n.method === 'inPerson'),
  )
  return !!served && !!lastDay && !!after.madeOn && after.madeOn >= served && after.madeOn <= lastDay && !isNotified
}
/** Whether Part 2 held s.9 back on every day of the interim order and came to its end while this one was in force. */
function underPart2Throughout(file: LawFile, before: LawOrder, after: LawOrder): boolean {
  const part2 = part2Of(file)
  const { madeOn } = before
  return (
    !!part2?.until &&
    !!madeOn &&
    !!after.madeOn &&
    (!part2.from || part2.from <= madeOn) &&
    part2.until >= after.madeOn &&
    inForceAtSomeTimeOn(after, file, part2.until)
  )
}

const howGiven = {
  inPerson: 'in person',
  phone: 'by phone',
  email: 'by email',
  post: 'by post',
  online: 'online',
} as const
const each = ({ file }: Question, find: (n: LawRecord<'notifications'>) => Found[]): Found[] =>
  rowsOf(file, 'notifications').flatMap(find)
/** A three-day clock that has run out unmet: the very clock that the screens show. */
function runOutUnmet(
  { file, today }: Question,
  clock: (typeof notificationClocks)[number]['id'],
  which: (order: LawOrder | undefined) => boolean = () => true,
): Found[] {
  const rows = notificationClocks.find(c => c.id === clock)?.rows(file) ?? []
  return rows
    .filter(row => isShownOn(row, today) && stateOn(row, today) === 'missed' && which(orderOf(file, row.about.id)))
    .flatMap(row =>
      foundIf(true, row.about, `${row.sentence('missed', today)} Record what is decided about it.`, undefined, [
        row.startsOn,
        row.lastDay,
        row.metOn,
        row.rests,
      ]),
    )
}
