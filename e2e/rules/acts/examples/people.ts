import { ids, uuid } from '../order-file.ts'

/** One valid input for each act about the people of a case, its risk and its contacts. Dates are in the past of any test. */
const person = {
  givenNames: 'Danuta',
  familyName: 'O’Wilk',
  bornOn: '1964-02-29',
  role: 'family',
  linkToActs: 'His calls go to her',
}
const safety = {
  contactBy: 'Text first',
  contactWhen: 'Before 3pm',
  contactNever: 'At work',
  codeWord: 'heron',
  language: 'Welsh',
}
const address = { kind: 'home', address: '3 Mill Lane\nThornfold', postcode: 'ZZ1 2AB' }
const told = { toldAt: '2026-02-20T09:00', means: 'phone', note: 'Each condition explained' }

const reading = { met: ['clear'], result: 'sound', note: 'It says what was weighed', what: '', dueOn: '' }
export const peopleExamples = {
  changeDefendant: { input: { givenNames: 'Darren', familyName: 'O’Pocock', aliases: ['Daz'], isSexOffender: 'no' } },
  setGateway: { input: { gateway: 'believedComing', gatewayGrounds: 'A season ticket and three sightings' } },
  addIdentifier: { input: { kind: 'vehicle', value: 'ZZ99 TST', belongsTo: 'defendant' } },
  removeIdentifier: { input: { reason: 'It belongs to his brother' } },
  addProtectedPerson: { input: { ...person, ...safety, support: 'notAsked' } },
  changeProtectedPerson: { input: person },
  recordSafeContact: { input: safety },
  recordViews: { input: { support: 'doesNotSupport', views: '“I’d lose the shop”' } },
  removeProtectedPerson: { input: { reason: 'She moved abroad' } },
  keepConfidentialAddress: { input: address },
  changeConfidentialAddress: { input: address },
  releaseConfidentialAddress: { input: { reason: 'She has told him herself' } },
  recordOtherOrder: { input: { kind: 'restraining', terms: 'Not to contact her', madeOn: '2026-02-10' } },
  followOtherOrder: { input: { earlierId: uuid(501), courtOrderId: uuid(502), endedOn: '2026-02-20' } },
  takeBackOtherOrder: { input: { courtOrderId: uuid(502), reason: 'Somebody else of that name' } },
  endOtherOrder: { input: { endedOn: '2026-02-20', reason: 'Discharged' } },
  changeOpening: {
    input: { relationship: 'neighbour', reportedOn: '2026-02-01', correctionReason: 'Misread the log' },
  },
  assignOfficer: { input: { officerId: uuid(9), reason: 'Maternity leave' } },
  moveToMergedTeam: {
    input: { teamId: uuid(77), teamName: 'Thornfold', formerName: 'Aldermere', fromOn: '2026-02-20' },
  },
  transferTeam: { input: { teamId: uuid(77), reason: 'He lives there now' } },
  offerTransfer: {
    input: {
      kind: 'case',
      toForceId: ids.outsideForce,
      basis: 'defendantThere',
      basisWhy: 'He lives at Fenwater',
      contact: 'The desk, 101 ext 4410',
    },
  },
  makeOfferFile: { input: { what: 'offer' } },
  openAnswer: {
    input: {
      state: 'accepted',
      answeredAt: '2026-05-12T10:00:00.000Z',
      answeredBy: 'DI Amira Khan',
      theirRef: 'NM-2026-00004',
    },
  },
  closeCase: { input: { reason: 'No further risk', checksDone: ['national', 'previousVictims', 'otherRecords'] } },
  putToPanel: { input: { panelId: '', panelOn: '2026-02-25', why: 'Two breaches and no arrest' } },
  movePanelItem: { input: { panelId: '', panelOn: '2026-02-26' } },
  readSampledDecision: { input: reading },
  readSampledCheck: { input: reading },
  readSampledBreach: { input: reading },
  readSampledReview: { input: reading },
  readSampledOverride: { input: reading },
  makeExemplar: {
    input: {
      title: 'Contact through accounts that were made anew',
      behaviours: ['B', 'G'],
      relationship: 'formerPartner',
      outcome: 'granted',
      grounds: 'The defendant wrote each day from new accounts and stood outside the workplace.',
      conditions: 'Not to contact the protected person by any means.',
      courtChanged: '',
      whyRefused: '',
      checked: 'yes',
    },
  },
  minutePanel: {
    input: {
      decision: 'apply',
      minute: 'All agree',
      disclosed: 'The breaches',
      disclosedTo: 'Probation',
      minutedOn: '2026-02-25',
    },
  },
  agreePanelAction: {
    input: { what: 'Speak to his manager', personId: '', ownerId: '', ownerOutside: '', dueOn: '2026-03-01' },
  },
  recordReferral: {
    input: { kind: 'mappa', toWhom: 'MAPPA of the county', offer: 'accepted', offeredOn: '2026-02-19', personId: '' },
  },
  sendReferral: { input: { offer: 'accepted', basis: 'consent', sentOn: '2026-02-20', answerDueOn: '' } },
  answerReferral: { input: { outcome: 'accepted', answeredOn: '2026-02-22' } },
  agreeAction: { input: { what: 'Fit an alarm', personId: '', ownerId: '', ownerOutside: '', dueOn: '2026-03-01' } },
  finishAction: { input: { result: 'done', doneOn: '2026-02-21' } },
  reopenAction: { input: { dueOn: '2026-12-01', why: 'He has found the house' } },
  reviewSafetyPlan: { input: { reviewedOn: '2026-02-22', note: 'It is enough' } },
  reopenCase: { input: { reason: 'He came back' } },
} as const
export const riskExamples = {
  assessRisk: {
    input: {
      tool: 'sdash',
      assessedOn: '2026-02-20',
      assessor: 'PC Lena Osgood',
      source: 'victimPhone',
      frightened: 'yes',
      threats: 'declined',
      judgement: 'medium',
      judgementReason: 'She is frightened and he waits outside',
    },
  },
} as const
export const contactExamples = {
  planContact: { input: { milestone: 'safety', dueOn: '2099-12-31' } },
  recordContact: { input: told },
  recordOtherContact: { input: { milestone: 'safety', ...told } },
} as const
