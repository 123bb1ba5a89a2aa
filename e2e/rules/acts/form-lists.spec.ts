import { expect, test } from '@playwright/test'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { acts } from '../../../lib/acts/index.ts'
import { listNames, withColumns } from '../../../lib/work/lists/options.ts'

/** A form whose list nobody knows cannot be opened at all. */

test('every list that a form of a case picks from is one that is known', () => {
  const asked = Object.entries(acts).flatMap(([name, act]) =>
    withColumns(fieldsOf(act.input)).flatMap(f => [f.from, f.suggests].flatMap(list => (list ? [[name, list]] : []))),
  )
  expect(asked.length).toBeGreaterThan(80)
  expect(asked.filter(([, list]) => !listNames.has(list ?? ''))).toEqual([])
})
