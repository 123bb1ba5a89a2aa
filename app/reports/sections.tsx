import { type Actor, mayEver, type Permission } from '../../lib/case/policy.ts'

const sections: { text: string; href: string; needs: readonly Permission[] }[] = [
  { text: 'Pairs to look at', href: '/reports', needs: ['seeReports'] },
  { text: 'People', href: '/reports/people', needs: ['seeReports'] },
  { text: 'Imports', href: '/reports/imports', needs: ['seeReports', 'feedReports'] },
  { text: 'Words that mean no name', href: '/reports/names', needs: ['seeReports'] },
  { text: 'How reports are matched', href: '/reports/weights', needs: ['seeReports'] },
  { text: 'Blind review', href: '/reports/review', needs: ['seeReports'] },
  { text: 'Records systems', href: '/reports/systems', needs: ['feedReports'] },
]

/** The pages about crime reports that this person may open. */
export function ReportSections({ actor, here }: { actor: Actor; here: string }) {
  const open = sections.filter(s => s.needs.some(need => mayEver(actor, need)))
  return (
    <nav aria-label="Reports" className="app-sections">
      <ul className="govuk-list app-inline-list">
        {open.map(s => (
          <li key={s.href}>
            <a className="govuk-link" href={s.href} aria-current={s.href === here ? 'page' : undefined}>
              {s.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
