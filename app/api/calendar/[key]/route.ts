import { calendarOf } from '../../../../lib/casework/deadlines.ts'

/** A person's calendar feed, for calendar programs that cannot sign in: the key in the address is all they have. */
export async function GET(_: Request, { params }: { params: Promise<{ key: string }> }): Promise<Response> {
  const key = (await params).key.replace(/\.ics$/, '')
  const feed = await calendarOf(key, process.env.NEXTAUTH_URL ?? '')
  if (feed === undefined) return new Response('Not found', { status: 404 })
  return new Response(feed, {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-store' },
  })
}
