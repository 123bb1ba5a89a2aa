import { forceOffersAt } from '../../lib/acts/act/offers.ts'
import type { ForcePlace } from '../../lib/acts/act/places.ts'
import type { ForceFile } from '../../lib/case/force.ts'
import type { Actor } from '../../lib/case/policy.ts'
import { londonDate } from '../../lib/case/time/calendar.ts'
import { forceActPath } from '../../lib/site/addresses.ts'
import { Button } from '../ui/govuk/button.tsx'

interface Props {
  actor: Actor
  place: ForcePlace
  /** Beside the main thing to do on the page: no green button. */
  quiet?: boolean
  /** The record that the acts are about; the force when absent. */
  of?: { file: ForceFile; record: { id: string; name: string } }
}

/** The acts on the force, or on one of its records, that are offered at a place to this person. */
export function ForceActLinks({ actor, place, of, quiet }: Props) {
  const at = new Date().toISOString()
  const offers = forceOffersAt(place, { actor, today: londonDate(at), at }, of)
  return (
    <div className="govuk-button-group">
      {offers.map(({ name, act }, n) => (
        <Button
          key={name}
          href={forceActPath(name, of?.record.id)}
          text={act.label}
          classes={act.grave ? 'govuk-button--warning' : n || of || quiet ? 'govuk-button--secondary' : ''}
        />
      ))}
    </div>
  )
}
