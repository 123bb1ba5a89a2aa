import { casePath, incidentPath } from '../../../../../lib/site/addresses.ts'
import type { Asked } from '../../../../../lib/site/asked.ts'
import '../evidence.scss'
import type { Metadata } from 'next'
import { factsOf } from '../../../../../lib/acts/act/decide.ts'
import { can } from '../../../../../lib/case/policy.ts'
import { queryOf } from '../../../../../lib/case/rows.ts'
import { longMoment } from '../../../../../lib/case/time/calendar.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { mediaOf } from '../../../../../lib/work/imports/import-media.ts'
import { mostCounted, rowPage } from '../../../../../lib/work/lists/rows.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { ErrorSummary } from '../../../../ui/govuk/error-summary.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { KeyPaging } from '../../../../ui/key-paging.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'
import { notHere } from '../../not-here.ts'
import { pageSize, rowsAsked, rowsHref } from './address.ts'
import { RowFilters } from './filters.tsx'
import { RowTable } from './row-table.tsx'

type Props = { params: Promise<{ ref: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Messages and calls – ${(await params).ref}` }
}

/** Messages and calls of the imports, a page at a time: chosen rows become an incident. */
export default async function RowsPage({ params, searchParams }: Props) {
  const [{ ref }, asked, actor] = await Promise.all([params, searchParams, currentActor()])
  const { selection, cursor } = rowsAsked(asked)
  const view = await viewCase(
    { actor, ref, what: 'messages and calls', only: ['imports', 'incidents'] },
    async (tx, file) => {
      const page = await rowPage(tx, file.case.id, { ...selection, ids: [] }, { cursor, size: pageSize })
      return { ...page, media: await mediaOf(tx, file.case.id, page.rows) }
    },
  )
  if (!view) return notHere(actor, ref)
  const { file, also: page, at } = view
  const base = casePath(ref, '/evidence')
  const here = casePath(ref, '/evidence/rows')
  const incident = file.incidents.find(i => i.id === selection.incidentId)
  const mayMake = can(actor, 'recordEvidence', factsOf(file, at))
  const counted =
    page.matching > mostCounted
      ? `More than ${mostCounted.toLocaleString('en-GB')}`
      : page.matching.toLocaleString('en-GB')
  return (
    <ScriptFree>
      <BackLink
        text={incident ? `Back to incident ${incident.number}` : 'Back to the incidents'}
        href={incident ? incidentPath(ref, incident.id) : base}
      />
      {asked.none && <ErrorSummary errorList={[{ text: 'Select at least one row' }]} />}
      <PageTitle>{incident ? `Rows of incident ${incident.number}` : 'Messages and calls'}</PageTitle>
      <p className="govuk-body">
        <a className="govuk-link" href={rowsHref(casePath(ref, '/evidence/rows/days'), selection)}>
          See days and bursts
        </a>
      </p>
      {selection.start && selection.end && (
        <InsetText>
          Only rows from {longMoment(selection.start)} to {longMoment(selection.end)}.
        </InsetText>
      )}
      <RowFilters selection={selection} base={here} imports={file.imports.filter(i => i.state === 'read')} />
      <form action={casePath(ref, '/evidence/rows/choose')} method="get">
        {[...queryOf({ ...selection, ids: [] })].map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <RowTable
          rows={page.rows}
          caption={`${counted} ${page.matching === 1 ? 'row' : 'rows'}`}
          caseRef={ref}
          choosing={mayMake}
          media={page.media}
          numbers={new Map(file.imports.map(i => [i.id, i.number]))}
        />
        {mayMake && incident && page.rows.length > 0 && (
          <Button
            name="what"
            value="off"
            classes="govuk-button--secondary"
            text="Remove the selected rows from this incident"
          />
        )}
        {mayMake && !incident && page.rows.length > 0 && (
          <div className="govuk-button-group">
            <Button name="what" value="rows" text="Make one incident of the selected rows" />
            <Button
              name="what"
              value="all"
              classes="govuk-button--secondary"
              text={`Make one incident of all rows listed (${counted.toLowerCase()})`}
            />
            {file.incidents.some(i => !i.withdrawnAt) && (
              <Button
                name="what"
                value="add"
                classes="govuk-button--secondary"
                text="Add the selected rows to an incident"
              />
            )}
          </div>
        )}
      </form>
      <KeyPaging
        label="Messages and calls"
        previousHref={page.previous && rowsHref(here, { ...selection, ids: [] }, { before: page.previous })}
        nextHref={page.next && rowsHref(here, { ...selection, ids: [] }, { after: page.next })}
      />
    </ScriptFree>
  )
}
