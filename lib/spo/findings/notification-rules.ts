import { londonDate, longDate } from '../calendar.ts'
import type { CaseFile, Notification, Order, Service } from '../case.ts'
import { notificationMethods, serviceMethods } from '../codes.ts'
import { type Flag, type Found, flagsOf, type Rule } from './finding.ts'

interface Served {
  order: Order
  service: Service
}
interface Given {
  order: Order
  notice: Notification
}
const inPerson = (s: Service) => s.method === 'inPerson' || s.method === 'atCourt'
const ofService = (s: Service, is: boolean, message: string): Found[] =>
  is ? [{ about: { kind: 'services', id: s.id }, message }] : []
const ofNotice = (n: Notification, is: boolean, message: string): Found[] =>
  is ? [{ about: { kind: 'notifications', id: n.id }, message }] : []

/** How the order came to the defendant. */
export const serviceRules: readonly Rule<Served>[] = [
  {
    id: 'V56',
    question: 'Was it served on or after the day it was made?',
    source: 'SPA 2019 s.9',
    confidence: 'T',
    severity: { draft: 'refuse', made: 'flag' },
    find: ({ order, service: s }) =>
      ofService(
        s,
        londonDate(s.attemptedAt) < order.madeOn,
        `Service is dated before the order was made on ${longDate(order.madeOn)}.`,
      ),
  },
  {
    id: 'V57',
    question: 'Was it served in person and explained?',
    source: 'Statutory guidance; not checked',
    confidence: 'M',
    severity: { draft: 'warn', made: 'note' },
    find: ({ service: s }) =>
      s.served
        ? [
            ...ofService(s, !inPerson(s), `Not served in person: ${serviceMethods[s.method].label.toLowerCase()}.`),
            ...ofService(s, !s.explained, 'The conditions and the duty to notify were not explained.'),
          ]
        : [],
  },
]
/** What the defendant told the police, read against ss.9 and 10. */
export const noticeRules: readonly Rule<Given>[] = [
  {
    id: 'V68',
    question: 'Was notice given in person at a police station?',
    source: 'SPA 2019 s.10(1) and (2)',
    confidence: 'T',
    severity: { draft: 'warn', made: 'flag' },
    find: ({ notice: n }) =>
      ofNotice(
        n,
        n.method !== 'inPerson',
        `Not notice under s.10: it was given ${notificationMethods[n.method].label.toLowerCase()}. The defendant must attend a police station.`,
      ),
  },
  {
    id: 'V71',
    question: 'Was it acknowledged in writing?',
    source: 'SPA 2019 s.10(4)',
    confidence: 'T',
    severity: { draft: 'refuse', made: 'flag' },
    find: ({ notice: n }) =>
      ofNotice(n, n.method === 'inPerson' && !n.acknowledgement, 'No written acknowledgement is recorded.'),
  },
  {
    id: 'V73',
    question: 'Does it give every name and the home address?',
    source: 'SPA 2019 s.9(2)',
    confidence: 'T',
    severity: { draft: 'refuse', made: 'flag' },
    find: ({ notice: n }) => [
      ...ofNotice(n, n.kind !== 'address' && !n.names.length, 'No name is recorded.'),
      ...ofNotice(
        n,
        n.kind !== 'name' && !n.homeAddress,
        'No home address, or place where the defendant can be found, is recorded.',
      ),
    ],
  },
]
/** What is at odds with the Act in an attempt to serve an order. */
export const serviceFlags = (order: Order, service: Service): Flag[] => flagsOf(serviceRules, { order, service })
/** What is at odds with the Act in a notification. */
export const noticeFlags = (order: Order, notice: Notification): Flag[] => flagsOf(noticeRules, { order, notice })
/** Everything at odds on the service and notifications of an order. */
export const contactFlags = (order: Order, file: CaseFile): Flag[] => [
  ...file.services.filter(s => s.orderId === order.id).flatMap(s => serviceFlags(order, s)),
  ...file.notifications.filter(n => n.orderId === order.id).flatMap(n => noticeFlags(order, n)),
]
