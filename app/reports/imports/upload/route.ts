import type { ReadableStream } from 'node:stream/web'
import { after } from 'next/server'
import { reportImportPath } from '../../../../lib/site/addresses.ts'
import { type Received, receiveFile } from '../../../../lib/work/files/files.ts'
import { readMultipart } from '../../../../lib/work/files/multipart.ts'
import { receiveReports, takeReports } from '../../../../lib/work/reports/take-file.ts'
import { currentActor, requirePermission } from '../../../../lib/work/sign-in/actor.ts'
import { isOurOwn } from '../../../cases/[ref]/own-form.ts'
import { seeOtherRefused } from '../../../ui/refused.ts'

const go = (path: string) => new Response(null, { status: 303, headers: { location: path } })
const none: Received = { kind: 'refused', message: 'Select a file' }

/** Takes a file of reports as it arrives, and reads it once the page that shows how far it has got is on its way. */
export async function POST(request: Request) {
  if (!isOurOwn(request)) return new Response('This form did not come from this service', { status: 403 })
  const actor = await currentActor()
  requirePermission(actor, 'feedReports')
  const { file = none } = await readMultipart(
    { headers: request.headers, body: request.body as ReadableStream | null },
    (name, stream) => receiveFile({ actor, ref: 'reports', name }, stream),
  )
  if (file.kind === 'refused') return seeOtherRefused('/reports/imports', file.message)
  if (!/\.(csv|tsv|txt|json)$/i.test(file.receipt.name))
    return seeOtherRefused('/reports/imports', 'The file must be a CSV or JSON file')
  const format = /\.json$/i.test(file.receipt.name) ? ('json' as const) : ('csv' as const)
  const taking = await receiveReports({ actor, receipt: file.receipt, format })
  after(() => takeReports(taking))
  return go(reportImportPath(taking.importId))
}
