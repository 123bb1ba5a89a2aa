import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { after } from 'next/server'
import { fieldsOf } from '../../../../lib/acts/form/fields.ts'
import { acts } from '../../../../lib/acts/index.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { lockedCase, tellAttempt } from '../../../../lib/work/case/restricted.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { submitAct } from '../../../do/submit.ts'
import { ActForm } from '../../../ui/act-form/act-form.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'

export const metadata: Metadata = { title: 'This case is restricted' }

/** A case that is there but closed to whoever found it: what it may say of itself, and the way in for those who have one. */
export default async function Restricted({ params }: { params: Promise<{ ref: string }> }) {
  const { ref } = await params
  const actor = await currentActor()
  const found = await lockedCase(actor, ref)
  if (!found?.mayOpen) {
    if (await viewCase({ actor, ref, what: 'the case', only: [] })) redirect(casePath(ref))
    if (found) after(() => tellAttempt(actor, ref, 'asked for the case by its reference, without the right to open it'))
    notFound()
  }
  after(() => tellAttempt(actor, ref, 'came to the case by its reference'))
  return (
    <ScriptFree>
      <PageTitle caption={ref}>This case is restricted</PageTitle>
      <p className="govuk-body app-measure">
        Only the people named on it may open it. It belongs to {found.team}. This visit has been recorded, and they are
        told of it.
      </p>
      <h2 className="govuk-heading-m">{acts.breakGlass.label}</h2>
      <InsetText>{acts.breakGlass.guidance}</InsetText>
      <ActForm
        fields={fieldsOf(acts.breakGlass.input)}
        keepAs={`${ref} breakGlass`}
        action={submitAct}
        typed={{}}
        options={{}}
        button={acts.breakGlass.label}
        grave
        carried={{ act: 'breakGlass', ref, once: randomUUID(), back: casePath(ref) }}
        cancelHref="/cases"
      />
    </ScriptFree>
  )
}
