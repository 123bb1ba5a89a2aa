import { isId } from '../../../../../../../lib/case/ids.ts'
import { bundlePagePath } from '../../../../../../../lib/site/addresses.ts'
import { printBundleOf } from '../../../../../../../lib/work/papers/bundles.ts'
import { currentActor } from '../../../../../../../lib/work/sign-in/actor.ts'
import { paperBytes, paperNotFound } from '../../../paper-answer.ts'

/** The bundle of an application; to its page while something holds it back. */
export async function GET(request: Request, { params }: { params: Promise<{ ref: string; key: string }> }) {
  const { ref, key } = await params
  const audience = new URL(request.url).searchParams.get('audience') ?? 'served'
  if (!isId(key) || (audience !== 'served' && audience !== 'police')) return paperNotFound()
  const printed = await printBundleOf(await currentActor(), ref, { key, audience })
  if (printed.kind === 'missing') return paperNotFound()
  if (printed.kind === 'printed') return paperBytes(printed)
  const page = bundlePagePath(ref, { key, audience })
  return Response.redirect(new URL(page, process.env.NEXTAUTH_URL ?? request.url), 303)
}
