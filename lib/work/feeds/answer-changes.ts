import { z } from 'zod'
import type { Database } from '../../../db/client.ts'
import { type Instant, londonDate, londonTime } from '../../case/time/calendar.ts'
import { perform } from '../pipeline/perform.ts'
import { jsonAnswer, jsonOf, mostChanges, problem, systemFor } from './answer.ts'

/** The feed of changes of crimes: what a records system says of crimes that may be known here. */

const sent = z
  .array(
    z.object({
      crimeReference: z.string().trim().min(1).max(60),
      changedAt: z.iso.datetime({ offset: true }),
      outcome: z.string().max(200).optional(),
      officer: z.string().max(200).optional(),
      stalking: z.boolean().optional(),
      reason: z.string().max(2000).optional(),
    }),
  )
  .min(1)
  .max(mostChanges)
const tooLong = 500_000
/** Takes changes of crimes: each is answered by itself, and a bad one stops none of the others. Nothing is said of where it is known. */
export async function answerChanges(
  request: Request,
  options: { at?: Instant; db?: Database } = {},
): Promise<Response> {
  const system = await systemFor(request, 'changes', options.db)
  if (system instanceof Response) return system
  const text = await request.text()
  const parsed = text.length > tooLong ? undefined : sent.safeParse(jsonOf(text))
  if (!parsed?.success)
    return problem(422, `Send from 1 to ${mostChanges} changes, each with a crimeReference and when it was changed`)
  const results: { crimeReference: string; result: 'recorded' | 'rejected'; reason?: string }[] = []
  for (const c of parsed.data) {
    const at = new Date(c.changedAt).toISOString()
    const done = await perform({
      actor: system,
      act: 'takeRecordsChange',
      input: {
        crimeReference: c.crimeReference,
        changedAt: `${londonDate(at)}T${londonTime(at)}`,
        outcome: c.outcome ?? '',
        officer: c.officer ?? '',
        isStalking: c.stalking === undefined ? '' : c.stalking ? 'yes' : 'no',
        reason: c.reason ?? '',
      },
      ...options,
    })
    const reason = done.kind === 'refused' ? done.refusals.map(r => r.message).join('. ') : 'It could not be recorded'
    const { crimeReference } = c
    results.push(
      done.kind === 'done' ? { crimeReference, result: 'recorded' } : { crimeReference, result: 'rejected', reason },
    )
  }
  return jsonAnswer({ results })
}
