import { expect, test } from '@playwright/test'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import type { ActName } from '../../../lib/acts/index.ts'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { bundledExhibits, bundledPapers, bundleSubjects, printBundle } from '../../../lib/documents/papers/bundle.ts'
import { textsOf } from '../../../lib/documents/printing/sheet.ts'
import { printWord } from '../../../lib/documents/printing/word.ts'
import { availablePapers, type PaperName, papers } from '../../../lib/documents/registry.ts'
import { conditionsAskedNow, notYetBefore } from '../../../lib/drafting/supplements.ts'
import { paperSource } from '../../../lib/waits/papers.ts'
import { pdfText } from '../../pdf-text.ts'
import { exhibit } from '../acts/an-exhibit.ts'
import { mainOf, newId, people, readyToSubmit, withIncident } from '../drafting/drafted.ts'
import { zipText } from '../exports/zip-text.ts'

const officer = { ...people.officer, roles: ['officer', 'civilOrders'] as const } as unknown as typeof people.officer
const doing = (file: CaseFile, act: ActName, on: string, input: object, day: string, despite?: string) =>
  decide(
    file,
    { act: acts[act], on, input: { ...input }, seen: asLoaded, despite },
    { at: `${day}T12:00:00.000Z`, today: day, actor: officer, newId, settings: file.settings },
  )
function applyAct(file: CaseFile, act: ActName, on: string, input: object, day: string, despite?: string): CaseFile {
  const decided = doing(file, act, on, input, day, despite)
  if (decided.kind !== 'done') throw new Error(`${act}: ${JSON.stringify(decided)}`)
  return applyPatch(file, decided.patch)
}
const complaints = (...asked: Parameters<typeof doing>) => {
  const decided = doing(...asked)
  return decided.kind === 'refused'
    ? decided.refusals.map(r => r.message)
    : decided.kind === 'warned'
      ? decided.warnings.map(w => w.message)
      : []
}
/** Filed on 11 May 2026 with two incidents; a third came on 20 May, with a picture. */
function filedCase(): CaseFile {
  const ready = readyToSubmit()
  const main = mainOf(ready)
  const filed = applyPatch(ready, [
    {
      in: 'applications',
      id: main.id,
      set: {
        status: 'lodged',
        lodgedOn: '2026-05-11',
        authorisedOn: '2026-05-11',
        court: 'Aldermere Magistrates’ Court',
      },
    },
  ])
  const later = withIncident(filed, '2026-05-20', 'Followed her to the library')
  const third = later.incidents[2]
  if (!third) throw new Error('No third incident')
  return {
    ...later,
    incidents: [...later.incidents.slice(0, 2), { ...third, recordedAt: '2026-05-20T18:00:00.000Z' }],
    exhibits: [
      exhibit('LO/1', {
        incidentId: third.id,
        description: 'A picture at the library',
        receivedAt: '2026-05-20T18:00:00.000Z',
      }),
    ],
  }
}
const third = (file: CaseFile) => file.incidents[2]?.id ?? ''
const reason = 'He followed her after the application was filed.'
const preparedSupplement = (file = filedCase()) =>
  applyAct(
    file,
    'prepareSupplement',
    mainOf(file).id,
    { reason, incidentIds: [third(file)], exhibitIds: [] },
    '2026-05-21',
  )
const change = (file: CaseFile, over: object = {}) => ({
  change: 'changed',
  conditionId: file.draftConditions[0]?.id ?? '',
  text: `${file.draftConditions[0]?.text} You must not film her either.`,
  reason: 'He filmed her at the library.',
  incidentIds: [third(file)],
  religionWorkEducation: 'Retired; no clash.',
  ...over,
})
const amendedSupplement = (file = preparedSupplement()) =>
  applyAct(file, 'amendCondition', file.supplements[0]?.id ?? '', change(file), '2026-05-21')
const filedSupplement = (file = amendedSupplement()) =>
  applyAct(
    file,
    'fileSupplement',
    file.supplements[0]?.id ?? '',
    { filedOn: '2026-05-22', agreedBy: 'Supt Colm Reilly' },
    '2026-05-22',
  )
