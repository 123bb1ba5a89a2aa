import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import type { ActName } from '../../../lib/acts/index.ts'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { alikeBelow, differenceOf, likeTo } from '../../../lib/case/views/likeness.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { people } from '../drafting/drafted.ts'
import { waitingOn } from '../waits/waiting.ts'
import { exhibit } from './an-exhibit.ts'
import { aFile, at, nextId } from './order-file.ts'

const day = '2026-05-12'
function tryAct(file: CaseFile, act: ActName, on: string | undefined, input: object, despite?: string) {
  const force = {
    ...people.officer,
    forceId: file.case.forceId,
    teamIds: [file.case.teamId],
    roles: ['coordinator' as const],
  }
  return decide(
    file,
    { act: acts[act], on, input, seen: asLoaded, despite },
    { at: at(day), today: day, actor: force, newId: nextId, settings: file.settings },
  )
}
function applyAct(file: CaseFile, act: ActName, on: string | undefined, input: object, despite?: string): CaseFile {
  const decided = tryAct(file, act, on, input, despite)
  if (decided.kind !== 'done') throw new Error(JSON.stringify(decided))
  return applyPatch(file, decided.patch)
}
const messages = (decided: ReturnType<typeof tryAct>) =>
  decided.kind === 'refused'
    ? decided.refusals.map(r => r.message)
    : decided.kind === 'warned'
      ? decided.warnings.map(w => w.message)
      : [decided.kind]

const letter = { file: 'b'.repeat(64), fileName: 'copy.png', mediaType: 'image/png', bytes: '3900', likeness: null }

test('a redacted copy points to its original, and both say so in their custody', () => {
  const original = exhibit('LO/1', { incidentId: nextId(), distressing: true, distressingWhy: 'Injuries' })
  const copy = { ...letter, description: 'Her address covered', derivation: 'redacted', derivedWhy: 'Her address' }
  const file = applyAct(aFile({ exhibits: [original] }), 'attachRedactedCopy', original.id, { ...copy, initials: 'LO' })
  const made = file.exhibits[1]
  expect(made).toMatchObject({
    reference: 'LO/2',
    derivedFromId: original.id,
    derivation: 'redacted',
    incidentId: original.incidentId,
    distressing: true,
  })
  expect(file.exhibits[0]).toEqual(original)
  expect(file.custody.map(c => [c.exhibitId === original.id, c.what, c.note])).toEqual([
    [false, 'received', null],
    [true, 'redacted', 'Redacted copy made, exhibit LO/2: Her address'],
  ])
  expect(messages(tryAct(file, 'attachRedactedCopy', original.id, { ...copy, file: original.sha256 }))).toEqual([
    'This is LO/1 itself, unchanged. Select the copy that was made from it',
  ])
})

test('the same file and a picture nearly the same are pointed out, and both are kept', () => {
  const first = exhibit('LO/1', { likeness: '00ff00ff00ff00ff' })
  const far = exhibit('LO/2', { likeness: 'ffffffff00000000' })
  const file = aFile({ exhibits: [first, far] })
  const attach = { ...letter, description: 'Sent again', likeness: '00ff00ff00ff00fc' }
  expect(messages(tryAct(file, 'attachCaseExhibit', undefined, attach))).toEqual([
    'This picture is nearly the same as exhibit LO/1. Both are kept: say how they differ',
  ])
  expect(
    messages(tryAct(file, 'attachCaseExhibit', undefined, { ...attach, file: far.sha256, likeness: far.likeness })),
  ).toEqual(['The same file is already exhibit LO/2 of this case'])
  expect(applyAct(file, 'attachCaseExhibit', undefined, attach, 'Cropped by her').exhibits).toHaveLength(3)
  expect(likeTo(file.exhibits, first)).toEqual({ identical: [], alike: [] })
})

