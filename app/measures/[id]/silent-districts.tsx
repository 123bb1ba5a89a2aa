import type { Measure } from '../../../lib/measures/measures.ts'
import type { Taken } from '../../../lib/work/measures/measures.ts'
import { InsetText } from '../../ui/govuk/inset-text.tsx'

/** Zero is a signal: districts that counted nothing, beside those that did, with how much was reported in each. */
export function SilentDistricts({ measure, taken }: { measure: Measure; taken: Taken }) {
  if (measure.kind === 'duration') return null
  const reports = (n: number | null) => (n === null ? 'reports not loaded' : `${n.toLocaleString('en-GB')} reports`)
  const silent = taken.districts.filter(d => d.numerator === 0 && !d.isForceWide)
  const busy = taken.districts.filter(d => d.numerator > 0)
  if (!silent.length || measure.zeroIsWanted) return null
  return (
    <InsetText>
      <h3 className="govuk-heading-s">Districts that recorded none</h3>
      <p className="govuk-body">
        Nothing counted in {silent.map(d => `${d.district} (${reports(d.reports)})`).join(', ')}.
      </p>
      <p className="govuk-body">
        {busy.length
          ? `Beside them: ${busy.map(d => `${d.district} ${d.numerator} (${reports(d.reports)})`).join(', ')}.`
          : 'No district counted any.'}
      </p>
    </InsetText>
  )
}
