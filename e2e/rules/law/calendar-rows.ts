import type * as calendar from '../../../lib/case/time/calendar.ts'

export type Calendar = typeof calendar
type Call = {
  [F in keyof Calendar]: Calendar[F] extends (...args: infer A) => infer R ? [F, A, R] : never
}[keyof Calendar]

/** What each function of the calendar answers. */
export const calendarRows: Call[] = [
  ['isCalendarDate', ['1900-01-01'], true],
  ['isCalendarDate', ['1899-12-31'], false],
  ['isCalendarDate', ['2999-12-31'], true],
  ['isCalendarDate', ['3000-01-01'], false],
  ['isCalendarDate', ['2026-00-10'], false],
  ['isCalendarDate', ['2026-01-10'], true],
  ['isCalendarDate', ['2026-12-10'], true],
  ['isCalendarDate', ['2026-13-10'], false],
  ['isCalendarDate', ['2026-13-01'], false],
  ['isCalendarDate', ['2026-00-01'], false],
  ['isCalendarDate', ['2026-10-00'], false],
  ['isCalendarDate', ['2026-10-01'], true],
  ['isCalendarDate', ['26-10-01'], false],
  ...(['01', '03', '05', '07', '08', '10', '12'] as const).flatMap((m): Call[] => [
    ['isCalendarDate', [`2026-${m}-31`], true],
    ['isCalendarDate', [`2026-${m}-32`], false],
  ]),
  ...(['04', '06', '09', '11'] as const).flatMap((m): Call[] => [
    ['isCalendarDate', [`2026-${m}-30`], true],
    ['isCalendarDate', [`2026-${m}-31`], false],
  ]),
  ['isCalendarDate', ['2026-02-28'], true],
  ['isCalendarDate', ['2026-02-29'], false],
  ['isCalendarDate', ['2028-02-29'], true],
  ['isCalendarDate', ['2028-02-30'], false],
  ['isCalendarDate', ['2000-02-29'], true],
  ['isCalendarDate', ['2100-02-29'], false],
  ['isCalendarDate', ['2101-02-29'], false],
  ['isCalendarDate', ['2096-02-29'], true],
  ['dayNumber', ['1970-01-01'], 0],
  ['dayNumber', ['1970-02-01'], 31],
  ['dayNumber', ['2026-11-21'], 20_778],
  ['addDays', ['2026-02-28', 1], '2026-03-01'],
  ['addDays', ['2026-03-01', -1], '2026-02-28'],
  ['daysBetween', ['2026-10-24', '2026-10-26'], 2],
  ['daysBetween', ['2026-10-26', '2026-10-24'], -2],
  ['anniversary', ['2028-02-29', 2], '2030-03-01'],
  ['anniversary', ['2028-02-29', 4], '2032-02-29'],
  ['anniversary', ['2028-02-28', 2], '2030-02-28'],
  ['anniversary', ['2028-03-29', 2], '2030-03-29'],
  ['anniversary', ['2096-02-29', 4], '2100-03-01'],
  ['anniversary', ['2028-02-29', 1], '2029-03-01'],
  ['addMonths', ['2026-12-31', 2], '2027-02-28'],
  ['addMonths', ['2027-12-31', 2], '2028-02-29'],
  ['addMonths', ['2026-01-15', -1], '2025-12-15'],
  ['addMonths', ['1000-01-15', -1], '0999-12-15'],
  ['addMonths', ['2026-01-15', 11], '2026-12-15'],
  ['addMonths', ['2026-01-15', 12], '2027-01-15'],
  ['withinDaysBeginning', ['2026-11-20', 3], '2026-11-22'],
  ['withinYearsBeginning', ['2028-02-29', 2], '2030-02-28'],
  ['withinYearsBeginning', ['2028-02-29', 1], '2029-02-28'],
  ['daysAfter', ['2026-11-20', 21], '2026-12-11'],
  ['clearDaysBefore', ['2026-12-14', 21], '2026-11-22'],
  ['ageOn', ['2008-11-21', '2026-11-21'], 18],
  ['ageOn', ['2008-11-22', '2026-11-21'], 17],
  ['ageOn', ['2026-11-21', '2026-11-21'], 0],
  ['ageOn', ['2026-11-20', '2026-11-21'], 0],
  ['ageOn', ['2025-11-22', '2026-11-21'], 0],
  ['ageOn', ['2026-12-01', '2026-11-21'], 0],
  ['ageOn', ['2008-02-29', '2026-02-28'], 17],
  ['ageOn', ['2008-02-29', '2026-03-01'], 18],
  ['londonDate', ['2026-11-20T23:59:59.999Z'], '2026-11-20'],
  ['londonDate', ['2026-07-20T23:00:00.000Z'], '2026-07-21'],
  ['londonDate', ['2026-10-25T00:30:00.000Z'], '2026-10-25'],
  ['londonTime', ['2026-07-20T12:05:00.000Z'], '13:05'],
  ['londonTime', ['2026-11-20T00:00:00.000Z'], '00:00'],
  ['londonToInstant', ['2026-11-20T18:40'], '2026-11-20T18:40:00.000Z'],
  ['londonToInstant', ['2026-07-20T18:40'], '2026-07-20T17:40:00.000Z'],
  ['londonToInstant', ['2026-07-20T00:00'], '2026-07-19T23:00:00.000Z'],
  ['londonToInstant', ['2026-11-20T23:59'], '2026-11-20T23:59:00.000Z'],
  ['londonToInstant', ['2026-11-20T24:00'], null],
  ['londonToInstant', ['2026-11-20T10:60'], null],
  ['londonToInstant', ['2026-02-30T10:00'], null],
  ['londonToInstant', ['2026-11-20 10:00'], null],
  // The clocks go forward: there is no such time. They go back: of two, the earlier.
  ['londonToInstant', ['2026-03-29T01:30'], null],
  ['londonToInstant', ['2026-10-25T01:30'], '2026-10-25T00:30:00.000Z'],
  ['longDate', ['2026-01-02'], '2 January 2026'],
  ['longDate', ['2026-12-31'], '31 December 2026'],
  ['longMoment', ['2026-07-20T23:05:00.000Z'], '21 July 2026 at 00:05'],
  ['minutesBetween', ['2026-11-20T10:00:00.000Z', '2026-11-20T11:30:00.000Z'], 90],
  ['minutesBetween', ['2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'], 525_600],
  ['londonToInstant', ['2026-11-20T25:00'], null],
  ['hoursAfter', ['2026-11-20T10:00:00.000Z', 48], '2026-11-22T10:00:00.000Z'],
  ['laterOf', ['2026-11-20T10:00:00.000Z', '2026-11-20T10:00:01.000Z'], '2026-11-20T10:00:01.000Z'],
  ['laterOf', ['2026-11-20T10:00:01.000Z', '2026-11-20T10:00:00.000Z'], '2026-11-20T10:00:01.000Z'],
  ['laterOf', ['2026-11-20T10:00:00Z', '2026-11-20T10:00:00.000Z'], '2026-11-20T10:00:00Z'],
  ['hourOfDay', [24, undefined], 24],
  ['hourOfDay', [25, undefined], undefined],
  ['hourOfDay', [0, undefined], 0],
  ['hourOfDay', [0, 'am'], undefined],
  ['hourOfDay', [1, 'am'], 1],
  ['hourOfDay', [12, 'am'], 0],
  ['hourOfDay', [13, 'am'], undefined],
  ['hourOfDay', [11, 'pm'], 23],
  ['hourOfDay', [12, 'pm'], 12],
  ['hourOfDay', [13, 'pm'], undefined],
  ['timeOfDay', ['9.05pm'], '21:05'],
  ['timeOfDay', ['9am'], '09:00'],
  ['timeOfDay', ['0:07'], '00:07'],
  ['timeOfDay', ['2359'], '23:59'],
  ['timeOfDay', ['23:60'], null],
  ['timeOfDay', ['22:59'], '22:59'],
  ['timeOfDay', ['24:00'], null],
  ['timeOfDay', ['13pm'], null],
  ['timeOfDay', ['9'], null],
  ['timeOfDay', ['noon'], null],
]
/** The calendar’s wrong answers; nothing when it holds. */
export function wrongInCalendar(under: Calendar): string[] {
  const notDates = (['dayNumber', 'longDate'] as const).flatMap(name => {
    try {
      return [`${name} took what is not a date: ${under[name]('soon')}`]
    } catch {
      return []
    }
  })
  return [
    ...calendarRows.flatMap(([name, args, wanted]) => {
      const had = (under[name] as (...given: unknown[]) => unknown)(...args)
      return Object.is(had, wanted) ? [] : [`${name}(${args.join(', ')}): wanted ${wanted}, had ${had}`]
    }),
    ...notDates,
  ]
}
