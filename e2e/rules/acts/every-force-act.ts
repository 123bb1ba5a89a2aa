import type { z } from 'zod'
import { decide, recordOf } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { type ForceActName, forceActNames, forceActs } from '../../../lib/acts/force/force.ts'
import type { ForceFile } from '../../../lib/case/force.ts'
import { type Actor, allRoles } from '../../../lib/case/policy.ts'
import type { CourtLetter } from '../../../lib/case/reference/court-orders.ts'
import { startingMarkers } from '../../../lib/case/reference/marker-kinds.ts'
import { caseGiven } from '../../../lib/case/views/given-to-force.ts'
import { aForce, newCaseInput, newId, people, team } from '../drafting/drafted.ts'
import { anyInput } from './any-input.ts'
import { aFile } from './order-file.ts'
import { sweep } from './overwritten.ts'

const [at, today] = ['2026-05-12T11:30:00.000Z', '2026-05-12']
const actor: Actor = { ...people.officer, roles: allRoles, teamIds: [team] }
const [ended, by] = [null, actor.id]
const [personId, adminId, leaverId, goneId, pair, other, joined, linkId, joinId] = Array.from({ length: 9 }, newId) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]
const person = (id: string, name: string) => ({
  id,
  name,
  email: `${name}@force.example.org`,
  collar: null,
  rank: null,
  phone: null,
  calendarKey: newId(),
  calendarUntil: at,
  digest: false,
  startedAt: at,
  endedAt: ended,
  lastDay: null,
  importId: null,
})
const pairRow = (id: string, state: 'waiting' | 'decided' | 'joined') => ({
  id,
  name: 'A and B',
  state,
  reports: 3,
  waitingSince: at,
  caseRef: null,
  joinedIntoId: state === 'joined' ? pair : null,
})
const member = (pairId: string, reportRef: string, linkId: string | null, endedByLinkId: string | null) => ({
  id: newId(),
  pairId,
  reportRef,
  linkId,
  addedAt: at,
  endedAt: endedByLinkId ? at : null,
  endedByLinkId,
})
const link = (id: string) => ({
  id,
  name: '',
  pairId: pair,
  otherPairId: joined,
  side: 'both' as const,
  same: true,
  reportRefs: ['1'],
  otherRefs: ['9'],
  reason: 'One man',
  at,
  byId: by,
  endedAt: null,
  endedById: null,
  endedReason: null,
})
const row = (ref: string) => ({ id: newId(), name: 'A', ref, rowName: 'A', bornOn: '1990-03-27' })
const system = {
  id: newId(),
  name: 'Crime recording',
  tokenHash: '',
  scopes: ['reports' as const],
  startedAt: at,
  startedById: by,
  endedAt: null,
  lastUsedAt: null,
}
const reportImport = (state: 'running' | 'done') => ({
  id: newId(),
  name: 'feed.csv',
  state,
  systemId: null,
  byId: by,
  fileSha256: '',
  fileName: 'feed.csv',
  bytes: 1,
  format: 'csv' as const,
  readAs: null,
  startedAt: at,
  progressAt: at,
  finishedAt: null,
  problem: null,
  pairsFound: 0,
  undoneAt: null,
  undoneById: null,
  undoneReason: null,
})
const sheetRow = {
  ...{ line: 2, givenNames: 'Ray', familyName: 'Holt', aliases: [], bornOn: null, homeAddress: null },
  ...{ protectedGivenNames: 'Ann', protectedFamilyName: 'Lee', protectedBornOn: null },
  ...{ kind: 'full' as const, court: null, references: [], madeOn: '2026-01-20', lastDay: '2028-01-19' },
  ...{ untilFurther: false, servedOn: null, server: null },
  conditions: [{ kind: 'prohibition' as const, text: 'You must not contact Ann Lee.' }],
  ...{ owner: null, ownerId: null, unread: [], alike: [] },
}
const sheetOf = (state: 'read' | 'taken') => ({
  ...{ id: newId(), name: 'orders.csv', fileName: 'orders.csv', fileSha256: '', state },
  rows: state === 'read' ? [sheetRow] : [],
  ...{ unused: [], nameless: [], orders: state === 'read' ? 0 : 1, readAt: at, byId: by },
  ...{ endedAt: null, endedById: null, reason: null, cases: [] },
})
const outside: ForceFile['outsideForces'][number] = {
  ...{
    id: newId(),
    name: 'Northmoor Police',
    code: 'NM',
    signKey: `${'a'.repeat(43)}=`,
    sealKey: 'age1'.padEnd(62, 'q'),
  },
  ...{ startedOn: today, endedOn: null, endedReason: null, addedAt: at, addedById: by, comparedAt: null },
  ...{ comparedById: null, comparedWith: null, fingerprint: '12345 '.repeat(8).trim() },
}
const taskOf = (state: 'offered' | 'accepted'): ForceFile['transfersIn'][number] => ({
  ...{ id: newId(), name: 'Severnvale Police', kind: 'other', state, fromForce: 'Severnvale Police', toForce: 'Ours' },
  ...{
    basis: 'defendantThere',
    basisWhy: 'He lives here',
    asked: 'Find him',
    dueOn: null,
    contact: 'The desk',
    record: [],
  },
  ...{
    at,
    answeredAt: null,
    answeredBy: null,
    answer: null,
    theirRef: null,
    doneAt: null,
    outcome: null,
    notedAt: null,
    file: null,
  },
  given: {
    task: {
      order: null,
      conditions: [],
      defendant: { name: 'Owen Brathwaite', bornOn: null, homeAddress: null, identifiers: [] },
      protectedNames: [],
    },
  },
})
const cameAsFile = (t: ForceFile['transfersIn'][number]): ForceFile['transfersIn'][number] => ({
  ...t,
  id: newId(),
  file: {
    ...{ caseRef: 'NM-2026-00004', offerId: newId(), openedAt: at, outsideId: outside.id, recordHead: null },
    ...{ revokedAt: null, revokedReason: null },
  },
})
const caseIn: ForceFile['transfersIn'][number] = {
  ...taskOf('offered'),
  kind: 'case',
  given: { case: caseGiven(aFile()) },
}
const answeredIn = { ...cameAsFile(taskOf('accepted')), answeredAt: at, answeredBy: 'DS Lisle' }
const arrivalOf = ({ name: _n, file: _f, ...t }: ForceFile['transfersIn'][number]): ForceFile['arrivals'][number] => ({
  ...t,
  ...{ outsideId: outside.id, offerId: newId(), caseRef: 'NM-2026-00004', openedAt: at, openedById: by },
  ...{ fileHash: 'a'.repeat(64), recordHead: null, came: [], revokedAt: null, revokedReason: null },
})
const listedPerson = {
  ...{ line: 2, name: 'DC Ada Lisle', email: 'ada.lisle@force.example.org', collar: null, rank: 'constable' as const },
  ...{ phone: null, roles: ['officer' as const], teams: ['Aldermere'], problems: [] },
}
const peopleListOf = (state: 'read' | 'taken') => ({
  ...{ id: newId(), name: 'people.csv', fileName: 'people.csv', fileSha256: '', state },
  rows: state === 'read' ? [listedPerson] : [],
  ...{ unused: [], added: state === 'read' ? 0 : 1, readAt: at, byId: by, endedAt: null, endedById: null },
  ...{ reason: null, accounts: [] },
  people:
    state === 'read'
      ? []
      : [{ id: newId(), name: 'Ada', email: 'a@b.org', roleIds: [newId()], membershipIds: [newId()], since: [] }],
})
const aLetter: CourtLetter = {
  ...{ line: 1, name: 'order.pdf', sentFrom: null, subject: null, sentAt: null, unread: null, lines: [] },
  found: [
    { field: 'kind', value: 'nonMolestation', line: 1, page: 1, doubts: [], others: [] },
    { field: 'terms', value: '1. The respondent must not contact her', line: 4, page: 1, doubts: [], others: [] },
  ],
  ...{ textHash: 'a', sameAs: null, follows: null },
}
const courtUploadIn = (state: 'read' | 'taken') => ({
  ...{ id: newId(), name: 'order.pdf', fileName: 'order.pdf', fileSha256: '', state, orders: 1, readAt: at, byId: by },
  rows: state === 'read' ? [aLetter] : [],
  ...{ endedAt: null, endedById: null, reason: null, decided: 0, waiting: state === 'taken' ? [newId()] : [] },
})
const courtOrderIn = (state: 'waiting' | 'noPair') => ({
  ...{ id: newId(), name: 'Non-molestation order', uploadId: newId(), fileSha256: '', state, letter: aLetter },
  ...{ kind: 'nonMolestation' as const, number: null, madeOn: null, textHash: 'a', followsId: null, receivedAt: at },
  ...{ byId: by, caseId: null, pairId: null, reason: null, decidedAt: null, decidedById: null },
  ...{ placedOn: null, earlierOn: null },
})
const noticeId = newId()
const district = { id: newId(), name: 'North', endedAt: null, mergedIntoId: null }
const bare = { id: newId(), name: 'East', endedAt: null, mergedIntoId: null }
const court = {
  id: newId(),
  kind: 'magistrates' as const,
  name: 'Aldermere Magistrates’ Court',
  startedOn: '2020-01-20',
  endedOn: null,
  mergedIntoId: null,
}

