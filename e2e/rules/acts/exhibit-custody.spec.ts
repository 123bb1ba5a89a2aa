import { expect, test } from '@playwright/test'
import { after, ask, file, flowers, incidentOf, letter, now, officer, reasons, warnings } from './evidence-asked.ts'
import { aFile } from './order-file.ts'

test('exhibits run on by initials, and a reference is used once', () => {
  const f = after(aFile(), 'logIncident', flowers)
  const on = incidentOf(f).id
  const one = after(f, 'attachExhibit', file, { on })
  expect(one.exhibits[0]).toMatchObject({ reference: 'LO/1', incidentId: on, sha256: file.file, bytes: letter.length })
  expect(one.custody).toMatchObject([{ exhibitId: one.exhibits[0]?.id, what: 'received', byId: officer.id, at: now }])
  const next = { ...file, file: 'f'.repeat(64) }
  const two = after(one, 'attachCaseExhibit', { ...next, number: '11' })
  const three = after(two, 'attachCaseExhibit', { ...next, file: 'e'.repeat(64), initials: 'lo' })
  expect(three.exhibits.map(e => e.reference)).toEqual(['LO/1', 'LO/11', 'LO/12'])
  expect(after(three, 'attachCaseExhibit', { ...next, initials: 'ab' }).exhibits.at(-1)?.reference).toBe('AB/1')
  expect(reasons(ask(three, 'attachCaseExhibit', { ...next, number: '11' }))).toEqual([
    'number: LO/11 is already an exhibit of this case. Leave blank for the next number',
  ])
  expect(reasons(ask(three, 'attachCaseExhibit', { ...next, initials: 'L/1' }))).toEqual([
    'initials: Initials must be letters only, like LO',
  ])
  expect(warnings(ask(three, 'attachCaseExhibit', file))).toEqual([
    'The same file is already exhibit LO/1 of this case',
  ])
})

test('an exhibit without its file, or with one that the store does not know, is refused', () => {
  const { file: _f, ...none } = file
  expect(reasons(ask(aFile(), 'attachCaseExhibit', none))).toEqual(['file: Select a file'])
  expect(reasons(ask(aFile(), 'attachCaseExhibit', { ...file, fileName: '' }))).toEqual([
    'file: The file was not received. Upload it again',
  ])
  expect(reasons(ask(aFile(), 'attachCaseExhibit', { ...file, file: '../x' }))).toEqual(['file: Upload the file again'])
})

test('custody is added to, never before it happened, and questioned after disposal', () => {
  const f = after(aFile(), 'attachCaseExhibit', file)
  const on = f.exhibits[0]?.id ?? ''
  const line = { what: 'moved', at: '2026-11-21T09:00', note: 'To the store at Aldermere, PC Osgood' }
  expect(reasons(ask(f, 'recordCustody', { ...line, at: '2026-11-21T09:31' }, { on }))).toEqual([
    'at: When must be now or earlier, 21 November 2026 at 09:30',
  ])
  const moved = after(f, 'recordCustody', line, { on })
  const gone = after(moved, 'recordCustody', { ...line, what: 'disposed', at: '2026-11-21T09:10' }, { on })
  expect(gone.custody.map(c => c.what)).toEqual(['received', 'moved', 'disposed'])
  expect(warnings(ask(gone, 'recordCustody', { ...line, at: '2026-11-21T09:20' }, { on }))).toEqual([
    'It was disposed of on 21 November 2026 at 09:10',
  ])
})
