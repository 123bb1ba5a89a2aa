import type { Metadata } from 'next'
import { groupsOf, publishedName, publishedPeriod } from '../../../lib/measures/published.ts'
import { pagePath } from '../../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../../lib/site/asked.ts'
import { ownBeside } from '../../../lib/work/measures/comparator.ts'
import { publishedFigures } from '../../../lib/work/measures/published.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { FilterPanel } from '../../ui/filter-panel.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Select } from '../../ui/govuk/select.tsx'
import { KeyPaging } from '../../ui/key-paging.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { PublishedTable } from './published-table.tsx'

export const metadata: Metadata = { title: 'Published figures' }
const figuresAtOnce = 25
const distinct = (values: string[]) => [...new Set(values)].sort((a, b) => a.localeCompare(b))

/** What others have published, as published, by area, measure and period. */
export default async function PublishedPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'seeMeasures')
  const search = await searchParams
  const all = publishedFigures()
  const [area, measure, period] = [
    askedFirst(search, 'area'),
    askedFirst(search, 'measure'),
    askedFirst(search, 'period'),
  ]
  const wanted = measure ?? (area || period ? undefined : 'orders_granted')
  const figures = all.filter(
    f =>
      (!area || f.area === area) &&
      (!wanted || wanted === 'all' || f.measure === wanted) &&
      (!period || publishedPeriod(f) === period),
  )
  const inOrder = groupsOf(figures).flatMap(g => g.figures)
  const page = Math.max(0, Number.parseInt(askedFirst(search, 'page') ?? '0', 10) || 0)
  const first = page * figuresAtOnce
  const groups = groupsOf(inOrder.slice(first, first + figuresAtOnce))
  const to = (n: number) =>
    pagePath('/measures/published', {
      ...(measure ? { measure } : {}),
      ...(area ? { area } : {}),
      ...(period ? { period } : {}),
      ...(n ? { page: String(n) } : {}),
    })
  const own = await ownBeside(actor, groups)
  const item = (text: string, value = text) => ({ text, value })
  return (
    <ScriptFree>
      <BackLink href="/measures" text="All measures" />
      <PageTitle>Published figures</PageTitle>
      <p className="govuk-body">
        Figures that others have published about these orders, with where each came from. Areas, periods and units
        differ: figures of unlike units are kept in tables of their own, and no rate is worked out across them.
      </p>
      <div className="app-split">
        <div className="app-split__side">
          <FilterPanel action="/measures/published" clearHref="/measures/published">
            <Select
              name="measure"
              id="measure"
              label="Measure"
              value={wanted ?? 'all'}
              items={[
                item('Any measure', 'all'),
                ...distinct(all.map(f => f.measure)).map(m => item(publishedName(m), m)),
              ]}
            />
            <Select
              name="area"
              id="area"
              label="Area"
              value={area ?? ''}
              items={[item('Any area', ''), ...distinct(all.map(f => f.area)).map(a => item(a))]}
            />
            <Select
              name="period"
              id="period"
              label="Period"
              value={period ?? ''}
              items={[item('Any period', ''), ...distinct(all.map(publishedPeriod)).map(p => item(p))]}
            />
          </FilterPanel>
        </div>
        <div className="app-split__main">
          <p className="govuk-body">
            <strong>{figures.length}</strong> of {all.length} figures.
            {figures.length > figuresAtOnce &&
              ` ${first + 1} to ${Math.min(first + figuresAtOnce, figures.length)} are below.`}
          </p>
          {groups.length ? (
            <PublishedTable groups={groups} own={own} limit={figuresAtOnce} />
          ) : (
            <p className="govuk-body app-empty">No published figure matches these filters.</p>
          )}
          <KeyPaging
            label="Published figures"
            previousHref={page ? to(page - 1) : undefined}
            nextHref={first + figuresAtOnce < figures.length ? to(page + 1) : undefined}
          />
        </div>
      </div>
    </ScriptFree>
  )
}
