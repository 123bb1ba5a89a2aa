import type { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { notFound } from 'next/navigation'
import type { Actor } from '../../../../lib/case/policy.ts'
import { casePath, isOfCase } from '../../../../lib/site/addresses.ts'
import { keepUnsent, unsentOf } from '../../../../lib/work/case/unsent.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { fileLimit, type Received, receiveFile, tooBig } from '../../../../lib/work/files/files.ts'
import { type Multipart, NotWhole, readMultipart } from '../../../../lib/work/files/multipart.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { seeOtherRefused } from '../../../ui/refused.ts'
import { isOurOwn } from '../own-form.ts'

type Context = { params: Promise<{ ref: string }> }

/** Whether a file of this size would be taken: asked before a large one is sent. */
export async function GET(request: Request, { params }: Context) {
  await params
  await currentActor()
  const bytes = Number(new URL(request.url).searchParams.get('bytes'))
  return bytes > fileLimit() ? Response.json({ error: tooBig(bytes) }, { status: 413 }) : Response.json({})
}

/**
 * Takes a file for a case, as it arrives. A script gets what was received as JSON. A plain form is led back to where it
 * came from, with all that was typed and the file filled in; with `choose`, to the page that asks for the file.
 */
export async function POST(request: Request, { params }: Context) {
  const { ref } = await params
  if (!isOurOwn(request)) return new Response('This form did not come from this service', { status: 403 })
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'where a file is added', only: [], permission: 'recordEvidence' })
  if (!view) notFound()
  const asked = new URL(request.url).searchParams
  const place = {
    form: asked.get('form') ?? '',
    field: asked.get('field') ?? 'file',
    back: asked.get('back') ?? '',
    choose: asked.has('choose'),
  }
  const sent = await receiveUpload(request, (name, stream) => receiveFile({ actor, ref, name }, stream))
  if (request.headers.get('accept')?.includes('application/json')) return answer(sent.file)
  return leadBack(actor, ref, place, sent)
}

/** What stands round the file in its form, at most: a form that says that it is larger than that holds too large a file. */
const roundIt = 1_000_000

/** The form and its file. What says by itself that it is too large is not read at all, and what is cut off is a refusal too. */
async function receiveUpload(request: Request, receive: (name: string, stream: Readable) => Promise<Received>) {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > fileLimit() + roundIt) return refusedWith(tooBig(declared))
  try {
    return await readMultipart({ headers: request.headers, body: request.body as ReadableStream | null }, receive)
  } catch (fault) {
    if (!(fault instanceof NotWhole)) throw fault
    return refusedWith('The file did not arrive whole, so nothing was kept. Upload it again')
  }
}
const refusedWith = (message: string): Multipart => ({ typed: {}, file: { kind: 'refused', message } })

const none: Received = { kind: 'refused', message: 'Select a file' }

function answer(file: Received = none) {
  if (file.kind === 'refused') return Response.json({ error: file.message }, { status: 422 })
  const { sha256, name, mediaType, bytes } = file.receipt
  return Response.json({ sha256, name, mediaType, bytes })
}

interface Place {
  form: string
  field: string
  back: string
  choose: boolean
}

async function leadBack(actor: Actor, ref: string, place: Place, sent: Multipart) {
  const to = isOfCase(ref, place.back) ? place.back : casePath(ref, '/evidence')
  const asks = casePath(ref, '/upload', { form: place.form, field: place.field, back: to })
  const go = (path: string) => new Response(null, { status: 303, headers: { location: path } })
  if (!place.form) return go(to)
  if (place.choose) {
    await keepUnsent(actor, place.form, sent.typed)
    return go(asks)
  }
  const file = sent.file ?? none
  if (file.kind === 'refused') return seeOtherRefused(asks, file.message)
  const kept = await unsentOf(actor, place.form)
  await keepUnsent(actor, place.form, {
    ...kept?.typed,
    [place.field]: [file.receipt.sha256],
    [`${place.field}-name`]: [file.receipt.name],
  })
  return go(to)
}
