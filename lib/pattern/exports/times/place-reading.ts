import type { Doubt } from '../row.ts'
import type { CellTime, Day, Time } from './cell-time.ts'
import { clockOf, dayNumber, type Placed, placedAt, wallOf } from './clock.ts'

const nextOf = (day: Day): Day => {
  const { year, month, day: d } = wallOf((dayNumber(day.year, day.month, day.day) + 1) * 86_400)
  return { year, month, day: d }
}

/** A reading in time, by its own zone or by the one given. A zone that is not kept at that time of the year is in doubt. */
export function placeReading(
  day: Day,
  t: Extract<CellTime, { is: 'reading' }>,
  usual: (wall: Day & Time) => Placed,
): { placed: Placed; doubts: Doubt[] } {
  const wall = { ...(t.nextDay ? nextOf(day) : day), ...t.time }
  const { zone } = t
  if (!zone) return { placed: usual(wall), doubts: [] }
  if (zone.offset === undefined) return { placed: clockOf(zone.place).place(wall), doubts: [] }
  const placed = placedAt(wall, zone.offset)
  const kept = zone.place === undefined || clockOf(zone.place).show(placed.epoch).offset === zone.offset
  return { placed, doubts: kept && !zone.doubtful ? [] : ['time-zone'] }
}
