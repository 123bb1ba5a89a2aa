/** One valid input for each act of the court, the order, its service and what follows. Dates are in the past of any test. */
const court = 'Aldermere Magistrates’ Court'
const sealed = {
  termKind: 'fixed',
  lastDay: '2028-02-09',
  conditions: [{ kind: 'prohibition', text: 'You must not contact Imogen Hartwell by any means.' }],
}

export const courtExamples = {
  lodge: {
    input: {
      court,
      lodgedOn: '2026-02-02',
      courtReference: 'ALD/26/0417',
      hearingIds: [],
      hearingOn: '',
      hearingTime: '',
    },
  },
  lodgeBoth: {
    input: {
      court,
      lodgedOn: '2026-05-12',
      courtReference: '',
      hearingIds: [],
      interimHearingOn: '2026-05-13',
      interimHearingTime: '10:00',
      hearingOn: '2026-06-09',
      hearingTime: '14:00',
    },
  },
  prepareSupplement: { input: { reason: 'He came again after it was filed', incidentIds: [], exhibitIds: [] } },
  amendCondition: {
    input: {
      change: 'added',
      conditionId: '',
      kind: 'prohibition',
      text: 'You must not film Imogen Hartwell.',
      reason: 'He filmed her after the application was filed',
      incidentIds: [],
      religionWorkEducation: 'No clash: he does not film for work',
      locality: '',
      lastDay: '',
    },
  },
  fileSupplement: { input: { filedOn: '2026-02-09', agreedBy: 'Supt 1201 Bright' } },
  recordPaperService: {
    input: {
      supplementId: '',
      attemptedAt: '2026-02-04T18:40',
      method: 'inPerson',
      served: 'yes',
      result: '',
      server: 'PC 4471 Osgood',
      place: '14 Quay Row, Aldermere',
      papers: ['The application', 'The summons'],
      hearsayNotice: 'no',
      explained: 'yes',
      note: '',
    },
  },
  recordCertificateFiled: { input: { certificateFiledOn: '2026-02-06' } },
  recordWitness: {
    input: {
      name: 'Imogen Hartwell',
      supplementId: '',
      incidentIds: [],
      evidence: 'Her statement of 3 February 2026',
      statementOn: '2026-02-03',
      called: 'no',
      whyNotCalled: 'She is too afraid to come to court',
    },
  },
  writeInterimNotice: {
    input: {
      interimNotice: 'none',
      noNoticeReason: 'He has said that he would come at once if he heard of it',
      wouldSay: 'He would say that she wrote to him first.',
      returnOn: '2026-05-19',
    },
  },
  agreeToNoNotice: { input: { noNoticeAdvice: 'The reason is made out' } },
  writeHearingNote: { input: { note: 'The court asked why no notice was given' } },
  recordCourtReference: { input: { courtReference: 'ALD/26/0417' } },
  listHearing: { input: { listedOn: '2026-02-10', listedTime: '10:00', court, purpose: 'final' } },
  adjournHearing: { input: { adjournReason: 'courtTime', note: '', newDate: '2026-03-03', newTime: '14:00' } },
  vacateHearing: { input: { vacateReason: 'courtMoved', note: '', newDate: '2026-03-03', newTime: '14:00' } },
  hearHearing: { input: { note: '' } },
  recordHearsayNotice: { input: { hearsayServedOn: '2026-01-12' } },
  relyOnNoHearsay: { input: { reason: 'Every witness comes' } },
  recordPartiesTold: { input: { partiesToldOn: '2026-01-12', how: 'By post, each with a copy' } },
  refuseAtCourt: {
    input: { determinedOn: '2026-02-10', courtRefusal: 'notNecessary', outcomeReason: 'Bail is enough' },
  },
  withdrawApplication: { input: { determinedOn: '2026-02-10', outcomeReason: 'The defendant has died' } },
} as const

