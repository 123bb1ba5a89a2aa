import type { Metadata } from 'next'
import { longDate } from '../../lib/case/time/calendar.ts'
import { actPath, casePath, pagePath, panelPath, withQuery } from '../../lib/site/addresses.ts'
import type { Asked } from '../../lib/site/asked.ts'
import { agendaSize, listPanels, looseItems } from '../../lib/work/case/panels.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { ForceActLinks } from '../people/force-act-links.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Expert panel' }

/** The meetings of the expert panel, the latest first. */
export default async function PanelsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'secondLook')
  const asked = await searchParams
  const page = Math.max(1, Number.parseInt(typeof asked.page === 'string' ? asked.page : '1', 10) || 1)
  const [found, loose] = await Promise.all([listPanels(actor, page), page === 1 ? looseItems(actor) : []])
  const to = (n: number) => withQuery(pagePath('/panels'), { page: String(n) })
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Expert panel</PageTitle>
      <p className="govuk-body app-measure">
        A panel looks at cases with other agencies. It advises: whether to apply is decided on each case. What was
        disclosed to whom is kept with the minute.
      </p>
      <ForceActLinks actor={actor} place="panels" />
      {loose.length > 0 && (
        <DataTable
          caption="Cases without a panel"
          rows={loose}
          rowKey={i => i.id}
          empty="Every case stands before a panel that is planned."
          columns={[
            {
              key: 'case',
              label: 'Case',
              isRowHeader: true,
              cell: i => (
                <>
                  <a className="govuk-link" href={casePath(i.ref, '/safety')}>
                    {i.defendant || i.ref}
                  </a>
                  <span className="app-under">{i.ref}</span>
                </>
              ),
            },
            { key: 'why', label: 'What it is asked', cell: i => <span className="app-spoken">{i.why}</span> },
            {
              key: 'panel',
              label: 'Its panel',
              cell: i => `${longDate(i.panelOn)}: ${i.cancelled ? 'cancelled' : 'not planned'}`,
            },
            {
              key: 'move',
              label: 'Record',
              cell: i => (
                <a className="govuk-link" href={actPath(i.ref, 'movePanelItem', i.id, { back: pagePath('/panels') })}>
                  Put it to another panel<span className="govuk-visually-hidden">: {i.ref}</span>
                </a>
              ),
            },
          ]}
        />
      )}
      <DataTable
        caption="Panels"
        rows={found.slice(0, agendaSize)}
        rowKey={p => p.id}
        empty="No panel has been planned."
        columns={[
          {
            key: 'day',
            label: 'Day',
            isRowHeader: true,
            cell: p => (
              <>
                <a className="govuk-link" href={panelPath(p.id)}>
                  {longDate(p.heldOn)}
                </a>
                {p.cancelledReason && <span className="app-under">Cancelled: {p.cancelledReason}</span>}
              </>
            ),
          },
          { key: 'place', label: 'Where', cell: p => p.place ?? 'Not recorded' },
          { key: 'people', label: 'People there', numeric: true, cell: p => p.attendance.length },
          { key: 'cases', label: 'Cases', numeric: true, cell: p => p.cases },
          { key: 'minuted', label: 'Minuted', numeric: true, cell: p => p.minuted },
        ]}
      />
      <KeyPaging
        label="Panels"
        previousHref={page > 1 ? to(page - 1) : undefined}
        nextHref={found.length > agendaSize ? to(page + 1) : undefined}
      />
    </ScriptFree>
  )
}
