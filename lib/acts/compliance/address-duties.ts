import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import { inForceAtSomeTimeOn, underSexOffenderNotification } from '../../case/views/orders.ts'

/** A change of home address as each order in force reads it: the three days of s.9(4) start, unless Part 2 applies (s.9(5)). */
export const addressDuties = (
  file: CaseFile<'applications' | 'changes' | 'defendants' | 'orderVersions' | 'orders'>,
  happenedOn: CalendarDate,
  detail: string,
  m: Moment,
): Patch =>
  underSexOffenderNotification(file, happenedOn)
    ? []
    : file.orders
        .filter(
          o =>
            inForceAtSomeTimeOn(o, file, happenedOn) &&
            !file.changes.some(c => c.orderId === o.id && c.kind === 'address' && c.happenedOn === happenedOn),
        )
        .map(o => add('changes', { id: m.newId(), orderId: o.id, kind: 'address', happenedOn, detail }))
