import type { ReadableStream } from 'node:stream/web'
import type { Actor, Permission } from '../lib/case/policy.ts'
import { keptSource, type Received, receiveFile } from '../lib/work/files/files.ts'
import { readMultipart } from '../lib/work/files/multipart.ts'
import type { readOrders, SheetRead } from '../lib/work/order-imports/order-imports.ts'
import { currentActor, requirePermission } from '../lib/work/sign-in/actor.ts'
import { isOurOwn } from './cases/[ref]/own-form.ts'
import { seeOtherRefused } from './ui/refused.ts'

const none: Received = { kind: 'refused', message: 'Select a file' }

interface Taking {
  permission: Permission
  /** Where the form is, which says why a list was not read. */
  back: string
  /** What the file is filed under while it arrives. */
  ref: string
  read: (actor: Actor, sent: Parameters<typeof readOrders>[1]) => Promise<SheetRead>
  /** The page of the list that was read. */
  path: (id: string) => string
}
/** Takes a list that a form sends and reads it: what it says is then looked at, and nothing is imported yet. */
export async function takeSheet(request: Request, { permission, back, ref, read, path }: Taking) {
  if (!isOurOwn(request)) return new Response('This form did not come from this service', { status: 403 })
  const actor = await currentActor()
  requirePermission(actor, permission)
  const { file = none } = await readMultipart(
    { headers: request.headers, body: request.body as ReadableStream | null },
    (name, stream) => receiveFile({ actor, ref, name }, stream),
  )
  if (file.kind === 'refused') return seeOtherRefused(back, file.message)
  const { name, sha256 } = file.receipt
  const source = await keptSource(sha256)
  if (!source) return seeOtherRefused(back, 'The file did not arrive whole. Send it again')
  const done = await read(actor, { name, sha256, source })
  if (done.kind === 'refused') return seeOtherRefused(back, done.message)
  return new Response(null, { status: 303, headers: { location: path(done.importId) } })
}
