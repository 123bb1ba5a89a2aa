import type { CaseFile } from '../case/case.ts'
import type { Order, OrderCondition } from '../case/records/orders.ts'
import { orderKinds } from '../case/reference/statute.ts'
import { type CalendarDate, londonDate, longDate } from '../case/time/calendar.ts'
import { conditionsOn, isInForce, isServedAsItStands, servedOn, servicesOf, standingOf } from '../case/views/orders.ts'
import { proposalsWaiting } from '../case/views/proposals.ts'
import { needlesOf, reveals } from '../case/views/protected-address.ts'
import { type SafeContact, safeContactOf } from '../law/practice/safe-contact.ts'

/** What an officer at the door needs of an order. It holds nothing of the protected person but what the order itself says. */
export interface DoorCard {
  order: Order
  title: string
  defendant: string
  aliases: string[]
  bornOn: CalendarDate | null
  homeAddress: string | null
  inForce: boolean
  standing: string
  served: 'served' | 'termsNotServed' | 'notServed'
  service: string
  conditions: OrderCondition[]
  steps: DoorStep[]
  /** A correction of the order or its service waits for agreement. */
  isDraft: boolean
}
export interface DoorStep {
  title: string
  lines: string[]
  source: string | null
}

/** The order as it stands on a day, for the officer who meets the defendant. */
export function doorCard(
  order: Order,
  file: CaseFile<
    | 'applications'
    | 'correctionProposals'
    | 'defendants'
    | 'notifications'
    | 'orderConditions'
    | 'orderVersions'
    | 'orders'
    | 'services'
  >,
  day: CalendarDate,
): DoorCard {
  const [d] = file.defendants
  const inForce = isInForce(order, file, day)
  const first = servedOn(order, file)
  const served = !first ? 'notServed' : isServedAsItStands(order, file, day) ? 'served' : 'termsNotServed'
  const notified = file.notifications
    .filter(n => n.homeAddress && n.givenOn <= day)
    .sort((a, b) => b.givenOn.localeCompare(a.givenOn))[0]
  return {
    order,
    title: orderKinds[order.kind].label,
    defendant: d ? `${d.givenNames} ${d.familyName}` : 'Not known',
    aliases: d?.aliases ?? [],
    bornOn: d?.bornOn ?? null,
    homeAddress: notified?.homeAddress ?? d?.homeAddress ?? null,
    inForce,
    standing: standingOf(order, file, day).label,
    served,
    service: serviceWords(order, file, served),
    conditions: conditionsOn(order, file, day),
    isDraft: proposalsWaiting(file, order.id).length > 0,
    steps: inForce ? stepsFor(served) : [ended],
  }
}

const longNumber = /\+?\d(?:[\s()-]?\d){8,}/g
/**
 * How each protected person may be contacted, for the screen of an officer who is not in the case. An address of theirs and
 * any phone number are left out: whoever needs them asks the order’s owner.
 */
export function contactAtDoor(file: CaseFile<'confidentialAddresses' | 'protectedPersons'>): SafeContact[] {
  const needles = file.confidentialAddresses.map(needlesOf)
  return file.protectedPersons
    .filter(p => !p.removedAt)
    .map(p => {
      const { title, lines } = safeContactOf(p, false)
      const told = lines.map(line => line.replace(longNumber, '(number on the case)'))
      const safe = told.filter(line => !reveals(line, needles))
      return {
        title,
        lines: safe.length < told.length ? [...safe, 'More is on the case: ask whoever answers for the order'] : safe,
      }
    })
}

function serviceWords(order: Order, file: CaseFile<'services'>, served: DoorCard['served']): string {
  const last = servicesOf(order, file).findLast(s => s.served)
  if (!last) return 'Not served'
  const on = `Served on ${longDate(londonDate(last.attemptedAt))}${last.explained ? ', and explained' : ', but not recorded as explained'}`
  return served === 'termsNotServed' ? `${on}. The terms as changed since are not served` : on
}

const ended: DoorStep = {
  title: 'This order is not in force',
  lines: [
    'Do not arrest for breach of it today.',
    'A breach while it was in force is still an offence. Look for another order, and for an offence of stalking or harassment.',
  ],
  source: null,
}
const serveNow: DoorStep = {
  title: 'Serve it now',
  lines: [
    'Hand over a copy, read out each condition, explain what breach means, and record the time and place.',
    'Then record the service on the case. The defendant has 3 days, with that day as the first, to notify police of names and home address, unless the full order replaced an interim order or sex-offender notification applies.',
  ],
  source: 'SPA 2019 s.9',
}
const breach: DoorStep = {
  title: 'If a condition has been breached',
  lines: [
    'Breach without reasonable excuse is an offence. Ask for any excuse, and write down the answer.',
    'You may arrest if you have reasonable grounds to suspect the offence and arrest is necessary.',
    'Record the breach and when police first knew. Every breach counts.',
  ],
  source: 'SPA 2019 s.8; PACE 1984 s.24',
}
const unserved: DoorStep = {
  ...breach,
  lines: [
    'Find out what the defendant knew of the order, and how: it bears on whether there was a reasonable excuse.',
    ...breach.lines,
  ],
}
const safety: DoorStep = {
  title: 'The protected person',
  lines: [
    'Their address and phone number are not on this card. Never show or tell the defendant anything about them.',
    'Before you ring or visit them, read how to contact them safely. It stands on this card on screen, and never on paper.',
  ],
  source: null,
}
const stepsFor = (served: DoorCard['served']): DoorStep[] =>
  served === 'served' ? [breach, safety] : [serveNow, unserved, safety]
