import { currentActor, requirePermission } from '../../../../lib/casework/actor.ts'
import { giveMeasures } from '../../../../lib/casework/give.ts'
import { releasesGiven } from '../../../../lib/casework/releases.ts'
import { londonDate } from '../../../../lib/spo/calendar.ts'
import { packs, packWanted } from '../../../../lib/spo/packs.ts'

/** A pack as a spreadsheet: recorded with whom it was given to, small numbers withheld unless it stays inside. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor()
  requirePermission(actor, 'exportMeasures')
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const before = Object.hasOwn(packs, query.pack ?? '')
    ? undefined
    : (await releasesGiven(actor)).find(g => g.id === query.pack)?.definition
  const definition = packWanted(query, before, londonDate(new Date().toISOString()))
  const toWhom = query.to?.trim().slice(0, 200)
  if (!definition || !toWhom)
    return new Response('Say which pack, and who it is for.', {
      status: 400,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  const words = (name: string) => query[name]?.trim().slice(0, 200) || null
  const { text } = await giveMeasures(
    { actor, horizon: 90 },
    definition,
    { toWhom, reference: words('reference'), remembered: words('remember') },
    query.where !== 'inside',
  )
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="pack-${definition.on}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
