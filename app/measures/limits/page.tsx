import type { Metadata } from 'next'
import { longDate } from '../../../lib/case/time/calendar.ts'
import { measureOf } from '../../../lib/measures/measures.ts'
import { measurePath } from '../../../lib/site/addresses.ts'
import { limitsNote } from '../../../lib/work/measures/limits-note.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Tag } from '../../ui/govuk/tag.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { headline } from '../wording.ts'

export const metadata: Metadata = { title: 'Outside their limits' }

/** The monthly note: districts whose figure of the twelve months to the end of last month is outside what chance would explain. */
export default async function LimitsPage() {
  const actor = await currentActor()
  requirePermission(actor, 'seeMeasures')
  const { period, outside } = await limitsNote({ actor, at: new Date().toISOString() })
  return (
    <ScriptFree>
      <BackLink href="/measures" text="Measures" />
      <PageTitle>Outside their limits</PageTitle>
      <p className="govuk-body app-measure">
        From {longDate(period.from)} to {longDate(period.to)}, against the same a month earlier. Outside its limits
        means that chance alone would seldom explain it: look for the reason before anybody is praised or blamed.
        Supervisors have a mail once a month.
      </p>
      <DataTable
        caption="Districts outside their limits"
        rows={outside}
        rowKey={o => `${o.measure} ${o.district}`}
        empty="No district is outside its limits."
        columns={[
          {
            key: 'measure',
            label: 'Measure',
            isRowHeader: true,
            cell: o => (
              <a className="govuk-link" href={measurePath(o.measure)}>
                {o.measure} {measureOf(o.measure).name}
                <span className="govuk-visually-hidden">, {o.district}</span>
              </a>
            ),
          },
          { key: 'district', label: 'District', cell: o => o.district },
          {
            key: 'standing',
            label: 'Standing',
            cell: o => (
              <>
                {o.standing === 'below' ? 'Below' : 'Above'} {o.isNew && <Tag text="New" classes="govuk-tag--blue" />}{' '}
                {o.isZero && <Tag text="Zero" classes="govuk-tag--orange" />}
              </>
            ),
          },
          { key: 'figure', label: 'The district', cell: o => headline(measureOf(o.measure), o.figures) },
          { key: 'all', label: 'All of them', cell: o => headline(measureOf(o.measure), o.all) },
        ]}
      />
    </ScriptFree>
  )
}