test('property: difference is symmetric, nothing from itself, and counts bits', () => {
  const hash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(n => n.toString(16).padStart(16, '0'))
  fc.assert(
    fc.property(hash, hash, fc.integer({ min: 0, max: 63 }), (a, b, bit) => {
      expect(differenceOf(a, a)).toBe(0)
      expect(differenceOf(a, b)).toBe(differenceOf(b, a))
      const flipped = (BigInt(`0x${a}`) ^ (1n << BigInt(bit))).toString(16).padStart(16, '0')
      expect(differenceOf(a, flipped)).toBe(1)
    }),
  )
  expect(alikeBelow).toBeLessThan(10)
})

for (const [what, a, b, is] of [
  ['a photograph saved again', '3c7e1f0f8783c1e0', '3c7e1f0f8783c1e3', true],
  ['a screenshot saved again', '487c780040000000', '487c780000000000', true],
  ['two screenshots of one chat, mostly white', '487c780040000000', '4878180000000000', false],
  ['two other screenshots of it', '487c780040000000', '485c300800000000', false],
] as const)
  test(`${what} ${is ? 'is' : 'are not'} nearly the same picture`, () => {
    const [kept, other] = [exhibit('LO/1', { likeness: a }), exhibit('LO/2', { likeness: b })]
    expect(likeTo([kept, other], other).alike).toEqual(is ? [kept] : [])
  })

test('a disclosure says what was given and what was kept back and why, and is a line of custody', () => {
  const [given, kept] = [exhibit('LO/1'), exhibit('LO/2')]
  const redacted = exhibit('LO/3', { derivedFromId: given.id, derivation: 'redacted' })
  const file = aFile({ exhibits: [given, kept, redacted] })
  const input = {
    toWhom: 'Ashcombe & O’Dell, for the defendant',
    purpose: 'Hearsay notice',
    disclosedOn: '2026-05-11',
    exhibitIds: [redacted.id],
    withheldIds: [kept.id],
    withheldWhy: 'Shows where she lives',
  }
  const after = applyAct(file, 'recordDisclosure', undefined, input)
  expect(after.disclosures).toMatchObject([{ exhibitIds: [redacted.id], withheldIds: [kept.id] }])
  expect(after.custody.map(c => [c.exhibitId, c.what, c.note])).toEqual([
    [redacted.id, 'disclosed', 'To Ashcombe & O’Dell, for the defendant: Hearsay notice'],
  ])
  const wrong = { ...input, exhibitIds: [kept.id], withheldWhy: '', disclosedOn: '2026-05-13' }
  expect(messages(tryAct(file, 'recordDisclosure', undefined, wrong))).toEqual([
    'LO/2 cannot be both disclosed and withheld',
    'Enter why they were withheld',
    'Date must be on or before today, 12 May 2026',
  ])
  expect(messages(tryAct(file, 'recordDisclosure', undefined, { ...input, exhibitIds: [], withheldIds: [] }))).toEqual([
    'Select at least one exhibit disclosed or withheld',
  ])
  expect(messages(tryAct(file, 'recordDisclosure', undefined, { ...input, exhibitIds: [given.id] }))).toEqual([
    'LO/1 has a redacted copy: this gives the original',
  ])
})

const toEmployer = {
  kind: 'employer',
  toWhom: 'Personnel, Fenwick Couriers',
  asked: 'Complaints about him',
  basis: 'Crime reference',
  whose: 'defendant',
  askedOn: '2026-05-01',
  chaseOn: '2026-05-08',
}
const requestsWaiting = (file: CaseFile, on: string) =>
  waitingOn(file, on, at(on))
    .filter(w => w.id.startsWith('thirdParty'))
    .map(w => w.message)
const requestClock = (file: CaseFile, on: string) => clocksOf(file, on, at(on)).find(c => c.id === 'thirdParty')

