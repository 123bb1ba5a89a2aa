import type { Metadata } from 'next'
import { enquiryResults } from '../../../../lib/case/reference/codes/breaches.ts'
import { longDate } from '../../../../lib/case/time/calendar.ts'
import { criminalDates, stepInWords, stepsInOrder } from '../../../../lib/case/views/criminal.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { namesOf } from '../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { ActLinks } from '../act-links.tsx'
import { notHere } from '../not-here.ts'
import { correctionColumn, RecordLinks } from '../record-links.tsx'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Criminal case – ${(await params).ref}` }
}

/** The criminal case beside the order: what happened, what it waits for, and the lines of enquiry. */
export default async function CriminalCasePage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase(
    { actor, ref, what: 'the criminal case', only: ['criminalSteps', 'enquiries'] },
    (tx, file) =>
      namesOf(tx, [
        file.case.officerId,
        ...file.criminalSteps.map(s => s.byId),
        ...file.enquiries.flatMap(e => [e.ownerId, e.byId]),
      ]),
  )
  if (!view) return notHere(actor, ref)
  const { file, today, at, also: names } = view
  const props = { file, actor, today, at, back: casePath(ref, '/criminal') }
  const waited = new Map(criminalDates(file).map(d => [d.step.id, d.on]))
  const steps = stepsInOrder(file).reverse()
  const enquiries = [...file.enquiries].sort(
    (a, b) => Number(a.doneOn !== null) - Number(b.doneOn !== null) || a.dueOn.localeCompare(b.dueOn),
  )
  const tagOf = (on: string | null | undefined) =>
    on && (
      <Tag
        text={on < today ? `Passed on ${longDate(on)}` : `Waits for ${longDate(on)}`}
        classes={on < today ? 'govuk-tag--red' : 'govuk-tag--yellow'}
      />
    )
  return (
    <ScriptFree>
      <PageTitle>Criminal case</PageTitle>
      <p className="govuk-body app-measure">
        An order is not an alternative to prosecution. Before bail ends and before a trial the question of an order is
        asked again.
      </p>
      <ActLinks {...props} place="criminal" />
      <DataTable
        caption="What happened, the latest first"
        rows={steps}
        rowKey={s => s.id}
        empty="Nothing is recorded of a criminal case."
        columns={[
          {
            key: 'step',
            label: 'Step',
            isRowHeader: true,
            cell: s => (
              <>
                {stepInWords(s)} {tagOf(waited.get(s.id))}
                {(s.offence || s.crimeReference) && (
                  <span className="app-under">{[s.offence, s.crimeReference].filter(Boolean).join(', ')}</span>
                )}
                {s.detail && <span className="app-under app-spoken">{s.detail}</span>}
              </>
            ),
          },
          { key: 'by', label: 'Recorded by', cell: s => names.get(s.byId) ?? 'Someone who has left' },
          correctionColumn({ ...props, kind: 'criminalSteps' }, stepInWords),
        ]}
      />
      <DataTable
        caption="Lines of enquiry"
        rows={enquiries}
        rowKey={e => e.id}
        empty="No line of enquiry is set."
        columns={[
          {
            key: 'what',
            label: 'What is to be found out',
            isRowHeader: true,
            cell: e => <span className="app-spoken">{e.what}</span>,
          },
          {
            key: 'whose',
            label: 'Whose',
            cell: e => names.get(e.ownerId ?? file.case.officerId ?? '') ?? 'The officer in the case',
          },
          {
            key: 'when',
            label: 'By when, and the result',
            cell: e => (
              <>
                {longDate(e.dueOn)} {!e.doneOn && e.dueOn < today && <Tag text="Overdue" classes="govuk-tag--red" />}
                {e.doneOn && e.result && (
                  <span className="app-under">
                    {enquiryResults[e.result].label}, {longDate(e.doneOn)}
                    {e.resultNote && `. ${e.resultNote}`}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'acts',
            label: 'Record',
            cell: e => (
              <>
                <ActLinks {...props} place="criminal/enquiry" record={e} as="links" of={`of ${e.what}`} />
                <RecordLinks {...props} kind="enquiries" record={e} of={e.what} />
              </>
            ),
          },
        ]}
      />
    </ScriptFree>
  )
}
