import { currentActor } from '../../../../../../lib/casework/actor.ts'
import { printOrderCard } from '../../../../../../lib/casework/papers.ts'
import { pdfAnswer } from '../../../pdf-answer.ts'

/** An order in plain words as a PDF: bytes, through the same door as the case. */
export async function GET(_: Request, { params }: { params: Promise<{ ref: string; id: string }> }) {
  const { ref, id } = await params
  const printed = await printOrderCard(await currentActor(), ref, id)
  if (printed.kind === 'missing') return new Response('Not found', { status: 404 })
  if (printed.kind === 'held')
    return new Response(
      'This order is not printed: a condition would show an address that is kept secret. Ask legal services for a copy to hand over.',
      { status: 409, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' } },
    )
  return pdfAnswer(printed)
}