/** A filed supplement, and a hearing of its application on 10 June 2026. */
function supplementBeforeHearing(): CaseFile {
  const file = filedSupplement()
  const applicationId = mainOf(file).id
  const hearing = { id: newId(), applicationId, status: 'listed', listedOn: '2026-06-10', contestedIds: [] }
  return { ...file, hearings: [hearing] as unknown as CaseFile['hearings'] }
}
const serviceOf = (file: CaseFile, over: object = {}) => ({
  supplementId: file.supplements[0]?.id ?? '',
  attemptedAt: '2026-05-25T18:40',
  method: 'inPerson',
  served: 'yes',
  server: 'PC 4471 Osgood',
  place: 'Aldermere police station',
  papers: 'Supplement 1',
  hearsayNotice: 'yes',
  explained: 'yes',
  ...over,
})
const listedOn6July = (file: CaseFile) =>
  applyAct(
    file,
    'listHearing',
    mainOf(file).id,
    { listedOn: '2026-07-06', listedTime: '10:00', court: mainOf(file).court, purpose: 'final' },
    '2026-05-23',
  )
const unservedRows = (file: CaseFile) => paperSource.rows(file).filter(w => w.kind === 'supplementUnserved')
const contextFor = (audience: 'served' | 'police', today = '2026-06-01') =>
  ({ force: 'Marlshire Police', audience, today, names: new Map() }) as const
const wordsOf = (file: CaseFile, name: PaperName, key: string, audience: 'served' | 'police' = 'served') =>
  textsOf(papers[name].sheet(file, key, contextFor(audience)))
    .map(t => t.text)
    .join('\n')

