import { ErrorSummary } from '../../../ui/govuk/error-summary.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import type { Outcome } from './outcome.ts'

const cases = (n: number) => (n === 1 ? '1 case' : `${n} cases`)

/** What came of assigning: which cases were assigned, which were not and why. */
export function OutcomeBanner({ outcome }: { outcome: Outcome | undefined }) {
  if (!outcome) return null
  if (outcome.errors.length) {
    return (
      <ErrorSummary
        errorList={outcome.errors.map(e => ({
          text: e.message,
          href: e.field === 'cases' ? '#pick-0' : '#personId',
        }))}
      />
    )
  }
  return (
    <NotificationBanner {...(outcome.not.length ? {} : { type: 'success' as const })}>
      {outcome.assigned.length > 0 && (
        <>
          <p className="govuk-notification-banner__heading">{cases(outcome.assigned.length)} given</p>
          <p className="govuk-body">{outcome.assigned.join(', ')}</p>
        </>
      )}
      {outcome.not.length > 0 && (
        <>
          <p className="govuk-notification-banner__heading">{cases(outcome.not.length)} not given</p>
          <ul className="govuk-list govuk-list--bullet">
            {outcome.not.map(({ ref, why }) => (
              <li key={ref}>
                {ref}: {why}
              </li>
            ))}
          </ul>
        </>
      )}
    </NotificationBanner>
  )
}
