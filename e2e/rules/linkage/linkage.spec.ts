import { expect, test } from '@playwright/test'
import { add, build, type Found, learn, linkTable, pairsOf, pairsWith } from '../../../lib/pattern/linkage/linkage.ts'
import type { Person, Report } from '../../../lib/pattern/linkage/report.ts'
import { storedWeights } from '../../../lib/pattern/linkage/stored-weights.ts'
import { Table } from '../../../lib/pattern/linkage/table.ts'
import { firstWeights, weightLines } from '../../../lib/pattern/linkage/weights.ts'
import { householdReports } from './reports/households.ts'
import { nobody } from './reports/truth.ts'

type Side = Partial<Person>
const person = (givenNames: string, familyName: string, more: Side = {}): Person => ({
  ...nobody,
  givenNames,
  familyName,
  ...more,
})
let n = 10_001
const report = (suspect: Person, victim: Person): Report => ({ ref: `42/${n++}/26`, suspect, victim })

function link(reports: readonly Report[]): Found[] {
  const table = new Table(reports.length)
  for (const each of reports) table.add(each)
  return linkTable(table).found
}
const refs = (...reports: Report[]) => reports.map(({ ref }) => ref)

const darren = person('Darren', 'Pocock', { phones: '07700 900111' })
const imogen = person('Imogen', 'Hartwell', { bornOn: '1996-05-14', phones: '07700 900222', postcode: 'PL4 8AA' })

test('two reports about one pair are found, with reasons to be read out', () => {
  const first = report(person('Daz', 'Pocok', { bornOn: '1991-03-04' }), { ...imogen, bornOn: '1996-05-14' })
  const second = report(
    person('DARREN', 'POCOCK', { bornOn: '1991-03-04' }),
    person('Imogen', 'Hartwell', { phones: '+44 7700 900222', postcode: 'PL4 9ZZ', bornOn: '1995-05-14' }),
  )
  const [pair, ...others] = link([first, second])
  expect(others).toEqual([])
  expect(pair?.reports).toEqual(refs(first, second))
  expect(pair?.score).toBe(Math.min(pair?.suspect.score ?? 0, pair?.victim.score ?? 0))
  expect(pair?.suspect.why).toEqual(
    expect.arrayContaining(['family name one letter apart', 'known as Darren, Daz', 'same date of birth']),
  )
  expect(pair?.victim.why).toEqual(
    expect.arrayContaining([
      'same name',
      'same phone',
      'lived in the same postcode area',
      'date of birth the same but for the year',
    ]),
  )
})

test('day and month swapped, names swapped, person number and account are said', () => {
  const first = report(
    person('Tariq', 'Chaudhry', { bornOn: '1988-04-11', ref: 'P123', handles: '@TC_88' }),
    person('Wendy', 'Ashcombe', { emails: 'W.Ash@example.com', address: '4 Mill Lane' }),
  )
  const second = report(
    person('Chowdhury', 'Tarek', { bornOn: '1988-11-04', ref: 'P123', handles: 'tc_88' }),
    person('Wendy', 'Ashcombe-Hill', { emails: 'w.ash@example.com', address: '4 Mill Ln, Norbury' }),
  )
  const [pair] = link([first, second])
  expect(pair?.suspect.why).toEqual(
    expect.arrayContaining([
      'day and month swapped in the date of birth',
      'same person number in the records system',
      'same account name',
    ]),
  )
  expect(pair?.victim.why).toEqual(
    expect.arrayContaining(['same e-mail address', 'same address', 'part of a double family name is the same']),
  )
})

test('a certain victim never carries a wrong suspect', () => {
  const wrong = person('Gareth', 'Lowe', { bornOn: '1970-02-02' })
  expect(link([report(darren, imogen), report(wrong, imogen)])).toEqual([])
})

test('a certain victim never carries an unknown suspect, nor one of whom only the street is known', () => {
  expect(link([report(darren, imogen), report(nobody, imogen)])).toEqual([])
  expect(link([report(nobody, imogen), report(nobody, imogen)])).toEqual([])
  const home = { ...nobody, address: '4 Mill Lane', postcode: 'PL4 8AA' }
  expect(link([report(home, imogen), report(home, imogen)])).toEqual([])
})

test('one suspect with several victims is several pairs', () => {
  const wendy = person('Wendy', 'Ashcombe', { bornOn: '1980-01-12', phones: '07700 900333' })
  const reports = [report(darren, imogen), report(darren, wendy), report(darren, imogen), report(darren, wendy)]
  const found = link(reports).map(pair => pair.reports)
  expect(found).toHaveLength(2)
  expect(found).toContainEqual([reports[0]?.ref, reports[2]?.ref])
  expect(found).toContainEqual([reports[1]?.ref, reports[3]?.ref])
})

test('one victim with several suspects is several pairs', () => {
  const neil = person('Neil', 'Garside', { bornOn: '1985-06-30' })
  const reports = [report(darren, imogen), report(neil, imogen), report(neil, imogen), report(darren, imogen)]
  expect(
    link(reports)
      .map(pair => pair.reports)
      .sort(),
  ).toEqual([
    refs(...[reports[0], reports[3]].flatMap(r => r ?? [])),
    refs(...[reports[1], reports[2]].flatMap(r => r ?? [])),
  ])
})

