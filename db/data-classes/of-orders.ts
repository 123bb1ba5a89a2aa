import {
  applications,
  behaviourReasons,
  citationLooks,
  comments,
  directions,
  draftConditions,
  hearings,
  reviewPoints,
  reviews,
} from '../schema/applications.ts'
import {
  attributions,
  importProgress,
  importRejects,
  imports,
  incidentJoins,
  incidentRows,
  messages,
} from '../schema/imports.ts'
import { markers } from '../schema/markers.ts'
import {
  breaches,
  breachStepsTaken,
  changes,
  checks,
  legalQuestions,
  moves,
  notifications,
  orderConditions,
  orders,
  orderVersions,
  otherOrders,
  services,
  whereabouts,
  youthSteps,
} from '../schema/orders.ts'
import { conditionAmendments, paperMarks, paperServices, supplements, witnesses } from '../schema/papers.ts'
import { columns, withheld } from './columns.ts'

/** Applications, orders, and what was read from exports. Legal conversation is privileged: none of it is given. */
export const classesOfOrders = {
  applications: columns(applications, {
    disclose:
      'number kind status applicant against termKind termLastDay termYears interimLastDay interimNotice returnOn defendantConsent policeConsent startedAt submittedAt authorisedOn reviewerTier lodgedOn determinedOn courtRefusal noAppealOn noAppealAdviceOn',
    thirdParty:
      'actsGrounds riskGrounds harms necessityGrounds prosecution termReason interimReason noNoticeReason wouldSay policePosition changeAsked changedSince protectedViews consentNote startedById authorisedById authorisedRank court courtReference outcomeReason sinceRefusal filed',
    withhold:
      'id forceId caseId mainId orderId againstId noAppealAdvice noNoticeAdvice noNoticeAdviceOn noNoticeAdviceById actsIncidentIds riskIncidentIds riskToIds necessityIncidentIds reviewerId earlierId writtenByIds writtenAt version',
  }),
  behaviourReasons: withheld(behaviourReasons, 'id forceId caseId applicationId category reason at byId', 'whole'),
  citationLooks: withheld(citationLooks, 'id forceId caseId applicationId part at byId', 'whole'),
  comments: withheld(
    comments,
    'id forceId caseId applicationId version recordedAt withdrawnAt withdrawnReason text at byId',
    'privileged',
  ),
  directions: columns(directions, {
    disclose: 'who byOn doneOn at',
    thirdParty: 'what doneNote byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason hearingId',
  }),
  draftConditions: columns(draftConditions, {
    disclose: 'number kind isArea lastDay inInterim checkMethod checkEveryDays libraryVersion keptAgainst removedAt',
    thirdParty:
      'libraryCode text necessity religionWorkEducation locality boundary breachProof librarySlots keptWording providerConfirmed shape removedReason',
    withhold: 'id forceId caseId applicationId incidentIds fromConditionId version',
  }),
  hearings: columns(hearings, {
    disclose:
      'status listedOn listedAt adjournReason vacateReason vacatedOn purpose hearsayServedOn partiesToldOn earlierAskedOn earlierAnswer',
    thirdParty:
      'listedTime court note hearsayNone policeAdvocate defenceAdvocate specialMeasures interpreter timeEstimate earlierAskedBy',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason applicationId contestedIds',
  }),
  reviewPoints: withheld(
    reviewPoints,
    'id forceId caseId applicationId part tier text at byId reviewId removedAt answer answeredAt answeredById',
    'notLegal',
  ),
  reviews: withheld(
    reviews,
    'id forceId caseId applicationId version recordedAt withdrawnAt withdrawnReason tier result reasonCodes limb wrongTest note whatWouldChange seen at byId',
    'notLegal',
  ),
  breachStepsTaken: columns(breachStepsTaken, {
    disclose: 'step at outcome sentenceKind sentencingCourt sentenceMonths',
    thirdParty: 'reason sentence byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason breachId',
  }),
  breaches: columns(breaches, {
    disclose: 'number offence happenedOn knownAt source place endedAt',
    thirdParty: 'description excuse crimeReference byId',
    withhold:
      'id forceId caseId version recordedAt withdrawnAt withdrawnReason notificationId orderId otherOrderId conditionIds checkId',
  }),
  changes: columns(changes, {
    disclose: 'kind happenedOn',
    thirdParty: 'detail',
    withhold: 'id forceId caseId orderId version recordedAt withdrawnAt withdrawnReason',
    side: 'defendant',
  }),
  checks: columns(checks, {
    disclose: 'subject checkedAt method result nextOn',
    thirdParty: 'found byId',
    withhold: 'id forceId caseId orderId version recordedAt withdrawnAt withdrawnReason conditionId',
  }),
  // Privileged. An answer that was released is in the papers of its application, and was released to that court and those parties
  // alone, by a mark that can be ended: whoever answers a request adds the paper where it was served on who asks.
  legalQuestions: withheld(
    legalQuestions,
    'id forceId caseId version recordedAt withdrawnAt withdrawnReason orderId rule finding question source raisedAt raisedById answeredAt answerRecordedAt answeredById answer',
    'privileged',
  ),
  moves: columns(moves, {
    disclose: 'country movedOn toldOn returnedOn at',
    thirdParty: 'note liaison byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason',
    side: 'defendant',
  }),
  notifications: columns(notifications, {
    disclose: 'kind givenOn method otherNamesAsked falseFoundOn',
    thirdParty: 'station takenBy names homeAddress acknowledgement identityChecked falseFoundHow falseFoundById byId',
    withhold: 'id forceId caseId orderId version recordedAt withdrawnAt withdrawnReason changeId',
    side: 'defendant',
  }),
  orderConditions: columns(orderConditions, {
    disclose: 'fromVersion toVersion number kind lastDay checkMethod checkEveryDays nextCheckOn',
    thirdParty: 'text locality libraryCode checkerId',
    withhold: 'id forceId caseId orderId version recordedAt withdrawnAt withdrawnReason',
  }),
  orderVersions: columns(orderVersions, {
    disclose: 'fromOn reason termKind lastDay askedBy',
    thirdParty: 'note',
    withhold: 'id forceId caseId orderId recordedAt withdrawnAt withdrawnReason version sealedExhibitId applicationId',
  }),
  orders: columns(orders, {
    disclose: 'origin kind madeOn endedOn ending',
    thirdParty: 'ref court ownerId',
    withhold:
      'id forceId caseId version withdrawnAt withdrawnReason applicationId replacesId recordedAt importId importGaps',
  }),
  otherOrders: columns(otherOrders, {
    disclose: 'kind madeOn lastDay endedOn',
    thirdParty: 'court number terms gaps forbidsPlaces requiresPlaces',
    withhold: 'id forceId courtOrderId followedById caseId version recordedAt withdrawnAt withdrawnReason',
  }),
  services: columns(services, {
    disclose: 'attemptedAt method served result explained cardGiven certificateFiledOn',
    thirdParty: 'server place note byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason orderId',
    side: 'defendant',
  }),
  whereabouts: columns(whereabouts, {
    disclose: 'place custody fromOn expectedRelease at',
    thirdParty: 'detail toldBy note byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason',
    side: 'defendant',
  }),
  youthSteps: columns(youthSteps, {
    disclose: 'kind doneOn at',
    thirdParty: 'who note byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason applicationId orderId',
    side: 'defendant',
  }),
  conditionAmendments: columns(conditionAmendments, {
    disclose: 'change number kind lastDay at',
    thirdParty: 'was text locality reason religionWorkEducation byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason supplementId conditionId incidentIds',
  }),
  paperMarks: withheld(
    paperMarks,
    'id forceId caseId kind recordKind recordId passage reason at byId endedAt endedById',
    'whole',
  ),
  paperServices: columns(paperServices, {
    disclose: 'attemptedAt method served result hearsayNotice explained certificateFiledOn',
    thirdParty: 'server place papers note byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason applicationId supplementId',
  }),
  supplements: columns(supplements, {
    disclose: 'number filedOn preparedAt',
    thirdParty: 'reason agreedBy preparedById',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason applicationId incidentIds exhibitIds',
  }),
  witnesses: columns(witnesses, {
    disclose: 'called statementOn at',
    thirdParty: 'name whyNotCalled evidence byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason applicationId supplementId incidentIds',
  }),
  attributions: columns(attributions, {
    disclose: 'before whose at undoneAt',
    thirdParty: 'other reason byId undoneById undoneReason',
    withhold: 'id forceId caseId identifierId decisionId',
  }),
  importProgress: withheld(importProgress, 'importId forceId caseId done total rows attempts'),
  importRejects: withheld(importRejects, 'id forceId caseId importId line raw reason file', 'whole'),
  imports: columns(imports, {
    disclose: 'number state read accepted rejected system duplicates earliest latest at askedAt endedAt undoneAt',
    thirdParty: 'kind headings answers dateOrderFrom files failure byId askedById undoneById undoneReason',
    withhold: 'id forceId caseId exhibitId',
  }),
  incidentJoins: columns(incidentJoins, {
    disclose: 'at undoneAt',
    thirdParty: 'reason byId undoneById undoneReason',
    withhold: 'id forceId caseId incidentId joinedId',
  }),
  incidentRows: columns(incidentRows, {
    disclose: 'at removedAt',
    thirdParty: 'messageId byId removedById',
    withhold: 'incidentId forceId caseId',
  }),
  messages: columns(messages, {
    disclose: 'line at precision channel direction callSeconds kind day',
    thirdParty:
      'local sender recipients text attachments doubts callType place marks file app fingerprint duplicateOf hour',
    withhold: 'id forceId caseId importId',
  }),
  markers: columns(markers, {
    disclose: 'action doneAt at',
    thirdParty: 'reference says note byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason orderId kindId',
  }),
}
