import type { ForceActName } from '../../lib/case/act-names.ts'
import { forceActPath } from '../../lib/site/addresses.ts'

interface ChangesProps {
  of: { id: string; name: string }
  acts: readonly (readonly [name: ForceActName, text: string])[]
}
/** What may be done with a row, each link naming the row to whoever hears it. */
export const Changes = ({ of, acts }: ChangesProps) => (
  <ul className="govuk-list app-act-links">
    {acts.map(([name, text]) => (
      <li key={name}>
        <a className="govuk-link" href={forceActPath(name, of.id)}>
          {text}
          <span className="govuk-visually-hidden"> {of.name}</span>
        </a>
      </li>
    ))}
  </ul>
)
