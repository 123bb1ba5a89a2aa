import { calendarOf } from '../../../../lib/work/lists/deadlines.ts'
import { exportResponse } from '../../../export-response.ts'

/** A person's calendar feed, for calendar programs that cannot sign in: the key in the address is all they have. */
export async function GET(_: Request, { params }: { params: Promise<{ key: string }> }): Promise<Response> {
  const key = (await params).key.replace(/\.ics$/, '')
  const feed = await calendarOf(key, process.env.NEXTAUTH_URL ?? '')
  if (feed === undefined) return new Response('Not found', { status: 404 })
  return exportResponse('calendar', feed, { type: 'text/calendar; charset=utf-8' })
}
