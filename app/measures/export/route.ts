import { londonDate } from '../../../lib/case/time/calendar.ts'
import { measureIds, measureNamed } from '../../../lib/measures/measures.ts'
import { measurableBy } from '../../../lib/work/measures/asked.ts'
import { giveMeasures } from '../../../lib/work/measures/give.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { exportResponse } from '../../export-response.ts'
import { wantedFrom } from '../address.ts'

/** Measures as a spreadsheet that may leave the force: recorded, with 1 to 4 withheld. Only on a form’s being sent: a browser that looks ahead at links gives nothing out. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor()
  requirePermission(actor, 'exportMeasures')
  const sent = await request.formData().catch(() => new FormData())
  const query = Object.fromEntries(
    [...sent].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  ) as Record<string, string>
  const id = measureNamed(query.id ?? '')
  const wanted = wantedFrom(query)
  const ids = (id ? [id] : measureIds).filter(m => measurableBy(actor, m))
  const today = londonDate(new Date().toISOString())
  const period = wanted.period(today)
  const { text } = await giveMeasures(
    { actor, horizon: wanted.horizon },
    { pack: 'measures', measures: ids, period: wanted.kind, on: period.to, periods: 1, by: query.by ?? 'district' },
    { toWhom: 'Not said: exported from the measures', reference: null, remembered: null },
    true,
  )
  return exportResponse('measures', text, {
    type: 'text/csv; charset=utf-8',
    fileName: `measures-${id ?? 'all'}-${period.from}-to-${period.to}.csv`,
  })
}
