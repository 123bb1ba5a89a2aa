import { applyPatch } from '../../../lib/acts/act/decide.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { libraryEntries } from '../../../lib/drafting/library.ts'
import { people, readyToSubmit } from '../drafting/drafted.ts'
import { at, newId, today } from './every-input.ts'
import { casesBefore, locked, rich } from './rich-case.ts'

/** The case at each step of its story, and cases that are in a state which the story does not reach. */

export const along: CaseFile[] = [...casesBefore]

/** A draft that is older than the library: conditions on wording since closed, and one with its map. */
const older = readyToSubmit()
const ring: [number, number][] = [
  [0.52, 51.27],
  [0.53, 51.27],
  [0.53, 51.28],
  [0.52, 51.27],
]
along.push({
  ...older,
  draftConditions: older.draftConditions.flatMap(c => [
    c,
    ...libraryEntries
      .filter(e => e.version === 2)
      .map(({ code: libraryCode }, n) => ({
        ...c,
        id: newId(),
        number: n + 2,
        libraryCode,
        libraryVersion: 1,
        librarySlots: {},
        shape: { type: 'Polygon' as const, coordinates: [ring] },
      })),
  ]),
})

/** A closed case whose disposal somebody asked for, and one before that. */
const closedLongAgo: CaseFile = {
  ...readyToSubmit(),
  case: { ...readyToSubmit().case, status: 'closed', closedAt: '2015-05-12T09:00:00.000Z', closedReason: 'Over' },
}
along.push(closedLongAgo, {
  ...closedLongAgo,
  retentionSteps: [
    {
      id: newId(),
      kind: 'disposalAsked',
      retentionGroup: null,
      reason: 'Kept long enough',
      reviewOn: null,
      at: '2026-05-02T09:00:00.000Z',
      byId: people.officer.id,
    },
  ],
})

/** An application that was returned with a comment. */
along.push({ ...rich, applications: rich.applications.map(a => ({ ...a, status: 'returned' as const })) })
// One person holds all that somebody who leaves may hold, a review of it too.
const leaver = newId()
along.push({
  ...rich,
  case: { ...rich.case, officerId: leaver },
  applications: rich.applications.map(a => ({
    ...a,
    status: 'withSergeant' as const,
    reviewerId: leaver,
    reviewerTier: 'sergeant' as const,
  })),
  orders: rich.orders.map(o => ({ ...o, ownerId: leaver, endedOn: null })),
  orderConditions: rich.orderConditions.map(c => ({ ...c, checkerId: leaver })),
  defendants: rich.defendants.map(d => ({ ...d, offenderManagerId: leaver })),
  agreedActions: rich.agreedActions.map(a => ({ ...a, ownerId: leaver })),
  enquiries: rich.enquiries.map(e => ({ ...e, ownerId: leaver, doneOn: null })),
  reminders: rich.reminders.map(r => ({ ...r, byId: leaver })),
})
// An order that came from a list which did not say all of it.
along.push({ ...rich, orders: rich.orders.map(o => ({ ...o, importGaps: ['sealedCopy' as const] })) })

/** An order varied once, which gained a condition by it. */
const [sealedOrder] = rich.orders
const [sealedCondition] = rich.orderConditions
if (sealedOrder && sealedCondition)
  along.push(
    applyPatch(rich, [
      {
        in: 'orderVersions',
        add: {
          id: newId(),
          orderId: sealedOrder.id,
          version: 2,
          fromOn: today,
          reason: 'varied',
          termKind: 'fixed',
          lastDay: '2029-01-01',
          sealedExhibitId: null,
          applicationId: null,
          askedBy: null,
          note: null,
        },
      },
      { in: 'orderConditions', add: { ...sealedCondition, id: newId(), number: 9, fromVersion: 2, toVersion: null } },
    ]),
  )

/** An application that the court refused, with a decision not to appeal, and a new one being written after it. */
const [refusedMain] = rich.applications
if (refusedMain)
  along.push({
    ...rich,
    applications: [
      {
        ...refusedMain,
        status: 'refusedByCourt',
        determinedOn: '2026-05-11',
        courtRefusal: 'notNecessary',
        outcomeReason: 'Not necessary',
        noAppealOn: '2026-05-11',
        noAppealAdvice: 'Ffion Rees: no point of law',
        noAppealAdviceOn: '2026-05-11',
      },
      { ...refusedMain, id: newId(), number: 99, status: 'draft', lodgedOn: null, filed: null },
    ],
  })

/** The same, with somebody who has asked for it to be lifted: another decides. */
along.push({
  ...locked,
  restrictions: locked.restrictions.map(r => ({
    ...r,
    liftAskedAt: at,
    liftAskedById: people.sergeant.id,
    liftReason: 'She has left the force',
  })),
})
