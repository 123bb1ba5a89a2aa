import type { ReadableStream } from 'node:stream/web'
import { orderImportPath } from '../../../../lib/site/addresses.ts'
import { keptSource, type Received, receiveFile } from '../../../../lib/work/files/files.ts'
import { readMultipart } from '../../../../lib/work/files/multipart.ts'
import { readOrders } from '../../../../lib/work/order-imports/order-imports.ts'
import { currentActor, requirePermission } from '../../../../lib/work/sign-in/actor.ts'
import { isOurOwn } from '../../../cases/[ref]/own-form.ts'
import { seeOtherRefused } from '../../../ui/refused.ts'

const none: Received = { kind: 'refused', message: 'Select a file' }
const back = '/register/imports'

/** Takes a list of live orders and reads it: what it says is then looked at, and nothing is imported yet. */
export async function POST(request: Request) {
  if (!isOurOwn(request)) return new Response('This form did not come from this service', { status: 403 })
  const actor = await currentActor()
  requirePermission(actor, 'importOrders')
  const { file = none } = await readMultipart(
    { headers: request.headers, body: request.body as ReadableStream | null },
    (name, stream) => receiveFile({ actor, ref: 'orders', name }, stream),
  )
  if (file.kind === 'refused') return seeOtherRefused(back, file.message)
  const { name, sha256 } = file.receipt
  const source = await keptSource(sha256)
  if (!source) return seeOtherRefused(back, 'The file did not arrive whole. Send it again')
  const read = await readOrders(actor, { name, sha256, source })
  if (read.kind === 'refused') return seeOtherRefused(back, read.message)
  return new Response(null, { status: 303, headers: { location: orderImportPath(read.importId) } })
}
