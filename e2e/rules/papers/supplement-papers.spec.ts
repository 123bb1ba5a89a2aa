import { expect, test } from '@playwright/test'
import { applyPatch } from '../../../lib/acts/act/decide.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { bundledExhibits, bundledPapers, bundleSubjects, printBundle } from '../../../lib/documents/papers/bundle.ts'
import { availablePapers } from '../../../lib/documents/registry.ts'
import { pdfText } from '../../pdf-text.ts'
import { mainOf, newId, people } from '../drafting/drafted.ts'
import {
  amendedSupplement,
  applyAct,
  complaints,
  contextFor,
  filedSupplement,
  listedOn6July,
  preparedSupplement,
  serviceOf,
  supplementBeforeHearing,
  third,
  unservedRows,
  wordsOf,
} from './supplement-cases.ts'

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
