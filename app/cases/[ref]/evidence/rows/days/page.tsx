import type { Metadata } from 'next'
import { factsOf } from '../../../../../../lib/acts/act/decide.ts'
import { can } from '../../../../../../lib/case/policy.ts'
import type { RowSelection } from '../../../../../../lib/case/rows.ts'
import { isCalendarDate, longDate, longMoment } from '../../../../../../lib/case/time/calendar.ts'
import { casePath } from '../../../../../../lib/site/addresses.ts'
import type { Asked } from '../../../../../../lib/site/asked.ts'
import { viewCase } from '../../../../../../lib/work/case/view-case.ts'
import { daysOf } from '../../../../../../lib/work/imports/imports.ts'
import { type Burst, burstMinutes, burstRows, burstsOf, whereSelected } from '../../../../../../lib/work/lists/rows.ts'
import { currentActor } from '../../../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../../../ui/data-table.tsx'
import { BackLink } from '../../../../../ui/govuk/back-link.tsx'
import { KeyPaging } from '../../../../../ui/key-paging.tsx'
import { PageTitle } from '../../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../../ui/script-free.tsx'
import { notHere } from '../../../not-here.ts'
import { rowsAsked, rowsHref } from '../address.ts'

type Props = { params: Promise<{ ref: string }>; searchParams: Promise<Asked> }
const size = 15
/** The largest bursts, unless all are asked for. */
const fewBursts = 12

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Days and bursts – ${(await params).ref}` }
}

/** The days with rows, and the stretches in which rows came thick and fast: each can be made one incident. */
export default async function DaysPage({ params, searchParams }: Props) {
  const [{ ref }, asked, actor] = await Promise.all([params, searchParams, currentActor()])
  const { selection } = rowsAsked(asked)
  const day = String(asked.day ?? '')
  const allBursts = asked.bursts === 'all'
  const view = await viewCase({ actor, ref, what: 'days and bursts of messages', only: [] }, async (tx, file) => ({
    bursts: await burstsOf(tx, file.case.id, selection, ...(allBursts ? [] : [fewBursts + 1])),
    days: await daysOf(tx, whereSelected(file.case.id, selection), isCalendarDate(day) ? day : '', size + 1),
  }))
  if (!view) return notHere(actor, ref)
  const { days } = view.also
  const bursts = allBursts ? view.also.bursts : view.also.bursts.slice(0, fewBursts)
  const rows = casePath(ref, '/evidence/rows')
  const mayMake = can(actor, 'recordEvidence', factsOf(view.file, view.at))
  const links = (s: RowSelection, of: string) => (
    <ul className="govuk-list app-act-links">
      <li>
        <a className="govuk-link" href={rowsHref(rows, s)}>
          See the rows<span className="govuk-visually-hidden"> of {of}</span>
        </a>
      </li>
      {mayMake && (
        <li>
          <a className="govuk-link" href={rowsHref(casePath(ref, '/evidence/rows/choose'), s)}>
            Make one incident<span className="govuk-visually-hidden"> of {of}</span>
          </a>
        </li>
      )}
      {mayMake && (
        <li>
          <a
            className="govuk-link"
            href={rowsHref(casePath(ref, '/evidence/rows/choose'), s, { what: 'add', whole: 'yes' })}
          >
            Add to an incident<span className="govuk-visually-hidden">: {of}</span>
          </a>
        </li>
      )}
    </ul>
  )
  const span = (b: Burst) => `${longMoment(b.start)} to ${longMoment(b.end)}`
  const shown = days.slice(0, size)
  return (
    <ScriptFree>
      <BackLink text="Back to the messages and calls" href={rowsHref(rows, selection)} />
      <PageTitle>Days and bursts</PageTitle>
      <p className="govuk-body app-measure">
        A burst is at least {burstRows} rows that the owner did not send, never more than {burstMinutes} minutes apart.
        The largest are listed first. Filters of the list of rows hold here too.
      </p>
      <DataTable
        caption="Bursts"
        rows={bursts}
        rowKey={b => b.start}
        empty="There is no burst."
        columns={[
          { key: 'span', label: 'From and to', isRowHeader: true, cell: span },
          { key: 'rows', label: 'Rows', numeric: true, cell: b => b.rows.toLocaleString('en-GB') },
          { key: 'senders', label: 'Senders', numeric: true, cell: b => b.senders },
          {
            key: 'acts',
            label: 'Open',
            cell: b => links({ ...selection, start: b.start, end: b.end }, `the burst of ${longMoment(b.start)}`),
          },
        ]}
      />
      {view.also.bursts.length > bursts.length && (
        <p className="govuk-body">
          <a className="govuk-link" href={rowsHref(casePath(ref, '/evidence/rows/days'), selection, { bursts: 'all' })}>
            See more bursts
          </a>
        </p>
      )}
      <DataTable
        caption="Days, the latest first"
        rows={shown}
        rowKey={d => d.day}
        empty="There is no day with rows."
        columns={[
          { key: 'day', label: 'Day', isRowHeader: true, cell: d => longDate(d.day) },
          { key: 'rows', label: 'Rows', numeric: true, cell: d => d.rows.toLocaleString('en-GB') },
          {
            key: 'acts',
            label: 'Open',
            cell: d => links({ ...selection, start: '', end: '', from: d.day, to: d.day }, longDate(d.day)),
          },
        ]}
      />
      <KeyPaging
        label="Days"
        previousHref={day ? rowsHref(casePath(ref, '/evidence/rows/days'), selection) : undefined}
        nextHref={
          days.length > size
            ? rowsHref(casePath(ref, '/evidence/rows/days'), selection, { day: shown.at(-1)?.day ?? '' })
            : undefined
        }
      />
    </ScriptFree>
  )
}
