import { InsetText } from '../ui/govuk/inset-text.tsx'

/** Said while a new version of the program writes again what is counted of each case. */
export function StillCounting({ stale }: { stale: number }) {
  if (!stale) return null
  return (
    <InsetText>
      {stale.toLocaleString('en-GB')} {stale === 1 ? 'case is' : 'cases are'} still being counted again. Until that is
      done these figures may change.
    </InsetText>
  )
}
