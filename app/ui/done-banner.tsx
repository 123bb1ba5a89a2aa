import { cookies } from 'next/headers'
import { ForgetCookie } from './forget-cookie.tsx'
import { NotificationBanner } from './govuk/notification-banner.tsx'

/** The cookie in which an act leaves its sentence for the page that comes next. */
export const doneCookie = (path: string) => ({ sameSite: 'lax', maxAge: 6, path }) as const
export const doneName = 'spo-done'

/** What was just done, said once. */
export async function DoneBanner({ path }: { path: string }) {
  const done = (await cookies()).get(doneName)?.value
  if (!done) return null
  return (
    <>
      <ForgetCookie key={done} name={doneName} path={path} />
      <NotificationBanner type="success" text={done} />
    </>
  )
}
