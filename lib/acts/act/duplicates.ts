import type { ActName } from '../../case/act-names.ts'
import type { CaseFile, Collections, Patch } from '../../case/case.ts'
import { londonDate, longDate, longMoment } from '../../case/time/calendar.ts'
import { stepInWords } from '../../case/views/criminal.ts'
import { kindsOf } from '../../case/words/kinds-of-act.ts'
import { likelyDuplicate, type Refusal } from '../../law/refusal.ts'
import { actPath } from '../../site/addresses.ts'

/** The same event typed twice: what is about to be recorded is compared with what stands on the case. */

interface Likeness<C extends keyof Collections> {
  /** Whether two records are likely the same event. */
  same: (a: Collections[C], b: Collections[C]) => boolean
  /** The one that is there, in a sentence. */
  name: (there: Collections[C]) => string
  /** The act by which what is there is added to; none where a record only stands or is ended. */
  correct: ActName | ((there: Collections[C]) => ActName) | null
}
const day = (instant: string) => londonDate(instant)
export const overlaps = (a: readonly string[], b: readonly string[]) =>
  a.length === 0 || b.length === 0 || a.some(id => b.includes(id))
const sameText = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

const likely: { [C in keyof Collections]?: Likeness<C> } = {
  services: {
    same: (a, b) =>
      a.orderId === b.orderId &&
      a.method === b.method &&
      a.served === b.served &&
      day(a.attemptedAt) === day(b.attemptedAt),
    name: s => `${s.served ? 'service' : 'an attempt at service'} on ${longDate(day(s.attemptedAt))} by ${s.server}`,
    correct: 'correctService',
  },
  notifications: {
    same: (a, b) => a.orderId === b.orderId && a.kind === b.kind && a.givenOn === b.givenOn,
    name: n => `a notification given on ${longDate(n.givenOn)}, taken by ${n.takenBy}`,
    correct: 'correctNotification',
  },
  checks: {
    same: (a, b) =>
      a.conditionId === b.conditionId &&
      a.subject === b.subject &&
      a.orderId === b.orderId &&
      a.method === b.method &&
      day(a.checkedAt) === day(b.checkedAt),
    name: c => `a check on ${longDate(day(c.checkedAt))}`,
    correct: c => (c.subject ? 'correctNoticeCheck' : 'correctCheck'),
  },
  breaches: {
    same: (a, b) =>
      a.offence === b.offence &&
      a.orderId === b.orderId &&
      a.otherOrderId === b.otherOrderId &&
      a.happenedOn === b.happenedOn &&
      overlaps(a.conditionIds, b.conditionIds),
    name: b => `${b.offence === 'breach' ? 'breach' : 'suspected offence'} ${b.number} on ${longDate(b.happenedOn)}`,
    correct: b => (b.offence === 'breach' ? 'correctBreach' : 'correctNotificationOffence'),
  },
  contacts: {
    same: (a, b) =>
      a.personId === b.personId &&
      a.milestone === b.milestone &&
      a.means === b.means &&
      a.toldAt !== null &&
      b.toldAt !== null &&
      day(a.toldAt) === day(b.toldAt),
    name: c => `a contact about the same on ${longDate(day(c.toldAt ?? c.createdAt))}`,
    correct: 'correctContact',
  },
  outsideRequests: {
    same: (a, b) => a.kind === b.kind && a.fromKind === b.fromKind && a.receivedOn === b.receivedOn,
    name: r => `a ${r.kind} that came on ${longDate(r.receivedOn)} from ${r.fromWhom}`,
    correct: 'correctOutsideRequest',
  },
  referrals: {
    same: (a, b) =>
      a.kind === b.kind && a.personId === b.personId && (a.offeredOn ?? a.sentOn) === (b.offeredOn ?? b.sentOn),
    name: r => `a referral to ${r.toWhom}`,
    correct: 'correctReferral',
  },
  agreedActions: {
    same: (a, b) => sameText(a.what, b.what) && a.personId === b.personId,
    name: a => `this action, due ${longDate(a.dueOn)},`,
    correct: 'correctAgreedAction',
  },
  panelItems: {
    same: (a, b) => a.panelOn === b.panelOn,
    name: p => `the panel of ${longDate(p.panelOn)}`,
    correct: 'correctPanelItem',
  },
  safetyReviews: {
    same: (a, b) => a.reviewedOn === b.reviewedOn,
    name: r => `a review of the safety plan on ${longDate(r.reviewedOn)}`,
    correct: 'correctSafetyReview',
  },
  criminalSteps: {
    same: (a, b) =>
      a.step === b.step && a.happenedOn === b.happenedOn && (a.crimeReference ?? '') === (b.crimeReference ?? ''),
    name: s => stepInWords(s).replace(/^[A-Z]/, c => c.toLowerCase()),
    correct: 'correctCriminalStep',
  },
  enquiries: {
    same: (a, b) => sameText(a.what, b.what),
    name: e => `this line of enquiry, due ${longDate(e.dueOn)},`,
    correct: 'correctEnquiry',
  },
  breachSteps: {
    same: (a, b) => a.breachId === b.breachId && a.step === b.step && Date.parse(a.at) === Date.parse(b.at),
    name: s => `this step, of ${longMoment(s.at)},`,
    correct: 'correctBreachStep',
  },
  hearings: {
    same: (a, b) => a.applicationId === b.applicationId && a.listedOn === b.listedOn && a.status === b.status,
    name: h => `a hearing on ${longDate(h.listedOn)}`,
    correct: 'correctHearing',
  },
  changes: {
    same: (a, b) => a.orderId === b.orderId && a.kind === b.kind && a.happenedOn === b.happenedOn,
    name: c => `a change of ${c.kind} on ${longDate(c.happenedOn)}`,
    correct: 'correctNewNameOrAddress',
  },
  assessments: {
    same: (a, b) => a.tool === b.tool && a.assessedOn === b.assessedOn && sameText(a.assessor, b.assessor),
    name: a => `a risk assessment on ${longDate(a.assessedOn)} by ${a.assessor}`,
    correct: 'correctAssessment',
  },
  otherOrders: {
    same: (a, b) => a.kind === b.kind && a.madeOn === b.madeOn && sameText(a.court ?? '', b.court ?? ''),
    name: o => `another order of this kind${o.madeOn ? `, made ${longDate(o.madeOn)},` : ''}`,
    correct: 'correctOtherOrder',
  },
  thirdPartyRequests: {
    same: (a, b) => a.kind === b.kind && a.askedOn === b.askedOn && sameText(a.toWhom, b.toWhom),
    name: r => `a request to ${r.toWhom} on ${longDate(r.askedOn)}`,
    correct: 'correctThirdPartyRequest',
  },
  whereabouts: {
    same: (a, b) => a.place === b.place && a.fromOn === b.fromOn,
    name: w => `a record of where the defendant is from ${longDate(w.fromOn)}`,
    correct: 'correctWhereabouts',
  },
  directions: {
    same: (a, b) => a.hearingId === b.hearingId && a.who === b.who && sameText(a.what, b.what),
    name: () => 'this direction of the hearing',
    correct: 'correctDirection',
  },
  paperServices: {
    same: (a, b) =>
      a.applicationId === b.applicationId &&
      a.supplementId === b.supplementId &&
      a.method === b.method &&
      a.served === b.served &&
      day(a.attemptedAt) === day(b.attemptedAt),
    name: s => `a service of papers on ${longDate(day(s.attemptedAt))} by ${s.server}`,
    correct: 'correctPaperService',
  },
  witnesses: {
    same: (a, b) =>
      a.applicationId === b.applicationId && a.supplementId === b.supplementId && sameText(a.name, b.name),
    name: w => `a witness, ${w.name}`,
    correct: 'correctWitness',
  },
  disclosures: {
    same: (a, b) => a.disclosedOn === b.disclosedOn && sameText(a.toWhom ?? '', b.toWhom ?? ''),
    name: d => `a disclosure on ${longDate(d.disclosedOn)}`,
    correct: 'correctDisclosure',
  },
  incidents: {
    same: (a, b) =>
      b.withdrawnAt === null &&
      a.happenedOn === b.happenedOn &&
      kindsOf(a).some(kind => kindsOf(b).includes(kind)) &&
      a.direction === b.direction &&
      ((a.happenedTime !== null && a.happenedTime === b.happenedTime) || sameText(a.summary, b.summary)),
    name: i => `incident ${i.number} on ${longDate(i.happenedOn)}`,
    correct: 'correctIncident',
  },
  decisions: {
    same: (a, b) =>
      a.decision === b.decision &&
      day(a.at) === day(b.at) &&
      (['actsReason', 'riskReason', 'necessityReason'] as const).every(key => sameText(a[key], b[key])),
    name: d => `this decision, of ${longMoment(d.at)},`,
    correct: 'correctDecision',
  },
  orders: {
    same: (a, b) => a.kind === b.kind && a.origin === b.origin && a.madeOn === b.madeOn && sameText(a.court, b.court),
    name: o => `order ${o.ref}, made by the same court on ${longDate(o.madeOn)},`,
    correct: 'correctOrderRecord',
  },
  applications: {
    same: (a, b) =>
      a.kind === 'appeal' && b.kind === 'appeal' && a.againstId === b.againstId && a.lodgedOn === b.lodgedOn,
    name: a => `an appeal against it${a.lodgedOn ? `, by notice of ${longDate(a.lodgedOn)},` : ''}`,
    correct: 'correctLodging',
  },
  supplements: {
    same: (a, b) => a.applicationId === b.applicationId && a.filedOn === null && b.filedOn === null,
    name: s => `supplement ${s.number}, not filed yet,`,
    correct: 'correctSupplement',
  },
  draftConditions: {
    same: (a, b) =>
      a.applicationId === b.applicationId && a.kind === b.kind && b.removedAt === null && sameText(a.text, b.text),
    name: c => `condition ${c.number} in the same words`,
    correct: 'changeCondition',
  },
  behaviourReasons: {
    same: (a, b) => a.applicationId === b.applicationId && a.category === b.category && sameText(a.reason, b.reason),
    name: r => `this reason, of ${longMoment(r.at)},`,
    correct: null,
  },
  youthSteps: {
    same: (a, b) =>
      a.kind === b.kind && a.applicationId === b.applicationId && a.orderId === b.orderId && a.doneOn === b.doneOn,
    name: s => `this step, of ${longDate(s.doneOn)},`,
    correct: 'correctYouthStep',
  },
  protectedPersons: {
    same: (a, b) =>
      b.removedAt === null && sameText(a.givenNames, b.givenNames) && sameText(a.familyName, b.familyName),
    name: () => 'a protected person of this name',
    correct: 'changeProtectedPerson',
  },
  confidentialAddresses: {
    same: (a, b) => a.personId === b.personId && b.releasedAt === null && sameText(a.address, b.address),
    name: () => 'this address, kept secret,',
    correct: 'changeConfidentialAddress',
  },
  conditionAmendments: {
    same: (a, b) => a.supplementId === b.supplementId && a.change === b.change && sameText(a.text ?? '', b.text ?? ''),
    name: a => `this change, of condition ${a.number},`,
    correct: 'correctConditionAmendment',
  },
  attributions: {
    same: (a, b) =>
      b.undoneAt === null && a.identifierId === b.identifierId && a.whose === b.whose && a.other === b.other,
    name: a => `this attribution, of ${longMoment(a.at)},`,
    correct: null,
  },
  paperMarks: {
    same: (a, b) =>
      b.endedAt === null &&
      a.kind === b.kind &&
      a.recordId === b.recordId &&
      sameText(a.passage ?? '', b.passage ?? ''),
    name: m => `this mark, of ${longMoment(m.at)},`,
    correct: null,
  },
  exemplars: {
    same: (a, b) => sameText(a.grounds, b.grounds),
    name: e => `an exemplar with these grounds, “${e.title}”,`,
    correct: 'correctExemplar',
  },
  reminders: {
    same: (a, b) => b.doneAt === null && a.byId === b.byId && a.onDay === b.onDay && sameText(a.note, b.note),
    name: r => `this reminder for ${longDate(r.onDay)}`,
    correct: null,
  },
  retentionSteps: {
    same: (a, b) =>
      a.kind === b.kind &&
      a.retentionGroup === b.retentionGroup &&
      a.reviewOn === b.reviewOn &&
      day(a.at) === day(b.at),
    name: s => `this step, of ${longMoment(s.at)},`,
    correct: null,
  },
}

