import type { CaseFile } from '../../../lib/case/case.ts'
import { moveCountries } from '../../../lib/case/reference/codes/people.ts'
import { longDate } from '../../../lib/case/time/calendar.ts'
import { consequencesOf, moveOn } from '../../../lib/case/views/moves.ts'
import { FoldedRest } from '../../ui/folded.tsx'

/** The defendant lives outside England and Wales: what still binds and what does not. */
export function Moved({
  file,
  today,
}: {
  file: CaseFile<'applications' | 'moves' | 'orderConditions' | 'orderVersions' | 'orders'>
  today: string
}) {
  const move = moveOn(file, today) ?? file.moves.find(m => m.movedOn > today && !m.returnedOn)
  if (!move) return null
  return (
    <section className="app-act-flags" aria-labelledby="moved">
      <h2 className="govuk-heading-s" id="moved">
        {move.movedOn > today ? 'The defendant is moving' : 'The defendant has moved'} to{' '}
        {move.country === 'elsewhere' ? 'another country' : moveCountries[move.country].label} ({longDate(move.movedOn)}
        )
      </h2>
      <FoldedRest
        rows={consequencesOf(file, move, today)}
        shown={1}
        title={n => `${n} more things that follow from the move`}
      >
        {consequences => (
          <ul className="govuk-list govuk-list--bullet">
            {consequences.map(c => (
              <li key={c.message}>
                {c.message} <span className="app-act-flags__source">{c.source}</span>
              </li>
            ))}
          </ul>
        )}
      </FoldedRest>
    </section>
  )
}