export const orderExamples = {
  recordOrderMade: { input: { madeOn: '2026-02-10', court, replacesId: '', serviceIds: [], ...sealed } },
  attachSealedCopy: {
    input: {
      sealedCopy: 'facade'.padEnd(64, '0'),
      sealedCopyName: 'sealed.pdf',
      sealedCopyMediaType: 'application/pdf',
      sealedCopyBytes: '2048',
    },
  },
  assignOrderOwner: { input: { ownerId: '00000000-0000-4000-8000-000000000077' } },
  correctOrderRecord: { input: { madeOn: '2026-02-10', court, ...sealed, reason: 'A word was left out' } },
} as const

const attempt = {
  attemptedAt: '2026-02-10T18:40',
  method: 'inPerson',
  served: 'yes',
  server: 'PC 4471 Osgood',
  place: 'Aldermere police station',
  explained: 'yes',
  cardGiven: 'yes',
}
export const serviceExamples = {
  recordServiceAttempt: { input: attempt },
  recordOrderCertificateFiled: { input: { certificateFiledOn: '2026-02-12' } },
  recordNotification: {
    input: {
      kind: 'initial',
      givenOn: '2026-02-12',
      method: 'inPerson',
      station: 'Aldermere',
      takenBy: 'PC 4471 Osgood',
      names: ['Darren O’Pocock'],
      otherNamesAsked: 'yes',
      addressKind: 'home',
      homeAddress: '14 Quay Row, Aldermere',
      acknowledgement: 'ACK-20931',
    },
  },
  recordMarker: {
    input: {
      kindId: '5b0a0000-0000-4000-8000-000000000001',
      action: 'entered',
      saysAll: 'yes',
      doneAt: '2026-02-10T19:00',
      reference: 'PNC 26/104477',
    },
  },
  recordAcknowledgement: { input: { acknowledgement: 'ACK-20931' } },
  recordChange: { input: { kind: 'name', happenedOn: '2026-02-20', detail: 'Used a new name at work' } },
} as const

