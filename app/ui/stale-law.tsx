import type { Actor } from '../../lib/case/policy.ts'
import { type CalendarDate, longDate } from '../../lib/case/time/calendar.ts'
import { answersForLaw, staleLaw } from '../../lib/law/rules/law-register.ts'
import { pagePath } from '../../lib/site/addresses.ts'
import { NotificationBanner } from './govuk/notification-banner.tsx'

/** Told to whoever answers for the law in use, for as long as an entry of its register is due to be checked again. */
export function StaleLaw({ actor, today }: { actor: Actor; today: CalendarDate }) {
  const stale = answersForLaw(actor) ? staleLaw(today) : []
  const [first] = stale.toSorted((a, b) => String(a.checkAgainOn).localeCompare(String(b.checkAgainOn)))
  if (!first) return null
  const many =
    stale.length === 1 ? '1 number or date of the law is' : `${stale.length} numbers and dates of the law are`
  return (
    <NotificationBanner titleText="The law in use" titleId="stale-law">
      <p className="govuk-notification-banner__heading">
        {many} due to be checked again, the first since {longDate(String(first.checkAgainOn))}.{' '}
        <a className="govuk-notification-banner__link" href={pagePath('/law', { show: 'register' })}>
          See the dated register
        </a>
      </p>
    </NotificationBanner>
  )
}