/** A force with a record of every kind that acts of it or of a pair are about. */
const file: ForceFile = {
  ...aForce({
    directory: {
      claim: 'groups',
      groups: [{ id: 'a-group', group: 'SPO sergeants', roles: ['sergeant'], teamId: null }],
    },
    markers: startingMarkers.flatMap(k => [
      { ...k, ownerId: personId },
      { ...k, id: `${k.id}-2`, ownerId: leaverId },
    ]),
    welsh: [
      {
        id: '00000000-0000-4000-8000-000000000301',
        english: 'How long',
        welsh: 'Am ba hyd',
        reviewer: 'Elin Prys',
        reviewedOn: '2026-01-20',
      },
    ],
  }),
  orderImports: [sheetOf('read'), sheetOf('taken')],
  transfersIn: [
    taskOf('offered'),
    taskOf('accepted'),
    caseIn,
    ...[taskOf('offered'), taskOf('accepted'), caseIn].map(cameAsFile),
    answeredIn,
  ],
  outsideForces: [outside],
  ownKeys: [],
  arrivals: [{ ...arrivalOf(taskOf('offered')) }],
  peopleImports: [peopleListOf('read'), peopleListOf('taken')],
  courtUploads: [courtUploadIn('read'), courtUploadIn('taken')],
  courtOrders: [courtOrderIn('waiting'), courtOrderIn('noPair')],
  courtOrderMatches: [
    {
      ...{ id: newId(), name: 'MA-2026-00003', orderId: newId(), caseId: newId(), caseRef: 'MA-2026-00003' },
      ...{ pairId: null, ringTeamId: null, sides: 'both' as const, score: 20, why: ['The defendant: the same name'] },
      order: courtOrderIn('waiting'),
    },
    {
      ...{ id: newId(), name: 'A pair', orderId: newId(), caseId: null, caseRef: null, pairId: newId() },
      ...{ ringTeamId: null, sides: 'both' as const, score: 20, why: ['The defendant: the same name'] },
      order: courtOrderIn('waiting'),
    },
  ],
  districts: [district, bare],
  premises: [court, { ...court, id: newId(), name: 'Norwold Magistrates’ Court' }],
  teams: [
    ...aForce().teams,
    { id: newId(), districtId: district.id, name: 'South', endedAt: null, mergedIntoId: null, formerDistricts: [] },
  ],
  people: [
    person(personId, 'an.officer'),
    person(adminId, 'an.administrator'),
    person(actor.id, 'me'),
    { ...person(leaverId, 'a.leaver'), lastDay: '2026-05-11' },
    { ...person(goneId, 'gone'), endedAt: at },
  ],
  held: [{ ref: 'MA-2026-00003', kind: 'officer', n: 1 }],
  memberships: [personId, leaverId].map(id => ({
    ...{ id: newId(), personId: id, teamId: team, endedAt: null },
    givenBy: id === leaverId ? ('directory' as const) : ('hand' as const),
  })),
  personRoles: [
    ...allRoles.map(role => ({ id: newId(), personId, role, startedAt: at, endedAt: null, givenBy: 'hand' as const })),
    { id: newId(), personId: leaverId, role: 'officer', startedAt: at, endedAt: null, givenBy: 'directory' },
    { id: newId(), personId: adminId, role: 'administrator', startedAt: at, endedAt: null, givenBy: 'hand' },
  ],
  sessions: [personId, leaverId].map(id => ({ id: newId(), personId: id, endedAt: null, endedBecause: null })),
  reportCounts: [{ id: newId(), districtId: district.id, month: '2026-05-01', reports: 3, source: 'A count' }],
  dutyTurns: [
    {
      id: newId(),
      role: 'inspector',
      personId,
      fromAt: '2026-05-10T06:00:00.000Z',
      untilAt: '2026-05-12T18:00:00.000Z',
      removedAt: null,
      byId: by,
    },
  ],
  absences: [
    {
      id: newId(),
      personId: adminId,
      fromOn: '2026-05-11',
      untilOn: '2026-05-13',
      standInId: null,
      removedAt: null,
      byId: by,
    },
  ],
  panels: [
    {
      id: newId(),
      heldOn: '2026-05-20',
      place: null,
      attendance: ['A. Adviser, probation'],
      cancelledAt: ended,
      cancelledReason: null,
      at,
      byId: by,
    },
  ],
  courseRecords: [
    {
      id: newId(),
      personId: adminId,
      course: 'awareness',
      doneOn: '2025-05-11',
      provider: null,
      removedAt: null,
      byId: by,
    },
  ],
  alarmRules: [{ id: newId(), kind: 'breachUnactioned', ladder: ['owner'], seenWithinMinutes: 30, byMail: true }],
  alarmNotices: [{ id: noticeId, personId: by, seenAt: null }],
  recordsSystems: [system],
  reportImports: [reportImport('running'), reportImport('done')],
  reportPairs: [pairRow(pair, 'waiting'), pairRow(other, 'decided'), pairRow(joined, 'joined')],
  pairReports: [
    ...['1', '2', '3'].map(ref => member(pair, ref, null, null)),
    ...['5', '6'].map(ref => member(other, ref, null, null)),
    member(joined, '9', null, joinId),
    member(pair, '9', joinId, null),
  ],
  personLinks: [link(joinId), link(linkId)],
  crimeReports: ['1', '2', '3'].map(row),
  suspectMatches: [
    {
      id: newId(),
      name: '',
      reportRef: '1',
      caseRef: 'MA-2026-00003',
      pairId: null,
      ringTeamId: null,
      answer: null,
      reason: null,
      answeredAt: null,
      answeredById: null,
    },
  ],
  linkJudgements: [{ id: newId(), name: '', judged: null, judgedAt: null, judgedById: null }],
  frequentNames: [{ id: newId(), name: 'subject caller', judged: null, judgedAt: null, judgedById: null }],
  reportWork: [],
  namedReport: { ref: '5', pairId: other },
  namedPerson: [{ ref: '5', bornOn: '1990-03-27' }],
  namedCase: { id: newId(), ref: 'MA-2026-00003', mayRecord: true, crimeReferences: [] },
  entry: { id: newId(), caseId: newId(), ref: 'MA-2026-00003', words: 'Order made', reference: null },
  entryAcks: [],
  crimeCases: [],
  recordsChanges: [
    {
      ...{ id: newId(), name: '61/1/26', crimeReference: '61/1/26', changedAt: at, outcome: null, officer: null },
      ...{ isStalking: false, reason: null, caseId: null, systemId: newId(), at, answer: null, answerNote: null },
      ...{ answeredAt: null, answeredById: null },
    },
  ],
  toDraw: [{ ref: 'MA-2026-00003', workId: newId() }],
  pairCrimes: ['1', '2'].map(ref => ({ ref, lastDay: null })),
}
const empty: ForceFile = { ...file, reportCounts: [], namedReport: { ref: '7', pairId: null } }

