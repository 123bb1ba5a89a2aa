import type { CalendarDate } from './calendar.ts'
import type { Order, OrderVersion } from './case.ts'

type Kept = {
  orders: Pick<Order, 'id' | 'endedOn'>[]
  orderVersions: Pick<OrderVersion, 'orderId' | 'version' | 'lastDay'>[]
}

/** The last day of an order's present version; null until further order. */
export const lastDayOf = (file: Pick<Kept, 'orderVersions'>, orderId: string): CalendarDate | null =>
  file.orderVersions
    .filter(v => v.orderId === orderId)
    .reduce<{ version: number; lastDay: string | null }>((a, v) => (v.version > a.version ? v : a), {
      version: 0,
      lastDay: null,
    }).lastDay

/** Whether the order has neither ended nor run out on this day. */
export function isInForce(
  file: Pick<Kept, 'orderVersions'>,
  order: Kept['orders'][number],
  today: CalendarDate,
): boolean {
  if (order.endedOn && order.endedOn <= today) return false
  const last = lastDayOf(file, order.id)
  return last === null || last >= today
}
/** The orders of the case in force on this day. */
export const ordersInForce = <F extends Kept>(file: F, today: CalendarDate): F['orders'] =>
  file.orders.filter(o => isInForce(file, o, today))
