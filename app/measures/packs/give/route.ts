import { londonDate } from '../../../../lib/case/time/calendar.ts'
import { printFigures } from '../../../../lib/documents/figures-paper.ts'
import { printWorkbook } from '../../../../lib/documents/figures-workbook.ts'
import { packs, packWanted } from '../../../../lib/measures/packs.ts'
import { pagePath } from '../../../../lib/site/addresses.ts'
import { giveMeasures } from '../../../../lib/work/measures/give.ts'
import { figuresOf } from '../../../../lib/work/measures/measure-export.ts'
import { releasesGiven } from '../../../../lib/work/measures/releases.ts'
import { currentActor, requirePermission } from '../../../../lib/work/sign-in/actor.ts'
import { exportResponse } from '../../../export-response.ts'

/** A pack as a spreadsheet or a document: recorded with whom it was given to, small numbers withheld unless it stays inside. What is missing is asked for on its page. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor()
  requirePermission(actor, 'exportMeasures')
  const form = await request.formData().catch(() => new FormData())
  const query = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  ) as Record<string, string>
  const before = Object.hasOwn(packs, query.pack ?? '')
    ? undefined
    : (await releasesGiven(actor)).find(g => g.id === query.pack)?.definition
  const chosen = form.getAll('measures').map(String)
  const today = londonDate(new Date().toISOString())
  const definition = packWanted({ ...query, measures: chosen }, before, today)
  const toWhom = query.to?.trim().slice(0, 200)
  if (!definition || !toWhom)
    return new Response(null, {
      status: 303,
      headers: { location: pagePath('/measures/packs', missingFrom(query, !definition, !toWhom)) },
    })
  const words = (name: string) => query[name]?.trim().slice(0, 200) || null
  const isOutside = query.where !== 'inside'
  const { text, lines, force } = await giveMeasures(
    { actor, horizon: 90 },
    definition,
    { toWhom, reference: words('reference'), remembered: words('remember') },
    isOutside,
  )
  if (query.form === 'pdf' || query.form === 'xlsx') {
    const title = Object.hasOwn(packs, definition.pack)
      ? packs[definition.pack as keyof typeof packs].label
      : 'Measures'
    const head = { title, toWhom, reference: words('reference') ?? '', force, on: today, isOutside }
    if (query.form === 'xlsx')
      return exportResponse('pack', new Uint8Array(await printWorkbook(head, figuresOf(lines))), {
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        fileName: `pack-${definition.on}.xlsx`,
      })
    return exportResponse('pack', new Uint8Array(printFigures(head, figuresOf(lines))), {
      type: 'application/pdf',
      fileName: `pack-${definition.on}.pdf`,
    })
  }
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