const reports = [{ crimeReference: '1', happenedOn: today, summary: 'Waited outside', category: 'E' }]
/** What no form can be filled in with by its fields alone. */
const told: Partial<Record<ForceActName, object>> = {
  addPerson: { email: 'new@force.example.org', teams: [team] },
  changeDistrict: { name: 'Far north' },
  addDirectoryGroup: { group: 'SPO officers', roles: ['officer'], teamId: team },
  removeDirectoryGroup: { groupId: 'a-group' },
  nameDirectoryClaim: { claim: 'roles' },
  followDirectory: { groups: ['SPO sergeants'] },
  endPerson: { lastDay: today, toId: adminId },
  handOverWork: { toId: adminId },
  mergeTeam: { intoId: file.teams[1]?.id, fromOn: today },
  mergeDistrict: { intoId: bare.id, fromOn: today },
  mergePremises: { intoId: file.premises[1]?.id, fromOn: today },
  changeTeam: { name: 'Far south', districtId: bare.id },
  changePremises: { name: 'Thornfold Magistrates’ Court' },
  changePerson: { email: 'new@force.example.org' },
  giveRole: { role: allRoles[0] },
  endRole: { role: allRoles[1] },
  joinTeam: { teamId: file.teams[1]?.id },
  leaveTeam: { teamId: team },
  addRecordsSystem: { scopes: ['reports'], tokenHash: 'a'.repeat(64) },
  putOnDuty: { personId, fromAt: '2026-05-13T06:00', untilAt: '2026-05-13T18:00' },
  changeDuty: { personId, fromAt: '2026-05-13T06:00', untilAt: '2026-05-13T18:00' },
  takeRecordsChange: { crimeReference: '61/2/26', changedAt: '2026-05-11T10:00', isStalking: 'no' },
  acknowledgeEntry: { entryId: newId(), reference: 'CR/26/1/L4' },
  drawFinishedWork: { work: 'checks', fromOn: '2026-04-01', untilOn: '2026-05-12', number: '1' },
  planPanel: { heldOn: '2026-06-20', place: '', attendance: 'A. Adviser, probation' },
  recordCourse: { personId, course: 'orders', doneOn: '2025-05-11' },
  changeCourse: { personId, course: 'orders', doneOn: '2025-05-11' },
  recordAbsence: { personId, standInId: adminId },
  changeAbsence: { personId: adminId, standInId: personId },
  changeAlarm: {
    seenWithinMinutes: '30',
    first: 'owner',
    second: 'inspector',
    third: 'supervisor',
    fourth: 'coordinator',
    kind: 'breachUnactioned',
  },
  addWelsh: { english: 'How long it lasts', welsh: 'Am ba hyd', reviewer: 'Elin Prys', reviewedOn: '2026-01-20' },
  changeWelsh: {
    sentenceId: '00000000-0000-4000-8000-000000000301',
    english: 'How long it lasts',
    welsh: 'Am ba hyd y mae’n para',
    reviewer: 'Elin Prys',
    reviewedOn: '2026-01-21',
  },
  addMarkerKind: { withinHours: '24', ownerId: '' },
  changeMarkerKind: { kindId: startingMarkers[0]?.id, withinHours: '30', ownerId: '' },
  markAlarmsSeen: { noticeIds: [noticeId] },
  openCase: newCaseInput,
  takeOrderSheet: { teamId: team, ownerId: '', leaveOut: [] },
  acceptTransferCase: { teamId: team },
  addOutsideForce: { signKey: `${'b'.repeat(43)}=`, sealKey: 'age1'.padEnd(62, 'p') },
  compareOutsideForce: { heard: outside.fingerprint },
  endOutsideForce: { endedOn: '2026-12-01', endedReason: 'Lost' },
  openOffer: {
    ...{
      outsideId: outside.id,
      offerId: newId(),
      kind: 'other',
      at,
      given: '{}',
      record: '[]',
      dueOn: '',
      revokedAt: '',
    },
  },
  openRevocation: { revokedAt: at },
  reportTransferDone: { doneAt: at, outcome: 'Found at home' },
  openImportedOrder: { importId: file.orderImports[1]?.id, teamId: team, ownerId: '', row: JSON.stringify(sheetRow) },
  takePeopleSheet: { leaveOut: [] },
  takeCourtUpload: { leaveOut: [] },
  addImportedPerson: { ...listedPerson, importId: file.peopleImports[1]?.id, teams: [team] },
  openFromPair: { ...newCaseInput, contactFrom: '', contactTo: '', reports },
  addFromPair: { caseRef: 'MA-2026-00003', reports },
  mergePeople: { side: 'suspect', reportRef: '5' },
  splitPerson: { side: 'suspect', rowIds: [file.crimeReports[0]?.id] },
  changeNoNames: { words: ['gezocht'] },
  linkReport: { reportRef: '5' },
  joinPairs: { reportRef: '5' },
  pairToCase: { caseRef: 'MA-2026-00003' },
  splitPair: { pairReportIds: file.pairReports.slice(0, 2).map(r => r.id) },
}
const inputsFor = (name: ForceActName, on: string, whole: ForceFile) => {
  const act = forceActs[name]
  const record = recordOf(whole, act.about, on)
  return [true, false].map(optional => ({
    ...anyInput(act.input as z.ZodObject, whole as never, {
      day: today,
      optional,
      person: newId(),
      file: 'a'.repeat(64),
    }),
    ...(record ? act.prefill?.({ file: whole, record, today }) : {}),
    ...told[name],
  }))
}
function* attempts(name: ForceActName) {
  const act = forceActs[name]
  for (const whole of [file, empty])
    for (const { id } of act.about === 'force' ? [whole.force] : (whole[act.about as 'people'] as { id: string }[]))
      yield {
        on: id,
        whole,
        actor: act.permission === 'keepAccounts' ? { ...actor, program: true as const } : actor,
        inputs: inputsFor(name, id, whole),
        ask: (input: object) =>
          decide(
            whole,
            { act, on: id, input, seen: asLoaded, despite: 'Agreed' },
            {
              at,
              today,
              actor: act.permission === 'keepAccounts' ? { ...actor, program: true } : actor,
              newId,
              settings: whole.force.settings,
            },
          ),
      }
}
/** An act of the force or of a pair as it is first done here: by whom, on which record of which force, with what input. */
export function firstDone(name: ForceActName) {
  for (const { on, whole, actor, inputs, ask } of attempts(name))
    for (const input of inputs) {
      const done = ask(input)
      if (done.kind === 'done') return { whole, on, actor, input, done }
    }
  return undefined
}
/** What each act of the force and of a pair overwrites; undefined for one that could not be done. */
export const overwrittenByForceActs = () =>
  Object.fromEntries(forceActNames.map(name => [name, sweep(forceActs[name], attempts(name))]))
