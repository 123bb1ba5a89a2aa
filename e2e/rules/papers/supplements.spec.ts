import { expect, test } from '@playwright/test'
import { acts } from '../../../lib/acts/index.ts'
import { printWord } from '../../../lib/documents/printing/word.ts'
import { papers } from '../../../lib/documents/registry.ts'
import { conditionsAskedNow, notYetBefore } from '../../../lib/drafting/supplements.ts'
import { mainOf, withIncident } from '../drafting/drafted.ts'
import { zipText } from '../exports/zip-text.ts'
import {
  amendedSupplement,
  applyAct,
  change,
  complaints,
  contextFor,
  filedCase,
  filedSupplement,
  preparedSupplement,
  reason,
  third,
  wordsOf,
} from './supplement-cases.ts'

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
