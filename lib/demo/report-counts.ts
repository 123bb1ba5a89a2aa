import type { Database } from '../../db/client.ts'
import type { Actor } from '../case/policy.ts'
import { addMonths } from '../case/time/calendar.ts'
import { performAsSeen } from '../work/pipeline/as-seen.ts'
import { cast, districts } from './cast.ts'

/** Stalking reports a month, by district: Castle Hill has many, and its officers ask for no orders. */
const monthly: { who: Actor; district: { id: string }; about: number }[] = [
  { who: cast.sutcliffe, district: districts.aldermere, about: 41 },
  { who: cast.sutcliffe, district: districts.thornfold, about: 28 },
  { who: cast.sutcliffe, district: districts.pellbrook, about: 22 },
  { who: cast.castellano, district: districts.fenwater, about: 24 },
  { who: cast.castellano, district: districts.castleHill, about: 57 },
]

export async function seedReportCounts(db: Database) {
  for (const { who, district, about } of monthly)
    for (let back = 14; back >= 1; back--) {
      const month = addMonths('2026-11-01', -back)
      const next = addMonths(month, 1)
      const done = await performAsSeen({
        db,
        actor: who,
        act: 'recordReportCounts',
        at: `${next.slice(0, 8)}03T09:00:00.000Z`,
        // The same figures every time, with the seasons of a real series.
        input: {
          districtId: district.id,
          month,
          reports: about + ((back * 7) % 11) - 5,
          source: 'Crime records system, monthly count',
        },
      })
      if (done.kind !== 'done') throw new Error(`Report counts: ${JSON.stringify(done)}`)
    }
}
