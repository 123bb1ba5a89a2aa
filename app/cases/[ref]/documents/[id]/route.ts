import { Readable } from 'node:stream'
import { notFound } from 'next/navigation'
import { isFiled } from '../../../../../lib/case/records/exhibits.ts'
import { exhibitPath } from '../../../../../lib/site/addresses.ts'
import { look, viewCase } from '../../../../../lib/work/case/view-case.ts'
import { servedTypeOf } from '../../../../../lib/work/files/file-kinds.ts'
import { keptFile } from '../../../../../lib/work/files/files.ts'
import { perform } from '../../../../../lib/work/pipeline/perform.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { exportResponse } from '../../../../export-response.ts'
import { seeOtherRefused } from '../../../../ui/refused.ts'
import { isOurOwn } from '../../own-form.ts'

type Context = { params: Promise<{ ref: string; id: string }> }
const seeOther = (path: string) => new Response(null, { status: 303, headers: { location: path } })

/** No bytes without a reason: to the page that asks for one. */
export async function GET(_request: Request, { params }: Context) {
  const { ref, id } = await params
  return seeOther(exhibitPath(ref, id, '#download'))
}

/** The bytes of an exhibit as they were received, for a reason: hashed again first, recorded, and never run by the browser. */
export async function POST(request: Request, { params }: Context) {
  const { ref, id } = await params
  if (!isOurOwn(request)) return new Response('This form did not come from this service', { status: 403 })
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'an exhibit', only: ['exhibits'] })
  const exhibit = view?.file.exhibits.find(e => e.id === id)
  if (!view || !exhibit || !isFiled(exhibit)) notFound()
  const reason = (await request.formData()).get('reason')
  const kept = await keptFile(exhibit.sha256)
  const sound = kept.kind === 'intact'
  if (sound) {
    const done = await perform({ actor, ref, act: 'downloadExhibit', on: id, input: { reason } })
    if (done.kind !== 'done') {
      kept.stream.destroy()
      const why = done.kind === 'refused' ? (done.refusals[0]?.message ?? '') : 'The case has moved on. Try again'
      return seeOtherRefused(exhibitPath(ref, id, '#download'), why)
    }
  }
  await look(
    actor,
    {
      kind: 'download',
      act: 'download',
      subject: { kind: 'case', id: view.file.case.id },
      sentence: sound
        ? `Exhibit ${exhibit.reference} downloaded`
        : `Exhibit ${exhibit.reference} not given out: its bytes ${kept.kind === 'altered' ? 'are not what was received' : 'are not in the store'}`,
      detail: { exhibitId: id, sha256: exhibit.sha256, result: kept.kind, reason },
    },
    async () => undefined,
  )
  if (kept.kind !== 'intact')
    return new Response(
      `Exhibit ${exhibit.reference} was not sent, because ${
        kept.kind === 'altered'
          ? 'the file in the store is not the file that was received'
          : 'the file is not in the store'
      }. Tell whoever runs this service. SHA-256 at receipt: ${exhibit.sha256}`,
      { status: 500, headers: { 'content-type': 'text/plain; charset=utf-8' } },
    )
  return exportResponse('exhibit', Readable.toWeb(kept.stream) as ReadableStream, {
    type: servedTypeOf(exhibit.mediaType),
    fileName: exhibit.fileName,
    headers: {
      'content-length': String(kept.bytes),
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    },
  })
}
