import { Readable } from 'node:stream'
import { notFound } from 'next/navigation'
import { isFiled } from '../../../../../../lib/case/records/exhibits.ts'
import { isRecording, mayPlay } from '../../../../../../lib/case/views/playing.ts'
import { exhibitPath } from '../../../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../../../lib/work/case/view-case.ts'
import { partOf } from '../../../../../../lib/work/files/byte-range.ts'
import { keptFile } from '../../../../../../lib/work/files/files.ts'
import { perform } from '../../../../../../lib/work/pipeline/perform.ts'
import { currentActor } from '../../../../../../lib/work/sign-in/actor.ts'
import { seeOtherRefused } from '../../../../../ui/refused.ts'
import { isOurOwn } from '../../../own-form.ts'

type Context = { params: Promise<{ ref: string; id: string }> }
const seeOther = (path: string) => new Response(null, { status: 303, headers: { location: path } })

/** A reason for playing a recording: recorded, a line of its custody, and then the player. */
export async function POST(request: Request, { params }: Context) {
  const { ref, id } = await params
  if (!isOurOwn(request)) return new Response('This form did not come from this service', { status: 403 })
  const actor = await currentActor()
  const done = await perform({
    actor,
    ref,
    act: 'playExhibit',
    on: id,
    input: { reason: (await request.formData()).get('reason') },
  })
  if (done.kind === 'missing') notFound()
  if (done.kind === 'done') return seeOther(exhibitPath(ref, id, '#recording', { look: 'play' }))
  const why = done.kind === 'refused' ? (done.refusals[0]?.message ?? '') : 'The case has moved on. Try again'
  return seeOtherRefused(exhibitPath(ref, id, '#recording', { look: 'yes' }), why, 'playError')
}

/** The bytes of a recording, or the part that a player asks for, to whoever gave a reason within the hour; hashed again each time. */
export async function GET(request: Request, { params }: Context) {
  const { ref, id } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'a recording', only: ['exhibits', 'custody'] })
  const exhibit = view?.file.exhibits.find(e => e.id === id)
  if (!view || !exhibit || !isFiled(exhibit) || !isRecording(exhibit.mediaType)) notFound()
  const { custody } = view.file
  // Opened by itself it would play aloud and in colour: only the player on its page is given it.
  const asks = request.headers.get('sec-fetch-dest') ?? 'video'
  if (!mayPlay(custody, id, actor.id, view.at) || !['video', 'audio', 'empty'].includes(asks))
    return seeOther(exhibitPath(ref, id, '#recording', { look: 'yes' }))
  const { bytes } = exhibit
  const part = partOf(request.headers.get('range'), bytes)
  if (part === 'none') return new Response(null, { status: 416, headers: { 'content-range': `bytes */${bytes}` } })
  const kept = await keptFile(exhibit.sha256, part)
  if (kept.kind !== 'intact')
    return new Response('The file in the store is not the file that was received', { status: 500 })
  return new Response(Readable.toWeb(kept.stream) as ReadableStream, {
    status: part ? 206 : 200,
    headers: {
      'content-type': exhibit.mediaType,
      'content-length': String(part ? part.end - part.start + 1 : bytes),
      ...(part ? { 'content-range': `bytes ${part.start}-${part.end}/${bytes}` } : {}),
      'accept-ranges': 'bytes',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
    },
  })
}
