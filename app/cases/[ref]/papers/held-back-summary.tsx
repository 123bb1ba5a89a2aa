import type { Found } from '../../../../lib/documents/printing/protected-text.ts'
import { ErrorSummary } from '../../../ui/govuk/error-summary.tsx'

/** Where a protected address would be read in a paper that is not given out for it. It never says which address. */
export function HeldBackSummary({ what, found }: { what: string; found: readonly Found[] }) {
  if (found.length === 0) return null
  return (
    <ErrorSummary
      titleText={`${what} is held back`}
      errorList={found.map(place => ({ text: `A protected address can be read in: ${place.where}` }))}
    >
      Change the wording in each of these places. The address itself is not shown here.
    </ErrorSummary>
  )
}