test('a supplement holds what came later and nothing that was filed, and the application as filed stays', () => {
  // Given an application filed with two incidents, and a third that came later
  const before = filedCase()
  const asFiled = wordsOf(before, 'application', mainOf(before).id)
  expect(notYetBefore(before, mainOf(before)).map(i => i.number)).toEqual([3])
  // When a supplement with the third is filed
  const file = filedSupplement()
  const [supplement] = file.supplements
  expect(supplement).toMatchObject({ number: 1, filedOn: '2026-05-22' })
  // Then the supplement holds what came later, and nothing that was filed
  const printed = wordsOf(file, 'supplement', supplement?.id ?? '')
  expect(printed).toContain('Followed her to the library')
  expect(printed).toContain('LO/1')
  expect(printed).toContain('As filed on 22 May 2026')
  expect(printed).not.toContain('Filmed her home')
  // Then the application and its draft order stay as filed, and nothing is left to put before the court
  expect(wordsOf(file, 'application', mainOf(file).id)).toBe(asFiled)
  expect(wordsOf(file, 'draftOrder', mainOf(file).id)).not.toContain('film her either')
  expect(notYetBefore(file, mainOf(file))).toEqual([])
  // When a fourth incident is recorded after the day of the supplement
  const fourIncidents = withIncident(file, '2026-05-25', 'Rang her door')
  const later = {
    ...fourIncidents,
    incidents: fourIncidents.incidents.map((incident, n) =>
      n === 3 ? { ...incident, recordedAt: '2026-05-25T18:00:00.000Z' } : incident,
    ),
  }
  // Then the supplement does not change
  expect(wordsOf(later, 'supplement', supplement?.id ?? '')).toBe(printed)
})
test('a condition asked for otherwise is tracked, in the order asked for, and what the court is then said to make', async () => {
  // Given a filed supplement that adds words to the first condition
  const file = filedSupplement()
  const main = mainOf(file)
  // When the order now asked for is printed
  const sheet = papers.amendedOrder.sheet(file, file.supplements[0]?.id ?? '', contextFor('served'))
  // Then the words put in are tracked, on paper and in Word
  const tracked = sheet.blocks.flatMap(block => (block.kind === 'tracked' ? block.parts : []))
  expect(tracked.map(part => part.how)).toEqual(['kept', 'putIn'])
  expect(tracked[1]?.text).toContain('film her either')
  const word = await zipText(await printWord(sheet), 'word/document.xml')
  expect(word).toMatch(/<w:ins [^>]*w:author="Marlshire Police"/)
  // Then the new wording is what is asked for, and fills the form of the order made
  expect(conditionsAskedNow(file, main)[0]?.text).toContain('film her either')
  const form = acts.recordOrderMade.prefill?.({ file, record: main, today: '2026-06-01' } as never) as {
    conditions: { text: string }[]
  }
  expect(form.conditions[0]?.text).toContain('film her either')
})
test('a supplement that is still a draft changes nothing that is asked for', () => {
  const draft = amendedSupplement()
  expect(conditionsAskedNow(draft, mainOf(draft))[0]?.text).toBe(draft.draftConditions[0]?.text)
})
test('a new condition, one no longer asked for, and a second supplement on top of the first', () => {
  // Given a filed supplement that changed the first condition
  const first = filedSupplement()
  const main = mainOf(first)
  // When a second supplement adds a condition, takes the first one out, and is filed
  const secondPrepared = applyAct(
    first,
    'prepareSupplement',
    main.id,
    { reason: 'The condition goes', incidentIds: [], exhibitIds: [] },
    '2026-05-23',
  )
  const second = secondPrepared.supplements[1]?.id ?? ''
  const newCondition = change(secondPrepared, {
    change: 'added',
    conditionId: '',
    kind: 'prohibition',
    text: 'You must not go into the library in Mill Lane.',
    reason: 'He waits there.',
  })
  const added = applyAct(secondPrepared, 'amendCondition', second, newCondition, '2026-05-23')
  const takenOut = applyAct(
    added,
    'amendCondition',
    second,
    change(secondPrepared, { change: 'takenOut', reason: 'Bail covers it' }),
    '2026-05-23',
  )
  const file = applyAct(
    takenOut,
    'fileSupplement',
    second,
    { filedOn: '2026-05-24', agreedBy: 'Supt Colm Reilly' },
    '2026-05-24',
  )
  // Then only the new condition is asked for, under its own number
  expect(conditionsAskedNow(file, main).map(c => [c.number, c.text])).toEqual([
    [2, 'You must not go into the library in Mill Lane.'],
  ])
  // Then the one taken out is marked as it was filed, not as the first supplement asked for it
  const sheet = papers.amendedOrder.sheet(file, second, contextFor('served'))
  const marked = sheet.blocks.findLast(block => block.kind === 'tracked')
  expect(marked).toMatchObject({ parts: [{ how: 'takenOut' }], note: 'No longer asked for.' })
  expect(marked?.kind === 'tracked' && marked.parts[0]?.text).toBe(first.draftConditions[0]?.text)
})
test('nothing is put before the court twice as it stands, by the application or by a supplement', () => {
  // Given incident 1 filed with the application, and incident 3 in a prepared supplement
  const file = preparedSupplement()
  // When another supplement is prepared with both
  const both = { reason, incidentIds: [file.incidents[0]?.id, third(file)], exhibitIds: [] }
  // Then each is refused
  expect(complaints(file, 'prepareSupplement', mainOf(file).id, both, '2026-05-22')).toEqual([
    'Incident 1 is before the court already, as it stands',
    'Incident 3 is before the court already, as it stands',
  ])
})
test('a supplement changes a condition once, and not to the wording that was asked for', () => {
  // Given a supplement before it changes a condition, and after
  const file = preparedSupplement()
  const changed = amendedSupplement(file)
  const id = file.supplements[0]?.id ?? ''
  const day = '2026-05-22'
  // Then the same condition is not changed again
  expect(complaints(changed, 'amendCondition', id, change(file), day).join()).toContain(
    'changes this condition already',
  )
  // Then a change to the wording as filed is refused
  expect(complaints(file, 'amendCondition', id, change(file, { text: file.draftConditions[0]?.text }), day)).toEqual([
    'This is the wording that was asked for already',
  ])
})
test('a supplement that changes conditions is not filed by the officer alone, nor before the application', () => {
  // Given a supplement that changes a condition of an application filed on 11 May 2026
  const file = amendedSupplement()
  const id = file.supplements[0]?.id ?? ''
  const filing = (input: object) => complaints(file, 'fileSupplement', id, input, '2026-05-22')
  // Then whoever agreed to it must be named
  expect(filing({ filedOn: '2026-05-22', agreedBy: '' })).toEqual([
    'Enter who agreed that the changed conditions may be asked for',
  ])
  // Then its day must not be before that of the application
  expect(filing({ filedOn: '2026-05-01', agreedBy: 'Supt Reilly' })[0]).toContain('on or after 11 May 2026')
})
test('a supplement that adds nothing is not filed', () => {
  // Given a supplement with no incident, exhibit or changed condition
  const day = '2026-05-22'
  const filed = filedCase()
  const empty = applyAct(filed, 'prepareSupplement', mainOf(filed).id, { reason, incidentIds: [], exhibitIds: [] }, day)
  // When it is filed, then it is refused
  expect(
    complaints(empty, 'fileSupplement', empty.supplements[0]?.id ?? '', { filedOn: day, agreedBy: '' }, day),
  ).toEqual(['It adds nothing yet: add an incident, an exhibit or a changed condition'])
})
test('a filed supplement is not written again or withdrawn; a draft is, and its number is not given again', () => {
  const day = '2026-05-22'
  const withdrawal = { cause: 'error', reason: 'Typed twice' }
  // Given a supplement that changes a condition, as a draft and as filed
  const draft = amendedSupplement()
  const filed = filedSupplement(draft)
  const id = draft.supplements[0]?.id ?? ''
  const amendment = filed.conditionAmendments[0]?.id ?? ''
  // Then what was filed stays: no condition is added, no change and no supplement withdrawn
  const newCondition = change(draft, { conditionId: '', change: 'added', kind: 'prohibition' })
  expect(complaints(filed, 'amendCondition', id, newCondition, day)[0]).toContain('what was filed stays')
  expect(complaints(filed, 'withdrawConditionAmendment', amendment, withdrawal, day)[0]).toContain(
    'what was filed stays',
  )
  expect(complaints(filed, 'withdrawSupplement', id, withdrawal, day)[0]).toContain('what was filed stays')
  // When the draft is withdrawn, then its changes go with it
  const withdrawn = applyAct(draft, 'withdrawSupplement', id, withdrawal, day)
  expect([withdrawn.supplements, withdrawn.conditionAmendments]).toEqual([[], []])
  // Then the next supplement has the next number
  expect(preparedSupplement(withdrawn).supplements[0]?.number).toBe(2)
})
test('a protected address holds a supplement back, and what may be inferred from it is warned of', () => {
  const vault = [{ id: 'v', personId: 'p', address: '9 Far Road', postcode: null, kind: 'home', releasedAt: null }]
  const file = { ...preparedSupplement(), confidentialAddresses: vault as unknown as CaseFile['confidentialAddresses'] }
  const on = file.supplements[0]?.id ?? ''
  const filing = { filedOn: '2026-05-22', agreedBy: '' }
  const telling = (summary: string) => ({
    ...file,
    incidents: file.incidents.map(i => (i.id === third(file) ? { ...i, summary } : i)),
  })
  expect(complaints(telling('Stood outside 9 Far Road'), 'fileSupplement', on, filing, '2026-05-22')[0]).toContain(
    'protected address can be read',
  )
  expect(
    complaints(telling('Waited near where she now works'), 'fileSupplement', on, filing, '2026-05-22')[0],
  ).toContain('may let the defendant work out')
  expect(complaints(file, 'fileSupplement', on, filing, '2026-05-22')).toEqual([])
})
test('the hearsay notice of a supplement has its own 21 days, and its service is not before it was filed', () => {
  // Given a supplement filed on 22 May 2026 and a hearing listed for 10 June
  const file = supplementBeforeHearing()
  const serve = (attemptedAt: string) =>
    complaints(file, 'recordPaperService', mainOf(file).id, serviceOf(file, { attemptedAt }), '2026-05-26')
  // When it is served on 25 May, then fewer than 21 days are left before the hearing
  expect(serve('2026-05-25T18:40')).toEqual([
    'The hearing is on 10 June 2026: a hearsay notice is safe until 19 May 2026. Ask the court for another period, or expect less weight',
  ])
  // When it is served on 21 May, then that was before it was filed
  expect(serve('2026-05-21T10:00')[0]).toContain('filed on 22 May 2026, after this')
})
test('the certificate of a supplement is there once it is served, is filed, and follows a correction', () => {
  // Given a supplement filed but not served: there is no certificate
  const filed = supplementBeforeHearing()
  const application = mainOf(filed).id
  const supplement = filed.supplements[0]?.id ?? ''
  const certificates = (file: CaseFile) => availablePapers(file, new Map()).filter(p => p.name === 'papersCertificate')
  expect(certificates(filed)).toEqual([])
  // When it is served, then the certificate says by whom, and is to be signed
  const service = serviceOf(filed)
  const allowed = 'The court gave another period'
  const served = applyAct(filed, 'recordPaperService', application, service, '2026-05-26', allowed)
  expect(wordsOf(served, 'papersCertificate', supplement)).toContain('PC 4471 Osgood')
  expect(wordsOf(served, 'papersCertificate', supplement)).toContain('To be signed and filed')
  // When the certificate is filed, then it says on what day
  const proof = served.paperServices[0]?.id ?? ''
  const certified = applyAct(
    served,
    'recordCertificateFiled',
    proof,
    { certificateFiledOn: '2026-05-27' },
    '2026-05-27',
  )
  expect(wordsOf(certified, 'papersCertificate', supplement)).toContain('Filed on 27 May 2026')
  // When it turns out that the application was served, then the certificate is of the application alone
  const corrected = applyAct(
    certified,
    'correctPaperService',
    proof,
    { ...service, supplementId: '', certificateFiledOn: '2026-05-27', correctionReason: 'It was the application' },
    '2026-05-28',
    'As the court allowed',
  )
  expect(certificates(corrected).map(p => p.key)).toEqual([application])
})
test('the hearsay notice of a supplement holds what the supplement adds, and nothing of the application', () => {
  const file = filedSupplement()
  const notice = wordsOf(file, 'hearsay', file.supplements[0]?.id ?? '')
  expect(notice).toContain('Followed her to the library')
  expect(notice).not.toContain('Filmed her home')
})
test('a supplement has a bundle of its own, with its own pages; the application’s holds nothing of it', async () => {
  const file = filedSupplement()
  const application = mainOf(file)
  const [supplement] = file.supplements
  const context = contextFor('served')
  expect(bundleSubjects(file).map(b => b.label)).toEqual([
    expect.stringContaining('application 1'),
    'Supplement 1 to application 1',
  ])
  const own = bundledPapers(file, application, context, supplement)
  expect(own.map(p => p.name)).toEqual(
    expect.arrayContaining(['supplement', 'supplementStatement', 'amendedOrder', 'hearsay']),
  )
  expect(own.map(p => p.name)).not.toContain('application')
  expect(bundledPapers(file, application, context).map(p => p.name)).not.toContain('supplement')
  const exhibits = bundledExhibits(file, application, 'served', supplement)
  expect(exhibits.map(e => e.reference)).toEqual(['LO/1'])
  expect(bundledExhibits(file, application, 'served')).toEqual([])
  const bundle = {
    application,
    supplement,
    audience: 'served' as const,
    papers: own,
    exhibits: exhibits.map(e => ({ exhibit: e, content: [], absent: 'Kept by police' })),
  }
  const text = await pdfText(printBundle(file, bundle, context, new Map()))
  expect(text).toContain('Supplement 1 page 1 of')
  expect(text).toContain('/A1/S1')
})
test('held back, it is in the police version alone, with the reason', () => {
  const file = filedSupplement()
  const id = file.supplements[0]?.id ?? ''
  const held = {
    ...file,
    paperMarks: [
      {
        id: newId(),
        kind: 'heldBack' as const,
        recordKind: 'incidents' as const,
        recordId: third(file),
        passage: null,
        reason: 'A source could be known by it',
        at: '2026-05-21T10:00:00.000Z',
        byId: people.officer.id,
        endedAt: null,
        endedById: null,
      },
    ],
  }
  expect(wordsOf(held, 'supplement', id)).not.toContain('Followed her')
  expect(wordsOf(held, 'supplement', id)).not.toContain('LO/1')
  expect(wordsOf(held, 'supplement', id, 'police')).toContain('Followed her')
  expect(wordsOf(held, 'supplement', id, 'police')).toContain('A source could be known by it')
})

