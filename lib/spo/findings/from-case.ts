import { conditionsOf, isLive } from '../applications.ts'
import { type CalendarDate, londonDate, withinYearsBeginning } from '../calendar.ts'
import type { CaseFile } from '../case.ts'
import { clashRefusals } from '../clash.ts'
import type { NotificationMethod } from '../codes.ts'
import { conditionsOfVersion, mainOf, servedOn, servicesOf, versionOf, versionsOf } from '../orders.ts'
import type { Application, DraftCondition } from '../records/applications.ts'
import type { Change, Notification, Service } from '../records/compliance.ts'
import type { Id } from '../records/id.ts'
import type { Order } from '../records/orders.ts'
import type { Incident } from '../records/pattern.ts'
import type { Category, Gateway } from '../statute.ts'
import type { ConditionFact, Facts, NotificationFact, OrderFact } from './facts.ts'
import type { Question } from './finding.ts'
import { referenceOf } from './reference.ts'

/** The facts of a case, so that the screens and the `check` command ask the very same rules. */

export const gatewayOf: Record<Gateway, 'resides' | 'believed_in_area' | 'believed_coming'> = {
  resides: 'resides',
  believedInArea: 'believed_in_area',
  believedComing: 'believed_coming',
}
const methodOf: Record<NotificationMethod, NonNullable<NotificationFact['method']>> = {
  inPerson: 'in_person',
  phone: 'phone',
  email: 'email',
  post: 'post',
  online: 'online',
}
const inPerson = (s: Service) => s.method === 'inPerson' || s.method === 'atCourt'
const untilFurther = (term: { termKind: string | null } | undefined) => term?.termKind === 'untilFurtherOrder'
const question = (file: CaseFile, facts: Facts): Question => ({ facts, reference: referenceOf(file.settings) })

function defendantOf(file: CaseFile): Pick<Facts, 'defendant'> {
  const [d] = file.defendants
  if (!d) return {}
  const isOn = d.isSexOffender || d.sexOffenderUntil !== null
  return {
    defendant: {
      id: d.id,
      bornOn: d.bornOn,
      gateway: d.gateway && gatewayOf[d.gateway],
      gatewayGrounds: d.gatewayGrounds,
      ...(isOn ? { sexOffenderRegister: { endsOn: d.sexOffenderUntil } } : {}),
    },
  }
}

/** An order as recorded; its service is the first that succeeded, or the one given. */
export function orderFact(order: Order, file: CaseFile, given?: Service): OrderFact {
  const version = versionOf(order, file)
  const served = given ?? servicesOf(order, file).find(s => s.served)
  return {
    id: order.id,
    kind: order.kind,
    madeOn: order.madeOn,
    appliedOn: file.applications.find(a => a.id === order.applicationId)?.lodgedOn,
    lastDay: version?.lastDay,
    untilFurtherOrder: version ? untilFurther(version) : undefined,
    servedOn: given ? londonDate(given.attemptedAt) : servedOn(order, file),
    servedBy: served?.server,
    servedInPerson: served && inPerson(served),
    explained: served?.explained,
    replacesInterim: order.replacesId,
    origin: order.origin,
    dischargedOn: order.endedOn,
    determinedOn: order.kind === 'interim' ? mainOf(order, file)?.determinedOn : null,
    versions: versionsOf(order, file).map(v => ({ id: v.id, on: v.fromOn, reason: v.reason, lastDay: v.lastDay })),
    conditions: version
      ? conditionsOfVersion(order, file, version.version).map(c => ({
          id: c.id,
          kind: c.kind,
          number: c.number,
          lastDay: c.lastDay,
          saysLocality: c.locality === null && saysLocal(c.text),
          saysPeriod: saysPeriod(c.text),
        }))
      : undefined,
  }
}
/** As typed on a form, or as recorded: one incident as the rules about acts read it. */
export const actFact = (
  file: CaseFile,
  i: Pick<
    Incident,
    'category' | 'categoryNote' | 'direction' | 'happenedOn' | 'happenedTo' | 'summary' | 'unwelcome'
  > & {
    id?: Id
  },
) => ({
  on: i.happenedTo ?? i.happenedOn,
  code: i.category,
  description: i.category === 'X' ? i.categoryNote : i.summary,
  harmlessLooking: mayLookHarmless.includes(i.category) && i.direction !== 'fromProtected',
  // Told once to stop, the defendant knows it of all that follows.
  unwelcomeNote:
    i.unwelcome ??
    file.incidents.find(o => o.id !== i.id && !o.withdrawnAt && o.unwelcome && o.happenedOn <= i.happenedOn)?.unwelcome,
})
/** Acts that can look harmless alone: contact, being somewhere, or something the 1997 Act does not list. */
const mayLookHarmless: readonly Category[] = ['B', 'E', 'X']

