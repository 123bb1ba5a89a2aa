import { absences, alarmNotices, alarmRounds, alarmRules, alarms, courseRecords, dutyTurns } from '../schema/alarms.ts'
import {
  countedApplications,
  countedBreaches,
  countedCases,
  countedConditions,
  countedContacts,
  countedDecisions,
  countedOrders,
  countedRequests,
  countedReviews,
  countedSamples,
  countedTerms,
} from '../schema/counted.ts'
import { courtOrderMatches, courtOrders, courtUploads } from '../schema/court-orders.ts'
import { events } from '../schema/events.ts'
import { entryAcks, orderChanges, recordsChanges } from '../schema/feeds.ts'
import { outgoingMail } from '../schema/mail.ts'
import { orderImports, peopleImports } from '../schema/order-imports.ts'
import {
  counters,
  districts,
  forces,
  memberships,
  passwords,
  people,
  personRoles,
  premises,
  reportCounts,
  sessions,
  signInAttempts,
  teams,
  unsentForms,
} from '../schema/organisation.ts'
import { arrivals, outsideForces, ownKeys } from '../schema/outside-forces.ts'
import { panels } from '../schema/panels.ts'
import { releases } from '../schema/releases.ts'
import {
  crimeReports,
  frequentNames,
  linkageWeights,
  linkJudgements,
  pairDecisions,
  pairReports,
  personLinks,
  recordsSystems,
  reportImports,
  reportPairs,
  reportRejects,
  reportWork,
} from '../schema/reports.ts'
import { suspectMatches } from '../schema/suspects.ts'
import { projected, projectedForces, recordChecks, waits } from '../schema/waits.ts'
import { columns, withheld } from './columns.ts'

