import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { CannotRead, type ReadOptions, type Reject, type Row } from '../../../lib/pattern/exports/row.ts'
import { type ReadAll, readAll } from './export-source.ts'

/** Files as people hand them in, each beside the reading that it must have. */
const folder = path.join(import.meta.dirname, 'evidence-cases')

interface Wanted {
  at?: string
  atAnyOf?: string[]
  local?: string
  precision?: string
  channel?: string
  direction?: string
  directionAnyOf?: string[]
  from?: string
  fromHas?: string
  fromDigits?: string
  fromAnyOf?: string[]
  to?: string[]
  text?: string
  textHas?: string | string[]
  attachments?: string[]
  call?: true | { type?: string; typeAnyOf?: string[]; seconds?: number }
  doubt?: true
  noDoubt?: true
  orRejected?: true
}
interface Reading {
  rows?: Wanted[]
  more?: true
  read?: number
  accepted?: number
  rejected?: number
  system?: number
  never?: Wanted[]
}
interface Case extends Reading {
  input: string
  what: string
  args?: string[]
  either?: Reading[]
  refuse?: true
  orRefuse?: string
}

const plain = (text: string) =>
  text
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[^\S\n]/g, ' ')
    .replaceAll('\r\n', '\n')
    .trim()
const second = (at: string) => at.slice(0, 19)
const digits = (text: string) => text.replace(/\D/g, '')

/** What of the row is not as wanted. */
function unlike(row: Row, w: Wanted): string[] {
  const tests: [name: string, wanted: unknown, holds: (row: Row) => boolean][] = [
    ['at', w.at, r => second(r.at) === second(w.at ?? '')],
    ['at', w.atAnyOf, r => (w.atAnyOf ?? []).some(at => second(at) === second(r.at))],
    ['local', w.local, r => r.local === w.local],
    ['precision', w.precision, r => r.precision === w.precision],
    ['channel', w.channel, r => r.channel === w.channel],
    ['direction', w.direction, r => r.direction === w.direction],
    ['direction', w.directionAnyOf, r => (w.directionAnyOf ?? []).includes(r.direction)],
    ['from', w.from, r => plain(r.from) === plain(w.from ?? '')],
    ['from', w.fromHas, r => plain(r.from).includes(w.fromHas ?? '')],
    ['from', w.fromDigits, r => digits(r.from) === digits(w.fromDigits ?? '')],
    ['from', w.fromAnyOf, r => (w.fromAnyOf ?? []).map(plain).includes(plain(r.from))],
    ['to', w.to, r => (w.to ?? []).every(t => r.to.includes(t))],
    ['text', w.text, r => plain(r.text) === plain(w.text ?? '')],
    ['text', w.textHas, r => [w.textHas ?? ''].flat().every(t => plain(r.text).includes(plain(t)))],
    ['attachments', w.attachments, r => (w.attachments ?? []).every(a => r.attachments.includes(a))],
    ['doubt', w.doubt, r => r.doubts.length > 0],
    ['noDoubt', w.noDoubt, r => r.doubts.length === 0],
    ['call', w.call, r => r.call !== undefined],
  ]
  if (w.call !== undefined && w.call !== true) {
    const { type, typeAnyOf, seconds } = w.call
    tests.push(
      ['call.type', type, r => r.call?.type === type],
      ['call.type', typeAnyOf, r => typeAnyOf?.includes(r.call?.type ?? '') ?? false],
      ['call.seconds', seconds, r => r.call?.seconds === seconds],
    )
  }
  return tests.flatMap(([name, wanted, holds]) => (wanted === undefined || holds(row) ? [] : [name]))
}

const isRejected = (w: Wanted, rejects: Reject[]) => {
  const words = [w.text ?? w.textHas ?? []].flat()
  return rejects.some(r => r.reason !== '' && (words.length === 0 || words.every(t => r.raw.includes(t))))
}

/** What of the reading is not as wanted. */
function wrongIn(reading: Reading, { rows, rejects, summary }: ReadAll): string[] {
  const wrong: string[] = []
  const left = [...rows]
  for (const wanted of reading.rows ?? []) {
    const at = reading.more ? left.findIndex(row => unlike(row, wanted).length === 0) : 0
    const row = left[at]
    const faults = row ? unlike(row, wanted) : ['missing']
    if (faults.length === 0) left.splice(0, at + 1)
    else if (!(wanted.orRejected && isRejected(wanted, rejects)))
      wrong.push(`${faults.join(', ')} of ${JSON.stringify(wanted)}: ${JSON.stringify(row)}`)
  }
  if (!reading.more && left.length) wrong.push(`further rows: ${JSON.stringify(left)}`)
  for (const key of ['read', 'accepted', 'rejected', 'system'] as const)
    if (reading[key] !== undefined && summary[key] !== reading[key]) wrong.push(`${key}: ${summary[key]}`)
  for (const never of reading.never ?? [])
    for (const row of rows) if (unlike(row, never).length === 0) wrong.push(`never: ${JSON.stringify(row)}`)
  return wrong
}

const optionsOf = (args: string[] = []): ReadOptions => {
  const value = (name: string) => args[args.indexOf(name) + 1]
  return {
    timeZone: args.includes('--time-zone') ? (value('--time-zone') ?? '') : 'Europe/London',
    ...(args.includes('--owner') ? { owner: value('--owner') ?? '' } : {}),
  }
}

for (const name of readdirSync(folder).filter(f => f.endsWith('.expected.json'))) {
  const expected: Case = JSON.parse(readFileSync(path.join(folder, name), 'utf8'))
  test(`${expected.input}: ${expected.what}`, async () => {
    const bytes = new Uint8Array(readFileSync(path.join(folder, expected.input)))
    const done = await readAll(bytes, optionsOf(expected.args)).catch((error: unknown) => {
      if (!(error instanceof CannotRead)) throw error
      return error
    })
    if (done instanceof CannotRead) {
      expect(expected.refuse ?? expected.orRefuse, done.message).toBeTruthy()
      expect(done.message).toMatch(/^[^\n]+\.$/)
      expect(done.message).not.toContain('map them')
      return
    }
    expect(expected.refuse, 'it is refused').toBeUndefined()
    const { either, ...one } = expected
    const faults = (either ?? [one]).map(r => wrongIn(r, done))
    if (either)
      faults.push(
        ...faults
          .splice(0)
          .map(f => [...f, ...wrongIn({ ...(one.never ? { never: one.never } : {}), more: true }, done)]),
      )
    expect(faults.some(f => f.length === 0) ? [] : faults).toEqual([])
  })
}