const theirs = {
  applicant: 'defendant',
  court,
  lodgedOn: '2026-02-20',
  courtReference: '',
  policePosition: 'Opposed',
}
const changed = { fromOn: '2026-02-25', ...sealed, outcomeReason: '' }
export const afterExamples = {
  releaseAdvice: { input: { reason: 'The chief officer waived privilege for the appeal' } },
  recordHeldService: { input: attempt },
  recordHeldHearing: { input: { listedOn: '2026-02-10', listedTime: '10:00', court, purpose: 'final' } },
  attachService: { input: { orderId: '00000000-0000-4000-8000-000000000077' } },
  attachHearing: { input: { applicationId: '00000000-0000-4000-8000-000000000077' } },
  startVariation: { input: theirs },
  startRenewal: { input: theirs },
  startDischarge: { input: theirs },
  recordVaried: { input: changed },
  recordInterimChanged: { input: { ...changed, askedBy: 'chiefOfficer', note: '' } },
  recordInterimDischarged: { input: { dischargedOn: '2026-02-25', askedBy: 'defendant', note: '' } },
  recordRenewed: { input: { ...changed, lastDay: '2029-02-24' } },
  recordDischarged: {
    input: { dischargedOn: '2026-02-25', defendantConsents: 'yes', policeConsent: 'yes', outcomeReason: '' },
  },
  startAppeal: {
    input: {
      applicant: 'defendant',
      court: 'Crown Court at Aldermere',
      lodgedOn: '2026-02-20',
      grounds: 'Not necessary',
    },
  },
  recordAppealChanged: { input: changed },
  recordAppealQuashed: { input: { quashedOn: '2026-02-25', outcomeReason: 'Risk not proved' } },
  recordAppealDismissed: { input: { determinedOn: '2026-02-25', outcomeReason: 'Dismissed' } },
  writeChangeAsked: { input: { changeAsked: 'One area in place of two', changedSince: 'She has moved' } },
  writeChangeReasons: { input: { necessityGrounds: 'He waits outside her new work.', necessityIncidentIds: [] } },
  writeChangedTerm: { input: { termKind: 'fixed', termLastDay: '2030-02-24', termReason: '' } },
  writeConsents: { input: { defendantConsent: 'yes', consentNote: 'By letter' } },
  writeProtectedViews: { input: { protectedViews: 'She wants the order to go on.' } },
  recordPolicePosition: { input: { policePosition: 'Opposed', policeConsent: '', protectedViews: '' } },
  recordOrderOnConviction: {
    input: { origin: 'conviction', madeOn: '2026-02-10', court: 'Crown Court at Aldermere', ...sealed },
  },
  tellYouthTeam: { input: { doneOn: '2026-02-10', who: 'Bea Mott, youth offending team', note: '' } },
  serveGuardian: { input: { doneOn: '2026-02-10', who: 'Her mother', note: '' } },
  giveOrderToGuardian: { input: { doneOn: '2026-02-25', who: 'Her mother', note: '' } },
  recordNotificationOffence: {
    input: {
      offence: 'notNotified',
      notificationId: '',
      happenedOn: '2026-02-13',
      knownAt: '2026-02-13T09:05',
      source: 'data',
      place: 'englandWales',
      description: 'No notice in three days',
      excuse: 'None offered',
      crimeReference: '',
    },
  },
  correctNotificationOffence: {
    input: {
      offence: 'notNotified',
      notificationId: '',
      happenedOn: '2026-02-14',
      knownAt: '2026-02-14T09:05',
      source: 'data',
      place: 'englandWales',
      description: 'No notice in three days, nor later',
      excuse: 'None offered',
      crimeReference: '',
      correctionReason: 'The day was wrong',
    },
  },
  recordNotificationFalse: {
    input: { falseFoundOn: '2026-02-20', falseFoundHow: 'Nobody of that name lives there' },
  },
  recordHearingDetails: {
    input: {
      contestedIds: [],
      policeAdvocate: 'Ms Adeyemi',
      defenceAdvocate: '',
      specialMeasures: 'A screen for the protected person, granted',
      interpreter: '',
      timeEstimate: 'Half a day',
    },
  },
  recordEarlierDate: {
    input: { earlierAskedBy: 'The defendant’s solicitor', earlierAskedOn: '2026-02-04', earlierAnswer: 'refused' },
  },
  recordDirection: { input: { who: 'police', what: 'Serve the body-worn video', byOn: '2027-02-24' } },
  endDirection: { input: { doneOn: '2026-02-20', doneNote: '' } },
  recordWhereabouts: {
    input: {
      place: 'custody',
      custody: 'remand',
      fromOn: '2026-02-20',
      expectedRelease: '2026-12-20',
      toldBy: 'HMP Weirside',
      homeChanged: 'no',
    },
  },
  startAfterRefusal: {
    input: { sinceRefusal: 'Two more letters', take: ['grounds', 'people', 'conditions', 'term'] },
  },
  sayEarlierRefused: {
    input: { earlierId: '00000000-0000-4000-8000-000000000010', sinceRefusal: 'Two more letters' },
  },
  decideNotToAppeal: {
    input: { noAppealOn: '2026-02-20', noAppealAdvice: 'Ffion Rees: no point of law', noAppealAdviceOn: '2026-02-18' },
  },
  recordCriminalStep: {
    input: { step: 'bail', happenedOn: '2026-02-20', untilOn: '2026-05-20', crimeReference: '42CR/1234/26' },
  },
  recordEnquiry: { input: { what: 'Camera of the bus', ownerId: '', dueOn: '2026-03-01' } },
  recordEnquiryResult: { input: { doneOn: '2026-02-24', result: 'evidence', resultNote: '' } },
  recordMoveAway: { input: { country: 'scotland', movedOn: '2026-02-20', note: 'Told by his brother' } },
  recordPoliceTold: { input: { toldOn: '2026-02-21', liaison: 'Sgt Muir' } },
  recordReturn: { input: { returnedOn: '2026-02-24' } },
  askLegalServices: { input: { question: 'Does the sealed order say what the court said?', orderId: '' } },
  answerLegalQuestion: { input: { answer: 'It does.' } },
} as const
