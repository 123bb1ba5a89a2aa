import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { z } from 'zod'
import { variantOf } from '../../../lib/acts/act/act.ts'
import { type NamedField, readForm, refusalsFrom } from '../../../lib/acts/form/field.ts'
import {
  choice,
  choices,
  date,
  fieldsOf,
  lines,
  longText,
  moment,
  number,
  optionalDate,
  optionalNumber,
  optionalRecord,
  optionalText,
  records,
  rows,
  storedFile,
  text,
  yesNo,
} from '../../../lib/acts/form/fields.ts'
import { decode } from '../../../lib/acts/form/typed.ts'
import { everyAct } from '../../../lib/acts/index.ts'

const table = { a: { label: 'A' }, b: { label: 'B' } }
const id = '0d4c7c1e-5a0b-4f7e-9d6b-6c1c2f0a9b11'
const input = z.object({
  name: text('Name', { max: 5 }),
  other: optionalText('Other name'),
  account: longText('Account', { error: 'Say what happened' }),
  names: lines('Names', { most: 2 }),
  day: date('Day'),
  lastDay: optionalDate('Last day'),
  at: moment('When'),
  kind: choice('Kind', table),
  kinds: choices('Kinds', table),
  sure: yesNo('Sure?'),
  ids: records('Incidents', 'incidents', { optional: true }),
  of: optionalRecord('Person', 'people'),
  count: number('Count', { least: 1, most: 9 }),
  every: optionalNumber('Every'),
  file: storedFile('File'),
  people: rows('People', z.object({ given: text('Given name'), bornOn: optionalDate('Born on') }), {
    rowLabel: 'person',
    least: 1,
  }),
})
const whole = {
  name: ' Ann\u0007 ',
  other: '',
  account: 'a\r\nb',
  names: 'x\n\n y ',
  day: '2026-03-27',
  lastDay: '',
  at: '2026-03-27T21:10',
  kind: 'a',
  kinds: 'b',
  sure: 'no',
  ids: [],
  of: '',
  count: ' 3 ',
  every: '',
  file: '',
  people: [{ given: 'Bo', bornOn: '' }],
}

test('each kind of field gives the value that it stands for', () => {
  expect(input.parse(whole)).toEqual({
    name: 'Ann',
    other: null,
    account: 'a\nb',
    names: ['x', 'y'],
    day: '2026-03-27',
    lastDay: null,
    at: '2026-03-27T21:10:00.000Z',
    kind: 'a',
    kinds: ['b'],
    sure: false,
    ids: [],
    of: null,
    count: 3,
    every: null,
    file: null,
    people: [{ given: 'Bo', bornOn: null }],
  })
})

const wrong: [field: keyof typeof whole, raw: unknown, at: string, message: string][] = [
  ['name', ' ', 'name', 'Enter name'],
  ['name', 'Ann-Marie', 'name', 'Name must be 5 characters or fewer'],
  ['account', undefined, 'account', 'Say what happened'],
  ['names', 'a\nb\nc', 'names', 'Enter 2 or fewer'],
  ['names', 'a'.repeat(201), 'names', 'Names must be 200 characters or fewer'],
  ['day', '', 'day', 'Enter day'],
  ['day', '2026-02-30', 'day', 'Day must be a real date, like 27 3 2026'],
  ['lastDay', '2026-13-01', 'lastDay', 'Last day must be a real date, like 27 3 2026'],
  ['at', '', 'at', 'Enter when'],
  // An hour that the clocks leave out, and what only ends like an instant.
  ['at', '2026-03-29T01:30', 'at', 'When must be a real date and time, like 27 3 2026 and 21:10'],
  ['at', '2026-03-27TZ', 'at', 'When must be a real date and time, like 27 3 2026 and 21:10'],
  ['kind', 'toString', 'kind', 'Select kind'],
  ['kinds', [], 'kinds', 'Select kinds'],
  ['kinds', ['a', 'c'], 'kinds', 'Select kinds'],
  ['sure', '', 'sure', 'Select yes or no: sure'],
  ['ids', ['x'], 'ids', 'Select incidents from the list'],
  ['of', 'x', 'of', 'Select person from the list'],
  ['count', '', 'count', 'Enter count'],
  ['count', '10', 'count', 'Count must be a whole number from 1 to 9'],
  ['count', '1.5', 'count', 'Count must be a whole number from 1 to 9'],
  ['every', 'x', 'every', 'Every must be a whole number from 0 to 1000000'],
  ['file', 'x', 'file', 'Upload the file again'],
  ['people', [], 'people', 'Enter at least one person'],
  ['people', [{ given: 'Bo' }, { given: '' }], 'people.1.given', 'Enter given name'],
  ['people', [{ given: 'Bo', bornOn: '2026-02-30' }], 'people.0.bornOn', 'Born on must be a real date, like 27 3 2026'],
]
for (const [field, raw, at, message] of wrong)
  test(`${field} ${JSON.stringify(raw)?.slice(0, 30)}: ${message}`, () => {
    const parsed = input.safeParse({ ...whole, [field]: raw })
    expect(refusalsFrom(parsed.error?.issues ?? [])).toEqual([{ field: at, message }])
  })

/** As a form's page has them. */
const throughJson = (fields: NamedField[]): NamedField[] => JSON.parse(JSON.stringify(fields))
const typed = fc.oneof(
  fc.constantFrom('', ' ', 'yes', 'no', id, '3', '-1', '1.5', '2026-03-27', '2026-02-30', '9pm', '25:00', 'x'),
  fc.string(),
  fc.integer({ min: 0, max: 40 }).map(String),
)

test('what the browser says of what is typed is what the server says, for every act', () => {
  const forms = Object.entries(everyAct).flatMap(([name, act]): [string, z.ZodObject][] => [
    [name, act.input],
    ...(act.varies ? ['P1A', 'R2'].map((code): [string, z.ZodObject] => [name, variantOf(act, { code }).input]) : []),
  ])
  for (const [name, schema] of forms) {
    const fields = fieldsOf(schema)
    // Nothing of an input is kept from its form.
    expect(fields.map(([field]) => field).sort(), name).toEqual(Object.keys(schema.shape).sort())
    const page = throughJson(fields)
    expect(page, name).toEqual(fields)
    fc.assert(
      fc.property(fc.infiniteStream(typed), words => {
        const all = (field: string) => (/\.[2-9]\d*$/.test(field) ? [] : [words.next().value ?? ''])
        const raw = decode(page, all)
        const parsed = schema.safeParse(raw)
        const here = readForm(page, raw)
        expect(refusalsFrom(here.complaints), name).toEqual(refusalsFrom(parsed.error?.issues ?? []))
        if (parsed.success) expect(here.values, name).toEqual(parsed.data)
      }),
      { numRuns: 10 },
    )
  }
})
