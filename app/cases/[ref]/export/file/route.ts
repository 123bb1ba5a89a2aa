import { casePath } from '../../../../../lib/site/addresses.ts'
import { dropUnsent, keepUnsent } from '../../../../../lib/work/case/unsent.ts'
import { exportCaseApart } from '../../../../../lib/work/parcels/export-apart.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { exportResponse } from '../../../../export-response.ts'
import { seeOtherRefused } from '../../../../ui/refused.ts'
import { isOurOwn } from '../../own-form.ts'
import { exportFields, exportForm } from '../form.ts'

/** The whole case, as it is made. Only on a form’s being sent: a browser that looks ahead at links takes nothing out. */
export async function POST(request: Request, { params }: { params: Promise<{ ref: string }> }): Promise<Response> {
  const { ref } = await params
  if (!isOurOwn(request)) return new Response('This form did not come from this service', { status: 403 })
  const actor = await currentActor()
  const sent = await request.formData().catch(() => new FormData())
  const text = (name: string) => String(sent.get(name) ?? '').trim()
  const recipients = text('recipients').split(/\s+/).filter(Boolean)
  const asked = { purpose: text('purpose'), why: text('why'), recipients, passphrase: text('passphrase') }
  const made = await exportCaseApart(actor, ref, asked)
  if (made.kind === 'missing') return new Response('There is no case that you may take out', { status: 404 })
  if (made.kind === 'refused') {
    const typed = { purpose: [asked.purpose], why: [asked.why], recipients: [recipients.join('\n')] }
    await keepUnsent(actor, exportForm(ref), typed)
    const [first] = made.refusals
    const field = exportFields.find(f => f === first?.field) ?? 'purpose'
    return seeOtherRefused(`${casePath(ref, '/export')}#${field}`, first?.message ?? '', field)
  }
  await dropUnsent(actor, exportForm(ref))
  return exportResponse('wholeCase', made.stream as BodyInit, { type: 'application/octet-stream', fileName: made.name })
}
