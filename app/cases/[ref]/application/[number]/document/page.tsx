import { notFound, redirect } from 'next/navigation'
import { paperPagePath } from '../../../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../../../lib/work/case/view-case.ts'
import { currentActor } from '../../../../../../lib/work/sign-in/actor.ts'
import { notHere } from '../../../not-here.ts'

/** The address that papers of applications had before: it leads to the paper’s page. */
export default async function ApplicationDocumentPage({
  params,
}: {
  params: Promise<{ ref: string; number: string }>
}) {
  const { ref, number } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'the way to a paper', only: ['applications'] })
  if (!view) return notHere(actor, ref)
  const application = view.file.applications.find(a => String(a.number) === number)
  if (!application) notFound()
  const name = application.applicant === 'chiefOfficer' ? 'application' : 'response'
  redirect(paperPagePath(ref, { name, key: application.id, audience: 'served' }))
}