test('a request to an employer is chased, stands among what waits when late, and is ended by what came', () => {
  // Given a request of 1 May 2026, to be chased by 8 May
  const asked = applyAct(aFile(), 'askThirdParty', undefined, toEmployer)
  const id = asked.thirdPartyRequests[0]?.id
  // When it is 8 May, then nothing is late
  expect(requestsWaiting(asked, '2026-05-08')).toEqual([])
  expect(requestClock(asked, '2026-05-08')).toMatchObject({ state: 'running', lastDay: '2026-05-08' })
  // When it is 9 May, then it waits
  expect(requestsWaiting(asked, '2026-05-09')).toEqual([
    'Material asked of Personnel, Fenwick Couriers on 1 May 2026 has not come. It was to be chased by 8 May 2026',
  ])
  expect(requestClock(asked, '2026-05-09')?.state).toBe('missed')
  // When it is chased on 11 May, then it waits no more, until the next day to chase it
  const chase = { chasedOn: '2026-05-11', said: 'Next week', chaseOn: '2026-05-18' }
  const chased = applyAct(asked, 'chaseThirdParty', id, chase)
  expect(requestsWaiting(chased, '2026-05-12')).toEqual([])
  expect(requestClock(chased, '2026-05-12')?.sentence).toBe(
    'Asked of Personnel, Fenwick Couriers on 1 May 2026, chased on 11 May 2026 and not received. It is to be chased by the end of 18 May 2026.',
  )
  // When the material has come, then nothing waits, and it is not ended again
  const received = { ending: 'received', endedOn: '2026-05-12', said: 'Six women at two firms' }
  const ended = applyAct(chased, 'endThirdParty', id, received)
  expect([requestsWaiting(ended, '2026-06-30'), requestClock(ended, '2026-06-30')?.state]).toEqual([[], 'met'])
  expect(messages(tryAct(ended, 'endThirdParty', id, { ending: 'refused', endedOn: '2026-05-12' }))).toEqual([
    'This request was ended on 12 May 2026',
  ])
  // When a chase of the day before it ended is recorded after, then no next day is asked for, and it stays ended
  const chasedBefore = { chasedOn: '2026-05-11', said: 'Rang again', chaseOn: '' }
  const recordedAfter = applyAct(ended, 'chaseThirdParty', id, chasedBefore)
  expect(recordedAfter.thirdPartyRequests.find(r => r.id === id)).toMatchObject({
    endedOn: '2026-05-12',
    chaseOn: '2026-05-18',
  })
})

test('a request is chased after it was made, and the next time after that', () => {
  // Given a request of 1 May 2026, chased on 11 May
  const asked = applyAct(aFile(), 'askThirdParty', undefined, toEmployer)
  const id = asked.thirdPartyRequests[0]?.id
  const chased = applyAct(asked, 'chaseThirdParty', id, {
    chasedOn: '2026-05-11',
    said: 'Next week',
    chaseOn: '2026-05-18',
  })
  // When it is chased on 30 April, to be chased again that day, then both days are refused
  const beforeAsked = { chasedOn: '2026-04-30', said: 'x', chaseOn: '2026-04-30' }
  expect(messages(tryAct(chased, 'chaseThirdParty', id, beforeAsked))).toEqual([
    'Date chased must be on or after 1 May 2026, when it was asked for. If that is wrong, correct the request',
    'Date to chase it again must be after the date chased',
  ])
})

test('a look and a download each leave a line of custody, and a download needs its reason', () => {
  const one = exhibit('LO/1')
  const file = applyAct(aFile({ exhibits: [one] }), 'viewExhibit', one.id, {})
  expect(messages(tryAct(file, 'downloadExhibit', one.id, { reason: ' ' }))).toEqual(['Enter why you need it'])
  const after = applyAct(file, 'downloadExhibit', one.id, { reason: 'For the file to the CPS' })
  expect(after.custody.map(c => [c.what, c.note])).toEqual([
    ['viewed', null],
    ['copied', 'Downloaded: For the file to the CPS'],
  ])
})

