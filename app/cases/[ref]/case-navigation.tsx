'use client'

import { usePathname } from 'next/navigation'

const places = [
  ['', 'Overview'],
  ['/people', 'People'],
  ['/evidence', 'Incidents'],
  ['/risk', 'Risk and decision'],
  ['/application', 'Application'],
  ['/court', 'Court'],
  ['/order', 'Order'],
  ['/compliance', 'Compliance'],
  ['/breaches', 'Breaches'],
  ['/contact', 'Victim contact'],
  ['/history', 'History'],
] as const

/** The pages of a case, with the present one marked. */
export function CaseNavigation({ caseRef }: { caseRef: string }) {
  const path = usePathname() ?? ''
  const base = `/cases/${caseRef}`
  const here = path.slice(base.length)
  const current = places.filter(([at]) => at && here.startsWith(at)).at(-1)?.[0] ?? (here === '' ? '' : undefined)
  return (
    <nav className="app-sub-navigation" aria-label="Case">
      <ul className="app-sub-navigation__list">
        {places.map(([at, text]) => (
          <li key={at} className="app-sub-navigation__item">
            <a className="app-sub-navigation__link" href={base + at} aria-current={at === current ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
