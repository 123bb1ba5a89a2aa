import { expect, test } from '@playwright/test'
import { conductPaper } from '../../../lib/documents/papers/conduct-paper.ts'
import { warnedOn } from '../../../lib/pattern/warnings.ts'
import { readyToSubmit } from '../drafting/drafted.ts'

/** After a warning counts from a real one: a refusal or a warning that the record speaks of, on its own day. */

for (const [note, on] of [
  ['Told to stop on 2 October', '2025-10-02'],
  ['She asked him by text not to contact her again', '2026-03-10'],
  ['PC Menon warned him on 1 March 2026 to stay away from her', '2026-03-01'],
  ['Given a stalking warning on 28 February', '2026-02-28'],
  ['She blocked him', '2026-03-10'],
  // A day that comes later than the incident is not when it was known by then.
  ['Told to stop on 2 October 2026', '2026-03-10'],
  ['Told never to call on 31 February', '2026-03-10'],
] as const)
  test(`a warning: ${note}`, () => expect(warnedOn(note, '2026-03-10')).toBe(on))
for (const note of [
  null,
  '',
  'The protected person has made clear that no contact is wanted',
  'They have never met',
  'He told her that he would come back',
  'Anybody would know',
])
  test(`none: ${note ?? 'no note'}`, () => expect(warnedOn(note, '2026-03-10')).toBeUndefined())

test('the paper counts after the warning, and not after the first note that it was unwelcome', () => {
  const ready = readyToSubmit()
  const withUnwelcome = (first: string | null, second: string | null) => ({
    ...ready,
    incidents: ready.incidents.map((i, n) => ({ ...i, unwelcome: n ? second : first })),
  })
  const after = (file: typeof ready) =>
    conductPaper(file)
      ?.parts.find(p => p.title.startsWith('After a warning'))
      ?.rows.map(r => r[0]) ?? []
  expect(after(withUnwelcome('They have never met', 'Anybody would know'))).toEqual([])
  expect(after(withUnwelcome('They have never met', 'She told him to stop'))).toEqual([
    'The defendant was warned or refused, as recorded with incident 2',
  ])
})
