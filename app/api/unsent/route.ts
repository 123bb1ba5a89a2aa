import { z } from 'zod'
import { dropUnsent, keepUnsent } from '../../../lib/work/case/unsent.ts'
import { currentActor } from '../../../lib/work/sign-in/actor.ts'

const sent = z.object({
  form: z.string().min(1).max(300),
  typed: z.record(z.string().max(200), z.array(z.string().max(200_000)).max(6000)),
})

/** Keeps what a person is typing. It is theirs alone until they send the form. */
export async function POST(request: Request) {
  const actor = await currentActor()
  const parsed = sent.safeParse(await request.json().catch(() => null))
  if (!parsed.success) return new Response(null, { status: 400 })
  await keepUnsent(actor, parsed.data.form, parsed.data.typed)
  return new Response(null, { status: 204 })
}

/** Throws away what was kept for a form. */
export async function DELETE(request: Request) {
  const actor = await currentActor()
  const form = new URL(request.url).searchParams.get('form')
  if (form) await dropUnsent(actor, form)
  return new Response(null, { status: 204 })
}
