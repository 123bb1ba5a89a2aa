import type { Transaction } from '../../../db/client.ts'
import { heldHearings, heldServices } from '../../acts/court/held-records.ts'
import type { Field, NamedField, Option } from '../../acts/form/field.ts'
import { untold } from '../../acts/people/contact.ts'
import type { CaseFile } from '../../case/case.ts'
import { applicationKinds } from '../../case/reference/codes/applications.ts'
import { incidentSources } from '../../case/reference/codes/incidents.ts'
import { notificationKinds, otherOrderKinds } from '../../case/reference/codes/orders.ts'
import { identifierKinds } from '../../case/reference/codes/people.ts'
import { outsideRequestKinds, requesters } from '../../case/reference/codes/requests.ts'
import { belongings } from '../../case/reference/import-codes.ts'
import { type ApplicationStatus, applicationStatus } from '../../case/reference/status.ts'
import { orderKinds } from '../../case/reference/statute.ts'
import { givenWork } from '../../case/staff/given.ts'
import { takerRoles } from '../../case/staff/held.ts'
import { longDate, longMoment } from '../../case/time/calendar.ts'
import { chronology, conditionsToPick } from '../../case/views/applications.ts'
import { contactName } from '../../case/words/contact-names.ts'
import { kindsInWords } from '../../case/words/kinds-of-act.ts'
import { conditionsAskedNow, notYetBefore } from '../../drafting/supplements.ts'
import { breachName } from '../../law/practice/breaches.ts'
import { trainingOf } from '../people/training.ts'
import { holdersOf, panelsToPick, peopleWith, premisesIn, teamsOf } from './names.ts'

type Options = Record<string, Option[]>
/** The record that a form is about. */
type About = { id: string; applicationId?: string | null }
const option = (value: string, label: string, hint?: string): Option => ({ value, label, ...(hint ? { hint } : {}) })
/** No longer than so many characters, cut between words. */
const short = (s: string, length = 90) =>
  s.length > length ? `${s.slice(0, length - 1).replace(/[\s,;:]+\S*$/, '')}…` : s

const incidentOptions = (f: CaseFile): Option[] =>
  f.incidents
    .filter(i => !i.withdrawnAt)
    .map(i => option(i.id, `${i.number}. ${longDate(i.happenedOn)}: ${short(i.summary)}`, kindsInWords(i)))

/** The records of a case that a form may pick from, in words a person knows them by. */
const fromFile: Record<string, (file: CaseFile, record: About | undefined) => Option[]> = {
  incidents: incidentOptions,
  // Of those before the court already, what a supplement added stays to be chosen when it is corrected.
  furtherIncidents: f => {
    const further = new Set([
      ...f.applications
        .filter(a => a.applicant === 'chiefOfficer' && a.lodgedOn)
        .flatMap(a => notYetBefore(f, a).map(i => i.id)),
      ...f.supplements.flatMap(s => s.incidentIds),
    ])
    return incidentOptions(f).filter(o => further.has(o.value))
  },
  protectedPersons: f =>
    f.protectedPersons.filter(p => !p.removedAt).map(p => option(p.id, `${p.givenNames} ${p.familyName}`)),
  defendants: f => f.defendants.map(d => option(d.id, `${d.givenNames} ${d.familyName}`)),
  identifiers: f =>
    f.identifiers
      .filter(i => !i.removedAt && i.kind !== 'crimeReference')
      .map(i =>
        option(i.id, i.value, `${identifierKinds[i.kind].label}: ${belongings[i.belongsTo].label.toLowerCase()}`),
      ),
  exhibits: f => f.exhibits.map(e => option(e.id, `${e.reference}: ${short(e.description)}`)),
  applications: f => f.applications.map(a => option(a.id, `${a.number}. ${applicationKinds[a.kind].label}`)),
  orders: f => f.orders.map(o => option(o.id, `${o.ref}: ${orderKinds[o.kind].label}, made ${longDate(o.madeOn)}`)),
  markerKinds: f => f.settings.markers.map(k => option(k.id, k.name, k.isUsed ? undefined : 'No longer used')),
  orderConditions: f =>
    f.orderConditions
      .filter(c => c.toVersion === null)
      .map(c =>
        option(c.id, `${f.orders.find(o => o.id === c.orderId)?.ref ?? ''} condition ${c.number}`, short(c.text, 200)),
      ),
  draftConditions: (f, record) =>
    conditionsToPick(f, record).map(c => option(c.id, `${c.number}. ${short(c.text, 120)}`)),
  conditionsAskedNow: f =>
    f.applications
      .filter(a => a.applicant === 'chiefOfficer' && a.kind !== 'interim' && a.lodgedOn)
      .flatMap(a => conditionsAskedNow(f, a))
      .map(c => option(c.id, `${c.number}. ${short(c.text, 120)}`)),
  supplements: f => f.supplements.map(s => option(s.id, `Supplement ${s.number}: ${short(s.reason)}`)),
  otherOrders: f => f.otherOrders.map(o => option(o.id, `${otherOrderKinds[o.kind].label}: ${short(o.terms, 60)}`)),
  outsideRequests: f =>
    f.outsideRequests.map(r =>
      option(r.id, `${outsideRequestKinds[r.kind].label} of ${longDate(r.receivedOn)}`, requesters[r.fromKind].label),
    ),
  otherForces: f => (f.force.others ?? []).map(o => option(o.id, o.outside ? `${o.name} (as a file)` : o.name)),
  breaches: f => f.breaches.map(b => option(b.id, `${breachName(b)}, ${longDate(b.happenedOn)}`)),
  changes: f => f.changes.map(c => option(c.id, `New ${c.kind}, ${longDate(c.happenedOn)}`)),
  notifications: f =>
    f.notifications.map(n => option(n.id, `${notificationKinds[n.kind].label}, ${longDate(n.givenOn)}`)),
  contacts: f =>
    untold(f, '').map(({ contact: c }) => {
      const person = f.protectedPersons.find(p => p.id === c.personId)
      return option(
        c.id,
        `${contactName(c)}, due ${longDate(c.dueOn)}`,
        person && `${person.givenNames} ${person.familyName}`,
      )
    }),
  heldServices: f =>
    heldServices(f).map(s =>
      option(s.id, `${s.served ? 'Service' : 'Attempt'} on ${longMoment(s.attemptedAt)}, ${s.server}`),
    ),
  heldHearings: f => heldHearings(f).map(h => option(h.id, `${longDate(h.listedOn)}, ${h.court}`)),
  hearings: f => f.hearings.map(h => option(h.id, `${longDate(h.listedOn)}, ${h.court}`)),
}
/** One of these lists; none where it is of the force, or of a part that was not read. */
export const optionsOfFile = (file: CaseFile, list: string): Option[] => fromFile[list]?.(file, undefined) ?? []

