import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isId } from '../../../../lib/case/ids.ts'
import { mayEver } from '../../../../lib/case/policy.ts'
import { limbs, wrongTests } from '../../../../lib/case/reference/statute.ts'
import { longDate, longMoment } from '../../../../lib/case/time/calendar.ts'
import { linkSides, pairStates } from '../../../../lib/case/views/reports.ts'
import { casePath, forceActPath, pairCasePath, pairPath, personPath } from '../../../../lib/site/addresses.ts'
import { loadForce } from '../../../../lib/work/pipeline/load-force.ts'
import { asPerson } from '../../../../lib/work/pipeline/transaction.ts'
import { type CrimeReport, type PairView, viewPair } from '../../../../lib/work/reports/pair-view.ts'
import { currentActor, requirePermission } from '../../../../lib/work/sign-in/actor.ts'
import { CourtOrderTable } from '../../../court-orders/court-order-table.tsx'
import { ForceActLinks } from '../../../people/force-act-links.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { DoneBanner } from '../../../ui/done-banner.tsx'
import { FoldedRest } from '../../../ui/folded.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { RecordsChanges } from '../../records-changes.tsx'
import { dateSaid, reasonFor, sentenceOf } from '../../wording.ts'

export const metadata: Metadata = { title: 'A pair' }

/** One suspect and one victim: their reports, why these were put together, what was decided, and what may be done. */
export default async function PairPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await currentActor()
  requirePermission(actor, 'seeReports')
  const { id } = await params
  const view = isId(id) ? await viewPair(actor, id) : undefined
  if (!view) notFound()
  const { pair, reports } = view
  const works = mayEver(actor, 'workPairs')
  const isWaiting = pair.state === 'waiting'
  const file = works
    ? await asPerson(actor, tx =>
        loadForce(tx, actor, { act: { about: 'reportPairs' }, on: id, at: new Date().toISOString() }),
      )
    : undefined
  const record = file?.reportPairs.find(p => p.id === id)
  return (
    <ScriptFree>
      <BackLink href="/reports" text="Pairs to look at" />
      <DoneBanner path="/" />
      <PageTitle>{`${pair.suspect} and ${pair.victim}`}</PageTitle>
      <p className="govuk-body app-measure">{reasonFor(pair)}</p>
      <Standing view={view} />
      {works && isWaiting && (
        <div className="govuk-button-group">
          <Button href={pairCasePath(id)} text="Open a case with these reports" />
          <Button href={pairCasePath(id, true)} text="Add them to a case" classes="govuk-button--secondary" />
        </div>
      )}
      {file && record && <ForceActLinks actor={actor} place="reports/pair" of={{ file, record }} />}
      <h2 className="govuk-heading-m">Why these reports were put together</h2>
      <SummaryList
        rows={[
          { key: { text: 'Suspect' }, value: { text: whyOf(pair.suspectWhy, pair.suspectAgainst, pair.suspectScore) } },
          { key: { text: 'Victim' }, value: { text: whyOf(pair.victimWhy, pair.victimAgainst, pair.victimScore) } },
        ]}
      />
      <Details summaryText="How strong it is, and all that is taken as theirs">
        {reports[0] && (
          <p className="govuk-body">
            <a className="govuk-link" href={personPath('suspect', reports[0].ref)}>
              All that is taken as the suspect’s
            </a>
            {' and '}
            <a className="govuk-link" href={personPath('victim', reports[0].ref)}>
              all that is taken as the victim’s
            </a>
          </p>
        )}
        <p className="govuk-body app-measure">
          A pair is as strong as its weaker side. A strength of 10 or more is very strong, and 1 is the least at which
          reports are put together. It says nothing of what either person did.
        </p>
      </Details>
      <FoldedRest rows={reports} shown={4} title={n => `${n} more reports`}>
        {shown => (
          <div className="app-abreast">
            {shown.map(r => (
              <Report key={r.id} report={r} />
            ))}
          </div>
        )}
      </FoldedRest>
      {view.courtOrders.length > 0 && (
        <CourtOrderTable caption="Orders that courts sent about these two" rows={view.courtOrders} empty="" />
      )}
      {view.changes.length > 0 && (
        <RecordsChanges
          caption="What the records system says of its crimes"
          rows={view.changes}
          empty=""
          reads={mayEver(actor, 'secondLook')}
        />
      )}
      {view.decisions.length + view.links.length > 0 ? (
        <Decided view={view} works={works} />
      ) : (
        <p className="govuk-body">Nobody has decided about this pair yet, nor changed by hand what was put together.</p>
      )}
    </ScriptFree>
  )
}

