import { transferPath } from '../../../../lib/site/addresses.ts'
import { makeAnswerFile } from '../../../../lib/work/parcels/make-transfer-file.ts'
import { currentActor, requirePermission } from '../../../../lib/work/sign-in/actor.ts'
import { isOurOwn } from '../../../cases/[ref]/own-form.ts'
import { exportResponse } from '../../../export-response.ts'
import { seeOtherRefused } from '../../../ui/refused.ts'

/** The file that tells a force outside what was answered, as it is made. Only on a form’s being sent. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  if (!isOurOwn(request)) return new Response('This form did not come from this service', { status: 403 })
  const actor = await currentActor()
  requirePermission(actor, 'exchange')
  const made = await makeAnswerFile(actor, id)
  if (made.kind === 'missing') return new Response('There is no offer that you may answer', { status: 404 })
  if (made.kind === 'refused') return seeOtherRefused(transferPath(id), made.refusals.map(r => r.message).join('. '))
  return exportResponse('transferFile', made.stream as BodyInit, {
    type: 'application/octet-stream',
    fileName: made.name,
  })
}
