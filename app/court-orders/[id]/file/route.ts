import { Readable } from 'node:stream'
import { notFound } from 'next/navigation'
import { isId } from '../../../../lib/case/ids.ts'
import { look } from '../../../../lib/work/case/view-case.ts'
import { courtOrderView } from '../../../../lib/work/court-orders/court-order-list.ts'
import { keptFile } from '../../../../lib/work/files/files.ts'
import { currentActor, requirePermission } from '../../../../lib/work/sign-in/actor.ts'
import { exportResponse } from '../../../export-response.ts'

/** The file as a court sent it: hashed again first, and recorded as a download. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const actor = await currentActor()
  requirePermission(actor, 'matchCourtOrders')
  const { id } = await params
  const found = isId(id) ? await courtOrderView(actor, id) : undefined
  if (!found || found.order.state === 'undone') notFound()
  const { fileSha256 } = found.order
  const kept = await keptFile(fileSha256)
  await look(
    actor,
    {
      kind: 'download',
      act: 'download',
      sentence: kept.kind === 'intact' ? 'Downloaded what a court sent' : 'What a court sent was not given out',
      detail: { order: id, sha256: fileSha256, result: kept.kind },
    },
    async () => undefined,
  )
  if (kept.kind !== 'intact')
    return new Response('The file in the store is not the file that was received. Tell whoever runs this service', {
      status: 500,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  return exportResponse('courtOrderFile', Readable.toWeb(kept.stream) as ReadableStream, {
    type: 'application/octet-stream',
    fileName: `court-${id.slice(0, 8)}`,
    headers: { 'content-length': String(kept.bytes) },
  })
}
