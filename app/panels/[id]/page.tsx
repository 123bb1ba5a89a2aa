import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isId } from '../../../lib/case/ids.ts'
import { panelDecisions } from '../../../lib/case/records/panels.ts'
import { longDate } from '../../../lib/case/time/calendar.ts'
import { actPath, casePath, forceActPath, pagePath, panelPath } from '../../../lib/site/addresses.ts'
import type { Asked } from '../../../lib/site/asked.ts'
import { type AgendaItem, readPanel } from '../../../lib/work/case/panels.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { ErrorSummary } from '../../ui/govuk/error-summary.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { Draw } from './draw.tsx'

export const metadata: Metadata = { title: 'Expert panel' }
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> }
const problems: Record<string, string> = {
  case: 'Select the cases to put on the agenda',
  why: 'Enter what the panel is asked',
}

/** One panel: who was there, its agenda with minutes, and what stands in the queues and could come before it. */
export default async function PanelPage({ params, searchParams }: Props) {
  const actor = await currentActor()
  requirePermission(actor, 'secondLook')
  const [{ id }, asked] = await Promise.all([params, searchParams])
  const page = isId(id) ? await readPanel(actor, id) : undefined
  if (!page) notFound()
  const { panel, items, candidates, today } = page
  const queryValue = (name: string) => (typeof asked[name] === 'string' ? (asked[name] as string) : '')
  const missing = queryValue('missing')
    .split(' ')
    .filter(name => Object.hasOwn(problems, name))
  const [put, not] = [Number(queryValue('put')) || 0, Number(queryValue('not')) || 0]
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <BackLink href={pagePath('/panels')} text="Expert panel" />
      {missing.length > 0 && (
        <ErrorSummary errorList={missing.map(name => ({ text: problems[name] ?? '', href: `#${name}` }))} />
      )}
      <PageTitle caption={panel.place ?? undefined}>Panel of {longDate(panel.heldOn)}</PageTitle>
      {(put > 0 || not > 0) && (
        <p className="govuk-body" role="status">
          {put} {put === 1 ? 'case was' : 'cases were'} put on the agenda.
          {not > 0 && ` ${not} could not be: someone else may have done it, or the case is no longer open.`}
        </p>
      )}
      {panel.cancelledReason ? (
        <p className="govuk-body">This panel was cancelled: {panel.cancelledReason}</p>
      ) : (
        <ul className="govuk-list app-act-links">
          <li>
            <a className="govuk-link" href={forceActPath('recordAttendance', panel.id)}>
              Record who was there
            </a>
          </li>
          {panel.heldOn >= today && (
            <li>
              <a className="govuk-link" href={forceActPath('cancelPanel', panel.id)}>
                Cancel this panel
              </a>
            </li>
          )}
        </ul>
      )}
      <h2 className="govuk-heading-m">Who was there</h2>
      {panel.attendance.length ? (
        <ul className="govuk-list govuk-list--bullet">
          {panel.attendance.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        <p className="govuk-body">Not recorded yet.</p>
      )}
      <DataTable
        caption="Agenda and minutes"
        rows={items}
        rowKey={i => i.id}
        empty="No case is on the agenda yet."
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
          { key: 'decided', label: 'Decision and minute', cell: i => <Minute item={i} /> },
          {
            key: 'told',
            label: 'Disclosed',
            cell: i => (i.disclosed ? `${i.disclosed}. To: ${i.disclosedTo}` : 'Nothing'),
          },
          { key: 'actions', label: 'Actions', cell: i => <Actions item={i} /> },
          {
            key: 'acts',
            label: 'Record',
            cell: i =>
              panel.cancelledReason || panel.heldOn > today ? (
                !i.decision && (
                  <a className="govuk-link" href={actPath(i.ref, 'movePanelItem', i.id, { back: panelPath(panel.id) })}>
                    Put it to another panel<span className="govuk-visually-hidden">: {i.ref}</span>
                  </a>
                )
              ) : (
                <>
                  <a
                    className="govuk-link"
                    href={actPath(i.ref, i.decision ? 'correctPanelItem' : 'minutePanel', i.id, {
                      back: panelPath(panel.id),
                    })}
                  >
                    {i.decision ? 'Correct the minute' : 'Record the minute'}
                    <span className="govuk-visually-hidden"> of {i.ref}</span>
                  </a>
                  <br />
                  <a
                    className="govuk-link"
                    href={actPath(i.ref, 'agreePanelAction', i.id, { back: panelPath(panel.id) })}
                  >
                    Add an action<span className="govuk-visually-hidden"> on {i.ref}</span>
                  </a>
                </>
              ),
          },
        ]}
      />
      {!panel.cancelledReason && (
        <Draw
          panelId={panel.id}
          candidates={candidates}
          missing={missing}
          problems={problems}
          why={queryValue('why')}
        />
      )}
    </ScriptFree>
  )
}

const Minute = ({ item }: { item: AgendaItem }) =>
  item.decision ? (
    <>
      {panelDecisions[item.decision].label}
      <p className="app-spoken govuk-!-margin-0">{item.minute}</p>
    </>
  ) : (
    <>Not recorded yet</>
  )
const Actions = ({ item }: { item: AgendaItem }) =>
  item.actions.length ? (
    <ul className="govuk-list">
      {item.actions.map(a => (
        <li key={`${a.what} ${a.dueOn}`}>
          {a.what}
          <span className="app-under">
            {a.owner ?? 'The officer in the case'},{' '}
            {a.doneOn ? `done on ${longDate(a.doneOn)}` : `by ${longDate(a.dueOn)}`}
          </span>
        </li>
      ))}
    </ul>
  ) : (
    <>None</>
  )
