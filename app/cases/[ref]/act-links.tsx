import type { CaseAbout } from '../../../lib/acts/act/act.ts'
import { type Looking, offersAt } from '../../../lib/acts/act/offers.ts'
import type { CasePlace, ReadsAt } from '../../../lib/acts/act/places.ts'
import type { ActName } from '../../../lib/case/act-names.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { actPath } from '../../../lib/site/addresses.ts'
import { Button } from '../../ui/govuk/button.tsx'

/** What every place on a page is given. */
export interface Seat extends Looking {
  /** Where the form returns to, with its filters. */
  back?: string
}
export interface ActLinksProps<P extends CasePlace> extends Seat {
  /** The place whose acts are offered: each act names its own. */
  place: P
  /** With what the acts of the place read. */
  file: CaseFile<'named' | 'restrictions' | ReadsAt<P>>
  /** The record that the acts are about; the case when absent. */
  record?: { id: string }
  /** What kind of record, where the place is for any. */
  about?: CaseAbout
  /** Of the acts of the place, this alone, or all but this: where one comes next. */
  pick?: ActName | undefined
  omit?: ActName | undefined
  /** Buttons for the main thing to do; links beside a record. */
  as?: 'buttons' | 'links'
  /** Beside the main thing to do on the page, or before it may be done: no green button. */
  quiet?: boolean
  /** What the acts are about, for people who hear links out of their place. */
  of?: string
  /** Above them, where there are any. */
  heading?: string
}

/** The acts offered at a place at this moment to this person, as ways to their forms. */
export function ActLinks<P extends CasePlace>(props: ActLinksProps<P>) {
  const { place, file, record, about, pick, omit, back } = props
  const offers = offersAt(place, file, props, { record, about }).filter(
    ({ name }) => name !== omit && (!pick || name === pick),
  )
  if (!offers.length) return null
  const href = (name: ActName) => actPath(file.case.ref, name, record?.id, back ? { back } : {})
  const spoken = props.of && <span className="govuk-visually-hidden"> {props.of}</span>
  const heading = props.heading && <h2 className="govuk-heading-s">{props.heading}</h2>
  if (props.as === 'links')
    return (
      <>
        {heading}
        <ul className="govuk-list app-act-links">
          {offers.map(({ name, act }) => (
            <li key={name}>
              <a className="govuk-link" href={href(name)}>
                {act.label}
                {spoken}
              </a>
            </li>
          ))}
        </ul>
      </>
    )
  return (
    <>
      {heading}
      <div className="govuk-button-group app-act-links">
        {offers.map(({ name, act }, n) => (
          <Button
            key={name}
            href={href(name)}
            classes={act.grave ? 'govuk-button--warning' : n > 0 || props.quiet ? 'govuk-button--secondary' : ''}
          >
            {act.label}
            {spoken}
          </Button>
        ))}
      </div>
    </>
  )
}