test('the distressing mark is put on and taken off with its reason, never twice', () => {
  const one = exhibit('LO/1')
  const marked = applyAct(aFile({ exhibits: [one] }), 'markDistressing', one.id, { why: 'Injuries' })
  expect(marked.exhibits[0]).toMatchObject({ distressing: true, distressingWhy: 'Injuries' })
  expect(messages(tryAct(marked, 'markDistressing', one.id, { why: 'x' }))).toEqual([
    'LO/1 is marked as distressing already',
  ])
  expect(applyAct(marked, 'unmarkDistressing', one.id, { why: 'Wrong picture' }).exhibits[0]).toEqual(one)
})

test('a victim’s records are asked for with what the code asks, and counselling records with a senior officer’s approval', () => {
  const asked = {
    kind: 'employer',
    toWhom: 'Rose Lane practice',
    asked: 'Attendances in May',
    basis: 'Request for victim information',
    whose: 'victim',
    askedOn: '2026-05-01',
    chaseOn: '2026-05-08',
  }
  const answers = {
    enquiry: 'Injuries that she describes',
    necessity: 'Nothing else dates them',
    lessIntrusive: 'One month and not the whole record',
    noticeOn: '2026-04-30',
    counselling: 'no',
  }
  const fieldsRefused = (more: object) => {
    const decided = tryAct(aFile(), 'askThirdParty', undefined, { ...asked, ...more })
    return decided.kind === 'refused' ? decided.refusals.map(r => r.field) : []
  }
  expect(fieldsRefused({})).toEqual(['enquiry', 'necessity', 'lessIntrusive', 'counselling', 'noticeOn'])
  expect(fieldsRefused(answers)).toEqual([])
  expect(fieldsRefused({ ...answers, counselling: 'yes' })).toEqual(['probativeValue', 'approvedBy', 'approvedOn'])
  // What was answered of somebody else’s records is not kept.
  const other = applyAct(aFile(), 'askThirdParty', undefined, { ...asked, ...answers, whose: 'defendant' })
  expect(other.thirdPartyRequests[0]).toMatchObject({ whose: 'defendant', necessity: null, noticeOn: null })
})

const video = {
  heldIn: 'bodyWornVideo',
  heldReference: 'BWV-2026-104482',
  clips: '00:04:10 to 00:06:30, she shows the messages\n00:10:00 - 00:11:15',
  description: 'Body-worn video at her door',
  heldSince: '',
  incidentId: '',
  breachId: '',
  receivedFrom: '',
  initials: 'LO',
  number: '',
}

/** A case with exhibit LO/1, and body-worn video that another store keeps as LO/2. */
const withVideo = () => {
  const referred = { ...video, heldSince: '2026-05-02T19:40' }
  const file = applyAct(aFile({ exhibits: [exhibit('LO/1')] }), 'referToExhibit', undefined, referred)
  return { file, held: file.exhibits[1] }
}

test('an exhibit held elsewhere has its reference there, its parts and its custody', () => {
  // Given body-worn video held since 2 May 2026 at 19:40, summer time
  const { file, held } = withVideo()
  // Then it says where it is, and has no file here
  expect(held).toMatchObject({
    reference: 'LO/2',
    heldIn: 'bodyWornVideo',
    heldReference: 'BWV-2026-104482',
    clips: ['00:04:10 to 00:06:30, she shows the messages', '00:10:00 - 00:11:15'],
    receivedAt: '2026-05-02T18:40:00.000Z',
    sha256: null,
    fileName: null,
    distressing: false,
  })
  // Then its custody begins in that store
  expect(file.custody.map(c => [c.exhibitId === held?.id, c.what, c.note])).toEqual([
    [true, 'received', 'Body-worn video system, reference BWV-2026-104482'],
  ])
  // When somebody watches it there, then that is in its custody too
  const viewed = { what: 'viewed', at: '2026-05-11T10:00', note: 'DS Marlow, at the terminal' }
  expect(applyAct(file, 'recordCustody', held?.id, viewed).custody.at(-1)).toMatchObject({
    what: 'viewed',
    note: viewed.note,
  })
})

