import { expect, test } from '@playwright/test'
import { decidedPersons, type IdentityDecision } from '../../../lib/pattern/linkage/identity-decisions.ts'
import { add, build, pairsOf, pairsWith, saying } from '../../../lib/pattern/linkage/linkage.ts'
import type { Report } from '../../../lib/pattern/linkage/report.ts'
import { firstWeights } from '../../../lib/pattern/linkage/weights.ts'
import { registerReports } from './reports/register.ts'

const blank = {
  ref: '',
  givenNames: '',
  familyName: '',
  bornOn: '',
  address: '',
  postcode: '',
  phones: '',
  emails: '',
  handles: '',
}
const report = (ref: string, suspect: Partial<Report['suspect']>, victim: Partial<Report['victim']>): Report => ({
  ref,
  suspect: { ...blank, ...suspect },
  victim: { ...blank, ...victim },
})
const her = { givenNames: 'Mabyn', familyName: 'Tresidder', phones: '07700 900417', bornOn: '1990-05-14' }
const another = { givenNames: 'Ottoline', familyName: 'Grubb', phones: '07700 900811', bornOn: '1971-11-02' }
const him = { givenNames: 'Aurelio', familyName: 'Quillfeather', bornOn: '1984-02-29' }
const alias = { givenNames: 'Dexter', familyName: 'Pomfrey', bornOn: '1983-07-08', handles: '@dexp' }
const crowdReports = registerReports(600, 11).map(known => known.report)
const merged: IdentityDecision = { side: 'suspect', same: true, reportRefs: ['1/1'], otherRefs: ['1/2'] }

const buildIndex = (sayings: IdentityDecision[], more: Report[] = []) => {
  const reports = [report('1/1', him, her), report('1/2', alias, another), ...more]
  return saying(build([...crowdReports, ...reports], firstWeights()), sayings)
}
const withRef = (found: { reports: string[] }[], ref: string) => found.find(f => f.reports.includes(ref))?.reports

test('who is said to be one person bears all names of their rows, in one new report and in the whole again', () => {
  // Under his other name, against the victim of his first.
  const third = report('1/3', alias, her)
  expect(add(buildIndex([]), third), 'nothing is said').toEqual([])
  const index = buildIndex([merged])
  expect(add(index, third).map(f => f.reports)).toEqual([['1/1', '1/3']])
  const whole = saying(index, [merged])
  expect(withRef(pairsOf(whole), '1/3')).toEqual(['1/1', '1/3'])
  expect(withRef(pairsWith(whole, '1/1'), '1/3'), 'and from the other end').toEqual(['1/1', '1/3'])
  expect(withRef(pairsOf(saying(index, [])), '1/3'), 'once it is taken back').toBeUndefined()
})

test('two rows of one person that nothing else connects are compared with each other', () => {
  const index = saying(
    build([...crowdReports, report('1/1', him, her), report('1/2', alias, { ...her, phones: '' })], firstWeights()),
    [merged],
  )
  const found = pairsOf(index).find(f => f.reports.includes('1/1'))
  expect(found?.reports).toEqual(['1/1', '1/2'])
  expect(found?.suspect.why).toEqual(['put together by a person'])
  expect(found?.victim.why.join()).toMatch(/date of birth/)
})

test('rows said to be of different people come together by no way, not even through a third that is like both', () => {
  const same = ['1/4', '1/5', '1/6'].map(ref => report(ref, him, her))
  const apart: IdentityDecision = { side: 'suspect', same: false, reportRefs: ['1/4'], otherRefs: ['1/5'] }
  expect(withRef(pairsOf(buildIndex([], same)), '1/4')).toEqual(['1/1', '1/4', '1/5', '1/6'])
  const index = buildIndex([apart], same)
  for (const found of [pairsOf(index), pairsWith(index, '1/6'), pairsWith(index, '1/4')])
    for (const { reports } of found) expect(reports.includes('1/4') && reports.includes('1/5')).toBe(false)
  expect(withRef(pairsOf(index), '1/6')?.length).toBeGreaterThan(1)
})

test('a gate still holds: a person of two names takes nobody in who is like neither, and what nobody said of stays as it was', () => {
  const stranger = report('1/7', { givenNames: 'Barnaby', familyName: 'Quillfeather', bornOn: '1951-01-09' }, her)
  const index = buildIndex([merged])
  expect(add(index, stranger)).toEqual([])
  const crowdOnly = (found: { reports: string[] }[]) => found.filter(f => !f.reports.some(ref => ref.startsWith('1/')))
  expect(crowdOnly(pairsOf(index))).toEqual(crowdOnly(pairsOf(buildIndex([]))))
})

test('whoever was put together and later taken apart is not one person, and the rest of them are', () => {
  const say = (same: boolean, reportRefs: string[], otherRefs: string[]): IdentityDecision => ({
    side: 'victim',
    same,
    reportRefs,
    otherRefs,
  })
  const persons = decidedPersons([say(true, ['a'], ['b', 'd']), say(false, ['a', 'd'], ['b'])], 'victim')
  expect([...(persons.get('a') ?? [])].sort()).toEqual(['a', 'd'])
  expect(persons.get('b')).toBeUndefined()
  expect(
    decidedPersons([say(true, ['a'], ['b'])], 'suspect').size,
    'of the victim nothing follows for the suspect',
  ).toBe(0)
})
