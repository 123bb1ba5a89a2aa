import type { Metadata } from 'next'
import { alarmKinds } from '../../../lib/case/reference/alarm-kinds.ts'
import { hoursAfter, longMoment } from '../../../lib/case/time/calendar.ts'
import { pagePath } from '../../../lib/site/addresses.ts'
import type { Asked } from '../../../lib/site/asked.ts'
import { graceMinutes } from '../../../lib/waits/alarm-plan.ts'
import { type AlarmState, alarmStates, type ForceAlarm, forceAlarms, type Told } from '../../../lib/work/alarms/list.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { KeyPaging } from '../../ui/key-paging.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { mailWords, reasonWords } from '../wording.ts'

export const metadata: Metadata = { title: 'Alarms of the force' }
type Props = { searchParams: Promise<Asked> }

/** Every alarm that was raised, with who was told, whether their mail went out, and who has seen it. */
export default async function AllAlarmsPage({ searchParams }: Props) {
  const actor = await currentActor()
  requirePermission(actor, 'seeAlarms')
  const asked = await searchParams
  const text = (name: string) => (typeof asked[name] === 'string' ? (asked[name] as string) : undefined)
  const state = (Object.hasOwn(alarmStates, text('state') ?? '') ? text('state') : 'open') as AlarmState
  const { rows, after, before, lastRound } = await forceAlarms(actor, {
    state,
    after: text('after'),
    before: text('before'),
  })
  const href = (more: Record<string, string>) => pagePath('/alarms/all', { state, ...more })
  return (
    <ScriptFree>
      <BackLink href="/alarms" text="Your alarms" />
      <PageTitle>Alarms of the force</PageTitle>
      <p className="govuk-body">
        {lastRound
          ? `What waits was last read for alarms on ${longMoment(lastRound)}.`
          : 'What waits has not been read for alarms yet.'}
      </p>
      <nav aria-label="Alarms" className="app-tabs">
        <ul className="app-tabs__list">
          {(Object.keys(alarmStates) as AlarmState[]).map(name => (
            <li key={name}>
              <a
                className="app-tabs__tab"
                href={pagePath('/alarms/all', { state: name })}
                aria-current={name === state ? 'page' : undefined}
              >
                {alarmStates[name].label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <DataTable
        caption={alarmStates[state].label}
        captionHidden
        rows={rows}
        rowKey={row => row.id}
        empty="No alarm."
        columns={[
          {
            key: 'what',
            label: 'Alarm',
            isRowHeader: true,
            cell: row => (
              <>
                {alarmKinds[row.kind].label}
                <span className="app-under">{row.words}</span>
              </>
            ),
          },
          {
            key: 'case',
            label: 'Where',
            cell: row => (
              <a className="govuk-link app-nowrap" href={row.href}>
                {row.link}
              </a>
            ),
          },
          { key: 'since', label: 'Since', cell: row => <Since row={row} /> },
          {
            key: 'told',
            label: 'Told',
            cell: row => (row.told.length ? <ToldList told={row.told} /> : untoldWords(row)),
          },
        ]}
      />
      <KeyPaging label="Alarms" previousHref={before && href({ before })} nextHref={after && href({ after })} />
    </ScriptFree>
  )
}

/** What was recorded after its alarm’s time is told a little later: whoever recorded it may be about to deal with it. */
const untoldWords = ({ raisedAt, nextAt, settledAt }: ForceAlarm) =>
  settledAt
    ? 'Dealt with before anybody was told'
    : nextAt && Date.parse(nextAt) <= Date.parse(hoursAfter(raisedAt, graceMinutes / 60))
      ? `Recorded after its time: told at ${longMoment(nextAt)}, unless it is dealt with first`
      : 'Nobody could be told'
const Since = ({ row }: { row: ForceAlarm }) => (
  <>
    {longMoment(row.alarmAt)}
    <span className="app-under">{row.settledAt ? `Settled ${longMoment(row.settledAt)}` : 'Not settled'}</span>
  </>
)
const ToldList = ({ told }: { told: readonly Told[] }) => (
  <ul className="govuk-list govuk-!-margin-bottom-0">
    {told.map(t => (
      <li key={`${t.person} ${t.at}`}>
        {t.person}, {longMoment(t.at)}
        <span className="app-under">
          {reasonWords[t.why]}. {mailWords[t.mail]}
          {t.sentAt ? ` ${longMoment(t.sentAt)}` : ''}
          {t.mail === 'refused' && t.problem ? `: ${t.problem}` : ''}.{' '}
          {t.seenAt ? `Seen ${longMoment(t.seenAt)}` : 'Not seen'}.
        </span>
      </li>
    ))}
  </ul>
)
