import { currentActor } from '../../../../../../../lib/casework/actor.ts'
import { printBundleOf } from '../../../../../../../lib/casework/bundles.ts'
import { isId } from '../../../../../../../lib/casework/ids.ts'
import { paperBytes, paperNotFound } from '../../../paper-answer.ts'
import { papersPath } from '../../../paths.ts'

/** The bundle of an application; to the list of papers while something holds it back, which says where. */
export async function GET(request: Request, { params }: { params: Promise<{ ref: string; key: string }> }) {
  const { ref, key } = await params
  const audience = new URL(request.url).searchParams.get('audience') ?? 'served'
  if (!isId(key) || (audience !== 'served' && audience !== 'police')) return paperNotFound()
  const printed = await printBundleOf(await currentActor(), ref, { key, audience })
  if (printed.kind === 'missing') return paperNotFound()
  if (printed.kind === 'printed') return paperBytes(printed)
  const back = papersPath(ref, { held: printed.found.map(f => f.where) })
  return Response.redirect(new URL(back, process.env.NEXTAUTH_URL ?? request.url), 303)
}
