import type { Metadata } from 'next'
import { currentActor } from '../../../../../../lib/casework/actor.ts'
import { applicationForPrint } from '../../../../../../lib/casework/papers.ts'
import { BackLink } from '../../../../../ui/govuk/back-link.tsx'
import { Button } from '../../../../../ui/govuk/button.tsx'
import { ErrorSummary } from '../../../../../ui/govuk/error-summary.tsx'
import { SummaryList } from '../../../../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../../../../ui/page-title.tsx'
import { notHere } from '../../../not-here.ts'

type Props = { params: Promise<{ ref: string; number: string }> }
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ref, number } = await params
  return { title: `Document of application ${number} – ${ref}` }
}

/** What would be printed, and whether it may be: a protected address holds it back and says where. */
export default async function ApplicationDocumentPage({ params }: Props) {
  const { ref, number } = await params
  const actor = await currentActor()
  const prepared = await applicationForPrint(actor, ref, number)
  if (!prepared) return notHere(actor, ref)
  const { paper, found } = prepared
  return (
    <>
      <BackLink href={`/cases/${ref}/application`} text="Application" />
      {found.length > 0 && (
        <ErrorSummary
          titleText="The document is held back"
          errorList={found.map(place => ({ text: `A protected address can be read in: ${place.where}` }))}
        >
          Change the wording in each of these places. The address itself is not shown here.
        </ErrorSummary>
      )}
      <PageTitle>{paper.title}</PageTitle>
      <SummaryList
        rows={[
          { key: 'Reference', value: paper.reference },
          { key: 'Status', value: paper.status },
          { key: 'Court', value: paper.court },
          { key: 'Conditions', value: String(paper.conditions.length) },
          { key: 'Incidents in the chronology', value: String(paper.chronology.length) },
          { key: 'Exhibits', value: paper.exhibits.length ? paper.exhibits.map(e => e.reference).join(', ') : 'None' },
          {
            key: 'Protected addresses',
            value: found.length
              ? `Found in ${found.length} ${found.length === 1 ? 'place' : 'places'}`
              : 'None can be read in it',
          },
        ]}
      />
      {found.length === 0 && (
        <Button href={`/cases/${ref}/application/${number}/document/pdf`} text="Download the application (PDF)" />
      )}
      <p className="govuk-body app-measure">
        The document is made from the case as it stands. Giving it out is recorded. Until it is lodged it is marked as a
        draft.
      </p>
    </>
  )
}
