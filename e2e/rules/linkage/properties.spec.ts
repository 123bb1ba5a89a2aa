import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { linkTable } from '../../../lib/pattern/linkage/linkage.ts'
import type { Person, Report } from '../../../lib/pattern/linkage/report.ts'
import { Table } from '../../../lib/pattern/linkage/table.ts'
import { beatReports } from './reports/beats.ts'
import { chance } from './reports/chance.ts'
import { householdReports } from './reports/households.ts'
import { registerReports } from './reports/register.ts'
import { csvOf, nobody } from './reports/truth.ts'

const feeds = [
  ['households', householdReports],
  ['a register', registerReports],
  ['many peoples', beatReports],
] as const

function link(reports: readonly Report[]) {
  const table = new Table(reports.length)
  for (const report of reports) table.add(report)
  return linkTable(table).found
}

for (const [name, generate] of feeds) {
  test(`the order of the rows makes no difference, even where two rows bear one number: ${name}`, () => {
    const reports = generate(1500, 71).map(({ report }) => report)
    const twice = reports.slice(0, 300).map(({ ref }, i) => ({ ...(reports[i + 700] as Report), ref }))
    const all = [...reports, ...twice]
    const found = link(all)
    expect(found.length).toBeGreaterThan(80)
    for (const seed of [1, 2, 3]) expect(link(chance(seed).shuffle([...all]))).toEqual(found)
    expect(link(all.toReversed())).toEqual(found)
  })

  test(`a report is in one pair, and pairs do not chain: ${name}`, () => {
    const known = generate(6000, 72)
    const pairOf = new Map(known.map(({ report, pair }) => [report.ref, pair]))
    const found = link(known.map(({ report }) => report))
    const all = found.flatMap(({ reports }) => reports)
    expect(new Set(all).size).toBe(all.length)
    const mixed = found.map(({ reports }) => new Set(reports.map(ref => pairOf.get(ref))).size)
    expect(Math.max(...mixed)).toBeLessThanOrEqual(3)
    expect(mixed.filter(pairs => pairs > 2).length / found.length).toBeLessThan(0.005)
  })
}

test('two families never become one through rows that have something of both', () => {
  const family = (n: 0 | 1) => ({
    suspect: {
      ...nobody,
      givenNames: ['Darren', 'Kacper'][n] as string,
      familyName: ['Pocock', 'Wojcik'][n] as string,
      bornOn: ['1971-03-04', '1988-11-23'][n] as string,
      address: ['4 Mill Lane', '19 Cobden Street'][n] as string,
      postcode: ['PL4 8AA', 'LS9 7TR'][n] as string,
      phones: ['07700 900111', '07700 900874'][n] as string,
      ref: ['P100', 'P200'][n] as string,
    },
    victim: {
      ...nobody,
      givenNames: ['Imogen', 'Farzana'][n] as string,
      familyName: ['Hartwell', 'Akhtar'][n] as string,
      bornOn: ['1996-05-14', '1979-08-30'][n] as string,
      address: ['71 Alma Road', '2 Quay View'][n] as string,
      postcode: ['PL6 5BB', 'HU1 3CD'][n] as string,
      phones: ['07700 900222', '07700 900655'][n] as string,
      ref: ['P300', 'P400'][n] as string,
    },
  })
  const families = [family(0), family(1)] as const
  const fields = ['givenNames', 'familyName', 'bornOn', 'address', 'postcode', 'phones', 'ref'] as const
  const choice = fc.array(fc.constantFrom(0, 1, 2), { minLength: 14, maxLength: 14 })
  /** Each field of one family, of the other, or blank. */
  const between = (choices: readonly number[]): Omit<Report, 'ref'> => {
    const side = (name: 'suspect' | 'victim', from: number): Person => {
      const made: Person = { ...nobody }
      for (const [i, field] of fields.entries()) made[field] = families[choices[from + i] ?? 2]?.[name][field] ?? ''
      return made
    }
    return { suspect: side('suspect', 0), victim: side('victim', 7) }
  }
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (bridges, each) => {
      const own = families.flatMap((pair, n) => Array.from({ length: each }, (_, i) => ({ ref: `${n}/${i}`, ...pair })))
      const rows = [...own, ...bridges.map((choices, i) => ({ ref: `between/${i}`, ...between(choices) }))]
      for (const { reports } of link(rows))
        expect(new Set(reports.filter(ref => !ref.startsWith('between')).map(ref => ref[0])).size).toBeLessThan(2)
    }),
    { numRuns: 200, seed: 4 },
  )
})

test('the time zone and the language of the machine make no difference', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'link-'))
  try {
    const file = path.join(folder, 'reports.csv')
    writeFileSync(file, csvOf(beatReports(600, 73).map(({ report }) => report)))
    const outputs = await Promise.all(
      [
        ['UTC', 'C'],
        ['Pacific/Kiritimati', 'tr_TR.UTF-8'],
        ['America/Los_Angeles', 'pl_PL.UTF-8'],
      ].map(async ([TZ, LANG]) => {
        const env = { ...process.env, TZ, LANG, LC_ALL: LANG }
        const { stdout } = await promisify(execFile)(process.execPath, ['bin/link.mjs', file], { env })
        return stdout.replace(/"seconds":[\d.]+/, '')
      }),
    )
    expect(outputs[0]?.split('\n').length).toBeGreaterThan(30)
    expect(new Set(outputs).size).toBe(1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
