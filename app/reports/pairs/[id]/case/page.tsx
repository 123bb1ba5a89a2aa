import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentActor, requirePermission } from '../../../../../lib/casework/actor.ts'
import { isId } from '../../../../../lib/casework/ids.ts'
import { viewPair } from '../../../../../lib/casework/reports/pair-view.ts'
import { knownOf, searchedFor } from '../../../../../lib/casework/reports/to-case.ts'
import { likelyDuplicates } from '../../../../../lib/casework/search.ts'
import { addFromPair, openFromPair } from '../../../../../lib/spo/acts/pair-case.ts'
import { typedFrom } from '../../../../../lib/spo/typed.ts'
import { caseColumns } from '../../../../cases/results.tsx'
import { ActForm } from '../../../../ui/act-form/act-form.tsx'
import { DataTable } from '../../../../ui/data-table.tsx'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { putPairOnCase } from './action.ts'

export const metadata: Metadata = { title: 'Put reports on a case' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ add?: string; caseRef?: string }> }

/** The reports of a pair as incidents of a new case, or of one that there is: filled in from what they say. */
export default async function PairCasePage({ params, searchParams }: Props) {
  const actor = await currentActor()
  requirePermission(actor, 'workPairs')
  const [{ id }, { add, caseRef }] = await Promise.all([params, searchParams])
  const view = isId(id) ? await viewPair(actor, id) : undefined
  if (view?.pair.state !== 'waiting') notFound()
  const { rows, teams, officers } = await likelyDuplicates(actor, searchedFor(view))
  const adding = add !== undefined
  const input = adding ? addFromPair : openFromPair
  const one = view.cases.length && view.cases.every(c => c.ref === view.cases[0]?.ref) ? view.cases[0]?.ref : undefined
  const known = { ...knownOf(view), caseRef: caseRef ?? view.pair.caseRef ?? one }
  return (
    <>
      <BackLink href={`/reports/pairs/${id}`} text="The pair" />
      <PageTitle caption={`${view.pair.suspect} and ${view.pair.victim}`}>
        {adding ? 'Add the reports to a case' : 'Open a case with these reports'}
      </PageTitle>
      <p className="govuk-body app-measure">
        What the reports say is filled in. Check it against them. What kind of act each was is for you to say.
      </p>
      {rows.length > 0 && (
        <DataTable
          caption="Cases like this one, the likeliest first"
          columns={caseColumns(true).map(column => ({ ...column, sortable: false }))}
          rows={rows}
          rowKey={row => row.id}
          empty=""
        />
      )}
      {rows.length > 0 && !adding && (
        <p className="govuk-body">
          If one of these is the same pattern,{' '}
          <a className="govuk-link" href={`/reports/pairs/${id}/case?add=1`}>
            add the reports to it
          </a>{' '}
          instead.
        </p>
      )}
      <div className="app-two-thirds">
        <ActForm
          form={adding ? 'addFromPair' : 'openFromPair'}
          keepAs={`pair ${id} ${adding ? 'add' : 'open'}`}
          action={putPairOnCase}
          typed={typedFrom(input, known)}
          options={{
            teams: teams.map(t => ({ value: t.id, label: t.name })),
            officers: officers.map(o => ({ value: o.id, label: o.name })),
          }}
          button={adding ? 'Add the reports' : 'Open the case'}
          carried={{
            pair: id,
            once: randomUUID(),
            mode: adding ? 'add' : 'open',
            seen: String(view.reports.length),
          }}
          cancelHref={`/reports/pairs/${id}`}
        />
      </div>
    </>
  )
}
