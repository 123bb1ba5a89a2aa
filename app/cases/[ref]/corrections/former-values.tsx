import type { FormerLine } from '../../../../lib/acts/correct/listing.ts'
import { longMoment } from '../../../../lib/case/time/calendar.ts'

const hows = { corrected: 'Corrected', withdrawn: 'Withdrawn' } as const

/** What a record said before, struck through, with why and by whom it was changed. */
export function FormerValues({ lines, names }: { lines: readonly FormerLine[]; names: Map<string, string> }) {
  if (!lines.length) return null
  return (
    <ul className="govuk-list app-former">
      {lines.map(line => (
        <li key={line.id}>
          {line.fields.map(f => (
            <span key={f.label} className="app-former__field">
              {f.label}
              <span className="govuk-visually-hidden"> said before</span>: <del>{f.was}</del>
            </span>
          ))}
          <span className="app-under">
            {hows[line.how]} on {longMoment(line.at)} by {names.get(line.byId) ?? 'someone no longer listed'}:{' '}
            {line.reason}
          </span>
        </li>
      ))}
    </ul>
  )
}
