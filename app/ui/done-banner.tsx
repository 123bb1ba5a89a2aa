import { cookies } from 'next/headers'
import { NotificationBanner } from './govuk/notification-banner.tsx'

/** What was just done to the force, once. */
export async function DoneBanner() {
  const done = (await cookies()).get('spo-force-done')?.value
  return done ? <NotificationBanner type="success" text={done} /> : null
}
