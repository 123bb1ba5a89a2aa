import {
  caseLinks,
  cases,
  confidentialAddresses,
  contacts,
  defendants,
  identifiers,
  named,
  protectedPersons,
  restrictions,
  searchTerms,
} from '../schema/cases.ts'
import { criminalSteps, enquiries } from '../schema/criminal.ts'
import {
  assessments,
  custody,
  decisions,
  disclosures,
  exhibits,
  exhibitWords,
  incidents,
  thirdPartyRequests,
} from '../schema/evidence.ts'
import { formerVersions } from '../schema/former.ts'
import { reminders, secondLooks, setAsides } from '../schema/looks.ts'
import { panelItems } from '../schema/panels.ts'
import { correctionProposals } from '../schema/proposals.ts'
import { drawnPieces, exemplars, overrides, qualityReadings } from '../schema/quality.ts'
import { outsideRequests } from '../schema/requests.ts'
import { disposals, retentionSteps } from '../schema/retention.ts'
import { agreedActions, referrals, safetyReviews } from '../schema/safety.ts'
import { transfers } from '../schema/transfers.ts'
import { columns, withheld } from './columns.ts'

/** The people of a case, what is known of it, and what was asked and decided about it. */
export const classesOfCases = {
  transfers: withheld(
    transfers,
    'id forceId caseId kind toForceId outsideId toForce fromForce basis basisWhy asked dueOn contact given record at byId state answeredAt answeredBy answer theirRef doneAt outcome notedAt revokedAt revokedReason',
    'whole',
  ),
  caseLinks: withheld(
    caseLinks,
    'id forceId caseId otherRef kind reason at byId aggressor aggressorReason aggressorAt aggressorRecordedAt aggressorById endedAt endedById endedReason',
    'whole',
  ),
  cases: columns(cases, {
    disclose: 'status relationship reportedOn openedAt closedAt',
    thirdParty: 'ref officerId relationshipOther openedById closedReason checksDone closedLacking',
    withhold: 'id forceId teamId formerTeams version',
  }),
  confidentialAddresses: withheld(
    confidentialAddresses,
    'id forceId caseId version recordedAt withdrawnAt withdrawnReason personId address postcode kind releasedAt',
    'vault',
  ),
  contacts: columns(contacts, {
    disclose: 'milestone dueOn eventOn toldAt means spokenTo createdAt',
    thirdParty: 'toldById note',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason personId',
    side: 'protectedPerson',
  }),
  defendants: columns(defendants, {
    disclose:
      'bornOn gateway sexOffenderFrom sexOffenderUntil isSexOffender offenderReference givenNames familyName aliases homeAddress foundAt occupation',
    thirdParty: 'gatewayGrounds offenderManagerId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason',
    side: 'defendant',
  }),
  identifiers: columns(identifiers, {
    disclose: 'kind belongsTo seenOn removedAt',
    thirdParty: 'value note source',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason exhibitId importIds',
  }),
  named: withheld(named, 'id forceId caseId personId why at untilAt', 'whole'),
  protectedPersons: columns(protectedPersons, {
    disclose:
      'bornOn role noVoicemail support removedAt givenNames familyName contactBy contactWhen contactNever contactMeans contactDays contactFrom contactTo contactAnswer codeWord language views viewsOn',
    thirdParty: 'linkToActs',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason',
    side: 'protectedPerson',
  }),
  restrictions: withheld(
    restrictions,
    'id forceId caseId reason at byId liftedAt liftAskedAt liftAskedById liftReason',
    'whole',
  ),
  searchTerms: withheld(searchTerms, 'id forceId caseId kind value sound'),
  assessments: columns(assessments, {
    disclose: 'tool assessedOn source yesCount judgement at',
    thirdParty: 'toolVersion assessor answers judgementReason reportReference byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason',
    holds: 'assessment',
  }),
  custody: columns(custody, {
    disclose: 'at what',
    thirdParty: 'byId note',
    withhold: 'id forceId caseId exhibitId',
  }),
  decisions: columns(decisions, {
    disclose: 'decision reasonCode limb wrongTest reviewOn at',
    thirdParty: 'actsReason riskReason necessityReason whatWouldChange toldVictim byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason',
    holds: 'assessment',
  }),
  disclosures: columns(disclosures, {
    disclose: 'disclosedOn at',
    thirdParty: 'toWhom purpose withheldWhy byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason exhibitIds withheldIds',
  }),
  exhibitWords: columns(exhibitWords, {
    disclose: 'shownOn shownTime atSecond wordsFrom at',
    thirdParty: 'sender words byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason exhibitId',
  }),
  exhibits: columns(exhibits, {
    disclose: 'receivedAt derivation distressing heldIn',
    thirdParty:
      'reference description fileName mediaType bytes receivedFrom byId innerName likeness ofItself distressingWhy heldReference clips',
    withhold:
      'id forceId caseId version recordedAt withdrawnAt withdrawnReason incidentId orderId breachId sha256 derivedFromId',
  }),
  incidents: columns(incidents, {
    disclose:
      'number dateKind happenedOn happenedTo placeExact captured capturedOn reported category alsoKinds direction source',
    thirdParty:
      'happenedTime place platform handle pageAddress features witnesses categoryNote targetOther summary victimWords effect crimeReference unwelcome recordedById',
    withhold: 'id forceId caseId targetIds recordedAt withdrawnAt withdrawnReason version',
  }),
  thirdPartyRequests: columns(thirdPartyRequests, {
    disclose: 'kind whose noticeOn counselling approvedOn askedOn chaseOn endedOn ending at',
    thirdParty:
      'toWhom asked basis enquiry necessity lessIntrusive noNotice probativeValue approvedBy chasedOn lastWord byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason',
  }),
  secondLooks: columns(secondLooks, {
    disclose: 'look limb wrongTest at recordedAt',
    thirdParty: 'note byId',
    withhold: 'id forceId caseId decisionId requestId',
    holds: 'assessment',
  }),
  reminders: withheld(reminders, 'id forceId caseId onDay note doneAt at byId', 'whole'),
  correctionProposals: withheld(
    correctionProposals,
    'id forceId caseId act recordId input seen orderId what reason at byId outcome note decidedAt decidedById',
    'whole',
  ),
  setAsides: withheld(setAsides, 'id forceId caseId what untilOn reason endedAt at byId', 'whole'),
  criminalSteps: columns(criminalSteps, {
    disclose: 'step happenedOn untilOn advice outcome at',
    thirdParty: 'offence crimeReference detail byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason',
  }),
  enquiries: columns(enquiries, {
    disclose: 'dueOn doneOn result at',
    thirdParty: 'what ownerId resultNote byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason',
  }),
  outsideRequests: columns(outsideRequests, {
    disclose: 'kind fromKind means receivedOn answerDueOn answeredOn outcome toldOn seenAt at',
    thirdParty: 'fromWhom asked answer toldHow seenById byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason',
  }),
  referrals: columns(referrals, {
    disclose: 'kind offer offeredOn basis sentOn answerDueOn answeredOn outcome at',
    thirdParty: 'toWhom shared answer byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason personId',
    side: 'protectedPerson',
  }),
  agreedActions: columns(agreedActions, {
    disclose: 'dueOn doneOn result at',
    thirdParty: 'what ownerOutside ownerId resultNote byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason personId panelItemId',
    side: 'protectedPerson',
  }),
  qualityReadings: withheld(
    qualityReadings,
    'id forceId caseId version recordedAt withdrawnAt withdrawnReason work workId met result note at byId',
    'whole',
  ),
  drawnPieces: withheld(drawnPieces, 'id forceId caseId work workId at byId', 'whole'),
  overrides: withheld(overrides, 'id forceId caseId act rule message reason at byId', 'whole'),
  exemplars: withheld(
    exemplars,
    'id forceId caseId version recordedAt withdrawnAt withdrawnReason title behaviours relationship outcome grounds conditions courtChanged whyRefused at byId',
    'whole',
  ),
  panelItems: columns(panelItems, {
    disclose: 'panelOn decision minutedOn at',
    thirdParty: 'why minute disclosed disclosedTo byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason panelId',
    holds: 'assessment',
  }),
  safetyReviews: columns(safetyReviews, {
    disclose: 'reviewedOn at',
    thirdParty: 'note byId',
    withhold: 'id forceId caseId version recordedAt withdrawnAt withdrawnReason',
    side: 'protectedPerson',
    holds: 'assessment',
  }),
  formerVersions: withheld(
    formerVersions,
    'id forceId caseId recordKind recordId version before reason how recordedAt byId',
    'whole',
  ),
  disposals: withheld(
    disposals,
    'id forceId ref disposedId retentionGroup askedById approvedById approvedAt disposedAt rows events files filesLeft backupsUntil',
  ),
  retentionSteps: columns(retentionSteps, {
    disclose: 'kind retentionGroup reviewOn at',
    thirdParty: 'reason byId',
    withhold: 'id forceId caseId',
  }),
}
