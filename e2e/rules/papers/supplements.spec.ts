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
function done(file: CaseFile, act: ActName, on: string, input: object, day: string, despite?: string): CaseFile {
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
const prepared = (file = filedCase()) =>
  done(file, 'prepareSupplement', mainOf(file).id, { reason, incidentIds: [third(file)], exhibitIds: [] }, '2026-05-21')
const change = (file: CaseFile, over: object = {}) => ({
  change: 'changed',
  conditionId: file.draftConditions[0]?.id ?? '',
  text: `${file.draftConditions[0]?.text} You must not film her either.`,
  reason: 'He filmed her at the library.',
  incidentIds: [third(file)],
  religionWorkEducation: 'Retired; no clash.',
  ...over,
})
const amended = (file = prepared()) =>
  done(file, 'amendCondition', file.supplements[0]?.id ?? '', change(file), '2026-05-21')
const filedSupplement = (file = amended()) =>
  done(
    file,
    'fileSupplement',
    file.supplements[0]?.id ?? '',
    { filedOn: '2026-05-22', agreedBy: 'Supt Colm Reilly' },
    '2026-05-22',
  )
const contextFor = (audience: 'served' | 'police', today = '2026-06-01') =>
  ({ force: 'Marlshire Police', audience, today, names: new Map() }) as const
const wordsOf = (file: CaseFile, name: PaperName, key: string, audience: 'served' | 'police' = 'served') =>
  textsOf(papers[name].sheet(file, key, contextFor(audience)))
    .map(t => t.text)
    .join('\n')

test('a supplement holds what came later and nothing that was filed, and the application as filed stays', () => {
  const before = filedCase()
  const asFiled = wordsOf(before, 'application', mainOf(before).id)
  expect(notYetBefore(before, mainOf(before)).map(i => i.number)).toEqual([3])
  const file = filedSupplement()
  const s = file.supplements[0]
  expect(s).toMatchObject({ number: 1, filedOn: '2026-05-22' })
  const supplement = wordsOf(file, 'supplement', s?.id ?? '')
  expect(supplement).toContain('Followed her to the library')
  expect(supplement).toContain('LO/1')
  expect(supplement).toContain('As filed on 22 May 2026')
  expect(supplement).not.toContain('Filmed her home')
  expect(wordsOf(file, 'application', mainOf(file).id)).toBe(asFiled)
  expect(wordsOf(file, 'draftOrder', mainOf(file).id)).not.toContain('film her either')
  expect(notYetBefore(file, mainOf(file))).toEqual([])
  // What is recorded after its own day is not in it.
  const more = withIncident(file, '2026-05-25', 'Rang her door')
  const later = {
    ...more,
    incidents: more.incidents.map((i, n) => (n === 3 ? { ...i, recordedAt: '2026-05-25T18:00:00.000Z' } : i)),
  }
  expect(wordsOf(later, 'supplement', s?.id ?? '')).toBe(supplement)
})
test('a condition asked for otherwise is tracked, in the order asked for, and what the court is then said to make', async () => {
  const file = filedSupplement()
  const main = mainOf(file)
  const id = file.supplements[0]?.id ?? ''
  const sheet = papers.amendedOrder.sheet(file, id, contextFor('served'))
  const tracked = sheet.blocks.flatMap(b => (b.kind === 'tracked' ? b.parts : []))
  expect(tracked.map(p => p.how)).toEqual(['kept', 'putIn'])
  expect(tracked[1]?.text).toContain('film her either')
  const word = await zipText(await printWord(sheet), 'word/document.xml')
  expect(word).toMatch(/<w:ins [^>]*w:author="Marlshire Police"/)
  expect(conditionsAskedNow(file, main)[0]?.text).toContain('film her either')
  const form = acts.recordOrderMade.prefill?.({ file, record: main, today: '2026-06-01' } as never) as {
    conditions: { text: string }[]
  }
  expect(form.conditions[0]?.text).toContain('film her either')
  // A draft changes nothing that is asked.
  const draft = amended()
  expect(conditionsAskedNow(draft, mainOf(draft))[0]?.text).toBe(draft.draftConditions[0]?.text)
})
test('a new condition, one no longer asked for, and a second supplement on top of the first', () => {
  const first = filedSupplement()
  const main = mainOf(first)
  const again = done(
    first,
    'prepareSupplement',
    main.id,
    { reason: 'The condition goes', incidentIds: [], exhibitIds: [] },
    '2026-05-23',
  )
  const second = again.supplements[1]?.id ?? ''
  const fresh = change(again, {
    change: 'added',
    conditionId: '',
    kind: 'prohibition',
    text: 'You must not go into the library in Mill Lane.',
    reason: 'He waits there.',
  })
  const added = done(again, 'amendCondition', second, fresh, '2026-05-23')
  const gone = done(
    added,
    'amendCondition',
    second,
    change(again, { change: 'takenOut', reason: 'Bail covers it' }),
    '2026-05-23',
  )
  const file = done(
    gone,
    'fileSupplement',
    second,
    { filedOn: '2026-05-24', agreedBy: 'Supt Colm Reilly' },
    '2026-05-24',
  )
  expect(conditionsAskedNow(file, main).map(c => [c.number, c.text])).toEqual([
    [2, 'You must not go into the library in Mill Lane.'],
  ])
  const sheet = papers.amendedOrder.sheet(file, second, contextFor('served'))
  const out = sheet.blocks.findLast(b => b.kind === 'tracked')
  expect(out).toMatchObject({ parts: [{ how: 'takenOut' }], note: 'No longer asked for.' })
  // Taken out, it is marked as it was filed, not as the first supplement asked for it.
  expect(out?.kind === 'tracked' && out.parts[0]?.text).toBe(first.draftConditions[0]?.text)
})
test('nothing twice, nothing empty, nothing by the officer alone; what was filed is not written again', () => {
  const file = prepared()
  const [on, id] = [mainOf(file).id, file.supplements[0]?.id ?? '']
  const day = '2026-05-22'
  const known = { reason, incidentIds: [file.incidents[0]?.id, third(file)], exhibitIds: [] }
  expect(complaints(file, 'prepareSupplement', on, known, day)).toEqual([
    'Incident 1 is before the court already, as it stands',
    'Incident 3 is before the court already, as it stands',
  ])
  const changed = amended(file)
  expect(complaints(changed, 'amendCondition', id, change(file), day).join()).toContain(
    'changes this condition already',
  )
  expect(complaints(file, 'amendCondition', id, change(file, { text: file.draftConditions[0]?.text }), day)).toEqual([
    'This is the wording that was asked for already',
  ])
  expect(complaints(changed, 'fileSupplement', id, { filedOn: day, agreedBy: '' }, day)).toEqual([
    'Enter who agreed that the changed conditions may be asked for',
  ])
  expect(
    complaints(changed, 'fileSupplement', id, { filedOn: '2026-05-01', agreedBy: 'Supt Reilly' }, day)[0],
  ).toContain('on or after 11 May 2026')
  const base = filedCase()
  const empty = done(base, 'prepareSupplement', mainOf(base).id, { reason, incidentIds: [], exhibitIds: [] }, day)
  expect(
    complaints(empty, 'fileSupplement', empty.supplements[0]?.id ?? '', { filedOn: day, agreedBy: '' }, day),
  ).toEqual(['It adds nothing yet: add an incident, an exhibit or a changed condition'])
  const filed = filedSupplement(changed)
  expect(
    complaints(
      filed,
      'amendCondition',
      id,
      change(file, { conditionId: '', change: 'added', kind: 'prohibition' }),
      day,
    )[0],
  ).toContain('what was filed stays')
  const amendment = filed.conditionAmendments[0]?.id ?? ''
  const why = { cause: 'error', reason: 'Typed twice' }
  expect(complaints(filed, 'withdrawConditionAmendment', amendment, why, day)[0]).toContain('what was filed stays')
  expect(complaints(filed, 'withdrawSupplement', id, why, day)[0]).toContain('what was filed stays')
  const gone = done(changed, 'withdrawSupplement', id, why, day)
  expect([gone.supplements, gone.conditionAmendments]).toEqual([[], []])
  // Its number is not given again.
  expect(prepared(gone).supplements[0]?.number).toBe(2)
})
test('a protected address holds a supplement back, and what may be inferred from it is warned of', () => {
  const vault = [{ id: 'v', personId: 'p', address: '9 Far Road', postcode: null, kind: 'home', releasedAt: null }]
  const file = { ...prepared(), confidentialAddresses: vault as unknown as CaseFile['confidentialAddresses'] }
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
test('its own service, its own hearsay notice with its own 21 days, and a certificate that is filed', () => {
  const filed = filedSupplement()
  const on = mainOf(filed).id
  const id = filed.supplements[0]?.id ?? ''
  const hearing = { id: newId(), applicationId: on, status: 'listed', listedOn: '2026-06-10', contestedIds: [] }
  const file = { ...filed, hearings: [hearing] as unknown as CaseFile['hearings'] }
  const service = {
    supplementId: id,
    attemptedAt: '2026-05-25T18:40',
    method: 'inPerson',
    served: 'yes',
    server: 'PC 4471 Osgood',
    place: 'Aldermere police station',
    papers: 'Supplement 1',
    hearsayNotice: 'yes',
    explained: 'yes',
  }
  expect(complaints(file, 'recordPaperService', on, service, '2026-05-26')).toEqual([
    'The hearing is on 10 June 2026: a hearsay notice is safe until 19 May 2026. Ask the court for another period, or expect less weight',
  ])
  expect(
    complaints(file, 'recordPaperService', on, { ...service, attemptedAt: '2026-05-21T10:00' }, '2026-05-26')[0],
  ).toContain('filed on 22 May 2026, after this')
  expect(availablePapers(file, new Map()).filter(p => p.name === 'papersCertificate')).toEqual([])
  const served = done(file, 'recordPaperService', on, service, '2026-05-26', 'The court gave another period')
  expect(wordsOf(served, 'papersCertificate', id)).toContain('PC 4471 Osgood')
  expect(wordsOf(served, 'papersCertificate', id)).toContain('To be signed and filed')
  const proof = served.paperServices[0]?.id ?? ''
  const certified = done(served, 'recordCertificateFiled', proof, { certificateFiledOn: '2026-05-27' }, '2026-05-27')
  expect(wordsOf(certified, 'papersCertificate', id)).toContain('Filed on 27 May 2026')
  // Recorded of the wrong papers: corrected, and the certificate follows.
  const corrected = done(
    certified,
    'correctPaperService',
    proof,
    { ...service, supplementId: '', certificateFiledOn: '2026-05-27', correctionReason: 'It was the application' },
    '2026-05-28',
    'As the court allowed',
  )
  expect(
    availablePapers(corrected, new Map())
      .filter(p => p.name === 'papersCertificate')
      .map(p => p.key),
  ).toEqual([on])
  expect(wordsOf(filed, 'hearsay', id)).toContain('Followed her to the library')
  expect(wordsOf(filed, 'hearsay', id)).not.toContain('Filmed her home')
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
  const waiting = (file: CaseFile) => paperSource.rows(file).filter(w => w.kind === 'supplementUnserved')
  expect(waiting(amended())).toEqual([])
  const file = filedSupplement()
  const [main, s] = [mainOf(file), file.supplements[0]]
  expect(waiting(file)).toMatchObject([
    { about: { id: s?.id }, due: { on: '2026-05-29' }, params: { number: 1, filedOn: '2026-05-22', hearingOn: null } },
  ])
  const listed = done(
    file,
    'listHearing',
    main.id,
    { listedOn: '2026-07-06', listedTime: '10:00', court: main.court, purpose: 'final' },
    '2026-05-23',
  )
  // Not less than 21 days before 6 July, both days left out.
  expect(waiting(listed)).toMatchObject([{ due: { on: '2026-06-14' }, params: { hearingOn: '2026-07-06' } }])
  const attempt = {
    supplementId: s?.id ?? '',
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
  const tried = done(listed, 'recordPaperService', main.id, attempt, '2026-05-24')
  expect(waiting(tried)).toHaveLength(1)
  const served = done(
    tried,
    'recordPaperService',
    main.id,
    { ...attempt, attemptedAt: '2026-05-25T10:00', served: 'yes', result: '' },
    '2026-05-25',
  )
  expect(waiting(served)).toEqual([])
  // What is decided waits for nothing.
  const over = applyPatch(listed, [{ in: 'applications', id: main.id, set: { status: 'granted' } }])
  expect(waiting(over)).toEqual([])
})