export const changeFact = (c: Change) => ({ id: c.id, kind: c.kind, on: c.happenedOn })
export const notificationFact = (n: Notification): NotificationFact => ({
  id: n.id,
  of: n.kind === 'initial' ? n.orderId : n.changeId,
  on: n.givenOn,
  method: methodOf[n.method],
  acknowledged: n.acknowledgement !== null,
  names: n.names,
  homeAddress: n.homeAddress,
})
/** Everything that the clocks of a case rest on. */
export const factsOfCase = (file: CaseFile, today: CalendarDate): Question =>
  question(file, {
    today,
    ...defendantOf(file),
    orders: file.orders.map(o => orderFact(o, file)),
    changes: file.changes.map(changeFact),
    notifications: file.notifications.map(notificationFact),
    hearings: file.hearings.flatMap(h => {
      const application = file.applications.find(a => a.id === h.applicationId)
      return h.status === 'listed' && application?.applicant === 'chiefOfficer' && application.kind !== 'appeal'
        ? [
            {
              id: h.id,
              on: h.listedOn,
              for: h.purpose === 'crossExamination' ? 'cross_examination' : application.kind,
              hearsayNoticeServedOn: h.hearsayServedOn,
              listedOn: londonDate(h.listedAt),
            },
          ]
        : []
    }),
  })

/** An order read with its own main application: what the rules about sealed orders are asked. */
export function factsOfOrder(order: Order, file: CaseFile, today: CalendarDate): Question {
  const { facts, reference } = factsOfCase(file, today)
  const main = mainOf(order, file)
  const ownHearings = new Set(file.hearings.filter(h => h.applicationId === main?.id).map(h => h.id))
  return {
    reference,
    facts: {
      ...facts,
      application: main ? { lodgedOn: main.lodgedOn, determinedOn: main.determinedOn } : undefined,
      // Interim orders of another application have their own hearings.
      orders: facts.orders?.filter(
        o => o.id === order.id || o.id === order.replacesId || o.replacesInterim === order.id,
      ),
      hearings: facts.hearings?.filter(h => ownHearings.has(h.id)).map(h => ({ ...h, for: 'main' })),
    },
  }
}
const draftCondition = (
  file: CaseFile,
  c: DraftCondition,
  actIds: Set<string>,
  today: CalendarDate,
): ConditionFact => ({
  id: c.id,
  kind: c.kind,
  text: c.text,
  necessity: c.necessity,
  acts: c.incidentIds.filter(id => actIds.has(id)),
  religionWorkEducation: c.religionWorkEducation,
  local: c.locality === null && saysLocal(c.text) ? true : null,
  locality: c.locality,
  area: c.isArea,
  boundary: c.boundary,
  lastDay: c.lastDay,
  clashes: clashRefusals(file, c, today).map(x => `${x.message} ${x.mend}`),
})
/** Wording that ends on a date of its own. */
const saysPeriod = (text: string) =>
  /\buntil (?:the end of )?\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(text)
/** Wording that limits a condition to a place without naming it. */
const saysLocal = (text: string) => /\b(local area|locally|locality|the local)\b/i.test(text)

export interface Drafted {
  main: Application
  interim: Application | undefined
  conditions: DraftCondition[]
  today: CalendarDate
}
/** An application as drafted: the order it asks for is read as if made today. */
export function factsOfDraft(file: CaseFile, d: Drafted): Question {
  const { main, interim, today } = d
  const standing = file.incidents.filter(i => !i.withdrawnAt)
  const actIds = new Set(standing.map(i => i.id))
  const people = file.protectedPersons.filter(p => !p.removedAt)
  const base = factsOfCase(file, today).facts
  return question(file, {
    ...base,
    mode: 'draft',
    force: { id: file.case.forceId, kind: file.force.kind },
    acts: standing.map(i => ({ ...actFact(file, i), id: i.id, cited: main.actsIncidentIds.includes(i.id) })),
    protected: people.map(p => ({ id: p.id, victimOfActs: p.role === 'victim', linkToActs: p.linkToActs })),
    risk: { to: main.riskToIds, harm: main.harms },
    necessity: main.necessityGrounds ?? '',
    // Whether it does is not asked: a prosecution is to be considered either way.
    chargingThresholdMet: true,
    prosecutionConsidered: main.prosecution,
    // One that the force itself ended was never before a court.
    application:
      isLive(main) || main.lodgedOn ? { lodgedOn: main.lodgedOn, determinedOn: main.determinedOn } : undefined,
    interimApplication: interim && {
      force: file.case.forceId,
      lodgedOn: null,
      lastDay: interim.interimLastDay,
      reason: interim.interimReason,
      conditions: conditionsOf(file, interim).map(c => c.id),
    },
    conditions: d.conditions.map(c => draftCondition(file, c, actIds, today)),
    term: main.termKind
      ? {
          madeOn: today,
          lastDay:
            main.termKind === 'fixed'
              ? (main.termLastDay ?? (main.termYears ? withinYearsBeginning(today, main.termYears) : null))
              : null,
          untilFurtherOrder: main.termKind === 'untilFurtherOrder',
        }
      : { madeOn: today },
    termReason: main.termReason,
  })
}
