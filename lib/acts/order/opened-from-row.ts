import type { Case, CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Order } from '../../case/records/orders.ts'
import { londonToInstant } from '../../case/time/calendar.ts'
import { unsourced } from '../../case/views/found-parties.ts'
import { gapsOfRow, notKnown, type SheetOrder } from '../../case/views/imported-orders.ts'
import { earliest } from '../../case/views/orders.ts'
import { noContactRules } from '../../law/practice/safe-contact.ts'
import type { OpenedCase } from '../act/act.ts'
import { newFile } from '../case/opening.ts'
import { askAboutFlags } from '../decision/legal-questions.ts'
import { firstVersion, flagsAdded } from './sealed.ts'

interface To {
  ref: string
  importId: string
  teamId: string
  ownerId: string | null
  force: { settings: CaseFile['settings']; kind: CaseFile['force']['kind'] }
}
/** A case with the order of a row as it stands there, and what the row lacks by name. */
export function openedFrom(row: SheetOrder, to: To, m: Moment): OpenedCase {
  // Where the sheet does not say when the order was made, it is in force on the day of its import all the same.
  const madeOn = row.madeOn ?? row.servedOn ?? m.today
  const root: Case = {
    id: m.newId(),
    forceId: m.actor.forceId,
    ref: to.ref,
    status: 'open',
    teamId: to.teamId,
    officerId: to.ownerId,
    relationship: 'other',
    relationshipOther: notKnown,
    reportedOn: earliest(madeOn, m.today) ?? m.today,
    openedAt: m.at,
    openedById: m.actor.id,
    closedAt: null,
    closedReason: null,
    checksDone: [],
    closedLacking: [],
    formerTeams: [],
    version: 1,
  }
  const order: Order = {
    id: m.newId(),
    ref: `${to.ref}/1`,
    origin: 'application',
    applicationId: null,
    kind: row.kind ?? 'full',
    court: row.court ?? notKnown,
    madeOn,
    replacesId: null,
    ownerId: to.ownerId,
    endedOn: null,
    ending: null,
    recordedAt: m.at,
    importId: to.importId,
    importGaps: gapsOfRow({ ...row, ownerId: to.ownerId }),
  }
  const people: Patch = [
    add('defendants', {
      id: m.newId(),
      givenNames: row.givenNames || notKnown,
      familyName: row.familyName || notKnown,
      aliases: row.aliases,
      bornOn: row.bornOn,
      homeAddress: row.homeAddress,
      foundAt: null,
      gateway: null,
      gatewayGrounds: null,
      occupation: null,
      sexOffenderFrom: null,
      sexOffenderUntil: null,
      isSexOffender: false,
      offenderReference: null,
      offenderManagerId: null,
    }),
    add('protectedPersons', {
      id: m.newId(),
      givenNames: row.protectedGivenNames || notKnown,
      familyName: row.protectedFamilyName || notKnown,
      bornOn: row.protectedBornOn,
      role: 'victim',
      linkToActs: null,
      ...noContactRules,
      contactBy: null,
      contactWhen: null,
      contactNever: null,
      codeWord: null,
      language: null,
      support: 'notAsked',
      views: null,
      viewsOn: null,
      removedAt: null,
    }),
    ...row.references.map(value =>
      add('identifiers', {
        id: m.newId(),
        kind: 'crimeReference',
        value,
        belongsTo: 'case',
        note: 'From the list of orders',
        ...unsourced,
        importIds: [],
        removedAt: null,
      }),
    ),
  ]
  const file = newFile({ root, patch: people }, to.force)
  const made: Patch = [
    add('orders', order),
    ...firstVersion(
      file,
      order,
      {
        termKind: row.untilFurther ? 'untilFurtherOrder' : row.lastDay ? 'fixed' : null,
        lastDay: row.untilFurther ? null : row.lastDay,
        conditions: row.conditions.map(c => ({
          ...c,
          conditionId: null,
          libraryCode: null,
          locality: null,
          lastDay: null,
          checkMethod: null,
          checkEveryDays: null,
        })),
        sealedCopy: null,
        sealedCopyName: null,
        sealedCopyMediaType: null,
        sealedCopyBytes: null,
      },
      m,
    ),
    ...(row.servedOn
      ? [
          add('services', {
            id: m.newId(),
            orderId: order.id,
            attemptedAt: londonToInstant(`${row.servedOn}T12:00`) ?? m.at,
            method: 'other',
            served: true,
            result: null,
            server: row.server ?? notKnown,
            place: notKnown,
            explained: false,
            cardGiven: false,
            note: 'From the list of orders, which gives the day and no time',
            certificateFiledOn: null,
            byId: m.actor.id,
          }),
        ]
      : []),
  ]
  const asked = askAboutFlags(file, m, order.id, flagsAdded(file, made, order.id, m.today))
  return { root, patch: [...people, ...made, ...asked] }
}