/** The incidents as evidence beside what is written of them: whole, with where each is known from and what shows it. */
export const evidenceOptions = (file: CaseFile<'exhibits' | 'incidents'>): Option[] =>
  chronology(file).map(i => {
    const shown = file.exhibits.filter(e => e.incidentId === i.id).map(e => e.reference)
    return option(
      i.id,
      `${i.number}. ${longDate(i.happenedOn)}: ${short(i.summary, 400)}`,
      [
        kindsInWords(i),
        incidentSources[i.source].label.toLowerCase(),
        ...(shown.length ? [`exhibit ${shown.join(', ')}`] : []),
      ].join('; '),
    )
  })
const fromForce: Record<string, (tx: Transaction) => Promise<Option[]>> = {
  teams: async tx => (await teamsOf(tx)).map(t => option(t.id, t.name)),
  officers: async tx => {
    const all = await peopleWith(tx, ['officer', 'sergeant'])
    const words = await trainingOf(
      tx,
      all.map(p => p.id),
    )
    return all.map(p => option(p.id, `${p.label}: ${words.get(p.id) ?? ''}`))
  },
  checkers: async tx => (await peopleWith(tx, ['officer', 'compliance'])).map(p => option(p.id, p.label)),
  takers: async tx => (await peopleWith(tx, takerRoles)).map(p => option(p.id, p.label)),
  panels: panelsToPick,
  courts: tx => premisesIn(tx, 'courts'),
  stations: tx => premisesIn(tx, 'stations'),
  people: async tx => (await peopleWith(tx, null)).map(p => option(p.id, p.label)),
}

/** Lists that depend on the record that the act is about: a review is given within its tier. */
const fromRecord: Record<string, (tx: Transaction, record: unknown) => Promise<Option[]>> = {
  reviewers: async (tx, record) => {
    const { status } = record as { status: ApplicationStatus }
    const { tier } = applicationStatus(status)
    return (await peopleWith(tx, tier ? [tier] : givenWork.reviewer.roles)).map(p => option(p.id, p.label))
  },
  holders: async (tx, record) => (await holdersOf(tx, (record as About).id)).map(p => option(p.id, p.name)),
}

/** Every list that a form of a case may pick from. A page of the force brings others of its own. */
export const listNames: ReadonlySet<string> = new Set([fromFile, fromForce, fromRecord].flatMap(Object.keys))

export const withColumns = (fields: NamedField[]): Field[] =>
  fields.flatMap(([, f]) => [f, ...(f.columns ? withColumns(f.columns) : [])])

const listsOf = (fields: NamedField[]): string[] => [
  ...new Set(withColumns(fields).flatMap(f => [f.from ?? [], f.suggests ?? []].flat())),
]
/** Of the lists that a form's fields pick from, those that are read off the case. Pure. */
export const fileOptions = (fields: NamedField[], file: CaseFile, record?: About): Options =>
  Object.fromEntries(listsOf(fields).flatMap(name => (fromFile[name] ? [[name, fromFile[name](file, record)]] : [])))

/** Every list that a form's fields pick from: those of the case as given, the others read. A list that nobody knows is a fault of the act's entry. */
export async function optionsFor(
  tx: Transaction,
  fields: NamedField[],
  { ofFile = {}, record, more = {} }: OptionsOf = {},
): Promise<Options> {
  const found: Options = {}
  for (const name of listsOf(fields)) {
    const ofRecord = fromRecord[name]
    const ofForce = more[name] ?? (ofRecord && record ? (t: Transaction) => ofRecord(t, record) : fromForce[name])
    const known = ofFile[name]
    if (ofForce) found[name] = await ofForce(tx)
    else if (known) found[name] = known
    else throw new Error(`No list named ${name} to pick from`)
  }
  return found
}
interface OptionsOf {
  /** What `fileOptions` gave, for a form of a case. */
  ofFile?: Options
  record?: About | undefined
  /** Lists that the page brings. */
  more?: Record<string, (tx: Transaction) => Promise<Option[]>>
}
