import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import { addressFindings } from '../../../../lib/drafting/draft.ts'

/** Where its paper would tell the defendant a protected address, for whoever reads the application; the address itself is not shown. */
export function HeldBack({ file, application }: { file: CaseFile; application: Application }) {
  const found = addressFindings(file, application)
  if (!found.length) return null
  return (
    <section className="app-act-flags app-act-flags--red" aria-labelledby="held-back">
      <h2 className="govuk-heading-s" id="held-back">
        The document is held back: a protected address can be read in it
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {found.map(f => (
          <li key={`${f.href} ${f.message}`}>{f.message}</li>
        ))}
      </ul>
    </section>
  )
}
