import { longDate } from '../../../../../../lib/case/time/calendar.ts'
import { conflictsIn, type FileFacts } from '../../../../../../lib/case/views/file-facts.ts'

const spoken = (at: string) => `${longDate(at.slice(0, 10))} at ${at.slice(11)}`

/** What a picture says of itself, and what does not fit in it: questions to ask, never a verdict. */
export function OfItself({ facts }: { facts: FileFacts }) {
  const conflicts = conflictsIn(facts)
  const said = [
    facts.takenAt && `Made ${spoken(facts.takenAt)}`,
    facts.changedAt && `Changed ${spoken(facts.changedAt)}`,
    facts.place && `At ${facts.place.lat.toFixed(5)}, ${facts.place.lon.toFixed(5)} (latitude and longitude)`,
    facts.device && `By ${facts.device}`,
    facts.software && `Saved by ${facts.software}`,
  ].filter(Boolean)
  return (
    <>
      <ul className="govuk-list">
        {said.map(line => (
          <li key={String(line)}>{line}</li>
        ))}
      </ul>
      <span className="app-under">By the clock and the position of what made it. Anyone can change this in a file</span>
      {conflicts.length > 0 && (
        <>
          <p className="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">To ask about</p>
          <ul className="govuk-list govuk-list--bullet">
            {conflicts.map(c => (
              <li key={c}>{c}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
