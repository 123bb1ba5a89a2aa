import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { type CsvRow, csvReader } from '../../../lib/pattern/linkage/csv.ts'
import { feedEncoding, Utf8Look } from '../../../lib/pattern/linkage/encoding.ts'
import { csvLine, csvOf, header, nobody } from './reports/truth.ts'

function read(text: string, piece = text.length): CsvRow[] {
  const rows: CsvRow[] = []
  const reader = csvReader(row => rows.push(row))
  for (let i = 0; i < text.length; i += piece) reader.push(text.slice(i, i + piece))
  reader.end()
  return rows
}
const fields = (rows: readonly CsvRow[]) => rows.map(row => row.fields)

test('quotes, commas, line ends and a byte order mark are read, in pieces of any size', () => {
  const text = '\uFEFFa,b,c\r\n1,"x, y",z\r\n2,"he said ""no""\r\nand left",z\n\n3,,"last"'
  const expected = [
    ['a', 'b', 'c'],
    ['1', 'x, y', 'z'],
    ['2', 'he said "no"\r\nand left', 'z'],
    ['3', '', 'last'],
  ]
  for (const piece of [1, 2, 3, 7, text.length]) expect(fields(read(text, piece)), `${piece}`).toEqual(expected)
  expect(read(text).map(row => row.line)).toEqual([1, 2, 3, 6])
})

test('a row with a fault is named and the rows after it are read', () => {
  const rows = read('a,b,c\n1,2\n1,"open,3\n4,5,6\n7,"x"y,9\n1,2,3,4\n1,2,3,\n8,8,8\n')
  expect(rows.map(({ line, problem }) => [line, problem])).toEqual([
    [1, undefined],
    [2, 'has 2 fields, not 3'],
    [3, expect.stringContaining('quotation mark')],
    [4, undefined],
    [5, 'there is text after a closing quotation mark'],
    [6, 'has 4 fields, not 3'],
    [7, undefined],
    [8, undefined],
  ])
})

test.describe('the command', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'link-'))
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text)
    return path.join(folder, name)
  }
  type Ended = { code: number; stdout: string; stderr: string }
  const run = (program: string, args: readonly string[]): Promise<Ended> =>
    promisify(execFile)(program, [...args]).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }: Ended) => ({ code, stdout, stderr }),
    )
  const link = (name: string) => run(process.execPath, ['bin/link.mjs', name])

  const suspect = { ...nobody, givenNames: 'Darren', familyName: 'Pocock', bornOn: '1991-03-04' }
  const victim = { ...nobody, givenNames: 'Imogen', familyName: 'Hartwell', phones: '07700 900222; 07700 900333' }
  const reports = [
    { ref: '42/10001/23', suspect, victim },
    {
      ref: '42/10388/23',
      suspect: { ...suspect, familyName: 'Pocok' },
      victim: { ...victim, phones: '+447700900333' },
    },
  ]

  test('prints the pairs and then the summary', async () => {
    const { code, stdout, stderr } = await link(file('good.csv', csvOf(reports)))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [pair, summary, ...rest] = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(rest).toEqual([])
    expect(pair).toEqual({
      reports: ['42/10001/23', '42/10388/23'],
      score: expect.any(Number),
      suspect: {
        score: expect.any(Number),
        why: expect.arrayContaining(['family name one letter apart', 'same date of birth']),
      },
      victim: { score: expect.any(Number), why: expect.arrayContaining(['same name', 'same phone']) },
    })
    expect(summary).toEqual({ summary: { read: 2, accepted: 2, rejected: 0, pairs: 1, seconds: expect.any(Number) } })
  })

  test('names on standard error and in the summary each row that it cannot read, and drops no date in silence', async () => {
    const [first = '', second = ''] = csvOf(reports).trim().split('\n').slice(1)
    const undated = csvLine({ ref: '42/10555/23', suspect: { ...suspect, bornOn: '31/02/1991' }, victim })
    const nameless = csvLine({ ref: '', suspect, victim })
    const text = [header, first, 'only,three,fields', second, undated, nameless, ''].join('\r\n')
    const { code, stdout, stderr } = await link(file('bad.csv', text))
    expect(code).toBe(0)
    const { summary } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}')
    expect(summary).toMatchObject({ read: 5, accepted: 3, rejected: 2, pairs: 1 })
    expect(summary.rejectedRows).toEqual([
      { line: 3, report_ref: 'only', reason: 'has 3 fields, not 31' },
      { line: 6, reason: 'has no report_ref' },
    ])
    expect(summary.notes).toEqual([
      { line: 5, report_ref: '42/10555/23', reason: expect.stringContaining('31/02/1991') },
    ])
    expect(stderr.trim().split('\n')).toHaveLength(3)
  })

  test('says which column is missing and ends with 2, also through npm', async () => {
    const name = file('missing.csv', csvOf(reports).replace('suspect_family_name,', ''))
    const { code, stdout, stderr } = await run('npm', ['run', '--silent', 'link', '--', name])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('no column suspect_family_name')
  })

  test('ignores columns that it does not know, and says when there is no file or no header', async () => {
    const wider = csvOf(reports)
      .trim()
      .split('\n')
      .map((line, i) => `${i === 0 ? 'colour' : 'red'},${line}`)
      .join('\n')
    expect((await link(file('wider.csv', wider))).stdout).toContain('"pairs":1')
    expect(await link(file('empty.csv', ''))).toMatchObject({ code: 2, stdout: '' })
    expect(await link(path.join(folder, 'none.csv'))).toMatchObject({ code: 2, stdout: '' })
  })
})

test('one broken letter makes no other encoding of a feed in UTF-8, and Windows-1252 is told from it', () => {
  const of = (bytes: Uint8Array, piece = bytes.length) => {
    const look = new Utf8Look()
    for (let i = 0; i < bytes.length; i += piece) look.push(bytes.subarray(i, i + piece))
    return feedEncoding(bytes, look.isUtf8)
  }
  const names = 'Zoë;José;Siân;Łukasz;Zoë'
  for (const piece of [1, 2, 3, 100]) {
    expect(of(Buffer.from(names), piece)).toBe('utf-8')
    expect(of(Buffer.concat([Buffer.from(names), Buffer.from([0xe9, 0x20])]), piece)).toBe('utf-8')
    expect(of(Buffer.from(names.replace('Ł', 'L'), 'latin1'), piece)).toBe('windows-1252')
    expect(of(Buffer.from('plain'), piece)).toBe('utf-8')
  }
})
