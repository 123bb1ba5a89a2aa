import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { defaultSettings } from '../../../lib/case/settings.ts'
import { addDays, dayNumber, daysBetween } from '../../../lib/case/time/calendar.ts'
import {
  bankHolidays,
  bankHolidaysKnownTo,
  cameInOn,
  isWorkingDay,
  targetDay,
  withinDaysSince,
  workingDaysAfter,
} from '../../../lib/case/time/working-days.ts'
import { dueWords } from '../../../lib/waits/due-words.ts'
import { ownTarget } from '../../../lib/waits/own-target.ts'

const weekday = (day: string) => (dayNumber(day) + 4) % 7
/** Easter Sunday by the rule of the Gregorian calendar (Meeus, Jones, Butcher). */
function easter(year: number): string {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`
}
const monday = (from: string) => addDays(from, (8 - weekday(from)) % 7)
/** The days of the Act of 1971, with substitutes for those that fall on a weekend. */
function byRule(year: number): string[] {
  const taken: string[] = []
  const put = (day: string) => {
    let on = day
    while (weekday(on) === 0 || weekday(on) === 6 || taken.includes(on)) on = addDays(on, 1)
    taken.push(on)
  }
  put(`${year}-01-01`)
  taken.push(addDays(easter(year), -2), addDays(easter(year), 1), monday(`${year}-05-01`))
  taken.push(monday(`${year}-05-25`), monday(`${year}-08-25`))
  // Of Christmas on a Saturday and Boxing Day on a Sunday, each has its own substitute.
  const christmas = `${year}-12-25`
  if (weekday(christmas) === 0) taken.push(`${year}-12-26`, `${year}-12-27`)
  else {
    put(christmas)
    put(`${year}-12-26`)
  }
  return taken.sort()
}
/** Moved or added by proclamation. */
const proclaimed: Record<number, { off: string[]; on: string[] }> = {
  2020: { off: ['2020-05-04'], on: ['2020-05-08'] },
  2022: { off: ['2022-05-30'], on: ['2022-06-02', '2022-06-03', '2022-09-19'] },
  2023: { off: [], on: ['2023-05-08'] },
}

test('bank holidays are those of the Act of 1971 and of proclamations, for every year to the last known', () => {
  for (let year = 2020; year <= bankHolidaysKnownTo; year++) {
    const { off, on } = proclaimed[year] ?? { off: [], on: [] }
    const expected = [...byRule(year).filter(d => !off.includes(d)), ...on].sort()
    expect(
      bankHolidays.filter(d => d.startsWith(`${year}`)),
      String(year),
    ).toEqual(expected)
  }
  expect(Math.max(...bankHolidays.map(d => Number(d.slice(0, 4))))).toBe(bankHolidaysKnownTo)
})

const force = { ...defaultSettings, ownHolidays: ['2026-12-24'] }
test('weekends, bank holidays and the force’s own days are no working days', () => {
  // 24 December 2026 is a Thursday; Christmas a Friday; Boxing Day's substitute the Monday.
  expect(workingDaysAfter('2026-12-23', 1, force)).toBe('2026-12-29')
  expect(workingDaysAfter('2026-12-23', 1, defaultSettings)).toBe('2026-12-24')
  expect(workingDaysAfter('2026-12-24', 2, defaultSettings)).toBe('2026-12-30')
  expect(workingDaysAfter('2026-11-27', 2, defaultSettings)).toBe('2026-12-01')
})
test('from the hour of the force, in London, what comes in counts as come on the next working day', () => {
  for (const [at, day] of [
    ['2026-07-10T15:59:00.000Z', '2026-07-10'], // 16:59 in summer time
    ['2026-07-10T16:00:00.000Z', '2026-07-13'], // 17:00 on a Friday
    ['2026-07-11T09:00:00.000Z', '2026-07-13'],
    ['2026-11-27T16:59:00.000Z', '2026-11-27'],
    ['2026-11-27T17:00:00.000Z', '2026-11-30'],
  ] as const)
    expect(cameInOn({ at }, defaultSettings), at).toBe(day)
  expect(cameInOn({ at: '2026-11-27T23:30:00.000Z' }, { ...defaultSettings, cutOffHour: 24 })).toBe('2026-11-27')
  expect(cameInOn({ on: '2026-11-28' }, defaultSettings)).toBe('2026-11-30')
})
test('a target says by which days it counts, and counts every day where the force has it so', () => {
  const since = { at: '2026-11-27T10:00:00.000Z' }
  const working = ownTarget(since, 'reviewedWithinDays', defaultSettings)
  expect(working).toMatchObject({ due: { on: '2026-12-01' }, late: { on: '2026-12-02' } })
  const now = { today: '2026-11-30', at: '2026-11-30T09:00:00.000Z' }
  expect(dueWords(working.due, now, working.params.counted)).toBe('Due tomorrow (2 working days)')
  const every = ownTarget(since, 'reviewedWithinDays', { ...defaultSettings, countsWorkingDays: false })
  expect(every).toEqual({
    due: { at: '2026-11-29T10:00:00.000Z' },
    late: { at: '2026-11-29T10:00:00.000Z' },
    params: {},
  })
  expect(targetDay('2026-11-27', 'requestAnsweredWithinDays', defaultSettings)).toBe('2026-12-11')
  expect(targetDay('2026-11-27', 'requestAnsweredWithinDays', { ...defaultSettings, countsWorkingDays: false })).toBe(
    '2026-12-07',
  )
})

const days = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2030-12-31') })
const day = days.map(n => addDays('1970-01-01', n))
test('the nth working day is a working day, later for a later start, and never sooner than n days on', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 40 }), (from, n) => {
      const to = workingDaysAfter(from, n, force)
      expect(isWorkingDay(to, force)).toBe(true)
      expect(daysBetween(from, to)).toBeGreaterThanOrEqual(n)
      expect(workingDaysAfter(addDays(from, 1), n, force) >= to).toBe(true)
    }),
  )
})
test('what is over a target in the figures is what is late in the list, at every hour', () => {
  const hour = fc.integer({ min: 0, max: 23 })
  const at = fc.tuple(day, hour).map(([d, h]) => `${d}T${String(h).padStart(2, '0')}:30:00.000Z`)
  const settings = fc.record({ countsWorkingDays: fc.boolean(), cutOffHour: fc.integer({ min: 0, max: 24 }) })
  fc.assert(
    fc.property(at, fc.integer({ min: 0, max: 24 * 20 }), settings, (now, hoursAgo, own) => {
      const mine = { ...force, ...own }
      const since = new Date(Date.parse(now) - hoursAgo * 3_600_000).toISOString()
      const { late } = ownTarget({ at: since }, 'reviewedWithinDays', mine)
      const isLate =
        late !== null && ('on' in late ? late.on <= londonDayOf(now) : Date.parse(late.at) < Date.parse(now))
      expect(Date.parse(since) < Date.parse(withinDaysSince(now, mine.reviewedWithinDays, mine))).toBe(isLate)
    }),
    { numRuns: 500 },
  )
})
const londonDayOf = (at: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(Date.parse(at))
