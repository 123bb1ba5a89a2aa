import type { CaseFile, Collection } from '../case/case.ts'
import type { Order } from '../case/records/orders.ts'
import type { CalendarDate } from '../case/time/calendar.ts'
import {
  conditionsOfVersion,
  isInForce,
  isServedAsItStands,
  servedOn,
  standingOf,
  termOf,
  versionsOf,
} from '../case/views/orders.ts'
import { needlesOf, reveals } from '../case/views/protected-address.ts'
import { safeContactOf } from '../law/practice/safe-contact.ts'

/** An order as other systems of the police are told of it: the fields of the courts' feed to ACRO, with whose word each contact is. */

export const feedReads = [
  'applications',
  'confidentialAddresses',
  'defendants',
  'identifiers',
  'notifications',
  'orderConditions',
  'orderVersions',
  'orders',
  'protectedPersons',
  'services',
] as const satisfies Collection[]
type Read = CaseFile<(typeof feedReads)[number]>

export const confidences = {
  notified: 'The defendant gave it under section 9 or 10 of the 2019 Act',
  recorded: 'Somebody of the force recorded it',
  fromExport: 'It was found in an export of a phone or computer',
  fromList: 'It came from a list of orders, and was not checked',
} as const
export type Confidence = keyof typeof confidences
export const contactKinds = ['address', 'phone', 'email', 'handle', 'profile', 'vehicle'] as const
export interface FeedContact {
  kind: (typeof contactKinds)[number]
  /** Null where it is confidential. */
  value: string | null
  confidence: Confidence
  confidential: boolean
}
export interface FeedOrder {
  reference: string
  kind: Order['kind']
  court: string
  madeOn: CalendarDate
  changedFrom: CalendarDate | null
  lastDay: CalendarDate | null
  untilFurtherOrder: boolean
  inForce: boolean
  standing: string
  servedOn: CalendarDate | null
  servedAsItStands: boolean
  defendant: {
    givenNames: string
    familyName: string
    aliases: string[]
    bornOn: CalendarDate | null
    contacts: FeedContact[]
  }
  protectedPersons: {
    givenNames: string
    familyName: string
    bornOn: CalendarDate | null
    safeContact: string[]
    contacts: FeedContact[]
  }[]
  conditions: { number: number; kind: 'prohibition' | 'requirement'; text: string; lastDay: CalendarDate | null }[]
  owner: { name: string; phone: string | null } | null
}

/** An order as it stands on a day. No confidential address is in it, also where a condition names one. */
export function orderForFeed(
  order: Order,
  file: Read,
  { today, owner }: { today: CalendarDate; owner: { name: string; phone: string | null } | undefined },
): FeedOrder {
  const [d] = file.defendants
  const latest = versionsOf(order, file).at(-1)
  const { lastDay, termKind } = termOf(order, file)
  const needles = file.confidentialAddresses.map(needlesOf)
  const safe = (text: string) =>
    reveals(text, needles) ? 'Names a confidential address. Ring the owner of the order' : text
  return {
    reference: order.ref,
    kind: order.kind,
    court: order.court,
    madeOn: order.madeOn,
    changedFrom: latest && latest.version > 1 ? latest.fromOn : null,
    lastDay,
    untilFurtherOrder: termKind === 'untilFurtherOrder',
    inForce: isInForce(order, file, today),
    standing: standingOf(order, file, today).label,
    servedOn: servedOn(order, file),
    servedAsItStands: isServedAsItStands(order, file),
    defendant: {
      givenNames: d?.givenNames ?? '',
      familyName: d?.familyName ?? '',
      aliases: d?.aliases ?? [],
      bornOn: d?.bornOn ?? null,
      contacts: contactsOf(order, file).filter(c => !c.value || !reveals(c.value, needles)),
    },
    protectedPersons: file.protectedPersons
      .filter(p => !p.removedAt)
      .map(p => ({
        givenNames: p.givenNames,
        familyName: p.familyName,
        bornOn: p.bornOn,
        safeContact: safeContactOf(p, false).lines.map(safe),
        // Where a protected person lives is for the force alone: that there is such an address is said, and not what it is.
        contacts: file.confidentialAddresses.some(a => a.personId === p.id)
          ? [{ kind: 'address' as const, value: null, confidence: 'recorded' as const, confidential: true }]
          : [],
      })),
    conditions: latest
      ? conditionsOfVersion(order, file, latest.version).map(c => ({
          number: c.number,
          kind: c.kind,
          text: safe(c.text),
          lastDay: c.lastDay,
        }))
      : [],
    owner: owner ? { name: owner.name, phone: owner.phone } : null,
  }
}

/** How the defendant is reached: the address last notified before any that was typed, and whose word each is. */
function contactsOf(order: Order, file: Read): FeedContact[] {
  const [d] = file.defendants
  const notified = file.notifications
    .filter(n => n.homeAddress && !n.falseFoundOn)
    .sort((a, b) => a.givenOn.localeCompare(b.givenOn))
    .at(-1)?.homeAddress
  const contactField = (kind: FeedContact['kind'], value: string, confidence: Confidence): FeedContact => ({
    kind,
    value,
    confidence,
    confidential: false,
  })
  const typed: Confidence = order.importId ? 'fromList' : 'recorded'
  const addresses = [
    ...(notified ? [contactField('address', notified, 'notified')] : []),
    ...[d?.homeAddress, d?.foundAt].flatMap(a => (a && a !== notified ? [contactField('address', a, typed)] : [])),
  ]
  const identifiers = file.identifiers.flatMap(i => {
    const kind = contactKinds.find(k => k === i.kind)
    return kind && i.belongsTo === 'defendant' && !i.removedAt
      ? [contactField(kind, i.value, i.importIds.length ? 'fromExport' : 'recorded')]
      : []
  })
  return [...addresses, ...identifiers]
}
