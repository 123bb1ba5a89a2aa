import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Database } from '../../../db/client.ts'
import { mostCourtLetters } from '../../case/reference/court-orders.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { CannotRead } from '../../pattern/exports/row.ts'
import { jsonAnswer, problem, systemFor } from '../feeds/answer.ts'
import { fileLimit, keptSource, receiveFile, tooBig } from '../files/files.ts'
import { lockForce } from '../pipeline/load-force.ts'
import { performIn } from '../pipeline/perform.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { lettersIn, markKnown, nothingIn, tooMany } from './read-court-orders.ts'

/** Takes one mail, document or archive of orders from a court’s mailbox: read, queued and matched. What was sent before is said to be so and not queued again. */
export async function answerCourtOrders(
  request: Request,
  { at = new Date().toISOString(), db }: { at?: Instant; db?: Database } = {},
): Promise<Response> {
  const system = await systemFor(request, 'courtOrders', db)
  if (system instanceof Response) return system
  const length = Number(request.headers.get('content-length') ?? 0)
  if (length > fileLimit()) return problem(413, tooBig(length))
  if (!request.body) return problem(422, 'There is nothing in the body')
  const name = new URL(request.url).searchParams.get('name')?.slice(0, 200) || 'order'
  const received = await receiveFile(
    { actor: system, ref: 'court-orders', name },
    Readable.fromWeb(request.body as ReadableStream),
  )
  if (received.kind === 'refused') return problem(received.tooLarge ? 413 : 422, received.message)
  const { sha256 } = received.receipt
  const source = await keptSource(sha256)
  if (!source) return problem(422, 'The file did not arrive whole. Send it again')
  const letters = await lettersIn({ name: received.receipt.name, source }).catch((fault: unknown) => {
    if (fault instanceof CannotRead) return fault.message
    throw fault
  })
  if (typeof letters === 'string') return problem(422, letters)
  if (!letters.length) return problem(422, nothingIn)
  if (letters.length > mostCourtLetters) return problem(413, tooMany)
  return asPerson(
    system,
    async tx => {
      // The same message twice at once: whichever comes second finds the first.
      await lockForce(tx, system)
      const marked = await markKnown(tx, letters)
      const fresh = marked.filter(l => !l.sameAs)
      if (fresh.length) {
        const done = await performIn(tx, {
          actor: system,
          act: 'receiveCourtOrders',
          input: { fileName: received.receipt.name, sha256, rows: fresh.map(l => ({ row: JSON.stringify(l) })) },
          at,
          db,
        })
        if (done.kind !== 'done')
          return problem(
            422,
            done.kind === 'refused' ? done.refusals.map(r => r.message).join('. ') : 'It could not be queued',
          )
      }
      return jsonAnswer({
        results: marked.map(l => ({
          name: l.name,
          result: l.sameAs ? 'known' : 'queued',
          ...(l.unread ? { reason: l.unread } : {}),
        })),
      })
    },
    { ...(db ? { db } : {}) },
  )
}
