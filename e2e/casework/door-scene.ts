import { randomUUID } from 'node:crypto'
import type { Connection } from '../../db/client.ts'
import { restrictions } from '../../db/schema/cases.ts'
import { applyPatch } from '../../lib/acts/act/decide.ts'
import type { Patch } from '../../lib/case/case.ts'
import { londonDate } from '../../lib/case/time/calendar.ts'
import { type CastMember, cast, teams } from '../../lib/demo/cast.ts'
import { findCase, loadFile } from '../../lib/work/pipeline/load.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { persist } from '../../lib/work/pipeline/persist.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { aCondition, anApplication, anOrder, aService, aVersion } from '../rules/acts/order-file.ts'
import { at, type Loaded } from './load.ts'

/** Two cases with an order each, one of them restricted, for whoever is not let into them and writes a breach of it. */
export interface Made {
  ref: string
  id: string
  orderRef: string
  orderId: string
  conditionIds: string[]
}

export async function twoOrders(loaded: Loaded): Promise<{ open: Made; locked: Made }> {
  const { db } = loaded.program
  const open = await caseWithOrder(db, 'MA-SPO-2026-00017', 'Nathan', 'Quill')
  const locked = await caseWithOrder(db, 'MA-SPO-2026-00019', 'Percival', 'Zedekiah')
  await loaded.owner.db.insert(restrictions).values({
    id: randomUUID(),
    forceId: cast.calloway.forceId,
    caseId: locked.id,
    reason: 'The defendant works for the force',
    at,
    byId: cast.calloway.id,
  })
  return { open, locked }
}

async function caseWithOrder(
  db: Connection['db'],
  orderRef: string,
  givenNames: string,
  familyName: string,
): Promise<Made> {
  const begun = await perform({
    act: 'openCase',
    actor: cast.calloway,
    at: '2026-09-01T09:00:00.000Z',
    db,
    input: {
      givenNames,
      familyName,
      bornOn: '1988-03-12',
      relationship: 'formerPartner',
      protectedGivenNames: 'Sara',
      protectedFamilyName: 'Whitmore',
      protectedRole: 'victim',
      support: 'supports',
      reportedOn: '2026-09-01',
      teamId: teams.aldermereResponse.id,
      searched: familyName,
    },
  })
  if (begun.kind !== 'done') throw new Error(JSON.stringify(begun))
  const application = anApplication({ id: randomUUID(), startedById: cast.calloway.id })
  const order = anOrder({
    id: randomUUID(),
    ref: orderRef,
    applicationId: application.id,
    madeOn: '2026-10-01',
    ownerId: cast.obrien.id,
  })
  const conditions = [1, 2, 3].map(number => aCondition(order, { id: randomUUID(), number }))
  return asPerson(
    cast.calloway,
    async tx => {
      const root = await findCase(tx, begun.ref, true)
      if (!root) throw new Error('No case')
      const file = await loadFile(tx, root, undefined, londonDate(new Date().toISOString()))
      const [person] = file.protectedPersons
      const patch: Patch = [
        { in: 'applications', add: application },
        { in: 'orders', add: order },
        { in: 'orderVersions', add: aVersion(order, { id: randomUUID(), lastDay: '2028-09-30' }) },
        ...conditions.map(c => ({ in: 'orderConditions' as const, add: c })),
        { in: 'services', add: aService(order, '2026-10-02', { id: randomUUID() }) },
        {
          in: 'protectedPersons',
          id: person?.id ?? '',
          set: {
            contactNever: 'call at 4 Corn Street, Thornfold',
            contactBy: 'Text her sister on 07700 900123',
            contactWhen: 'After 6 pm',
          },
        },
        {
          in: 'confidentialAddresses',
          add: {
            id: randomUUID(),
            personId: person?.id ?? '',
            address: '4 Corn Street, Thornfold',
            postcode: 'MA4 7ZZ',
            kind: 'home',
            releasedAt: null,
          },
        },
      ]
      await persist(tx, root, patch, applyPatch(file, patch), new Date().toISOString())
      return {
        ref: begun.ref,
        id: root.id,
        orderRef,
        orderId: order.id,
        conditionIds: conditions.map(c => c.id),
      }
    },
    { db },
  )
}
const input = (more: object = {}) => ({
  description: 'He was at her door with flowers',
  knownAt: '2026-11-21T11:40:00.000Z',
  source: 'victim',
  place: 'englandWales',
  arrested: 'no',
  ...more,
})
export const recordAtDoor = (
  db: Connection['db'],
  actor: CastMember,
  made: Made,
  more: object = {},
  how: { once?: string; despite?: string } = {},
) =>
  perform({
    act: 'recordBreachAtDoor',
    actor,
    ref: made.ref,
    on: made.orderId,
    input: input(more),
    at,
    db,
    ...how,
  })
