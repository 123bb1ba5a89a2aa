import { casePath } from '../../../../../lib/site/addresses.ts'
import '../evidence.scss'
import type { Metadata } from 'next'
import { conductOf } from '../../../../../lib/pattern/conduct.ts'
import { fourOf } from '../../../../../lib/pattern/conduct-four.ts'
import { marksOf } from '../../../../../lib/pattern/conduct-marks.ts'
import { doubtsOf, summaryOf } from '../../../../../lib/pattern/conduct-words.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { conductShown, saidIncidents } from '../../../../../lib/work/imports/conduct.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'
import { TermLinks } from '../../../../ui/term-link.tsx'
import { notHere } from '../../not-here.ts'
import { Four } from './four.tsx'
import { Pictures } from './pictures.tsx'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Course of conduct – ${(await params).ref}` }
}

/** The course of conduct on one page, for an officer, a reviewer and a court: counted by the database, drawn on the server. */
export default async function ConductPage({ params }: Props) {
  const [{ ref }, actor] = await Promise.all([params, currentActor()])
  const view = await viewCase(
    { actor, ref, what: 'the course of conduct', only: ['orders', 'services', 'otherOrders', 'breachSteps'] },
    async (tx, file) => {
      const [counts, said] = await Promise.all([conductShown(tx, file.case.id), saidIncidents(tx, file.case.id)])
      return { counts, said }
    },
  )
  if (!view) return notHere(actor, ref)
  const { file, also } = view
  const conduct = conductOf(also.counts, marksOf(file, also.said))
  const base = casePath(ref, '/evidence')
  const names = new Map(file.protectedPersons.map(p => [p.id, `${p.givenNames} ${p.familyName}`]))
  const nameOf = (target: string) => names.get(target)
  return (
    <ScriptFree>
      <BackLink text="Back to the incidents" href={base} />
      <PageTitle>Course of conduct</PageTitle>
      <TermLinks of={['conduct']} />
      {conduct ? (
        <>
          <p className="govuk-body-l app-measure">{summaryOf(conduct)}.</p>
          {doubtsOf(conduct).map(sentence => (
            <p key={sentence} className="govuk-body">
              {sentence}
            </p>
          ))}
          <p className="govuk-body app-no-print">
            <a className="govuk-link" href={casePath(ref, '/evidence/timeline')}>
              See it by kind of act
            </a>
          </p>
          <Pictures conduct={conduct} nameOf={nameOf} />
          <Four prompts={fourOf(conduct, nameOf)} />
        </>
      ) : (
        <p className="govuk-body">No incident is logged yet.</p>
      )}
    </ScriptFree>
  )
}
