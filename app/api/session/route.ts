import { currentSessionId } from '../../../lib/work/sign-in/actor.ts'
import { secondsLeft, standingOf } from '../../../lib/work/sign-in/sessions.ts'

const over = () => new Response(null, { status: 401 })

/** How long this session lasts if it is not used. Asking does not count as use. */
export async function GET() {
  const id = await currentSessionId()
  const left = id ? await secondsLeft(id) : 0
  return left ? Response.json({ secondsLeft: left }) : over()
}

/** Counts as use: the person chose to stay. */
export async function POST() {
  const id = await currentSessionId()
  const standing = id ? await standingOf(id, { touch: true }) : undefined
  return id && standing?.kind === 'standing' ? Response.json({ secondsLeft: await secondsLeft(id) }) : over()
}
