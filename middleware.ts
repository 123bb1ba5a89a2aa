import { NextResponse } from 'next/server'
import { withAuth } from 'next-auth/middleware'

/** Sends the signed-out to sign in, and tells the page its own address. It decides nothing else. */
export default withAuth(
  request => {
    const headers = new Headers(request.headers)
    headers.set('x-spo-path', `${request.nextUrl.pathname}${request.nextUrl.search}`)
    return NextResponse.next({ request: { headers } })
  },
  { pages: { signIn: '/sign-in', error: '/sign-in' } },
)

// Files sent to a case, and reports sent by hand, pass by: middleware would hold the whole of them in memory.
export const config = {
  matcher: ['/((?!_next/|api/|sign-in|accessibility|icon|favicon|assets/|cases/[^/]+/files|reports/imports/upload).*)'],
}
