import { actPath, doorCardPath } from '../../../lib/site/addresses.ts'
import type { Band } from '../../../lib/work/case/view-case.ts'

/** What is done most on a case, in the same place on every page of it. Only what this person may do now. */
export function QuickBar({ caseRef, quick }: { caseRef: string; quick: Band['quick'] }) {
  const links = [
    quick.log && { href: actPath(caseRef, 'logIncident'), text: 'Log an incident' },
    quick.breach && { href: actPath(caseRef, 'recordBreach'), text: 'Record a breach' },
    quick.visit && { href: actPath(caseRef, 'recordVisit', quick.visit), text: 'Record a visit' },
    quick.card && { href: doorCardPath(quick.card), text: 'Print the card' },
  ].flatMap(link => link || [])
  if (!links.length) return null
  return (
    <nav className="app-quick-bar app-no-print" aria-label="Record on this case">
      <ul className="app-quick-bar__list">
        {links.map(({ href, text }) => (
          <li key={text}>
            <a className="app-quick-bar__link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
