import type { ReadableStream } from 'node:stream/web'
import { casePath, transferPath } from '../../../lib/site/addresses.ts'
import { readMultipart } from '../../../lib/work/files/multipart.ts'
import { type Opened, openParcel } from '../../../lib/work/parcels/open-parcel.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { isOurOwn } from '../../cases/[ref]/own-form.ts'
import { leaveDone } from '../../ui/done-banner.tsx'
import { seeOtherRefused } from '../../ui/refused.ts'

/** Takes a file that another force made for this one: an offer, an answer, or that an offer is taken back. */
export async function POST(request: Request) {
  if (!isOurOwn(request)) return new Response('This form did not come from this service', { status: 403 })
  const actor = await currentActor()
  requirePermission(actor, 'exchange')
  let opened: Opened = { kind: 'refused', message: 'Select a file' }
  await readMultipart(
    { headers: request.headers, body: request.body as ReadableStream | null },
    async (_name, stream) => {
      opened = await openParcel(actor, stream)
      return { kind: 'refused', message: '' }
    },
  )
  const done = opened as Opened
  if (done.kind === 'refused') return seeOtherRefused('/neighbours#file', done.message)
  const to = done.kind === 'answer' ? casePath(done.ref) : done.id ? transferPath(done.id) : '/neighbours'
  const path = done.kind === 'answer' ? casePath(done.ref) : '/'
  await leaveDone(path, done.sentence)
  return new Response(null, { status: 303, headers: { location: done.kind === 'answer' ? `${to}#other-forces` : to } })
}
