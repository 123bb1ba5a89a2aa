import { longDate } from '../calendar.ts'
import type { CaseFile, Refusal } from '../case.ts'
import { versionOf } from '../orders.ts'
import { needlesOf, reveals } from '../protected-address.ts'
import type { Application } from '../records/applications.ts'
import type { Notification } from '../records/compliance.ts'
import { printedIn } from '../respondent-copy.ts'
import { applicationStatus } from '../status.ts'
import { type CaseFound, type CaseRule, severities } from './finding.ts'

const { R, W } = severities
const notices = (file: CaseFile, find: (n: Notification) => string | null | undefined | false): CaseFound[] =>
  file.notifications.flatMap(n => {
    const message = find(n)
    return message ? [{ about: { kind: 'notifications', id: n.id }, message }] : []
  })
const inPerson = (n: Notification) => n.method === 'inPerson'
/** The court that last made an order: it decides where to notify with no home address in England or Wales. */
export const lastCourt = (file: CaseFile): string | undefined =>
  [...file.orders].sort((a, b) => a.madeOn.localeCompare(b.madeOn)).at(-1)?.court

const rightCourt = (file: CaseFile, n: Notification): string | false =>
  inPerson(n) &&
  `The address given is outside England and Wales. Check that the station, ${n.station}, is in the police area of the court that last made an order: ${lastCourt(file)}.`
/** What is asked about the station as a notification is recorded, where it is said that there is no address in England or Wales (V69). */
export function stationSaid(file: CaseFile, n: Notification, outside: boolean): Refusal[] {
  const message = outside && rightCourt(file, n)
  return message ? [{ field: 'station', message, rule: 'V69', source: 'SPA 2019 s.10(2)' }] : []
}

/** What rests on the record of a case: stations, identity, addresses. */
export const caseRules: readonly CaseRule[] = [
  {
    id: 'V69',
    question: 'With no home address, was notice given in the area of the court that last made an order?',
    source: 'SPA 2019 s.10(2)',
    confidence: 'T',
    severity: W,
    over: 'case',
    find: file => notices(file, n => n.kind !== 'name' && isOutside(n.homeAddress) && rightCourt(file, n)),
  },
  {
    id: 'V70',
    question: 'After a move, was notice given where the new address is?',
    source: 'SPA 2019 s.10(3)',
    confidence: 'T',
    severity: W,
    over: 'case',
    find: file =>
      notices(file, n => {
        const change = file.changes.find(c => c.id === n.changeId)
        const before = file.notifications.filter(b => b.givenOn < n.givenOn && b.station)
        return (
          inPerson(n) &&
          change?.kind === 'address' &&
          n.givenOn >= change.happenedOn &&
          n.station &&
          before.some(b => b.station === n.station) &&
          `Notice of the move of ${longDate(change.happenedOn)} was given at the same station as before. Check that ${n.station} is in the area of the new address.`
        )
      }),
  },
  {
    id: 'V72',
    question: 'Were fingerprints or a photograph taken only to verify identity while notifying?',
    source: 'SPA 2019 s.10(5) and (6)',
    confidence: 'T',
    severity: W,
    over: 'case',
    find: file =>
      notices(
        file,
        n =>
          !inPerson(n) &&
          n.identityChecked &&
          'Fingerprints or a photograph are recorded with a notice not given in person. Check why they were taken: only to verify identity, and only while notifying.',
      ),
  },
  {
    id: 'V84',
    question: 'Is a protected address kept out of what the defendant will read?',
    source: 'Force policy',
    confidence: 'I',
    severity: R,
    over: 'case',
    find: file => [
      ...file.applications
        .filter(a => !applicationStatus(a.status).ended && a.kind !== 'appeal')
        .flatMap(a => revealedIn(file, a).map(({ about, message }) => ({ about, message }))),
      ...revealedBy(
        file,
        file.orderConditions.map(c => ({
          about: { kind: 'orderConditions' as const, id: c.id },
          where: `Condition ${c.number} of the order`,
          text: c.text,
        })),
      ).map(({ about, message }) => ({ about, message })),
    ],
  },
]
/** Texts in which an address that is kept from the defendant can be read, in any spelling. Said without saying it. */
function revealedBy<T extends { about: CaseFound['about']; where: string; text: string }>(file: CaseFile, texts: T[]) {
  const needles = file.confidentialAddresses.filter(a => !a.releasedAt).map(needlesOf)
  return texts
    .filter(t => reveals(t.text, needles))
    .map(t => ({
      ...t,
      message: `${t.where}: a protected address can be read in it. Change the wording so that the defendant cannot learn it, or release the address.`,
    }))
}
/** Where the paper of an application would give a protected address away (V84), with what rewords it. */
export const revealedIn = (file: CaseFile, a: Application) =>
  revealedBy(file, printedIn(file, a)).map(t => ({ ...t, rule: 'V84', source: 'Force policy' }))

const isOutside = (address: string | null) => /\b(scotland|northern ireland)\b/i.test(address ?? '')

/** The force’s own question of an order, beside those of the Act. */
export const houseRules: readonly CaseRule[] = [
  {
    id: 'sealed',
    question: 'Is the sealed copy of the order as it stands attached?',
    source: 'Force policy',
    confidence: 'I',
    severity: W,
    over: 'case',
    find: file =>
      file.orders.flatMap(o => {
        const v = versionOf(o, file)
        if (!v || v.sealedExhibitId) return []
        const message = isFirst(v.version)
          ? 'The sealed copy is not attached.'
          : `The sealed copy of the order as it stands from ${longDate(v.fromOn)} is not attached.`
        return [{ about: { kind: 'orders', id: o.id }, message }]
      }),
  },
]
const isFirst = (version: number) => version === 1
