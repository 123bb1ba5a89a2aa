import type { Waiting } from './attention.ts'
import { addMonths, type CalendarDate, type Instant } from './calendar.ts'
import type { CaseFile } from './case.ts'
import type { Clock } from './clocks/clock.ts'
import { clocksOf } from './clocks.ts'
import { referenceOf } from './findings/reference.ts'
import { isAtCourt, mainOf, nextHearing } from './orders.ts'

/** What will end a protection, or has run out: said on the first day that it can be seen, with what answers it. */
export const foreseen = (file: CaseFile, today: CalendarDate, at: Instant): Waiting[] =>
  found(file, today, at).map(w => ({ ...w, message: w.message.replace(/\.$/, '') }))

function found(file: CaseFile, today: CalendarDate, at: Instant): Waiting[] {
  const clocks = clocksOf(file, today, at)
  const by = (id: string, state: Clock['state']) => clocks.filter(c => c.id === id && c.state === state)
  const short = by('C7', 'running')
  return [
    ...short.map(c => ofOrder(file, c, true, 'startRenewal')),
    ...by('C5', 'running')
      .filter(c => !short.some(s => s.about.id === c.about.id))
      .flatMap(c => unlisted(file, c, today)),
    ...['C9', 'C10', 'C11', 'C12'].flatMap(id => by(id, 'missed').filter(isUnmet)).map(c => overdue(file, c)),
    ...by('C13', 'running').flatMap(c => unacknowledged(file, c)),
    ...by('C3', 'running').map(c => ofOrder(file, c, daysLeftMonth(c, today), 'startRenewal')),
    ...by('C8', 'running')
      .filter(c => c.lastDay !== null && addMonths(c.lastDay, -firstReview(file)) <= today)
      .map(c => ofCondition(file, c)),
    ...by('C15', 'missed')
      .filter(c => file.hearings.some(h => h.id === c.about.id && !h.hearsayServedOn))
      .map(c => ofHearing(c, 'recordHearsayNotice')),
    ...by('C17', 'missed').map(c => ofHearing(c, 'recordPartiesTold')),
    ...by('C24', 'running')
      .filter(() => !file.applications.some(a => a.kind === 'main' && a.lodgedOn))
      .map(c => ofDefendant(c)),
  ]
}
const firstReview = (file: CaseFile) => Math.max(...referenceOf(file.settings).reviewMonths)
const daysLeftMonth = (c: Clock, today: CalendarDate) => c.lastDay !== null && addMonths(c.lastDay, -1) <= today
const named = (file: CaseFile, id: string) => file.orders.find(o => o.id === id)?.ref ?? ''
const orderPage = { page: '/order', go: 'Order' }

const ofOrder = (file: CaseFile, c: Clock, red: boolean, act: string): Waiting => ({
  id: `clock ${c.id} ${c.about.id}`,
  message: `Order ${named(file, c.about.id)}: ${c.sentence}`,
  red,
  ...orderPage,
  acts: [{ name: act, about: 'orders', id: c.about.id }],
})
/** An interim order whose main application is before the court without a day. */
function unlisted(file: CaseFile, c: Clock, today: CalendarDate): Waiting[] {
  const order = file.orders.find(o => o.id === c.about.id)
  const main = order && mainOf(order, file)
  if (!main || !isAtCourt(main) || nextHearing(main.id, file, today)) return []
  return [
    {
      id: `clock ${c.id} ${c.about.id}`,
      message: `Order ${order.ref}: ${c.sentence} No hearing of the main application is listed`,
      red: false,
      page: '/court',
      go: 'Court',
      acts: [{ name: 'listHearing', about: 'applications', id: main.id }],
    },
  ]
}
/** A notice given late was given: it asks for no other. */
const isUnmet = (c: Clock) => c.sentence.includes('No notice in person is recorded')
const overdue = (file: CaseFile, c: Clock): Waiting => {
  const orderId = file.changes.find(x => x.id === c.about.id)?.orderId ?? c.about.id
  return {
    id: `clock ${c.id} ${c.about.id}`,
    message: `${c.label}: ${c.sentence}`,
    red: true,
    ...orderPage,
    acts: [{ name: 'recordNotification', about: 'orders', id: orderId }],
  }
}
const unacknowledged = (file: CaseFile, c: Clock): Waiting[] =>
  file.notifications
    .filter(n => (n.changeId ?? n.orderId) === c.about.id && n.method === 'inPerson' && !n.acknowledgement)
    .map(n => ({
      id: `clock ${c.id} ${n.id}`,
      message: `A notification has no written acknowledgement. ${c.sentence}`,
      red: false,
      ...orderPage,
      acts: [{ name: 'recordAcknowledgement', about: 'notifications' as const, id: n.id }],
    }))
function ofCondition(file: CaseFile, c: Clock): Waiting {
  const orderId = file.orderConditions.find(x => x.id === c.about.id)?.orderId ?? ''
  return {
    id: `clock ${c.id} ${c.about.id}`,
    message: `Order ${named(file, orderId)}: ${c.sentence}`,
    red: false,
    ...orderPage,
    acts: [{ name: 'startVariation', about: 'orders', id: orderId }],
  }
}
const ofHearing = (c: Clock, act: string): Waiting => ({
  id: `clock ${c.id} ${c.about.id}`,
  message: c.sentence,
  red: false,
  page: '/court',
  go: 'Court',
  acts: [{ name: act, about: 'hearings', id: c.about.id }],
})
const ofDefendant = (c: Clock): Waiting => ({
  id: `clock ${c.id}`,
  message: c.sentence,
  red: false,
  page: '/people',
  go: 'People',
  acts: [],
})