/**
 * What is likely on the case already, one question for each record that a patch would add: it is answered with a reason,
 * that it is another event, or by going to the one that is there.
 */
export function likelyDuplicates(file: CaseFile, patch: Patch): Refusal[] {
  return patch.flatMap(change => {
    if (change.in === 'case' || !('add' in change)) return []
    const likeness = likely[change.in] as Likeness<'services'> | undefined
    // Before the rows are read: those of other kinds may not have been loaded.
    if (!likeness) return []
    const there = (file[change.in] ?? []) as Collections['services'][]
    const alike = there.filter(held => likeness.same(change.add as Collections['services'], held))
    // How many there are is said: of one more, whoever was asked about the first was asked nothing.
    const more = alike.length > 1 ? `, and ${alike.length - 1} more like it` : ''
    return alike.slice(0, 1).map(held => ({
      message: `There is ${likeness.name(held)} already${more}. ${likeness.correct ? 'If this is the same event, correct or add to that one. If it is another, say so' : 'If this is the same, leave it. If it is another, say so'}`,
      source: likelyDuplicate,
      ...(likeness.correct && {
        href: actPath(
          file.case.ref,
          typeof likeness.correct === 'function' ? likeness.correct(held) : likeness.correct,
          held.id,
        ),
      }),
    }))
  })
}
