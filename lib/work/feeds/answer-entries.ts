import { z } from 'zod'
import type { Database } from '../../../db/client.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { perform } from '../pipeline/perform.ts'
import { jsonAnswer, jsonOf, mostChanges, pageOf, problem, systemFor } from './answer.ts'
import { entriesSince, entryLabel } from './entries.ts'

/** The feed of log entries: a records system fetches them, and says what it calls each. */

interface Options {
  at?: Instant
  db?: Database
}
export async function answerEntries(request: Request, options: Options = {}): Promise<Response> {
  const system = await systemFor(request, 'entries', options.db)
  if (system instanceof Response) return system
  const asked = pageOf(request)
  if (asked instanceof Response) return asked
  const { entries, cursor, more } = await entriesSince(system, asked, options)
  return jsonAnswer({
    entries: entries.map(e => ({
      id: e.id,
      case: e.ref,
      crimeReferences: e.crimeReferences,
      what: entryLabel(e.act),
      text: e.words,
      recordedAt: e.at,
      recordedBy: e.by,
      acknowledged: e.reference === null ? null : { reference: e.reference, at: e.acknowledgedAt },
    })),
    cursor,
    more,
  })
}

const acknowledgements = z
  .array(z.object({ id: z.string(), reference: z.string().trim().min(1).max(100) }))
  .min(1)
  .max(mostChanges)
const tooLong = 200_000
/** What a records system says of entries that it has taken: each is answered by itself, and a bad one stops none of the others. */
export async function answerAcknowledgements(request: Request, options: Options = {}): Promise<Response> {
  const system = await systemFor(request, 'entries', options.db)
  if (system instanceof Response) return system
  const text = await request.text()
  const parsed = text.length > tooLong ? undefined : acknowledgements.safeParse(jsonOf(text))
  if (!parsed?.success)
    return problem(422, `Send from 1 to ${mostChanges} acknowledgements, each with the id of an entry and a reference`)
  const results: { id: string; result: 'acknowledged' | 'rejected'; reason?: string }[] = []
  for (const { id, reference } of parsed.data) {
    const done = await perform({
      actor: system,
      act: 'acknowledgeEntry',
      input: { entryId: id, reference },
      ...options,
    })
    const reason = done.kind === 'refused' ? done.refusals.map(r => r.message).join('. ') : 'It could not be recorded'
    results.push(done.kind === 'done' ? { id, result: 'acknowledged' } : { id, result: 'rejected', reason })
  }
  return jsonAnswer({ results })
}
