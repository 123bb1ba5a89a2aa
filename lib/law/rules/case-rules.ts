import type { CaseFile } from '../../case/case.ts'
import { type LawFile, type LawRecord, rowsOf } from '../../case/law-file.ts'
import type { Application } from '../../case/records/applications.ts'
import { applicationStatus } from '../../case/reference/status.ts'
import { longDate } from '../../case/time/calendar.ts'
import { lastDayInForce, servedOn, versionOf } from '../../case/views/orders.ts'
import { needlesOf, reveals } from '../../case/views/protected-address.ts'
import { printedIn } from '../respondent-copy.ts'
import { aboutOf, type Found, foundIf, rulesNamed, severities } from './finding.ts'

const { R, W } = severities
export type Notice = LawRecord<'notifications'>
const notices = (file: LawFile, find: (n: Notice) => string | null | undefined | false): Found[] =>
  rowsOf(file, 'notifications').flatMap(n => {
    const message = find(n)
    return message ? foundIf(true, aboutOf('notifications', n), message) : []
  })
const inPerson = (n: Notice) => n.method === 'inPerson'
/** The court that last made an order: it decides where to notify with no home address in England or Wales. */
const lastCourt = (file: LawFile): string | null | undefined =>
  rowsOf(file, 'orders')
    .toSorted((a, b) => (a.madeOn ?? '').localeCompare(b.madeOn ?? ''))
    .at(-1)?.court

/** What is to be checked about the station; false where nothing is. */
export const rightCourt = (file: LawFile, n: Notice): string | false =>
  inPerson(n) &&
  !!n.station &&
  `The address given is outside England and Wales. Check that the station, ${n.station}, is in the police area of the court that last made an order: ${lastCourt(file)}.`
/** A case loaded with its secrets and its papers: not a document of facts. */
const isCase = (file: LawFile): file is CaseFile => !!file.case?.ref && !!file.confidentialAddresses

/** What rests on the record of a case: stations, identity, addresses. */
export const caseRules = rulesNamed([
  {
    id: 'V69',
    question: 'With no home address, was notice given in the area of the court that last made an order?',
    source: 'SPA 2019 s.10(2)',
    confidence: 'T',
    severity: W,
    find: ({ file }) => notices(file, n => n.kind !== 'name' && isOutside(n.homeAddress) && rightCourt(file, n)),
  },
  {
    id: 'V70',
    question: 'After a move, was notice given where the new address is?',
    source: 'SPA 2019 s.10(3)',
    confidence: 'T',
    severity: W,
    find: ({ file }) =>
      notices(file, n => {
        const change = rowsOf(file, 'changes').find(c => c.id === n.changeId)
        const { givenOn, station } = n
        const movedOn = change?.kind === 'address' ? change.happenedOn : null
        return (
          inPerson(n) &&
          !!givenOn &&
          !!movedOn &&
          givenOn >= movedOn &&
          !!station &&
          rowsOf(file, 'notifications').some(b => b.givenOn && b.givenOn < givenOn && b.station === station) &&
          `Notice of the move of ${longDate(movedOn)} was given at the same station as before. Check that ${station} is in the area of the new address.`
        )
      }),
  },
  {
    id: 'V72',
    question: 'Were fingerprints or a photograph taken only to verify identity while notifying?',
    source: 'SPA 2019 s.10(5) and (6)',
    confidence: 'T',
    severity: W,
    find: ({ file }) =>
      notices(
        file,
        n =>
          n.method &&
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
    find: ({ file }) =>
      isCase(file)
        ? [
            ...file.applications
              .filter(a => !applicationStatus(a.status).ended && a.kind !== 'appeal')
              .flatMap(a => revealedIn(file, a)),
            ...revealedBy(
              file,
              file.orderConditions.map(c => ({
                about: aboutOf('orderConditions', c),
                where: `Condition ${c.number} of the order`,
                text: c.text,
              })),
            ),
          ].map(({ about, message }) => ({ about, message }))
        : [],
  },
])
/** Texts in which an address that is kept from the defendant can be read, in any spelling. Said without saying it. */
export function revealedBy<T extends { where: string; text: string }>(
  file: CaseFile<'confidentialAddresses'>,
  texts: readonly T[],
) {
  const needles = file.confidentialAddresses.filter(a => !a.releasedAt).map(needlesOf)
  return texts
    .filter(t => reveals(t.text, needles))
    .map(t => ({
      ...t,
      message: `${t.where}: a protected address can be read in it. Change the wording so that the defendant cannot learn it, or release the address.`,
      rule: 'V84' as const,
      source: 'Force policy',
    }))
}
/** Where the paper of an application would give a protected address away (V84), with what rewords it. */
export const revealedIn = (file: CaseFile, a: Application) => revealedBy(file, printedIn(file, a))

const isOutside = (address: string | null | undefined) => /\b(scotland|northern ireland)\b/i.test(address ?? '')
const isFirst = (version: number | null | undefined) => version === 1

/** The force’s own questions of an order, beside those of the Act. */
export const houseRules = rulesNamed([
  {
    id: 'servedAfterEnd',
    question: 'Was the order served while it was in force?',
    source: 'The dates recorded',
    confidence: 'I',
    severity: R,
    find: ({ file }) =>
      rowsOf(file, 'orders').flatMap(o => {
        const last = lastDayInForce(o, file)
        const on = servedOn(o, file)
        return foundIf(
          last && on && on > last,
          aboutOf('orders', o),
          `It was served on ${on && longDate(on)}, after it had ended on ${last && longDate(last)}. Check both dates.`,
          undefined,
          [on, last],
        )
      }),
  },
  {
    id: 'sealed',
    question: 'Is the sealed copy of the order as it stands attached?',
    source: 'Force policy',
    confidence: 'I',
    severity: W,
    find: ({ file }) =>
      rowsOf(file, 'orders').flatMap(o => {
        const v = versionOf(o, file)
        if (!v?.fromOn || v.sealedExhibitId) return []
        const message = isFirst(v.version)
          ? 'The sealed copy is not attached.'
          : `The sealed copy of the order as it stands from ${longDate(v.fromOn)} is not attached.`
        return foundIf(true, aboutOf('orders', o), message, undefined, [v.version, v.fromOn])
      }),
  },
])
