import { expect, test } from '@playwright/test'
import { waysFor } from '../../../lib/acts/act/ways.ts'
import { actPath } from '../../../lib/site/addresses.ts'
import { people } from '../drafting/drafted.ts'
import { everyRole } from './every-input.ts'
import { rich } from './rich-case.ts'

test('the way to the record that contradicts is shown to who may correct it, and to others who that is', () => {
  const at = '2026-05-12T11:30:00.000Z'
  const [order] = rich.orders
  if (!order) throw new Error('No order')
  const found = {
    field: 'givenOn',
    message: 'Date given must be on or after 3 May 2026. If that is wrong, correct the record of the order',
    href: actPath(rich.case.ref, 'correctOrderRecord', order.id),
  }
  expect(waysFor(rich, everyRole, at, [found])).toEqual([found])
  const [other] = waysFor(rich, people.authorising, at, [found])
  expect(other).not.toHaveProperty('href')
  expect(other?.message).toMatch(
    /correct the record of the order\. That is not yours to do: “.+” is for .*civil-orders officer/,
  )
  // What leads to a page and not to an act is left as it is.
  const page = { message: 'Decide that one', href: `/cases/${rich.case.ref}/application` }
  expect(waysFor(rich, people.authorising, at, [page])).toEqual([page])
})
