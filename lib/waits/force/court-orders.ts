import { hoursAfter } from '../../case/time/calendar.ts'
import { courtOrderPath } from '../../site/addresses.ts'
import { dueAt } from '../wait.ts'
import { forceKinds, forceSource, forceWait } from './force-wait.ts'

const courtOrderKinds = forceKinds({
  courtOrder: {
    label: 'An order sent by a court',
    for: ['matchCourtOrders'],
    sentence: ({ params: p }) => `${p.name} that a court sent waits to be matched to a case or a pair of reports`,
    page: ({ params: p }) => courtOrderPath(String(p.order)),
    go: 'Order sent by a court',
  },
})

/** Orders that courts sent: each is matched, or said to be about nobody known here, within the force's own days. */
export const courtOrderSource = forceSource({
  name: 'courtOrders',
  version: 1,
  reads: ['courtOrders'],
  follows: ['courtOrders'],
  kinds: courtOrderKinds,
  rows: ({ force, courtOrders }) =>
    courtOrders.map(({ id, name, receivedAt }) =>
      forceWait(
        'courtOrder',
        { kind: 'force', id: force.id },
        { at: receivedAt },
        {
          part: id,
          ...dueAt(hoursAfter(receivedAt, force.settings.courtOrderMatchedWithinDays * 24)),
          params: { order: id, name },
        },
      ),
    ),
})