test('an exhibit held elsewhere has no file to download, view or import, and is like no other', () => {
  const { file, held } = withVideo()
  for (const [act, input] of [
    ['downloadExhibit', { reason: 'For court' }],
    ['viewExhibit', {}],
    ['importExhibit', {}],
  ] as const)
    expect(messages(tryAct(file, act, held?.id, input))).toEqual(['The file of LO/2 is not in this service'])
  expect(likeTo(file.exhibits, { sha256: null, likeness: null }).identical).toEqual([])
})

test('an exhibit held elsewhere is referred to once, and shares the run of numbers', () => {
  // Given video referred to as LO/2
  const { file } = withVideo()
  // When it is referred to again, spelt otherwise, then that is refused
  const sameVideo = { ...video, heldReference: 'bwv-2026-104482 ' }
  expect(messages(tryAct(file, 'referToExhibit', undefined, sameVideo))).toEqual([
    'LO/2 is bwv-2026-104482 of that store already',
  ])
  // When another is to be LO/1, then that number is taken
  const numbered1 = { ...video, number: '1', heldReference: 'other' }
  expect(messages(tryAct(file, 'referToExhibit', undefined, numbered1))).toEqual([
    'LO/1 is already an exhibit of this case. Leave blank for the next number',
  ])
})

test('the parts of a recording run forwards', () => {
  const says = (clips: string) => messages(tryAct(aFile(), 'referToExhibit', undefined, { ...video, clips }))
  expect(says('')).toEqual(['done'])
  expect(says('4:10 to 6:30')).toEqual(['done'])
  expect(says('about ten minutes in')).toEqual([
    '“about ten minutes in” must begin with two times, like 00:04:10 to 00:06:30',
  ])
  for (const wrong of ['00:06:30 to 00:04:10', '00:04:10 to 00:04:10', '4:10 to 00:06:30'])
    expect(says(wrong)).toEqual([`In “${wrong}” the second time must be after the first, and both written alike`])
})

test('suspected indecent images of children are recorded by reference only, and nothing is made from them', () => {
  const file = applyAct(aFile(), 'referToExhibit', undefined, { ...video, heldIn: 'indecentImages', clips: '' })
  const [held] = file.exhibits
  expect(held).toMatchObject({ distressing: true, sha256: null })
  const copy = { ...letter, description: 'Part of it', derivedWhy: 'For court', initials: 'LO' }
  for (const derivation of ['redacted', 'extract'])
    expect(messages(tryAct(file, 'attachRedactedCopy', held?.id, { ...copy, derivation }))).toEqual([
      'Suspected indecent images of children stay where they are held. No copy of them comes here',
    ])
  expect(messages(tryAct(file, 'attachRedactedCopy', held?.id, { ...copy, derivation: 'transcript' }))).toEqual([
    'done',
  ])
  for (const act of [acts.attachExhibit, acts.attachCaseExhibit, acts.logIncident, acts.importExport])
    expect(JSON.stringify(fieldsOf(act.input))).toContain('Never upload suspected indecent images of children')
})

test('an exhibit held elsewhere is corrected, and one in the store is not made one', () => {
  const file = applyAct(aFile({ exhibits: [exhibit('LO/1')] }), 'referToExhibit', undefined, video)
  const [here, held] = file.exhibits
  const right = {
    description: 'Body-worn video at her door',
    receivedAt: '2026-05-02T19:40',
    receivedFrom: '',
    heldIn: 'digitalEvidence',
    heldReference: 'DEMS/8812',
    clips: '',
    correctionReason: 'It was moved',
  }
  expect(applyAct(file, 'correctExhibit', held?.id, right).exhibits[1]).toMatchObject({
    heldIn: 'digitalEvidence',
    heldReference: 'DEMS/8812',
    clips: [],
  })
  expect(messages(tryAct(file, 'correctExhibit', held?.id, { ...right, heldIn: '', heldReference: '' }))).toEqual([
    'Select where it is held',
    'Enter its reference there',
  ])
  expect(messages(tryAct(file, 'correctExhibit', here?.id, right))).toEqual(['The file of LO/1 is in this service'])
})
