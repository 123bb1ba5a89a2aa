import type { CaseFile, Patch } from '../../case/case.ts'
import { set } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import type { Id } from '../../case/records/id.ts'
import type { Order } from '../../case/records/orders.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import { isAtCourt, lastDayInForce, mainOf } from '../../case/views/orders.ts'

/** What a decision of the court brings with it: hearings that are over, interim orders that end, halves that fall. */

/** Interim orders that the determination of this main application ends on a day: those not ended before it. */
export const interimOrdersEnding = (
  file: CaseFile<'applications' | 'orderVersions' | 'orders'>,
  main: Application,
  on: CalendarDate,
): Order[] =>
  file.orders.filter(o => {
    const last = o.kind === 'interim' && mainOf(o, file)?.id === main.id ? lastDayInForce(o, file) : undefined
    return last !== undefined && !o.endedOn && (last === null || last >= on)
  })

/** Hearings still listed when an application is decided: that day's was heard, later ones fall. Earlier ones stay to be answered for. */
export const closeHearings = (file: CaseFile<'hearings'>, applicationId: Id, on: CalendarDate): Patch =>
  file.hearings
    .filter(h => h.applicationId === applicationId && h.status === 'listed' && h.listedOn >= on)
    .map(h => set('hearings', h.id, { status: h.listedOn === on ? 'heard' : 'vacated' }))

/** An application is decided: its hearings close and, when it is a main one, its interim order and pending interim application end. */
export function determinedPatch(
  file: CaseFile<'applications' | 'hearings' | 'orderVersions' | 'orders'>,
  a: Application,
  on: CalendarDate,
  reason: string | null,
): Patch {
  const fields: Partial<Application> = { determinedOn: on, ...(reason ? { outcomeReason: reason } : {}) }
  return [
    set('applications', a.id, fields),
    ...closeHearings(file, a.id, on),
    ...(a.kind === 'main' ? mainDetermined(file, a, on) : []),
  ]
}

function mainDetermined(
  file: CaseFile<'applications' | 'hearings' | 'orderVersions' | 'orders'>,
  main: Application,
  on: CalendarDate,
): Patch {
  const pending = file.applications.filter(x => x.kind === 'interim' && x.mainId === main.id && isAtCourt(x))
  return [
    ...interimOrdersEnding(file, main, on).map(o => set('orders', o.id, { endedOn: on, ending: 'determined' })),
    ...pending.flatMap(x => [
      set('applications', x.id, {
        status: 'withdrawn',
        determinedOn: on,
        outcomeReason: 'Not decided: it fell when the main application was decided',
      }),
      ...closeHearings(file, x.id, on),
    ]),
  ]
}