/** What people decided and put right. */
function Decided({ view, works }: { view: PairView; works: boolean }) {
  return (
    <>
      <DataTable
        caption="Decisions"
        rows={view.decisions}
        rowKey={d => d.id}
        empty="Nobody has decided yet."
        columns={[
          {
            key: 'what',
            label: 'Decision',
            isRowHeader: true,
            cell: d =>
              d.decision === 'case'
                ? `On case ${d.caseRef}`
                : `No order: ${d.limb ? limbs[d.limb].label.toLowerCase() : ''}`,
          },
          {
            key: 'why',
            label: 'Why',
            cell: d => `${d.reason}${d.wrongTest ? ` (flagged: ${wrongTests[d.wrongTest].label.toLowerCase()})` : ''}`,
          },
          { key: 'who', label: 'By', cell: d => `${d.by}, ${longMoment(d.at)}, on ${d.reports} reports` },
        ]}
      />
      <DataTable
        caption="Put right by hand"
        rows={view.links}
        rowKey={l => l.id}
        empty="Nobody has changed what was put together."
        columns={[
          {
            key: 'what',
            label: 'What was said',
            isRowHeader: true,
            cell: l =>
              l.same
                ? `${l.otherRefs.join(', ')}: the same two people`
                : `${l.otherRefs.join(', ')}: somebody else (${linkSides[l.side].label.toLowerCase()})`,
          },
          { key: 'why', label: 'Why', cell: l => l.reason },
          { key: 'who', label: 'By', cell: l => `${l.by}, ${longMoment(l.at)}` },
          {
            key: 'undo',
            label: 'Undo',
            cell: l =>
              l.endedAt ? (
                `Undone ${longMoment(l.endedAt)}: ${l.endedReason}`
              ) : works ? (
                <a className="govuk-link" href={forceActPath('undoLink', l.id)}>
                  Undo<span className="govuk-visually-hidden"> {l.otherRefs.join(', ')}</span>
                </a>
              ) : (
                'Stands'
              ),
          },
        ]}
      />
    </>
  )
}

const whyOf = (why: readonly string[], against: readonly string[], score: number) =>
  `${sentenceOf(why) || 'Nothing in particular'}${against.length ? `. Against it: ${against.join(', ')}` : ''}. Strength ${score}`

function Standing({ view: { pair, cases } }: { view: PairView }) {
  return (
    <>
      <p className="govuk-body">
        <strong>{pairStates[pair.state].label}</strong>
        {pair.state === 'waiting' && ` since ${longMoment(pair.waitingSince)}`}
        {pair.askedAgain && pair.state === 'waiting' && '. It was decided before: a further report asks again'}
        {pair.caseRef && (
          <>
            {': '}
            <a className="govuk-link" href={casePath(pair.caseRef)}>
              {pair.caseRef}
            </a>
          </>
        )}
        {pair.joinedIntoId && (
          <>
            {': '}
            <a className="govuk-link" href={pairPath(pair.joinedIntoId)}>
              the pair that it was joined to
            </a>
          </>
        )}
      </p>
      {cases.length > 0 && (
        <InsetText>
          Some of these reports are on a case already:{' '}
          {cases.map((c, n) => (
            <span key={`${c.ref} ${c.reportRef}`}>
              {n > 0 && ', '}
              {c.reportRef} on{' '}
              <a className="govuk-link" href={casePath(c.ref)}>
                {c.ref}
              </a>
            </span>
          ))}
          .
        </InsetText>
      )}
    </>
  )
}

function Report({ report: r }: { report: CrimeReport & { byHand: boolean } }) {
  const row = (text: string, value: string) => (value ? [{ key: { text }, value: { text: value } }] : [])
  const list = (text: string) => text.split(';').join(', ')
  return (
    <section>
      <h2 className="govuk-heading-m">Report {r.ref}</h2>
      <SummaryList
        rows={[
          ...row('Recorded', longDate(r.recordedOn)),
          ...row(
            'Happened',
            [r.occurredFrom, r.occurredTo]
              .filter((v, n, all) => v && all.indexOf(v) === n)
              .map(dateSaid)
              .join(' to '),
          ),
          ...row('Offence', [r.offence, r.offenceCode].filter(Boolean).join(', ')),
          ...row('What happened', r.summary),
          ...row('Suspect', sideOf(r.suspectGivenNames, r.suspectFamilyName, r.suspectBornOn)),
          ...row('Suspect’s address', [r.suspectAddress, r.suspectPostcode].filter(Boolean).join(', ')),
          ...row(
            'Suspect’s contacts',
            list([r.suspectPhones, r.suspectEmails, r.suspectHandles].filter(Boolean).join(';')),
          ),
          ...row('Victim', sideOf(r.victimGivenNames, r.victimFamilyName, r.victimBornOn)),
          ...row('Victim’s address', [r.victimAddress, r.victimPostcode].filter(Boolean).join(', ')),
          ...row(
            'Victim’s contacts',
            list([r.victimPhones, r.victimEmails, r.victimHandles].filter(Boolean).join(';')),
          ),
          ...row('Person numbers', [r.suspectRef, r.victimRef].filter(Boolean).join(' and ')),
          ...row('Relationship', r.relationship),
          ...row('Where', [r.district, r.team, r.officer].filter(Boolean).join(', ')),
          ...row('Outcome', r.outcome),
          ...row('Order considered', r.spoConsidered || 'Not said'),
          ...(r.byHand ? row('In this pair', 'Put here by hand') : []),
        ]}
      />
    </section>
  )
}
const sideOf = (given: string, family: string, born: string) =>
  `${`${given} ${family}`.trim() || 'Not named'}${born ? `, born ${dateSaid(born)}` : ''}`
