import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { currentActor } from '../../../../lib/casework/actor.ts'
import { lockedCase } from '../../../../lib/casework/restricted.ts'
import { look, viewCase } from '../../../../lib/casework/view-case.ts'
import { acts } from '../../../../lib/spo/acts/index.ts'
import { ActForm } from '../../../ui/act-form/act-form.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { submitAct } from '../do/[act]/action.ts'

export const metadata: Metadata = { title: 'This case is restricted' }

/** A case that is there but closed to whoever found it: what it may say of itself, and the way in for those who have one. */
export default async function Restricted({ params }: { params: Promise<{ ref: string }> }) {
  const { ref } = await params
  const actor = await currentActor()
  const found = await lockedCase(actor, ref)
  if (!found) {
    if (await viewCase({ actor, ref, what: 'the case', only: [] })) redirect(`/cases/${ref}`)
    notFound()
  }
  await look(
    actor,
    {
      kind: 'view',
      act: 'foundRestricted',
      sentence: `Came to restricted case ${ref}, which is closed to them`,
      detail: { ref },
    },
    async () => undefined,
  )
  return (
    <>
      <PageTitle caption={ref}>This case is restricted</PageTitle>
      <p className="govuk-body app-measure">
        Only the people named on it may open it. It belongs to {found.team}. This visit has been recorded.
      </p>
      {found.mayOpen ? (
        <>
          <h2 className="govuk-heading-m">{acts.breakGlass.label}</h2>
          <InsetText>{acts.breakGlass.guidance}</InsetText>
          <ActForm
            form="breakGlass"
            keepAs={`${ref} breakGlass`}
            action={submitAct}
            typed={{}}
            options={{}}
            button={acts.breakGlass.label}
            grave
            carried={{ act: 'breakGlass', ref, once: randomUUID(), back: `/cases/${ref}` }}
            cancelHref="/cases"
          />
        </>
      ) : (
        <p className="govuk-body app-measure">
          If you need to know what is in it, ask the stalking coordinator or the team.
        </p>
      )}
    </>
  )
}
