import { expect, test } from '@playwright/test'
import { readOnce } from '../../../lib/case/read-once.ts'

const told = () => {
  const asked: string[] = []
  const read = readOnce((file: { name: string }, record: { id: string }, today) => {
    asked.push(`${file.name} ${record.id} ${today}`)
    if (file.name === 'lacking') throw new Error('Not loaded')
    return [file.name]
  })
  return { asked, read }
}

test('given a reading of a case, when it is asked for again, then it is made once for each case, record and day', () => {
  const { asked, read } = told()
  const [file, a, b] = [{ name: 'case' }, { id: 'a' }, { id: 'b' }]
  expect(read(file, a, '2026-11-30')).toBe(read(file, a, '2026-11-30'))
  read(file, b, '2026-11-30')
  read(file, a, '2026-12-01')
  expect(asked).toEqual(['case a 2026-11-30', 'case b 2026-11-30', 'case a 2026-12-01'])
})

test('given a case that has changed, when it is asked for, then it is read anew: it is another object', () => {
  const { asked, read } = told()
  const [file, a] = [{ name: 'case' }, { id: 'a' }]
  read(file, a, '2026-11-30')
  expect(read({ ...file, name: 'changed' }, a, '2026-11-30')).toEqual(['changed'])
  expect(asked).toHaveLength(2)
})

test('given a case of which a part was not loaded, when it is asked for again, then it is read again', () => {
  const { asked, read } = told()
  const [file, a] = [{ name: 'lacking' }, { id: 'a' }]
  for (const _ of [1, 2]) expect(() => read(file, a, '2026-11-30')).toThrow('Not loaded')
  expect(asked).toHaveLength(2)
})
