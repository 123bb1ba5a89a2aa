import { kindsInWords } from '../../../../lib/case/words/kinds-of-act.ts'
import { casePath, incidentPath } from '../../../../lib/site/addresses.ts'
import type { Asked } from '../../../../lib/site/asked.ts'
import './evidence.scss'
import type { Metadata } from 'next'
import { incidentSources } from '../../../../lib/case/reference/codes/incidents.ts'
import { whenItHappened } from '../../../../lib/case/time/when-happened.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { caseExhibits, type IncidentRow, incidentPage } from '../../../../lib/work/lists/incidents.ts'
import { namesOf } from '../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { ErrorSummary } from '../../../ui/govuk/error-summary.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { KeyPaging } from '../../../ui/key-paging.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { ActLinks } from '../act-links.tsx'
import { notHere } from '../not-here.ts'
import { fromTop, listAddress, queryWith } from './address.ts'
import { CaseExhibits } from './exhibits.tsx'
import { IncidentFilters } from './filters.tsx'
import { ThirdParties } from './third-parties.tsx'

type Props = { params: Promise<{ ref: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Incidents – ${(await params).ref}` }
}

/** Every incident of the case, a page at a time, with filters and order kept in the address. */
export default async function IncidentsPage({ params, searchParams }: Props) {
  const [{ ref }, asked, actor] = await Promise.all([params, searchParams, currentActor()])
  const address = listAddress(asked)
  const view = await viewCase(
    { actor, ref, what: 'incidents', only: ['thirdPartyRequests', 'imports'] },
    async (tx, file) => {
      const page = await incidentPage(tx, file.case.id, address.filter, address.paging)
      const loose = await caseExhibits(tx, file.case.id)
      return {
        page,
        loose,
        names: await namesOf(
          tx,
          loose.custody.map(c => c.byId),
        ),
      }
    },
  )
  if (!view) return notHere(actor, ref)
  const { file, today, at } = view
  const { page, loose, names } = view.also
  const base = casePath(ref, '/evidence')
  const here = queryWith(asked)
  const list = casePath(ref, '/evidence', new URLSearchParams(here))
  const href = (changes: Record<string, string | string[] | null>) => {
    return casePath(ref, '/evidence', new URLSearchParams(queryWith(asked, changes)))
  }
  const acts = { file, actor, today, at, back: list }
  return (
    <ScriptFree>
      {address.errors.length > 0 && (
        <ErrorSummary errorList={address.errors.map(e => ({ text: e.message, href: `#${e.field}` }))} />
      )}
      <PageTitle>Incidents</PageTitle>
      <p className="govuk-body">
        {countSentence(page)}{' '}
        {page.standing > 0 && (
          <a className="govuk-link" href={casePath(ref, '/evidence/conduct')}>
            See the course of conduct
          </a>
        )}
      </p>
      <ActLinks {...acts} place="evidence" />
      <p className="govuk-body">
        <a className="govuk-link" href={casePath(ref, '/evidence/imports')}>
          Imports of phone and computer exports
        </a>
        {', '}
        <a className="govuk-link" href={casePath(ref, '/evidence/rows')}>
          their messages and calls
        </a>
        {', and '}
        <a className="govuk-link" href={casePath(ref, '/evidence/accounts')}>
          numbers and accounts found in them
        </a>
      </p>
      <RowsOfDays caseRef={ref} from={address.filter.from} to={address.filter.to} any={file.imports.length > 0} />
      {page.standing + page.withdrawn > 0 && (
        <>
          <IncidentFilters asked={asked} address={address} base={base} people={file.protectedPersons} />
          <DataTable
            caption={shownSentence(page)}
            columns={columns(ref, here)}
            rows={page.rows}
            rowKey={row => row.id}
            sort={{ key: address.paging.sort, direction: address.paging.descending ? 'descending' : 'ascending' }}
            sortHref={(key, direction) => href({ ...fromTop, sort: key, order: direction })}
            empty={
              <p>
                No incident matches these filters. <a href={base}>Clear filters</a>
              </p>
            }
          />
          <KeyPaging
            label="Incidents"
            previousHref={page.previous && href({ ...fromTop, before: page.previous })}
            nextHref={page.next && href({ ...fromTop, after: page.next })}
          />
        </>
      )}
      <CaseExhibits acts={{ ...acts, file: { ...file, exhibits: loose.exhibits } }} {...loose} names={names} />
      <p className="govuk-body">
        <a className="govuk-link" href={casePath(ref, '/evidence/exhibits')}>
          Schedule of exhibits and what was disclosed
        </a>
      </p>
      <ThirdParties acts={acts} requests={file.thirdPartyRequests} />
    </ScriptFree>
  )
}

/** Messages and calls stand in a list of their own: whoever asks for some days is led to those of the same days. */
function RowsOfDays({
  caseRef,
  from,
  to,
  any,
}: {
  caseRef: string
  from: string | null
  to: string | null
  any: boolean
}) {
  if (!any || !from || !to) return null
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={casePath(caseRef, '/evidence/rows', { from, to })}>
        See messages and calls of these days
      </a>
    </p>
  )
}

function shownSentence({ matching, standing, withdrawn }: { matching: number; standing: number; withdrawn: number }) {
  const all = standing + withdrawn
  const n = matching.toLocaleString('en-GB')
  return matching === all ? `All ${n}` : `${n} of ${all.toLocaleString('en-GB')}`
}
function countSentence({ standing, withdrawn }: { standing: number; withdrawn: number }): string {
  if (standing + withdrawn === 0)
    return 'No incident is logged yet. Log each thing that happened, however small: together they are the pattern.'
  const n = standing.toLocaleString('en-GB')
  return `${n} ${standing === 1 ? 'incident is' : 'incidents are'} logged${withdrawn ? `, and ${withdrawn} withdrawn` : ''}.`
}

const columns = (caseRef: string, query: string): Column<IncidentRow>[] => [
  {
    key: 'number',
    label: 'Number',
    sortable: true,
    isRowHeader: true,
    cell: row => (
      <a
        className="govuk-link"
        href={incidentPath(caseRef, row.id, { list: query || undefined })}
        aria-label={`Incident ${row.number}`}
      >
        {row.number}
      </a>
    ),
  },
  { key: 'when', label: 'When', sortable: true, cell: row => whenItHappened(row) },
  { key: 'category', label: 'Kind of act', sortable: true, cell: row => kindsInWords(row) },
  {
    key: 'summary',
    label: 'What happened',
    cell: row => (
      <>
        {row.withdrawnAt && (
          <>
            <Tag text="Withdrawn" classes="govuk-tag--grey" />{' '}
          </>
        )}
        {row.direction === 'fromProtected' && (
          <>
            <Tag text="From the protected person" classes="govuk-tag--yellow" />{' '}
          </>
        )}
        <span className={row.withdrawnAt ? 'app-incident--withdrawn' : undefined}>{short(row.summary)}</span>
        {row.cited.length > 0 && (
          <>
            {' '}
            <Tag text={`Cited in application ${row.cited.join(', ')}`} classes="govuk-tag--blue" />
          </>
        )}
      </>
    ),
  },
  { key: 'source', label: 'How police know', cell: row => incidentSources[row.source].label },
  { key: 'crime', label: 'Reference', cell: row => row.crimeReference ?? 'None' },
  { key: 'exhibits', label: 'Exhibits', numeric: true, cell: row => row.exhibits },
]

const short = (s: string) => (s.length > 160 ? `${s.slice(0, 159).trimEnd()}…` : s)
