import { notFound } from 'next/navigation'
import { isFiled } from '../../../../../../lib/case/records/exhibits.ts'
import { shownPicture } from '../../../../../../lib/work/case/drawn-picture.ts'
import { viewCase } from '../../../../../../lib/work/case/view-case.ts'
import { keptFile } from '../../../../../../lib/work/files/files.ts'
import { perform } from '../../../../../../lib/work/pipeline/perform.ts'
import { currentActor } from '../../../../../../lib/work/sign-in/actor.ts'

/** A picture drawn afresh for the screen, in grey where the exhibit is distressing. The look is a line of its custody. */
export async function GET(_request: Request, { params }: { params: Promise<{ ref: string; id: string }> }) {
  const { ref, id } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'a picture', only: ['exhibits'] })
  const exhibit = view?.file.exhibits.find(e => e.id === id)
  if (!exhibit || !isFiled(exhibit) || !exhibit.mediaType.startsWith('image/')) notFound()
  const kept = await keptFile(exhibit.sha256)
  if (kept.kind !== 'intact')
    return new Response('The file in the store is not the file that was received', { status: 500 })
  const bytes = Buffer.concat(await kept.stream.toArray())
  const picture = await shownPicture(bytes, { grey: exhibit.distressing })
  if (!picture) return new Response('This picture cannot be shown here. Download it', { status: 415 })
  const seen = await perform({ actor, ref, act: 'viewExhibit', on: id, input: {} })
  if (seen.kind !== 'done') notFound()
  return new Response(new Uint8Array(picture), {
    headers: {
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
    },
  })
}
