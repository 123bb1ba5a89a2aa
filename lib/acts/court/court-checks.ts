import { type CaseFile, withParts } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import type { Application } from '../../case/records/applications.ts'
import { applicationKinds } from '../../case/reference/codes/applications.ts'
import { courtKind } from '../../case/reference/premises.ts'
import { type CalendarDate, longDate } from '../../case/time/calendar.ts'
import { isInForce, mainOf } from '../../case/views/orders.ts'
import type { Refusal } from '../../law/refusal.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { contradicts } from '../act/other-date.ts'

/** Questions that more than one act at court asks. */

export const kindOf = (a: Pick<Application, 'kind'>) => applicationKinds[a.kind].label.toLowerCase()
export const courtHint = 'For example, Aldermere Magistrates’ Court'
export const notAfterToday = (field: string, label: string, day: CalendarDate, m: Moment): Refusal[] =>
  day > m.today ? [{ field, message: `${label} must be today or earlier` }] : []
export const notBeforeLodged = (
  file: CaseFile<never>,
  field: string,
  label: string,
  day: CalendarDate,
  a: Application,
): Refusal[] =>
  a.lodgedOn && day < a.lodgedOn
    ? [
        contradicts(file.case.ref, ['correctLodging', a.id], {
          field,
          message: `${label} must be on or after ${longDate(a.lodgedOn)}, when the application was lodged`,
        }),
      ]
    : []

/** V79: a defendant under 18 when the application is made is for the youth court, and stays there (SPA 2019 s.13). */
export const youthCourt = (file: CaseFile<'defendants'>, lodgedOn: CalendarDate, court: string): Refusal[] => {
  const kind = courtKind(file.force.courts, court, lodgedOn)
  return refusalsOf(
    {
      defendants: file.defendants,
      applications: [{ id: file.case.id, kind: 'main', lodgedOn, youthCourt: kind === 'youth' }],
    },
    lodgedOn,
    ['V79'],
    'warn',
    { field: () => 'court' },
  ).map(r =>
    kind ? r : { ...r, message: `${r.message} ${court} is not in the list of courts: if it is one, say so.` },
  )
}

/** Days without protection, if the next hearing were on this day. */
export const gapsAt = (
  file: CaseFile,
  a: Application,
  hearingOn: CalendarDate,
  today: CalendarDate,
  field: string,
): Refusal[] =>
  a.kind !== 'main'
    ? []
    : refusalsOf(
        withParts(file, {
          orders: file.orders.filter(o => mainOf(o, file)?.id === a.id && isInForce(o, file, today)),
          hearings: [{ id: 'listed', applicationId: a.id, status: 'listed', listedOn: hearingOn }],
        }),
        today,
        ['V45'],
        'warn',
        { field: () => field },
      )

/** The day of the last hearing of an application that is not in the future: where a result most likely comes from. */
export const lastHearingDay = (file: CaseFile<'hearings'>, a: Application, today: CalendarDate): CalendarDate | null =>
  file.hearings
    .filter(h => h.applicationId === a.id && (h.status === 'listed' || h.status === 'heard') && h.listedOn <= today)
    .map(h => h.listedOn)
    .sort()
    .at(-1) ?? null
