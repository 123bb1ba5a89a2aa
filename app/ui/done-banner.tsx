import { cookies } from 'next/headers'
import { ForgetCookie } from './forget-cookie.tsx'
import { NotificationBanner } from './govuk/notification-banner.tsx'

/** One name for what is shown anywhere and one for what is shown on the pages under a path, for a browser sends both. */
const nameUnder = (path: string) => (path === '/' ? 'spo-done' : 'spo-done-here')

/** Leaves the sentence of an act for the page that comes next, on the pages under a path. */
export const leaveDone = async (path: string, sentence: string) =>
  (await cookies()).set(nameUnder(path), `${Date.now()} ${sentence.slice(0, 500)}`, {
    sameSite: 'lax',
    maxAge: 6,
    path,
  })

/** What was just done, said once: the last of it, where a page without script still carries what came before. */
export async function DoneBanner({ path }: { path: string }) {
  const jar = await cookies()
  const places = [...new Set([path, '/'])]
  const [last] = places
    .flatMap(place => jar.get(nameUnder(place))?.value ?? [])
    .sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10))
  if (!last) return null
  return (
    <>
      {places.map(place => (
        <ForgetCookie key={`${place} ${last}`} name={nameUnder(place)} path={place} />
      ))}
      <NotificationBanner type="success" text={last.replace(/^\d+ /, '')} />
    </>
  )
}
