import { currentActor } from '../../../../../../../lib/casework/actor.ts'
import { printApplication } from '../../../../../../../lib/casework/papers.ts'
import { pdfAnswer } from '../../../../pdf-answer.ts'

/** The application as a PDF: bytes, through the same door as the case. */
export async function GET(request: Request, { params }: { params: Promise<{ ref: string; number: string }> }) {
  const { ref, number } = await params
  const printed = await printApplication(await currentActor(), ref, number)
  if (printed.kind === 'missing') return new Response('Not found', { status: 404 })
  if (printed.kind === 'held')
    return Response.redirect(
      new URL(`/cases/${ref}/application/${number}/document`, process.env.NEXTAUTH_URL ?? request.url),
      303,
    )
  return pdfAnswer(printed)
}
