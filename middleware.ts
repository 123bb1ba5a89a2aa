import { type NextFetchEvent, type NextRequest, NextResponse } from 'next/server'
import { type NextRequestWithAuth, withAuth } from 'next-auth/middleware'

/** Sends the signed-out to sign in, and tells the page its own address. It decides nothing else. */
const signedIn = withAuth(
  request => {
    const headers = new Headers(request.headers)
    headers.set('x-spo-path', `${request.nextUrl.pathname}${request.nextUrl.search}`)
    return NextResponse.next({ request: { headers } })
  },
  { pages: { signIn: '/sign-in', error: '/sign-in' } },
)

export default async function middleware(request: NextRequest, event: NextFetchEvent) {
  const answer = await signedIn(request as NextRequestWithAuth, event)
  const signIn = answer?.headers.get('location')
  if (!signIn || request.method !== 'POST') return answer
  // A form that was sent without a sign-in is led to sign in, and from there back to the form: it is not sent to that page.
  return request.headers.has('next-action')
    ? new NextResponse(null, { headers: { 'x-action-redirect': `${signIn};push` } })
    : NextResponse.redirect(signIn, 303)
}

// Files sent to a case, and reports sent by hand, pass by: middleware would hold the whole of them in memory.
export const config = {
  matcher: ['/((?!_next/|api/|sign-in|accessibility|icon|favicon|assets/|cases/[^/]+/files|reports/imports/upload).*)'],
}
