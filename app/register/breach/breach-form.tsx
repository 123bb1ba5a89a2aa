import type { Option } from '../../../lib/acts/form/fields.ts'
import type { Actor } from '../../../lib/case/policy.ts'
import { ActFormPage } from '../../do/act-form-page.tsx'

interface BreachFormProps {
  actor: Actor
  /** The order's reference, or the words by which a restricted one was found. */
  door: string
  conditions: Option[]
  at: string
  today: string
  here: string
  home: string
  caption: string
}

/** What an officer saw at a door, written to a case that they need not be let into. */
export const BreachForm = ({ actor, door, conditions, at, today, here, home, caption }: BreachFormProps) => (
  <ActFormPage
    actor={actor}
    name="recordBreachAtDoor"
    today={today}
    door={door}
    options={{ orderConditions: conditions }}
    asked={{ knownAt: at, place: 'englandWales' }}
    keepAs={`door ${door}`}
    here={here}
    home={home}
    back={{ href: home }}
    caption={caption}
    button="Record the breach"
  />
)
