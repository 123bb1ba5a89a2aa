import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { mayEver } from '../../../lib/case/policy.ts'
import { longMoment } from '../../../lib/case/time/calendar.ts'
import { pagePath } from '../../../lib/site/addresses.ts'
import type { Asked } from '../../../lib/site/asked.ts'
import { hasForceWork, readForceWaits } from '../../../lib/work/queues/force.ts'
import { currentActor } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Tag } from '../../ui/govuk/tag.tsx'
import { KeyPaging } from '../../ui/key-paging.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Waiting on the force' }
type Props = { searchParams: Promise<Asked> }

/** What waits on no case: accounts that open nothing, duties that nobody is down for, reports that do not arrive, law to check again. */
export default async function ForceWaits({ searchParams }: Props) {
  const actor = await currentActor()
  if (!hasForceWork(actor)) notFound()
  const asked = await searchParams
  const text = (name: string) => (typeof asked[name] === 'string' ? (asked[name] as string) : undefined)
  const page = await readForceWaits(actor, { after: text('after'), before: text('before') })
  const href = (more: Record<string, string>) => pagePath('/queues/force', more)
  return (
    <ScriptFree>
      {mayEver(actor, 'viewCase') && <BackLink href={pagePath('/queues')} text="Your desk" />}
      <PageTitle>Waiting on the force</PageTitle>
      <p className="govuk-body app-measure">
        What waits on no case and is yours by your roles. It leaves the list by itself once it is put right.
        {page.total > 0 &&
          ` ${page.total.toLocaleString('en-GB')} in all, ${page.late.toLocaleString('en-GB')} past their day.`}
      </p>
      <DataTable
        caption="Waiting on the force"
        captionHidden
        rows={page.rows}
        rowKey={row => row.id}
        empty="Nothing is waiting here."
        columns={[
          {
            key: 'what',
            label: 'What',
            isRowHeader: true,
            cell: row => (
              <>
                {row.label}
                <span className="app-under">{row.words}</span>
              </>
            ),
          },
          {
            key: 'where',
            label: 'Where',
            cell: row => (
              <a className="govuk-link" href={row.href}>
                {row.link}
                <span className="govuk-visually-hidden">: {row.words}</span>
              </a>
            ),
          },
          {
            key: 'due',
            label: 'Due',
            cell: row => (
              <>
                {row.due ? longMoment(row.due) : 'No day set'}
                {row.late && (
                  <span className="app-under">
                    <Tag text="Past its day" classes="govuk-tag--yellow" />
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
      <KeyPaging
        label="Waiting on the force"
        previousHref={page.before && href({ before: page.before })}
        nextHref={page.after && href({ after: page.after })}
      />
    </ScriptFree>
  )
}
