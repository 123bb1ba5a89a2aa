import './ui/styles/main.scss'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { menuSectionOf } from '../lib/acts/act/force-home.ts'
import { forceActNamed } from '../lib/acts/force/force.ts'
import { mayEver, type Permission } from '../lib/case/policy.ts'
import { forceActAt } from '../lib/site/addresses.ts'
import { unseenAlarms } from '../lib/work/alarms/list.ts'
import { optionalActor } from '../lib/work/sign-in/actor.ts'
import { ScriptSupport } from './ui/govuk/script-support.tsx'
import { Start } from './ui/govuk/start.tsx'
import { IdleWarning } from './ui/idle-warning.tsx'
import { PageFrame } from './ui/page-frame.tsx'

export const metadata: Metadata = {
  title: { template: '%s – Stalking protection orders', default: 'Stalking protection orders' },
}

const places: { text: string; href: string; needs: Permission | readonly Permission[] }[] = [
  { text: 'Desk', href: '/queues', needs: 'viewCase' },
  { text: 'Alarms', href: '/alarms', needs: 'readOwnAlarms' },
  { text: 'Cases', href: '/cases', needs: 'viewCase' },
  { text: 'Reports', href: '/reports', needs: ['seeReports', 'feedReports'] },
  { text: 'Register', href: '/register', needs: 'seeRegister' },
  { text: 'Take a call', href: '/register/calls', needs: 'takeCalls' },
  { text: 'Measures', href: '/measures', needs: 'seeMeasures' },
  { text: 'Conditions', href: '/library', needs: 'viewCase' },
  { text: 'Record', href: '/record', needs: 'seeRecord' },
  // Whoever sees cases comes to it from the alarms.
  { text: 'Duty', href: '/duty', needs: 'managePeople' },
  { text: 'People', href: '/people', needs: 'managePeople' },
  { text: 'Settings', href: '/settings', needs: 'manageSettings' },
]

export default async function Layout({ children }: { children: ReactNode }) {
  const [actor, asked] = await Promise.all([optionalActor(), headers()])
  const unseen = actor && mayEver(actor, 'readOwnAlarms') ? await unseenAlarms(actor) : 0
  const form = forceActNamed(forceActAt(asked.get('x-spo-path') ?? '') ?? '')
  return (
    <html lang="en" className="govuk-template">
      <head>
        <meta name="request" content={asked.get('x-request-id') ?? ''} />
      </head>
      <body className="govuk-template__body" suppressHydrationWarning>
        <ScriptSupport nonce={asked.get('x-nonce') ?? undefined} />
        <PageFrame
          navigation={
            actor
              ? places
                  .filter(p => [p.needs].flat().some(need => mayEver(actor, need)))
                  .map(({ text, href }) => ({
                    text: href === '/alarms' && unseen ? `${text} (${unseen})` : text,
                    href,
                  }))
              : []
          }
          formIn={form && menuSectionOf(form)}
          account={
            actor && (
              <a className="govuk-service-navigation__link app-account" href="/account">
                {actor.name}
              </a>
            )
          }
          notice={process.env.SPO_DEMONSTRATION === '1' ? 'Demonstration: all that is here is invented.' : undefined}
        >
          {children}
        </PageFrame>
        {actor && <IdleWarning />}
        <Start />
      </body>
    </html>
  )
}
