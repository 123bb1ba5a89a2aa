import { currentActor, requirePermission } from '../../../lib/casework/actor.ts'
import { measuresCsv } from '../../../lib/casework/measure-export.ts'
import { measurableBy, takeMeasures } from '../../../lib/casework/measures.ts'
import { measureIds, measureNamed } from '../../../lib/spo/measures.ts'
import { wantedFrom } from '../address.ts'

/** Measures as a spreadsheet that may leave the force: recorded, with 1 to 4 withheld. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor()
  requirePermission(actor, 'exportMeasures')
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const id = measureNamed(query.id ?? '')
  const wanted = wantedFrom(query)
  const asked = { actor, period: wanted.period, horizon: wanted.horizon }
  const ids = (id ? [id] : measureIds).filter(m => measurableBy(actor, m))
  const found = await takeMeasures(asked, ids, true)
  return new Response(measuresCsv(found), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="measures-${id ?? 'all'}-${found.period.from}-to-${found.period.to}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
