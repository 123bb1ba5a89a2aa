import { currentActor, requirePermission } from '../../../../lib/casework/actor.ts'
import { giveMeasures } from '../../../../lib/casework/give.ts'
import { releasesGiven } from '../../../../lib/casework/releases.ts'
import { pagePath } from '../../../../lib/spo/addresses.ts'
import { londonDate } from '../../../../lib/spo/calendar.ts'
import { packs, packWanted } from '../../../../lib/spo/packs.ts'
import { exportResponse } from '../../../export-response.ts'

/** A pack as a spreadsheet: recorded with whom it was given to, small numbers withheld unless it stays inside. What is missing is asked for on its page. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor()
  requirePermission(actor, 'exportMeasures')
  const query = Object.fromEntries(
    [...(await request.formData().catch(() => new FormData()))].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  ) as Record<string, string>
  const before = Object.hasOwn(packs, query.pack ?? '')
    ? undefined
    : (await releasesGiven(actor)).find(g => g.id === query.pack)?.definition
  const definition = packWanted(query, before, londonDate(new Date().toISOString()))
  const toWhom = query.to?.trim().slice(0, 200)
  if (!definition || !toWhom)
    return new Response(null, {
      status: 303,
      headers: { location: pagePath('/measures/packs', missingFrom(query, !definition, !toWhom)) },
    })
  const words = (name: string) => query[name]?.trim().slice(0, 200) || null
  const { text } = await giveMeasures(
    { actor, horizon: 90 },
    definition,
    { toWhom, reference: words('reference'), remembered: words('remember') },
    query.where !== 'inside',
  )
  return exportResponse('pack', text, {
    type: 'text/csv; charset=utf-8',
    fileName: `pack-${definition.on}.csv`,
  })
}

/** The page as it was filled in, with what it lacks. */
function missingFrom(query: Record<string, string>, lacksPack: boolean, lacksWhom: boolean): URLSearchParams {
  const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, value.slice(0, 200)]))
  asked.delete('missing')
  if (lacksPack) asked.append('missing', 'pack')
  if (lacksWhom) asked.append('missing', 'to')
  return asked
}
