import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { columns } from '../../../db/data-classes/columns.ts'
import { type Classified, dataClasses } from '../../../db/data-classes/index.ts'
import { districts } from '../../../db/schema/organisation.ts'

const all = Object.entries<Classified>(dataClasses)
const schema = path.resolve(import.meta.dirname, '../../../db/schema')

test('every column of every table is to disclose, of a third party, or withheld, and no more than one of them', async () => {
  const files = readdirSync(schema).filter(name => !['collections.ts', 'columns.ts'].includes(name))
  const tables = new Set<string>()
  for (const name of files)
    for (const value of Object.values(await import(path.join(schema, name))))
      if (is(value, PgTable)) tables.add(getTableName(value))
  expect(tables.size).toBeGreaterThan(90)
  expect(all.map(([, c]) => getTableName(c.table)).sort()).toEqual([...tables].sort())
  for (const [name, { table, of }] of all)
    expect([...of.keys()].sort(), name).toEqual(Object.keys(getTableColumns(table)).sort())
  // A name that stands twice would be classified by its last place.
  const sources = ['of-cases', 'of-orders', 'of-program'].map(name =>
    readFileSync(path.join(schema, `../data-classes/${name}.ts`), 'utf8'),
  )
  const said = sources.flatMap(text => [...text.matchAll(/: (?:columns|withheld)\([\s\S]*?\}?\),\n/g)].map(m => m[0]))
  expect(said.length).toBe(all.length)
  for (const entry of said) {
    const names = [...entry.matchAll(/(?:disclose: |thirdParty: |withhold: |, |\n {4})'([^']*)'/g)]
      .flatMap(m => (m[1] ?? '').split(' '))
      .filter(Boolean)
    expect(new Set(names).size, entry).toBe(names.length)
  }
})

test('a column that nobody has classified does not compile, nor one that is not there', () => {
  columns(districts, { disclose: 'name', thirdParty: '', withhold: 'id forceId isForceWide endedAt mergedIntoId' })
  // @ts-expect-error endedAt is not classified
  columns(districts, { disclose: 'name', thirdParty: '', withhold: 'id forceId isForceWide mergedIntoId' })
  // @ts-expect-error there is no such column
  columns(districts, {
    disclose: 'name colour',
    thirdParty: '',
    withhold: 'id forceId isForceWide endedAt mergedIntoId',
  })
})

test('legal conversation, confidential addresses and the log are given to nobody', () => {
  for (const name of [
    'comments',
    'legalQuestions',
    'reviews',
    'reviewPoints',
    'confidentialAddresses',
    'events',
  ] as const)
    expect(new Set((dataClasses[name] as Classified).of.values()), name).toEqual(new Set(['withhold']))
})
