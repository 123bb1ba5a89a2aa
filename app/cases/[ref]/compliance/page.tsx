import type { Metadata } from 'next'
import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Actor } from '../../../../lib/case/policy.ts'
import type { Check } from '../../../../lib/case/records/compliance.ts'
import type { Order } from '../../../../lib/case/records/orders.ts'
import { checkMethods, checkSubjects } from '../../../../lib/case/reference/codes/orders.ts'
import { conditionKinds, orderKinds } from '../../../../lib/case/reference/statute.ts'
import { longDate, longMoment } from '../../../../lib/case/time/calendar.ts'
import { type CheckDue, checkedWhat, checksDue, checksOf, checkWords } from '../../../../lib/case/views/compliance.ts'
import { latestNoticeChecks } from '../../../../lib/case/views/notice-checks.ts'
import { isServed, isServedAsItStands, ordersInForce, standingOf } from '../../../../lib/case/views/orders.ts'
import { methodOn, whereaboutsInWords, whereaboutsOn } from '../../../../lib/case/views/whereabouts.ts'
import { lowerFirst } from '../../../../lib/case/words/grammar.ts'
import { breachPath, casePath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { namesOf } from '../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { FoldedRest } from '../../../ui/folded.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { StatusStrip } from '../../../ui/status-strip.tsx'
import { ActLinks } from '../act-links.tsx'
import { notHere } from '../not-here.ts'
import { correctionColumn } from '../record-links.tsx'

type Props = { params: Promise<{ ref: string }> }
const reads = [
  'applications',
  'orders',
  'orderVersions',
  'orderConditions',
  'services',
  'checks',
  'breaches',
  'whereabouts',
] as const
type Read = (typeof reads)[number] | 'named' | 'restrictions'
type Seen = { file: CaseFile<Read>; actor: Actor; today: string; at: string; names: Map<string, string> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Compliance – ${(await params).ref}` }
}

/** Every condition of every order in force: who checks it, how, when it was last checked and what is due. */
export default async function Compliance({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase(
    {
      actor,
      ref,
      what: 'compliance',
      only: reads,
    },
    (tx, file) =>
      namesOf(tx, [
        ...file.orders.map(o => o.ownerId),
        ...file.orderConditions.map(c => c.checkerId),
        ...file.checks.map(c => c.byId),
      ]),
  )
  if (!view) return notHere(actor, ref)
  const seen: Seen = { file: view.file, actor, today: view.today, at: view.at, names: view.also }
  const due = checksDue(view.file, view.today)
  const live = ordersInForce(view.file, view.today)
  const held = whereaboutsOn(view.file, view.today)
  return (
    <ScriptFree>
      <PageTitle>Compliance</PageTitle>
      {live.length ? <Summary due={due} /> : <NoOrder file={view.file} />}
      {live.length > 0 && held?.place === 'custody' && (
        <InsetText>
          {whereaboutsInWords(held)}. Visits pause: the prison’s records of calls, letters and visits are checked
          instead.
        </InsetText>
      )}
      {live.map(order => (
        <OrderChecks key={order.id} order={order} due={due.filter(d => d.order.id === order.id)} seen={seen} />
      ))}
      <History seen={seen} />
    </ScriptFree>
  )
}

function NoOrder({ file }: { file: CaseFile<'orders'> }) {
  return (
    <p className="govuk-body app-empty">
      {file.orders.length
        ? 'No order on this case is in force today, so there is nothing to check.'
        : 'There is no order on this case yet. When an order is recorded, its conditions are listed here to be checked.'}
    </p>
  )
}

function Summary({ due }: { due: CheckDue[] }) {
  const count = (state: CheckDue['state']) => due.filter(d => d.state === state).length
  const longest = due[0]?.state === 'overdue' ? due[0] : undefined
  const next = due.find(d => d.state === 'today' || d.state === 'later')
  return (
    <StatusStrip
      items={[
        {
          label: 'Checks overdue',
          value: count('overdue'),
          note: longest ? `Longest: ${days(longest.overdueDays)}` : 'None',
          isUrgent: count('overdue') > 0,
        },
        {
          label: 'Conditions with no check planned',
          value: count('unplanned'),
          isUrgent: count('unplanned') > 0,
        },
        { label: 'Next check', value: next?.words ?? 'None planned' },
      ]}
    />
  )
}
const days = (n: number) => (n === 1 ? '1 day' : `${n} days`)

function OrderChecks({ order, due, seen }: { order: Order; due: CheckDue[]; seen: Seen }) {
  const { file, today, names } = seen
  const owner = order.ownerId ? names.get(order.ownerId) : undefined
  return (
    <section aria-labelledby={`order-${order.id}`}>
      <h2 className="govuk-heading-m" id={`order-${order.id}`}>
        {orderKinds[order.kind].label} {order.ref}
      </h2>
      <p className="govuk-body">
        {standingOf(order, file, today).label}.{' '}
        {!isServed(order, file)
          ? 'Not yet served'
          : isServedAsItStands(order, file, today)
            ? 'Served'
            : 'Changed, and not served as it now stands'}
        . {owner ? `${owner} answers for it.` : ''}
      </p>
      {!owner && <WarningText text="Nobody answers for this order. It needs an owner." />}
      <ActLinks {...seen} place="compliance/visit" record={order} of={`under ${order.ref}`} />
      <NoticeChecks order={order} file={file} />
      {due.length === 0 && <p className="govuk-body app-empty">No condition of this order applies today.</p>}
      <ul className="app-cards app-cards--wide">
        {due.map(d => (
          <ConditionCard key={d.condition.id} due={d} seen={seen} />
        ))}
      </ul>
    </section>
  )
}

/** The last check of each thing that was notified, which no condition says. */
function NoticeChecks({ order, file }: { order: Order; file: CaseFile<'checks' | 'orderConditions' | 'orders'> }) {
  const latest = latestNoticeChecks(file, order.id)
  if (!latest.length) return null
  return (
    <SummaryList
      classes="govuk-summary-list--no-border app-summary-tight"
      rows={latest.map(c => ({
        key: c.subject ? checkSubjects[c.subject].label : '',
        value: `${checkWords(c)}, ${longMoment(c.checkedAt)}. ${c.nextOn ? `Next check ${longDate(c.nextOn)}` : 'No further check is planned'}`,
      }))}
    />
  )
}

const tags: Record<CheckDue['state'], { text: string; classes: string }> = {
  overdue: { text: 'Overdue', classes: 'govuk-tag--red' },
  unplanned: { text: 'Not planned', classes: 'govuk-tag--orange' },
  today: { text: 'Due today', classes: 'govuk-tag--yellow' },
  later: { text: 'Planned', classes: 'govuk-tag--green' },
}

function ConditionCard({ due, seen }: { due: CheckDue; seen: Seen }) {
  const { condition, last } = due
  const acts = { ...seen, record: condition }
  const method = methodOn(seen.file, due.method, seen.today)
  const of = `of condition ${condition.number} of ${due.order.ref}`
  return (
    <li className="app-card">
      <h3 className="govuk-heading-s">
        Condition {condition.number} <Tag {...tags[due.state]} />
      </h3>
      <p className="govuk-body">{condition.text}</p>
      <SummaryList
        classes="govuk-summary-list--no-border app-summary-tight"
        rows={[
          { key: 'Kind', value: conditionKinds[condition.kind].label },
          { key: 'Next check', value: due.words },
          { key: 'Last check', value: { text: last ? <LastCheck check={last} /> : 'Never' } },
          { key: 'Who checks', value: (due.checkerId && seen.names.get(due.checkerId)) || 'Nobody yet' },
          {
            key: 'How',
            value: method
              ? `${checkMethods[method].label}, every ${days(due.everyDays)}${method === due.method ? '' : `. After custody: ${lowerFirst(checkMethods.visit.label)}`}`
              : 'Not decided',
          },
        ]}
      />
      <ActLinks {...acts} place="compliance/check" quiet of={of} />
      <ActLinks {...acts} place="compliance/plan" as="links" of={of} />
    </li>
  )
}

const LastCheck = ({ check }: { check: Check }) => (
  <>
    {checkWords(check)}
    <br />
    {longMoment(check.checkedAt)}
  </>
)

function History({ seen }: { seen: Seen }) {
  const { file, names } = seen
  return (
    <section aria-labelledby="history">
      <h2 className="govuk-heading-m" id="history">
        Checks made
      </h2>
      <FoldedRest rows={checksOf(file, {})} shown={6} title={n => `${n} earlier checks`}>
        {(rows, isRest) => (
          <DataTable
            caption={isRest ? 'Earlier checks, the latest first' : 'Checks made, the latest first'}
            captionHidden
            rows={rows}
            rowKey={check => check.id}
            empty="No check has been recorded on this case."
            columns={[
              { key: 'when', label: 'When', isRowHeader: true, cell: c => longMoment(c.checkedAt) },
              {
                key: 'condition',
                label: 'What was checked',
                cell: c => checkedWhat(file, c),
              },
              { key: 'result', label: 'Result', cell: checkWords },
              { key: 'found', label: 'What was found', cell: c => <Found check={c} file={file} /> },
              { key: 'by', label: 'By', cell: c => names.get(c.byId) ?? 'Someone no longer listed' },
              correctionColumn(
                { ...seen, back: casePath(file.case.ref, '/compliance'), kind: 'checks' },
                (c: Check) => `the check of ${longMoment(c.checkedAt)}`,
              ),
            ]}
          />
        )}
      </FoldedRest>
    </section>
  )
}

function Found({ check, file }: { check: Check; file: CaseFile<'breaches'> }) {
  const breach = file.breaches.find(b => b.checkId === check.id)
  return (
    <>
      {check.found ?? 'Nothing noted'}
      {breach && (
        <>
          <br />
          <a className="govuk-link" href={breachPath(file.case.ref, breach.id)}>
            Breach {breach.number}
          </a>
        </>
      )}
    </>
  )
}
