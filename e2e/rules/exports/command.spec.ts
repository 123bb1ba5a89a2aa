import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'

const root = path.resolve(import.meta.dirname, '../../..')
const command = (args: string[], env: Record<string, string> = {}) => {
  const { INIT_CWD: _, ...rest } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'bin/read-evidence.mjs'), ...args], {
    cwd: test.info().outputPath(),
    encoding: 'utf8',
    env: { ...rest, ...env },
    maxBuffer: 1 << 28,
  })
  return { status, stdout, stderr: stderr.replace(/^\(node:\d+\).*\n(?:\(Use .*\n)?/gm, '') }
}
const file = (name: string, text: string) => {
  const full = test.info().outputPath(name)
  writeFileSync(full, text)
  return full
}

const chat = [
  '01/03/2026, 23:00 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.',
  '01/03/2026, 23:14 - Darren: I know you are there',
  '25/10/2026, 01:30 - Darren: twice',
  '32/10/2026, 01:30 - Darren: never',
].join('\n')

test('one JSON object a row in file order, then the summary, in the order of the contract', () => {
  file('chat.txt', chat)
  const { status, stdout, stderr } = command(['chat.txt', '--owner', 'Priya'])
  expect([status, stderr]).toEqual([0, ''])
  const lines = stdout.split('\n')
  expect(lines.pop()).toBe('')
  expect(lines).toHaveLength(3)
  expect(lines[0]).toBe(
    '{"line":2,"at":"2026-03-01T23:14:00Z","local":"2026-03-01T23:14:00+00:00","precision":"minute","channel":"whatsapp","direction":"in","from":"Darren","to":[],"text":"I know you are there","attachments":[],"raw":"01/03/2026, 23:14 - Darren: I know you are there","doubts":[]}',
  )
  expect(lines[2]).toBe(
    '{"summary":{"kind":"whatsapp","read":4,"accepted":2,"rejected":1,"system":1,"duplicates":0,"earliest":"2026-03-01T23:14:00Z","latest":"2026-10-25T00:30:00Z","dateOrder":"dmy","dateOrderFrom":"line 3: 25/10/2026","timeZone":"Europe/London","rejects":[{"line":4,"raw":"32/10/2026, 01:30 - Darren: never","reason":"“32/10/2026” is not a date when it is read day first, as line 3: 25/10/2026 shows"}]}}',
  )
})

test('the zone and the folder of the machine change nothing', () => {
  const full = file('chat.txt', chat)
  const outputs = ['UTC', 'Pacific/Auckland', 'America/New_York'].map(TZ => command([full], { TZ }).stdout)
  expect(outputs[0]).toContain('"clock-change"')
  expect(new Set(outputs).size).toBe(1)
  expect(command(['chat.txt'], { INIT_CWD: path.dirname(full) }).stdout).toBe(outputs[0])
})

test('a call ends with its type and length; a mapping may join two columns', () => {
  const calls = file(
    'calls.xml',
    '<calls count="1"><call number="1" duration="61" date="1772406845123" type="1"/></calls>',
  )
  expect(command([calls]).stdout).toContain('"doubts":[],"call":{"type":"incoming","seconds":61}}\n')
  const table = file('t.txt', 'D;T;Who, exactly;What\n23/07/2026;10:00;A;hello\n')
  const { stdout } = command([table, '--map', 'at=D+T,from=Who, exactly,text=What', '--time-zone=UTC'])
  expect(stdout).toContain('"at":"2026-07-23T10:00:00Z"')
  expect(stdout).toContain('"from":"A"')
})

test('more rejects than are kept in memory are printed all the same', () => {
  const bad = Array.from({ length: 50_000 }, (_, i) => `32/10/2026, 01:30 - Darren: ${i} ${'x'.repeat(150)}`)
  const { stdout } = command([file('bad.txt', ['25/10/2026, 00:30 - Darren: a', ...bad].join('\n'))])
  const { summary } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
    summary: { rejected: number; rejects: { line: number; raw: string }[] }
  }
  expect([summary.rejected, summary.rejects.length, summary.rejects.at(-1)?.line]).toEqual([50_000, 50_000, 50_001])
  expect(summary.rejects[1]?.raw).toBe(bad[1])
})

const refusals: [what: string, args: string[], says: RegExp][] = [
  ['no file', [], /^One file is wanted: npm run/],
  ['a missing file', ['missing.txt'], /^There is no file “missing.txt”\.$/],
  ['a folder', ['.'], /^“.” is not a file\.$/],
  ['an empty file', ['empty.txt'], /^The file is empty\.$/],
  [
    'a note',
    ['note.txt'],
    /^The file is none of the exports that can be read: looked for a WhatsApp chat, .*mailbox \(\.mbox\)\.$/,
  ],
  ['a damaged archive', ['chat.zip'], /^The archive is damaged and cannot be unpacked .*: ask for it again\.$/],
  [
    'a table with unknown headings',
    ['abc.csv'],
    /map them, as at=Date,from=Sender,text=Body; the columns are “a”, “b”, “c”\.$/,
  ],
  [
    'an unknown kind',
    ['chat.txt', '--kind', 'telegraph'],
    /^“telegraph” is no --kind: looked for one of whatsapp, sms-xml, calls-xml, csv, eml, mbox, .*xlsx.*\.$/,
  ],
  [
    'a kind that the file is not',
    ['chat.txt', '--kind', 'mbox'],
    /^The file is not a mailbox \(\.mbox\): looked for a line/,
  ],
  [
    'an unknown zone',
    ['chat.txt', '--time-zone', 'Europe/Londn'],
    /^“Europe\/Londn” is not a time zone: looked for a name such as/,
  ],
  [
    'an unknown order',
    ['chat.txt', '--date-order', 'ddd'],
    /^“ddd” is no --date-order: looked for one of dmy, mdy, ymd\.$/,
  ],
  ['an unknown option', ['chat.txt', '--owners', 'x'], /^Unknown option '--owners'/],
  [
    'a mapping of no column',
    ['abc.csv', '--map', 'at=a,from=zz'],
    /^There is no column “zz”: the columns are “a”, “b”, “c”\.$/,
  ],
  ['a mapping of no role', ['abc.csv', '--map', 'when=a'], /^“when=a” in --map is not ROLE=COLUMN/],
]
for (const [what, args, says] of refusals)
  test(`${what} is refused in one line, with exit code 2`, () => {
    file('chat.txt', chat)
    file('empty.txt', '')
    file('note.txt', 'Remember the milk.\nAnd: the bread, at 10:00.\n')
    file('chat.zip', 'PK\u0003\u0004rest')
    file('abc.csv', 'a,b,c\n1,2,3\n4,5,6\n')
    const { status, stdout, stderr } = command(args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr.trimEnd()).toMatch(says)
  })
