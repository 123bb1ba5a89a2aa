import type { Metadata } from 'next'
import { longMoment } from '../../lib/case/time/calendar.ts'
import { casePath, pagePath, queuePath, withQuery } from '../../lib/site/addresses.ts'
import { type Asked, askedFirst, askedId } from '../../lib/site/asked.ts'
import { listOverrides } from '../../lib/work/lists/overrides.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { DataTable } from '../ui/data-table.tsx'
import { Button } from '../ui/govuk/button.tsx'
import { Details } from '../ui/govuk/details.tsx'
import { Select } from '../ui/govuk/select.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Warnings accepted' }

/** Every warning that somebody went past with a reason: who, which rule, and why. */
export default async function OverridesPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'oversee')
  const asked = await searchParams
  const queryValue = (name: string) => askedFirst(asked, name)
  const person = askedId(asked, 'person')
  const rule = queryValue('rule')?.slice(0, 200)
  const found = await listOverrides(actor, { person, rule, after: queryValue('after'), before: queryValue('before') })
  const to = (more: Record<string, string | undefined>) => withQuery(pagePath('/overrides'), { person, rule, ...more })
  const countTable = (
    caption: string,
    rows: { value: string; label: string; n: number }[],
    name: 'person' | 'rule',
  ) => (
    <DataTable
      caption={caption}
      rows={rows.slice(0, 25)}
      rowKey={r => r.value}
      empty="None in the last year."
      columns={[
        {
          key: 'who',
          label: name === 'person' ? 'Person' : 'Rule, or what was done',
          isRowHeader: true,
          cell: r => (
            <a className="govuk-link" href={withQuery(pagePath('/overrides'), { [name]: r.value })}>
              {r.label || 'Not known'}
            </a>
          ),
        },
        { key: 'n', label: 'Accepted', numeric: true, cell: r => r.n.toLocaleString('en-GB') },
      ]}
    />
  )
  return (
    <ScriptFree>
      <PageTitle>Warnings accepted</PageTitle>
      <p className="govuk-body app-measure">
        A warning stops nothing: whoever goes on gives a reason. All of them stand here. The share that the force sets
        is drawn by chance and waits to be read under{' '}
        <a className="govuk-link" href={queuePath('overrides')}>
          Warnings accepted to read
        </a>
        .
      </p>
      <form method="get" action={pagePath('/overrides')}>
        <Select
          id="person"
          name="person"
          label="By whom"
          value={person ?? ''}
          items={[
            { text: 'Everybody', value: '' },
            ...found.people.map(p => ({ value: p.value, text: `${p.label || 'Not known'} (${p.n})` })),
          ]}
        />
        <Select
          id="rule"
          name="rule"
          label="Which rule"
          value={rule ?? ''}
          items={[
            { text: 'Every rule', value: '' },
            ...found.rules.map(r => ({ value: r.value, text: `${r.label} (${r.n})` })),
          ]}
        />
        <Button text="Show" classes="govuk-button--secondary" />
      </form>
      <Details summaryText="How many in the last year">
        {countTable('By person', found.people, 'person')}
        {countTable('By rule', found.rules, 'rule')}
      </Details>
      <DataTable
        caption="Warnings accepted, the latest first"
        rows={found.rows}
        rowKey={r => r.id}
        empty={person || rule ? 'None matches.' : 'No warning has been accepted.'}
        columns={[
          {
            key: 'case',
            label: 'Case',
            isRowHeader: true,
            cell: r => (
              <a className="govuk-link app-nowrap" href={casePath(r.ref, '/quality')}>
                {r.ref}
              </a>
            ),
          },
          {
            key: 'what',
            label: 'Warning',
            cell: r => (
              <>
                <span className="app-spoken">{r.message}</span>
                <span className="app-under">
                  {r.act}
                  {r.rule ? `. Rule ${r.rule}` : ''}
                </span>
              </>
            ),
          },
          {
            key: 'why',
            label: 'Reason given',
            cell: r => <span className="app-spoken">{r.reason || 'Not kept'}</span>,
          },
          {
            key: 'by',
            label: 'By',
            cell: r => (
              <>
                {r.by || 'Not known'}
                <span className="app-under">{longMoment(r.at)}</span>
              </>
            ),
          },
        ]}
      />
      <KeyPaging
        label="Warnings accepted"
        previousHref={found.previous ? to({ before: found.previous }) : undefined}
        nextHref={found.next ? to({ after: found.next }) : undefined}
      />
    </ScriptFree>
  )
}
