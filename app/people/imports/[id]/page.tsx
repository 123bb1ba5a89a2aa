import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isId } from '../../../../lib/case/ids.ts'
import { roles } from '../../../../lib/case/policy.ts'
import { ranks } from '../../../../lib/case/reference/ranks.ts'
import { sheetStates } from '../../../../lib/case/reference/sheet-states.ts'
import { type CheckedPerson, rowOutcomes } from '../../../../lib/case/staff/imported-people.ts'
import { longMoment } from '../../../../lib/case/time/calendar.ts'
import { forceActPath, peopleImportPath, personOfForcePath } from '../../../../lib/site/addresses.ts'
import { peopleImportView } from '../../../../lib/work/people/people-imports.ts'
import { currentActor, requirePermission } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { DoneBanner } from '../../../ui/done-banner.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'

export const metadata: Metadata = { title: 'A list of people' }

const outcomes = Object.keys(rowOutcomes) as (keyof typeof rowOutcomes)[]

/** A list of people as it was read: what each row would do; or, once it is imported, who came of it and what was not added. */
export default async function PeopleImportPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await currentActor()
  requirePermission(actor, 'managePeople')
  const { id } = await params
  const view = isId(id) ? await peopleImportView(actor, id) : undefined
  if (!view) notFound()
  const { import: list, checked, names } = view
  const count = (outcome: keyof typeof rowOutcomes) => checked.filter(c => c.outcome === outcome).length
  const begun = list.people.filter(p => p.since.length)
  return (
    <ScriptFree>
      <BackLink href="/people/imports" text="Lists of people" />
      <DoneBanner path={peopleImportPath(id)} />
      <PageTitle>{list.fileName}</PageTitle>
      <SummaryList
        rows={[
          { key: { text: 'State' }, value: { text: sheetStates[list.state].label } },
          {
            key: { text: 'Sent' },
            value: { text: `${longMoment(list.readAt)}, by ${names.get(list.byId) ?? 'someone who has left'}` },
          },
          ...(list.state === 'read'
            ? outcomes.map(o => ({ key: { text: rowOutcomes[o].label }, value: { text: count(o) } }))
            : [{ key: { text: 'Added' }, value: { text: list.added } }]),
          ...(list.unused.length
            ? [{ key: { text: 'Columns not used' }, value: { text: list.unused.join(', ') } }]
            : []),
          ...(list.endedAt
            ? [
                {
                  key: { text: 'Decided' },
                  value: {
                    text: `${longMoment(list.endedAt)}, by ${(list.endedById && names.get(list.endedById)) || 'someone who has left'}${list.reason ? `: ${list.reason}` : ''}`,
                  },
                },
              ]
            : []),
        ]}
      />
      {list.state === 'read' && (
        <div className="govuk-button-group">
          {count('new') > 0 && <Button href={forceActPath('takePeopleSheet', id)} text="Add these people" />}
          <Button
            href={forceActPath('leavePeopleSheet', id)}
            text="Do not add these people"
            classes="govuk-button--secondary"
          />
        </div>
      )}
      {list.state === 'taken' && begun.length === 0 && (
        <Button href={forceActPath('undoPeopleSheet', id)} text="Undo this import" classes="govuk-button--warning" />
      )}
      {list.state === 'taken' && begun.length > 0 && (
        <p className="govuk-body">
          It can no longer be undone as a whole: somebody of it has begun. End single accounts instead.
        </p>
      )}
      {list.state === 'taken' && (
        <DataTable
          caption="People who came of it"
          rows={list.people}
          rowKey={p => p.id}
          empty="Nobody."
          columns={[
            {
              key: 'name',
              label: 'Name',
              isRowHeader: true,
              cell: p => (
                <a className="govuk-link" href={personOfForcePath(p.id)}>
                  {p.name}
                </a>
              ),
            },
            { key: 'email', label: 'Email address', cell: p => p.email },
            { key: 'since', label: 'Since then', cell: p => p.since.join(', ') || 'Nothing' },
          ]}
        />
      )}
      {(list.state === 'read' || checked.length > 0) && (
        <DataTable
          caption={list.state === 'read' ? 'What each row would do' : 'Rows that were not added'}
          rows={checked}
          rowKey={c => String(c.row.line)}
          empty="No row."
          columns={[
            { key: 'line', label: 'Row', isRowHeader: true, cell: c => c.row.line },
            { key: 'outcome', label: 'Outcome', cell: c => <Outcome of={c} /> },
            { key: 'who', label: 'Person', cell: c => <Who of={c} /> },
            { key: 'roles', label: 'Roles', cell: c => c.row.roles.map(r => roles[r].label).join(', ') || 'None' },
            { key: 'teams', label: 'Teams', cell: c => c.row.teams.join(', ') || 'None' },
          ]}
        />
      )}
    </ScriptFree>
  )
}

const Outcome = ({ of: { outcome, reasons } }: { of: CheckedPerson }) => (
  <>
    <Tag text={rowOutcomes[outcome].label} classes={`govuk-tag--${rowOutcomes[outcome].colour}`} />
    {reasons.length > 0 && (
      <ul className="govuk-list">
        {reasons.map(r => (
          <li key={r}>{r}</li>
        ))}
      </ul>
    )}
  </>
)
const Who = ({ of: { row } }: { of: CheckedPerson }) => (
  <>
    {[row.name || 'No name', row.rank && ranks[row.rank].label, row.collar].filter(Boolean).join(', ')}
    <br />
    {[row.email || 'No email address', row.phone].filter(Boolean).join(', ')}
  </>
)
