import { ErrorSummary } from '../../ui/govuk/error-summary.tsx'
import { NotificationBanner } from '../../ui/govuk/notification-banner.tsx'
import type { Outcome } from './outcome.ts'

const rows = (n: number) => (n === 1 ? '1 row' : `${n} rows`)
/** Two rows may be of one case. */
const refsOf = (refs: readonly string[]) => [...new Set(refs)].join(', ')

/** What came of it: which rows were given or recorded, which were not and why. */
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
      {outcome.done.length > 0 && (
        <>
          <p className="govuk-notification-banner__heading">
            {rows(outcome.done.length)} {outcome.did}
          </p>
          <p className="govuk-body">{refsOf(outcome.done)}</p>
        </>
      )}
      {outcome.not.length > 0 && (
        <>
          <p className="govuk-notification-banner__heading">
            {rows(outcome.not.length)} not {outcome.did}
          </p>
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
