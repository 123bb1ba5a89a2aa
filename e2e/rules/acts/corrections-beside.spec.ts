import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { placesOf } from '../../../lib/acts/act/act.ts'
import { describeActs } from '../../../lib/acts/act/describe.ts'
import { correctionEntries, withoutCorrection } from '../../../lib/acts/correct/corrections.ts'
import { acts, everyAct } from '../../../lib/acts/index.ts'
import { type RecordKind, recordKinds } from '../../../lib/case/reference/record-kinds.ts'

/** The way out of a mistake stands beside the record, and the list of acts says which it is. */

const root = path.resolve(import.meta.dirname, '../../../app')
const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.tsx'))
  .map(name => readFileSync(path.join(root, name), 'utf8'))
const kinds = Object.keys(recordKinds) as RecordKind[]

test('each kind of record has its correction and its withdrawal beside it, on a page of its own', () => {
  const ways = [/<RecordLinks\b[^>]*?\bkind="(\w+)"/gs, /\bcorrectionColumn\(\s*\{[^}]*?\bkind: '(\w+)'/gs]
  const linked = new Set(pages.flatMap(text => ways.flatMap(way => [...text.matchAll(way)].map(m => m[1]))))
  const placed = new Set(
    Object.values(acts).flatMap(act =>
      (act.corrects || act.withdraws) && placesOf(act).some(p => p !== 'corrections') ? [act.about] : [],
    ),
  )
  // Outside a case a page names both acts itself.
  const isOnPage = (kind: RecordKind) => {
    const both = Object.entries(acts).flatMap(([name, act]) =>
      act.about === kind && (act.corrects || act.withdraws) ? [`'${name}'`] : [],
    )
    return both.length > 1 && pages.some(text => both.every(name => text.includes(name)))
  }
  expect(kinds.filter(kind => !linked.has(kind) && !placed.has(kind) && !isOnPage(kind))).toEqual([])
})

test('the list of acts says for every kind which act corrects it and which withdraws it', () => {
  const list = describeActs(everyAct)
  const by = (what: 'corrects' | 'withdraws', kind: string) => list.filter(a => a[what] === kind).map(a => a.name)
  // A case has one defendant, and a protected person is taken off the case: neither is a record of something that happened.
  const never: Partial<Record<RecordKind, string>> = { defendants: 'withdraws' }
  const lacking = kinds.flatMap(kind =>
    (['corrects', 'withdraws'] as const)
      .filter(what => never[kind] !== what && !by(what, kind).length && !(kind in withoutCorrection))
      .map(what => `nothing ${what} ${kind}`),
  )
  expect(lacking).toEqual([])
  // Those made from an entry say so of their own kind.
  for (const { kind } of Object.values(correctionEntries)) {
    expect(by('corrects', kind), kind).not.toEqual([])
    expect(by('withdraws', kind), kind).not.toEqual([])
  }
  // Whatever corrects or withdraws is done only from what was seen.
  expect(list.filter(a => (a.corrects || a.withdraws) && !a.guarded).map(a => a.name)).toEqual([])
})
