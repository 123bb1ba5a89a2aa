import type { ReactNode } from 'react'
import { longDate } from '../../../lib/case/time/calendar.ts'
import { casePath } from '../../../lib/site/addresses.ts'
import { bandOf } from '../../../lib/work/case/view-case.ts'
import { currentActor } from '../../../lib/work/sign-in/actor.ts'
import { CaseBand } from '../../ui/case-band.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { Tag } from '../../ui/govuk/tag.tsx'
import { CaseNavigation } from './case-navigation.tsx'
import { QuickBar } from './quick-bar.tsx'

/** The head of every page of a case: whose it is, and the ways through it. Each page records its own view. */
export default async function CaseLayout({
  params,
  children,
}: {
  params: Promise<{ ref: string }>
  children: ReactNode
}) {
  const { ref } = await params
  const actor = await currentActor()
  const band = await bandOf(actor, ref)
  if (!band) return children
  return (
    <>
      <DoneBanner path={casePath(ref)} />
      <CaseBand
        reference={ref}
        name={band.defendant}
        facts={[
          { label: 'Born', value: band.bornOn ? longDate(band.bornOn) : 'Not known' },
          {
            label: band.protectedPersons.length > 1 ? 'Protected persons' : 'Protected person',
            value: band.protectedPersons.join(', '),
          },
        ]}
        tags={band.restricted && <Tag text="Restricted" classes="govuk-tag--purple" />}
        now={[band.now.state, band.now.held, band.now.risk, band.now.breaches].flatMap(words => words ?? [])}
        screenOnly={band.now.contact}
      />
      <QuickBar caseRef={ref} quick={band.quick} />
      <CaseNavigation caseRef={ref} />
      {children}
    </>
  )
}
