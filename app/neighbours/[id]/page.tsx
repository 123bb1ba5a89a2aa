import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { dueWords } from '../../../lib/acts/transfers/offers.ts'
import type { GivenCase, GivenTask } from '../../../lib/case/records/given.ts'
import { transferBases, transferKinds, transferStates } from '../../../lib/case/reference/transfer-codes.ts'
import { longDate, longMoment } from '../../../lib/case/time/calendar.ts'
import { casePath, forceActPath, transferPath } from '../../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../../lib/site/asked.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { type TransferIn, viewTransferIn } from '../../../lib/work/transfers/incoming.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { ErrorSummary } from '../../ui/govuk/error-summary.tsx'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { refusedWords } from '../../ui/refused.ts'
import { ScriptFree } from '../../ui/script-free.tsx'

export const metadata: Metadata = { title: 'An offer of another force' }
const row = (key: string, text: React.ReactNode) => ({ key: { text: key }, value: { text } })
const day = (on: string | null) => (on ? longDate(on) : 'Not known')

/** One offer of another force: what is asked, all that was given, and the answer. */
export default async function TransferInPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Promise<Asked>
}) {
  const actor = await currentActor()
  requirePermission(actor, 'exchange')
  const { id } = await params
  const t = await viewTransferIn(actor, id)
  if (!t) notFound()
  const error = await refusedWords(askedFirst(await searchParams, 'error'))
  return (
    <ScriptFree>
      {error && <ErrorSummary errorList={[{ text: error }]} />}
      <BackLink href="/neighbours" text="Offers of other forces" />
      <DoneBanner path="/" />
      <PageTitle caption={`From ${t.fromForce}`}>{transferKinds[t.kind].label}</PageTitle>
      <SummaryList
        rows={[
          row('State', transferStates[t.state].label),
          row('Offered', longMoment(t.at)),
          ...(t.file
            ? [row('Opened here', `${longMoment(t.file.openedAt)}. The case there is ${t.file.caseRef}`)]
            : []),
          ...(t.file?.revokedAt
            ? [
                row(
                  'Taken back',
                  `${longMoment(t.file.revokedAt)}, after it was answered here: ${t.file.revokedReason}`,
                ),
              ]
            : []),
          row('Why this force', `${transferBases[t.basis].label}: ${t.basisWhy}`),
          ...(t.asked ? [row('What is asked', <span className="app-spoken">{t.asked}</span>)] : []),
          ...(t.kind === 'case' ? [] : [row('By when', dueWords(t))]),
          row('Whom to ring', t.contact),
          ...(t.answeredAt ? [row('Answered', `${longMoment(t.answeredAt)}, by ${t.answeredBy}`)] : []),
          ...(t.answer ? [row('Reason', t.answer)] : []),
          ...(t.theirRef
            ? [
                row(
                  'Case of this force',
                  <a className="govuk-link" href={casePath(t.theirRef)}>
                    {t.theirRef}
                  </a>,
                ),
              ]
            : []),
          ...(t.doneAt ? [row('Done', longMoment(t.doneAt)), row('What came of it', t.outcome)] : []),
        ]}
      />
      <Answers t={t} />
      {t.file && t.answeredAt && (
        <form method="post" action={transferPath(t.id, '/answer')}>
          <p className="govuk-body">
            {t.fromForce} has an installation of its own. Send it the file of the answer by secure mail.
          </p>
          <Button text="Make the file of the answer" classes="govuk-button--secondary" />
        </form>
      )}
      {t.state !== 'refused' && t.given.task && <Task given={t.given.task} />}
      {t.state !== 'refused' && t.given.case && <Whole given={t.given.case} record={t.record} />}
      {t.file?.recordHead && (
        <p className="govuk-body">
          Its record there was signed by {t.fromForce}, and was whole when it was opened here. It ends with{' '}
          <code className="app-spoken">{t.file.recordHead}</code>
        </p>
      )}
    </ScriptFree>
  )
}

function Answers({ t }: { t: TransferIn }) {
  if (t.kind === 'case' && t.state !== 'offered') return null
  if (t.state === 'refused') return null
  return (
    <div className="govuk-button-group">
      {t.state === 'offered' && t.kind === 'case' && (
        <Button href={forceActPath('acceptTransferCase', t.id)} text="Take the case over" />
      )}
      {t.state === 'offered' && t.kind !== 'case' && (
        <Button href={forceActPath('acceptTransferTask', t.id)} text="Accept the task" />
      )}
      {t.state === 'offered' && (
        <Button href={forceActPath('refuseTransfer', t.id)} text="Refuse" classes="govuk-button--warning" />
      )}
      {(t.state === 'accepted' || t.state === 'done') && (
        <Button
          href={forceActPath('reportTransferDone', t.id)}
          text={t.state === 'done' ? 'Correct the report' : 'Report that it is done'}
          classes={t.state === 'done' ? 'govuk-button--secondary' : ''}
        />
      )}
    </div>
  )
}

function Task({ given: { order, conditions, defendant, protectedNames } }: { given: GivenTask }) {
  return (
    <>
      <h2 className="govuk-heading-m">What was given</h2>
      <SummaryList
        rows={[
          row('Defendant', `${defendant.name}, born ${day(defendant.bornOn)}`),
          ...(defendant.homeAddress ? [row('Home address', defendant.homeAddress)] : []),
          ...(defendant.identifiers.length
            ? [row('Numbers, accounts and vehicles', defendant.identifiers.join(', '))]
            : []),
          ...(order
            ? [
                row('Order', `${order.ref}, ${order.court}, made ${longDate(order.madeOn)}`),
                row('When it was offered', order.standing),
                row('Last day', order.untilFurtherOrder ? 'Until further order' : day(order.lastDay)),
              ]
            : []),
          ...(protectedNames.length ? [row('Protected persons', protectedNames.join(', '))] : []),
        ]}
      />
      {conditions.length > 0 && (
        <ol className="govuk-list govuk-list--number">
          {conditions.map(c => (
            <li key={c.number} value={c.number}>
              {c.text}
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function Whole({ given, record }: { given: GivenCase; record: TransferIn['record'] }) {
  const { collections: c, restricted } = given
  const names = (people: { givenNames: string; familyName: string }[]) =>
    people.map(p => `${p.givenNames} ${p.familyName}`.trim()).join(', ') || 'Nobody'
  return (
    <>
      <h2 className="govuk-heading-m">What was given</h2>
      <SummaryList
        rows={[
          row('Case', given.root.ref),
          ...(restricted ? [row('Access', 'Restricted there: only those who are named may open it here')] : []),
          row('Defendant', names(c.defendants)),
          row('Protected persons', names(c.protectedPersons)),
          row('Incidents', String(c.incidents.filter(i => !i.withdrawnAt).length)),
          row('Exhibits', String(c.exhibits.length)),
          row('Applications', String(c.applications.length)),
          row('Orders', c.orders.map(o => o.ref).join(', ') || 'None'),
          row('Breaches', String(c.breaches.length)),
        ]}
      />
      <DataTable
        caption="What the other force had recorded when it was offered"
        rows={record}
        rowKey={e => `${e.at} ${e.sentence}`}
        empty="Nothing."
        columns={[
          { key: 'at', label: 'When', isRowHeader: true, cell: e => longMoment(e.at) },
          { key: 'what', label: 'What', cell: e => e.sentence },
          { key: 'by', label: 'By', cell: e => e.by },
        ]}
      />
    </>
  )
}