const home = { address: '17 Mill Lane', postcode: 'PL4 8AA', phones: '01752 960111' }

test('a father and a son of one name and address are two', () => {
  const father = person('John', 'Trevanion', { ...home, bornOn: '1958-03-09' })
  const son = person('John', 'Trevanion', { ...home, bornOn: '1986-10-21' })
  const reports = [report(father, imogen), report(son, imogen), report(father, imogen), report(son, imogen)]
  const found = link(reports).map(pair => pair.reports)
  expect(found).toHaveLength(2)
  expect(found).toContainEqual([reports[0]?.ref, reports[2]?.ref])
})

test('brothers and twins of one address and telephone are two', () => {
  const adam = person('Adam', 'Trevanion', { ...home, bornOn: '1990-07-17' })
  for (const bornOn of ['1993-02-11', '1990-07-17']) {
    const brother = person('Simon', 'Trevanion', { ...home, bornOn })
    expect(link([report(adam, imogen), report(brother, imogen)]), bornOn).toEqual([])
  }
})

test('a person number that is wrong does not make one of two', () => {
  const one = person('Darren', 'Pocock', { ref: 'P77', bornOn: '1991-03-04' })
  const other = person('Colin', 'Westaway', { ref: 'P77', bornOn: '1964-12-25' })
  expect(link([report(one, imogen), report(other, imogen)])).toEqual([])
})

test('a victim who married is found by what stays', () => {
  const before = { ...imogen }
  const after = { ...imogen, familyName: 'Treloar', postcode: 'EX1 1AB' }
  const [pair] = link([report(darren, before), report(darren, after)])
  expect(pair?.victim.why).toEqual(expect.arrayContaining(['same given name', 'same date of birth', 'same phone']))
  expect(pair?.victim.against).toEqual(['different family names'])
})

test('the date that a form holds when nobody knows speaks for nothing and against nobody', () => {
  const known = report({ ...darren, bornOn: '1991-03-04' }, imogen)
  const [pair] = link([known, report({ ...darren, bornOn: '1900-01-01' }, imogen)])
  expect(pair?.reports).toHaveLength(2)
  expect(pair?.suspect.against).toBeUndefined()
  expect(pair?.suspect.why.join()).not.toContain('birth')
})

test('two rows of one report are not two reports', () => {
  const one = report(darren, imogen)
  expect(link([one, { ...one }])).toEqual([])
})

test('nothing, and one report, are linked to nothing', () => {
  expect(link([])).toEqual([])
  expect(link([report(darren, imogen)])).toEqual([])
})

test('weights can be kept and shown, and go with the fields', () => {
  const weights = learn(householdReports(600, 4).map(known => known.report))
  expect(storedWeights.parse(JSON.parse(JSON.stringify(weights)))).toEqual(weights)
  expect(storedWeights.safeParse({ ...weights, agree: { suspect: [], victim: [] } }).success).toBe(false)
  expect(weights.learntFrom.reports).toBe(600)
  const line = (field: string, level: string) =>
    weightLines(weights).find(each => each.side === 'victim' && each.field === field && each.level === level)?.weight ??
    0
  expect(line('Date of birth', 'same')).toBeGreaterThan(8)
  expect(line('Given name', 'same')).toBeGreaterThan(3)
  expect(line('Given name', 'different')).toBeLessThan(-3)
})

test('a report that comes later is linked as it would have been with the rest', () => {
  const known = householdReports(1500, 5)
  const weights = learn(known.map(each => each.report))
  const whole = new Table(known.length)
  for (const { report: each } of known) whole.add(each)
  const all = linkTable(whole, weights).found
  const late = known.slice(-150)
  const index = build(
    known.slice(0, -150).map(each => each.report),
    weights,
  )
  for (const { report: each } of late) add(index, each)
  const lateRefs = new Set(late.map(each => each.report.ref))
  const expected = all.filter(pair => pair.reports.some(ref => lateRefs.has(ref)))
  expect(expected.length).toBeGreaterThan(20)
  const asFound = expected.filter(pair => {
    const [mine] = pairsWith(index, pair.reports.find(ref => lateRefs.has(ref)) ?? '')
    return JSON.stringify(mine?.reports) === JSON.stringify(pair.reports)
  })
  expect(pairsOf(index).length).toBeGreaterThan(0.97 * all.length)
  expect(pairsOf(index).length).toBeLessThan(1.03 * all.length)
  // Rarity is counted as reports come, so that a link at the very edge may fall either way.
  expect(asFound.length / expected.length).toBeGreaterThan(0.97)
})

test('a new report gives the pair that it belongs to, at once', () => {
  const index = build(
    householdReports(2000, 6).map(known => known.report),
    firstWeights(),
  )
  const first = report(darren, imogen)
  expect(add(index, first)).toEqual([])
  const second = report(darren, { ...imogen, givenNames: 'Imogene' })
  const [pair] = add(index, second)
  expect(pair?.reports).toEqual(refs(first, second))
})
