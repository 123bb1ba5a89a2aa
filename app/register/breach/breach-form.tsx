import type { Option } from '../../../lib/acts/form/fields.ts'
import { openForm } from '../../../lib/acts/form/opened.ts'
import type { Actor } from '../../../lib/case/policy.ts'
import { ActFormPage } from '../../do/act-form-page.tsx'

interface BreachFormProps {
  actor: Actor
  /** The order's reference, or the words by which a restricted one was found. */
  door: string
  conditions: Option[]
  at: string
  here: string
  home: string
  caption: string
}

/** What an officer saw at a door, written to a case that they need not be let into. */
export const BreachForm = ({ actor, door, conditions, at, here, home, caption }: BreachFormProps) => (
  <ActFormPage
    actor={actor}
    form={openForm({ actor, name: 'recordBreachAtDoor', asked: { knownAt: at, place: 'englandWales' } })}
    door={door}
    options={{ orderConditions: conditions }}
    keepAs={`door ${door}`}
    here={here}
    home={home}
    back={{ href: home }}
    caption={caption}
    button="Record the breach"
  />
)
