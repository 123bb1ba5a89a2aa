import { casePath } from '../../../../../lib/site/addresses.ts'
import { makeTransferFile } from '../../../../../lib/work/parcels/make-transfer-file.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { exportResponse } from '../../../../export-response.ts'
import { seeOtherRefused } from '../../../../ui/refused.ts'
import { isOurOwn } from '../../own-form.ts'

/** The file of an offer to a force outside, as it is made. Only on a form’s being sent. */
export async function POST(request: Request, { params }: { params: Promise<{ ref: string; id: string }> }) {
  const { ref, id } = await params
  if (!isOurOwn(request)) return new Response('This form did not come from this service', { status: 403 })
  const made = await makeTransferFile(await currentActor(), ref, id)
  if (made.kind === 'missing') return new Response('There is no offer that you may make a file of', { status: 404 })
  if (made.kind === 'refused')
    return seeOtherRefused(`${casePath(ref)}#other-forces`, made.refusals.map(r => r.message).join('. '))
  return exportResponse('transferFile', made.stream as BodyInit, {
    type: 'application/octet-stream',
    fileName: made.name,
  })
}
