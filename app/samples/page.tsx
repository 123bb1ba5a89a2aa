import type { Metadata } from 'next'
import { sampledWork } from '../../lib/case/records/quality.ts'
import { longMoment } from '../../lib/case/time/calendar.ts'
import { measurePath, pagePath, queuePath, withQuery } from '../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../lib/site/asked.ts'
import { drawsPageSize, listDraws } from '../../lib/work/lists/sample-draws.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { ForceActLinks } from '../people/force-act-links.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Samples of finished work' }

/** Samples that supervisors drew beside the share that is drawn by itself, and how many of each were read. */
export default async function SamplesPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'oversee')
  const page = Math.max(1, Number.parseInt(askedFirst(await searchParams, 'page') ?? '1', 10) || 1)
  const draws = await listDraws(actor, page)
  const to = (n: number) => withQuery(pagePath('/samples'), { page: String(n) })
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Samples of finished work</PageTitle>
      <p className="govuk-body app-measure">
        A share of finished work is drawn by itself, as the force sets it. You can draw more, of a kind and a time that
        you name: chance says which. All of it waits under{' '}
        <a className="govuk-link" href={queuePath('samples')}>
          Work drawn to be read
        </a>{' '}
        and{' '}
        <a className="govuk-link" href={queuePath('overrides')}>
          Warnings accepted
        </a>
        . What was found, by team and over time, is{' '}
        <a className="govuk-link" href={measurePath('M38')}>
          measure M38
        </a>
        .
      </p>
      <ForceActLinks actor={actor} place="samples" />
      <DataTable
        caption="Samples that were asked for, the latest first"
        rows={draws.slice(0, drawsPageSize)}
        rowKey={d => d.key}
        empty="Nobody has drawn a sample yet."
        columns={[
          { key: 'what', label: 'Work', isRowHeader: true, cell: d => sampledWork[d.work].label },
          { key: 'drawn', label: 'Drawn', numeric: true, cell: d => d.drawn },
          { key: 'read', label: 'Read', numeric: true, cell: d => d.read },
          {
            key: 'by',
            label: 'Drawn by',
            cell: d => (
              <>
                {d.by || 'Not known'}
                <span className="app-under">{longMoment(d.at)}</span>
              </>
            ),
          },
        ]}
      />
      <KeyPaging
        label="Samples"
        previousHref={page > 1 ? to(page - 1) : undefined}
        nextHref={draws.length > drawsPageSize ? to(page + 1) : undefined}
      />
    </ScriptFree>
  )
}
