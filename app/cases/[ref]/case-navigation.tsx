'use client'

import { usePathname } from 'next/navigation'
import { casePath } from '../../../lib/site/addresses.ts'
import type { CasePage } from '../../../lib/site/pages.ts'

type Place = { at: CasePage; text: string; parts?: readonly (readonly [at: CasePage, text: string])[] }
const places: readonly Place[] = [
  {
    at: '',
    text: 'Overview',
    parts: [
      ['', 'Where it stands'],
      ['/risk', 'Risk and decision'],
    ],
  },
  {
    at: '/people',
    text: 'People and contact',
    parts: [
      ['/people', 'People'],
      ['/contact', 'Victim contact'],
      ['/safety', 'Safety and referrals'],
    ],
  },
  { at: '/evidence', text: 'Incidents' },
  {
    at: '/application',
    text: 'Application and court',
    parts: [
      ['/application', 'Application'],
      ['/court', 'Court'],
      ['/criminal', 'Criminal case'],
      ['/papers', 'Papers'],
    ],
  },
  {
    at: '/order',
    text: 'Order and compliance',
    parts: [
      ['/order', 'Order'],
      ['/compliance', 'Compliance'],
      ['/breaches', 'Breaches'],
    ],
  },
  {
    at: '/history',
    text: 'History',
    parts: [
      ['/history', 'Everything recorded'],
      ['/quality', 'Read for quality'],
      ['/retention', 'Keeping and disposal'],
    ],
  },
]
const isAt = (here: string, at: string) => (at === '' ? here === '' : here === at || here.startsWith(`${at}/`))

/** The six places of a case, and the pages of the present one. */
export function CaseNavigation({ caseRef }: { caseRef: string }) {
  const path = usePathname() ?? ''
  const here = path.slice(casePath(caseRef).length)
  const current = places.find(p => (p.parts ?? [[p.at, p.text] as const]).some(([at]) => isAt(here, at)))
  return (
    <>
      <nav className="app-sub-navigation" aria-label="Case">
        <ul className="app-sub-navigation__list">
          {places.map(p => (
            <li key={p.at} className="app-sub-navigation__item">
              <a
                className="app-sub-navigation__link"
                href={casePath(caseRef, p.at)}
                aria-current={p === current ? (here === p.at ? 'page' : 'true') : undefined}
              >
                {p.text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {current?.parts && (
        <nav className="app-sub-navigation app-sub-navigation--parts" aria-label={current.text}>
          <ul className="app-sub-navigation__list">
            {current.parts.map(([at, text]) => (
              <li key={at} className="app-sub-navigation__item">
                <a
                  className="app-sub-navigation__link"
                  href={casePath(caseRef, at)}
                  aria-current={isAt(here, at) ? 'page' : undefined}
                >
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  )
}
