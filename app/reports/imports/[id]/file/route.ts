import { Readable } from 'node:stream'
import { notFound } from 'next/navigation'
import { isId } from '../../../../../lib/case/ids.ts'
import { look } from '../../../../../lib/work/case/view-case.ts'
import { keptFile } from '../../../../../lib/work/files/files.ts'
import { importView } from '../../../../../lib/work/reports/import-list.ts'
import { currentActor, requirePermission } from '../../../../../lib/work/sign-in/actor.ts'
import { exportResponse } from '../../../../export-response.ts'

/** The file of an import as it was received: hashed again first, and recorded as a download. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const actor = await currentActor()
  // Who may see the reports themselves: whoever only feeds them sees nobody's name.
  requirePermission(actor, 'seeReports')
  const { id } = await params
  const found = isId(id) ? (await importView(actor, id))?.import : undefined
  if (!found) notFound()
  const kept = await keptFile(found.fileSha256)
  await look(
    actor,
    {
      kind: 'download',
      act: 'download',
      sentence:
        kept.kind === 'intact'
          ? `Downloaded the file of an import, ${found.fileName}`
          : 'The file of an import was not given out',
      detail: { import: id, sha256: found.fileSha256, result: kept.kind },
    },
    async () => undefined,
  )
  if (kept.kind !== 'intact')
    return new Response('The file in the store is not the file that was received. Tell whoever runs this service', {
      status: 500,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  return exportResponse('reportFile', Readable.toWeb(kept.stream) as ReadableStream, {
    type: 'application/octet-stream',
    fileName: `reports-${id.slice(0, 8)}.${found.fileName.endsWith('.json') ? 'json' : 'csv'}`,
    headers: { 'content-length': String(kept.bytes) },
  })
}