/** What the program keeps for itself, and the feed of crime reports, which the records system answers for. */
export const classesOfProgram = {
  absences: withheld(absences, 'id forceId personId fromOn untilOn standInId removedAt byId'),
  alarmNotices: withheld(alarmNotices, 'id forceId caseId alarmId rung personId why at mailId seenAt'),
  alarmRounds: withheld(alarmRounds, 'forceId firstAt lastAt'),
  alarmRules: withheld(alarmRules, 'id forceId kind ladder seenWithinMinutes byMail'),
  alarms: withheld(
    alarms,
    'id forceId caseId waitId kind aboutKind aboutId params occasion rung alarmAt raisedAt nextAt silent settledAt',
  ),
  panels: withheld(panels, 'id forceId heldOn place attendance cancelledAt cancelledReason at byId'),
  courseRecords: columns(courseRecords, {
    disclose: 'course doneOn',
    thirdParty: 'provider',
    withhold: 'id forceId personId removedAt byId',
  }),
  dutyTurns: withheld(dutyTurns, 'id forceId role personId fromAt untilAt removedAt byId'),
  countedApplications: withheld(
    countedApplications,
    'id forceId caseId teamId number kind status reportedOn lodgedOn firstHeardOn determinedOn applicant startedAt submittedAt authorisedAt returns stoppedOn stoppedTier stoppedLimb isWrongTest applyDecidedAt isInterimSought hasInterimOrder interimLapsedOn gapDays gapFrom lastListedOn',
  ),
  countedBreaches: withheld(
    countedBreaches,
    'id forceId caseId teamId number offence source knownAt knownOn firstStepAt arrestDecidedAt endedAt orderKind isCharged isNoFurtherAction isDecidedSince',
  ),
  countedCases: withheld(
    countedCases,
    'id forceId caseId teamId isOpen officerId openedAt openedOn reportedOn firstDecisionAt isDeclined firstLodgedOn incidents crimeReferences linkedLateBy relationship ageGroup applyDecidedAt isReclassified divertedOn divertedBreachOn closedOn isClosedWhole advocateOfferedOn isAdvocateTakenUp',
  ),
  countedConditions: withheld(
    countedConditions,
    'id forceId caseId teamId orderId number kind libraryCode madeOn breaches',
  ),
  countedContacts: withheld(countedContacts, 'id forceId caseId teamId milestone dueOn toldOn'),
  countedDecisions: withheld(countedDecisions, 'id forceId caseId teamId kind madeAt madeOn recordedAt tier result'),
  countedOrders: withheld(
    countedOrders,
    'id forceId caseId teamId kind madeOn servedOn ownerId hasCheck ageGroup askedOn notifyBy notifiedOn hasSealed breaches lastCheckedOn markBy markedAt isMarkedInTime',
  ),
  countedRequests: withheld(
    countedRequests,
    'id forceId caseId teamId kind fromKind receivedOn dueOn answeredOn toldOn',
  ),
  countedSamples: withheld(countedSamples, 'id forceId caseId teamId work doneOn dueOn readOn isSound'),
  countedReviews: withheld(countedReviews, 'id forceId caseId teamId kind dueOn doneOn'),
  countedTerms: withheld(countedTerms, 'id forceId caseId teamId orderId kind fromOn toOn lastDay isEndDecided'),
  events: withheld(
    events,
    'id seq forceId kind subjectKind subjectId caseId act recordKind recordId actorId actorName actorRoles fromStatus toStatus detail sentence despite at salts digests disposalId once previousHash hash',
  ),
  orderImports: withheld(
    orderImports,
    'id forceId fileName fileSha256 state rows unused nameless orders readAt byId endedAt endedById reason',
  ),
  peopleImports: withheld(
    peopleImports,
    'id forceId fileName fileSha256 state rows unused added readAt byId endedAt endedById reason',
  ),
  outgoingMail: withheld(
    outgoingMail,
    'id forceId personId kind caseRef note createdAt dueAt attempts lastError sentAt refusedAt givenUpAt withdrawnAt',
  ),
  counters: withheld(counters, 'forceId name value'),
  districts: withheld(districts, 'id forceId name isForceWide endedAt mergedIntoId'),
  forces: withheld(forces, 'id code name kind settings version'),
  memberships: withheld(memberships, 'id forceId personId teamId endedAt givenBy'),
  passwords: withheld(passwords, 'personId forceId salt key cost'),
  people: columns(people, {
    disclose: 'calendarUntil startedAt endedAt',
    thirdParty: 'name email collar rank phone',
    withhold: 'id forceId subject calendarKey digest importId lastDay',
  }),
  personRoles: withheld(personRoles, 'id forceId personId role startedAt endedAt givenBy'),
  premises: withheld(premises, 'id forceId kind name startedOn endedOn mergedIntoId'),
  reportCounts: withheld(reportCounts, 'id forceId districtId month reports source'),
  sessions: withheld(sessions, 'id forceId personId startedAt seenAt endedAt endedBecause browser'),
  signInAttempts: withheld(signInAttempts, 'id account address at succeeded because'),
  teams: withheld(teams, 'id forceId districtId name endedAt mergedIntoId formerDistricts'),
  unsentForms: withheld(unsentForms, 'personId forceId form typed at'),
  releases: withheld(releases, 'id forceId at byId toWhom reference isOutside remembered definition cells sha256'),
  crimeReports: columns(crimeReports, {
    disclose: 'line recordedOn receivedAt endedAt endedBecause',
    thirdParty:
      'ref occurredFrom occurredTo offenceCode offence district team officer suspectRef suspectGivenNames suspectFamilyName suspectBornOn suspectAddress suspectPostcode suspectPhones suspectEmails suspectHandles victimRef victimGivenNames victimFamilyName victimBornOn victimAddress victimPostcode victimPhones victimEmails victimHandles relationship summary outcome spoConsidered suspectKey victimKey contentHash linkNumber',
    withhold: 'id forceId importId recordedAt replacesId',
  }),
  frequentNames: withheld(
    frequentNames,
    'id forceId givenName familyName reports births others countedAt judged judgedAt judgedById',
  ),
  linkJudgements: withheld(
    linkJudgements,
    'id forceId sample place oneRef otherRef score linked drawnFrom drawnAt judged judgedAt judgedById',
  ),
  linkageWeights: withheld(linkageWeights, 'id forceId learntAt byId reports weights'),
  pairDecisions: withheld(pairDecisions, 'id forceId pairId decision limb reason wrongTest caseRef reports at byId'),
  pairReports: withheld(pairReports, 'id forceId pairId reportRef linkId addedAt endedAt endedByLinkId'),
  personLinks: withheld(
    personLinks,
    'id forceId pairId otherPairId side same reportRefs otherRefs reason at byId endedAt endedById endedReason',
  ),
  recordsChanges: withheld(
    recordsChanges,
    'id forceId systemId crimeReference changedAt outcome officer isStalking reason caseId at answer answerNote answeredAt answeredById',
  ),
  entryAcks: withheld(entryAcks, 'id forceId caseId eventId reference at byId'),
  outsideForces: withheld(
    outsideForces,
    'id forceId name code signKey sealKey startedOn endedOn endedReason addedAt addedById comparedAt comparedById comparedWith',
  ),
  ownKeys: withheld(ownKeys, 'id forceId number madeAt byId reason'),
  arrivals: withheld(
    arrivals,
    'id forceId outsideId offerId caseRef kind fromForce toForce basis basisWhy asked dueOn contact given record at state answeredAt answeredBy answer theirRef doneAt outcome notedAt openedAt openedById fileHash recordHead came revokedAt revokedReason',
  ),
  courtUploads: withheld(
    courtUploads,
    'id forceId fileName fileSha256 state rows orders readAt byId endedAt endedById reason',
  ),
  courtOrders: withheld(
    courtOrders,
    'id forceId uploadId name fileSha256 state letter kind number madeOn textHash followsId receivedAt byId caseId pairId reason decidedAt decidedById',
  ),
  courtOrderMatches: withheld(
    courtOrderMatches,
    'id forceId orderId caseId caseRef pairId ringTeamId sides score why foundAt',
  ),
  orderChanges: withheld(orderChanges, 'caseId forceId seq at'),
  recordsSystems: withheld(recordsSystems, 'id forceId name tokenHash scopes startedAt startedById endedAt lastUsedAt'),
  reportImports: withheld(
    reportImports,
    'id forceId systemId byId fileSha256 fileName bytes format readAs startedAt progressAt finishedAt state problem read added updated unchanged rejected pairsFound undoneAt undoneById undoneReason takenBy takenUntil attempts',
  ),
  reportPairs: withheld(
    reportPairs,
    'id forceId state foundAt waitingSince askedAgain reports score suspectScore suspectWhy suspectAgainst victimScore victimWhy victimAgainst byHand suspect victim firstRecordedOn lastRecordedOn offence district team relationship caseRef joinedIntoId',
  ),
  reportRejects: withheld(reportRejects, 'id forceId importId line reportRef reason taken'),
  reportWork: withheld(reportWork, 'id forceId work askedAt askedById takenUntil attempts endedAt problem'),
  projected: withheld(projected, 'caseId forceId version at'),
  projectedForces: withheld(projectedForces, 'at forceId version'),
  recordChecks: withheld(recordChecks, 'id forceId at events files faults'),
  suspectMatches: withheld(
    suspectMatches,
    'id forceId reportRef caseId caseRef pairId ringTeamId score why foundAt answer reason answeredAt answeredById',
  ),
  waits: withheld(
    waits,
    'id forceId subject caseId pairId kind aboutKind aboutId part ownerId permission ifOwnerLeft since foreseenFrom visibleFrom dueAt dueOn lateFrom redFrom alarms lapsesAt params',
  ),
}
