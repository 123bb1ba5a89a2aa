import type { CaseFile, Collection } from '../case.ts'
import type { CollectionsGiven, GivenCase, GivenTask } from '../records/given.ts'
import type { Id } from '../records/id.ts'
import type { GivenPart } from '../reference/transfer-codes.ts'
import type { CalendarDate } from '../time/calendar.ts'
import { conditionsOfVersion, standingOf, termOf, versionsOf } from './orders.ts'
import { masked, needlesOf, reveals } from './protected-address.ts'

/** What another force is given of a case: of a task only what it needs, of a case all but what each force keeps for itself. */

/**
 * What goes with a case, each collection after those that its rows point to. Confidential addresses, contacts and talk with
 * legal services stay: an address is told by voice to whoever takes the case over.
 */
export const givenCollections = [
  'defendants',
  'protectedPersons',
  'identifiers',
  'incidents',
  'exhibits',
  'custody',
  'assessments',
  'decisions',
  'otherOrders',
  'applications',
  'draftConditions',
  'hearings',
  'orders',
  'orderVersions',
  'orderConditions',
  'services',
  'notifications',
  'checks',
  'breaches',
  'breachSteps',
] as const satisfies (Collection & keyof CollectionsGiven)[]
type GivenCollection = (typeof givenCollections)[number]

const full = (p: { givenNames: string; familyName: string }) => `${p.givenNames} ${p.familyName}`.trim()

/** What goes with a task. No confidential address is in it, also where a condition names one. */
export function taskGiven(
  file: CaseFile<
    | 'applications'
    | 'confidentialAddresses'
    | 'defendants'
    | 'identifiers'
    | 'orderConditions'
    | 'orderVersions'
    | 'orders'
    | 'protectedPersons'
    | 'services'
  >,
  asked: { orderId: Id | null; conditionIds: readonly Id[]; parts: readonly GivenPart[] },
  today: CalendarDate,
): GivenTask {
  const order = file.orders.find(o => o.id === asked.orderId)
  const latest = order && versionsOf(order, file).at(-1)
  const conditions = order && latest ? conditionsOfVersion(order, file, latest.version) : []
  const chosen = asked.conditionIds.length ? conditions.filter(c => asked.conditionIds.includes(c.id)) : conditions
  const needles = file.confidentialAddresses.map(needlesOf)
  const term = order && termOf(order, file)
  const [d] = file.defendants
  const given: GivenTask = {
    order:
      order && term
        ? {
            ref: order.ref,
            court: order.court,
            madeOn: order.madeOn,
            lastDay: term.lastDay,
            untilFurtherOrder: term.termKind === 'untilFurtherOrder',
            standing: standingOf(order, file, today).label,
          }
        : null,
    conditions: chosen.map(c => ({
      number: c.number,
      text: reveals(c.text, needles) ? 'It names an address that is told by voice only' : c.text,
    })),
    defendant: {
      name: d ? full(d) : '',
      bornOn: d?.bornOn ?? null,
      homeAddress: asked.parts.includes('homeAddress') ? (d?.homeAddress ?? null) : null,
      identifiers: asked.parts.includes('identifiers')
        ? file.identifiers
            .filter(i => i.belongsTo === 'defendant' && !i.removedAt && i.kind !== 'crimeReference')
            .map(i => i.value)
        : [],
    },
    protectedNames: asked.parts.includes('protectedNames')
      ? file.protectedPersons.filter(p => !p.removedAt).map(full)
      : [],
  }
  return masked(given, needles) as GivenTask
}

const secretsOf = (file: CaseFile<'confidentialAddresses'>) =>
  file.confidentialAddresses.filter(a => !a.releasedAt).map(a => needlesOf(a))
/** Which of the texts that go with an offer name an address that is kept secret. */
export const namingSecrets = (
  file: CaseFile<'confidentialAddresses'>,
  texts: Record<string, string | null>,
): { field: string; message: string }[] =>
  Object.entries(texts).flatMap(([field, text]) =>
    text && reveals(text, secretsOf(file))
      ? [{ field, message: 'This names an address that is kept secret. Take it out, and tell it by voice' }]
      : [],
  )
/** A case as another force takes it over: a text that names an address which is still secret has a line in its place, as in an export. */
export function caseGiven(file: CaseFile<GivenCollection | 'confidentialAddresses' | 'restrictions'>): GivenCase {
  const { ref, relationship, relationshipOther, reportedOn } = file.case
  const given = {
    root: { ref, relationship, relationshipOther, reportedOn },
    restricted: file.restrictions.some(r => !r.liftedAt),
    collections: Object.fromEntries(givenCollections.map(c => [c, file[c]])),
  }
  return masked(given, secretsOf(file)) as GivenCase
}

/** The collections of a case under new ids, so that both forces may keep it side by side in one database. */
export function underNewIds(given: CollectionsGiven, newId: () => Id): CollectionsGiven {
  const ids = new Map(givenCollections.flatMap(c => given[c].map(row => [row.id, newId()] as const)))
  return JSON.parse(JSON.stringify(given), (_, value) => (typeof value === 'string' && ids.get(value)) || value)
}