test('a supplement waits once it is filed, in time for hearsay at the hearing, until it is served', () => {
  // Given a supplement that is a draft: nothing waits
  expect(unservedRows(amendedSupplement())).toEqual([])
  // When it is filed with no hearing listed, then it waits for a week
  const file = filedSupplement()
  const [main, supplement] = [mainOf(file), file.supplements[0]]
  expect(unservedRows(file)).toMatchObject([
    {
      about: { id: supplement?.id },
      due: { on: '2026-05-29' },
      params: { number: 1, filedOn: '2026-05-22', hearingOn: null },
    },
  ])
  // When a hearing is listed for 6 July, then it is due not less than 21 days before, both days left out
  const listed = listedOn6July(file)
  expect(unservedRows(listed)).toMatchObject([{ due: { on: '2026-06-14' }, params: { hearingOn: '2026-07-06' } }])
  // When nobody is in, then it waits still
  const attempt = {
    supplementId: supplement?.id ?? '',
    attemptedAt: '2026-05-24T10:00',
    method: 'inPerson',
    place: '12 Weir Lane, Aldermere',
    server: 'PC 2207 Oakes',
    served: 'no',
    result: 'nobodyIn',
    papers: ['The supplement'],
    hearsayNotice: 'yes',
    explained: 'yes',
  }
  const tried = applyAct(listed, 'recordPaperService', main.id, attempt, '2026-05-24')
  expect(unservedRows(tried)).toHaveLength(1)
  // When it is served, then nothing waits
  const served = applyAct(
    tried,
    'recordPaperService',
    main.id,
    { ...attempt, attemptedAt: '2026-05-25T10:00', served: 'yes', result: '' },
    '2026-05-25',
  )
  expect(unservedRows(served)).toEqual([])
})
test('a supplement to an application that was decided waits for nothing', () => {
  // Given a supplement that waits for its service before a hearing
  const listed = listedOn6July(filedSupplement())
  expect(unservedRows(listed)).toHaveLength(1)
  // When the application is granted, then nothing waits
  const granted = applyPatch(listed, [{ in: 'applications', id: mainOf(listed).id, set: { status: 'granted' } }])
  expect(unservedRows(granted)).toEqual([])
})
