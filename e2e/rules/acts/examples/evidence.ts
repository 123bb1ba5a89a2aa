/** One valid input for each act of the evidence stage. Dates are in the past of any test. */
const incident = {
  summary: 'Left flowers on the ward’s desk',
  victimWords: '“He’d been told twice”',
  dateKind: 'exact',
  happenedOn: '2026-02-14',
  category: 'B',
  direction: 'toProtected',
  targetIds: [],
  targetOther: 'Her mother',
  source: 'victim',
  unwelcome: 'Told to stop on 2 February',
}
const exhibit = {
  file: 'c0ffee'.padEnd(64, '0'),
  fileName: 'letter.txt',
  mediaType: 'text/plain',
  bytes: '23',
  description: 'Letter left on her car',
  receivedFrom: 'Her mother',
}

export const evidenceExamples = {
  logIncident: { input: incident },
  logIncidents: {
    input: {
      incidents: [
        { summary: 'Sat in his car outside the ward', happenedOn: '2026-02-17', category: 'E' },
        { summary: 'Keyed her car', happenedOn: '2026-02-19', category: 'F', dateExact: 'approximate' },
      ],
      source: 'victim',
      direction: 'toProtected',
      targetIds: [],
    },
  },
  correctIncident: { input: { ...incident, place: 'Ward 11', reason: 'The ward was wrong' } },
  withdrawIncident: { input: { reason: 'Logged on the wrong case' } },
  attachExhibit: { input: exhibit },
  referToExhibit: {
    input: {
      heldIn: 'bodyWornVideo',
      heldReference: 'BWV-2026-104482',
      clips: '00:04:10 to 00:06:30, she shows the messages',
      description: 'Body-worn video of PC Osgood at her door, 9 March',
      heldSince: '',
      incidentId: '',
      breachId: '',
      receivedFrom: '',
      initials: '',
      number: '',
    },
  },
  attachCaseExhibit: {
    input: { ...exhibit, file: 'decade'.padEnd(64, '0'), fileName: 'voicemail.m4a', mediaType: 'audio/x-m4a' },
  },
  attachManyExhibits: {
    input: {
      photo1: 'fade'.padEnd(64, '0'),
      photo1Name: 'one.png',
      photo1MediaType: 'image/png',
      photo1Bytes: '23',
      photo2: 'deaf'.padEnd(64, '0'),
      photo2Name: 'two.png',
      photo2MediaType: 'image/png',
      photo2Bytes: '24',
      photosShow: 'Screenshots of her messages',
      photosFrom: '',
    },
  },
  readPicture: {
    input: {
      shownOn: '2026-01-12',
      shownTime: '11.14pm',
      sender: 'Darren',
      words: 'I know where you are',
      wordsFrom: 'eye',
    },
  },
  typeTranscript: {
    input: {
      parts: [
        { at: '0:05', sender: 'Darren', words: 'Open the door' },
        { at: '1:05', sender: '', words: 'I will wait' },
      ],
    },
  },
  askThirdParty: {
    input: {
      kind: 'employer',
      toWhom: 'Personnel department of O’Fenwick Couriers',
      asked: 'Complaints about him since 2019',
      basis: 'Her consent, and the crime reference',
      whose: 'defendant',
      askedOn: '2026-01-13',
      chaseOn: '2026-01-20',
    },
  },
  exportCase: {
    input: {
      purpose: 'safekeeping',
      why: 'For the force’s vault',
      lockedWith: 'keys',
      recipients: ['age1'.padEnd(62, 'q')],
    },
  },
  recordDisclosure: { input: { disclosedOn: '2026-04-30', withheldIds: [], withheldWhy: '' } },
  attachRedactedCopy: {
    input: { ...exhibit, file: 'facade'.padEnd(64, '0'), derivation: 'redacted', derivedWhy: 'Her address covered' },
  },
  chaseThirdParty: { input: { chasedOn: '2026-05-12', said: 'Next week', chaseOn: '2026-05-18' } },
  recordCustody: { input: { what: 'moved', at: '2026-02-20T09:00', note: 'To the store at Aldermere, PC Osgood' } },
  importExport: { input: { ...exhibit, file: 'facade'.padEnd(64, '0'), fileName: 'chat.txt' } },
  makeIncidentOfRows: { input: { ...incident, selection: 'row=7' } },
  addRowsToIncident: { input: { selection: 'row=7&row=8' } },
  takeRowsOff: { input: { selection: 'row=8', reason: 'From another phone' } },
} as const
