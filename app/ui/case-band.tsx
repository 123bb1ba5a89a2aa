import type { ReactNode } from 'react'

type Fact = { label: string; value: ReactNode }

type CaseBandProps = {
  reference: string
  /** Whom the case is about. */
  name: ReactNode
  tags?: ReactNode
  /** What tells this person from another: date of birth, protected person. */
  facts?: readonly Fact[] | undefined
  /** What matters now, a few words each, the first of them most. */
  now?: readonly string[] | undefined
  /** What stands on the screen alone and on no paper. */
  screenOnly?: readonly string[] | undefined
}

/** The band at the head of every page of a case: whose case this is, and what matters now. */
export function CaseBand({ reference, name, tags, facts = [], now = [], screenOnly = [] }: CaseBandProps) {
  return (
    <section className="app-case-band" aria-label="Case">
      <p className="app-case-band__name">
        {name} <span className="app-case-band__reference">{reference}</span>
      </p>
      {facts.length > 0 && (
        <dl className="app-case-band__facts">
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {tags && <div className="app-case-band__tags">{tags}</div>}
      {now.length + screenOnly.length > 0 && (
        <ul className="app-case-band__now">
          {now.map(words => (
            <li key={words}>{words}</li>
          ))}
          {screenOnly.map(words => (
            <li key={words} className="app-no-print">
              {words}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
