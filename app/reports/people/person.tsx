import type { ForceActName } from '../../../lib/case/act-names.ts'
import { type Actor, mayEver } from '../../../lib/case/policy.ts'
import { longDate, longMoment } from '../../../lib/case/time/calendar.ts'
import { pairStates, personSides, suspectAnswers } from '../../../lib/case/views/reports.ts'
import { casePath, forceActPath, pairPath, personPath } from '../../../lib/site/addresses.ts'
import { nameOf, type PersonRow } from '../../../lib/work/reports/person-rows.ts'
import type { PersonPair, PersonView } from '../../../lib/work/reports/person-view.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PersonCases } from '../../ui/person-cases.tsx'
import { ReportSections } from '../sections.tsx'
import { dateSaid, sentenceOf } from '../wording.ts'

/** One person of the feed: their rows, why each is taken as theirs, their pairs, and what people said of them. */
export function Person({ actor, view }: { actor: Actor; view: PersonView }) {
  const { side, row, rows, pairs, links, alike } = view
  const works = mayEver(actor, 'workPairs')
  const act = (name: ForceActName, more: Record<string, string> = {}) =>
    `${forceActPath(name, row.id)}&${new URLSearchParams({ side, ...more })}`
  return (
    <>
      <BackLink href="/reports/people" text="People in crime reports" />
      <DoneBanner path="/" />
      <PageTitle caption={personSides[side].label}>{nameOf(row)}</PageTitle>
      <ReportSections actor={actor} here="/reports/people" />
      <p className="govuk-body app-measure">
        {rows.length === 1
          ? 'One row of the crime reports is taken as this person’s.'
          : `${rows.length} rows of the crime reports are taken as this person’s.`}{' '}
        Each is shown as the records system wrote it.
      </p>
      {works && (
        <div className="govuk-button-group">
          <Button href={act('mergePeople')} text="Merge with another person" />
          {rows.length > 1 && (
            <Button href={act('splitPerson')} text="Remove rows from this person" classes="govuk-button--secondary" />
          )}
        </div>
      )}
      <DataTable
        caption="Rows taken as this person’s"
        rows={rows}
        rowKey={r => r.id}
        empty=""
        columns={[
          {
            key: 'report',
            label: 'Report',
            isRowHeader: true,
            cell: (r: PersonRow) => (
              <>
                {r.ref}
                <span className="app-under">{longDate(r.recordedOn)}</span>
              </>
            ),
          },
          { key: 'name', label: 'Name', cell: r => nameOf(r) },
          {
            key: 'born',
            label: 'Date of birth',
            cell: r => <span className="app-nowrap">{dateSaid(r.bornOn) || 'Not given'}</span>,
          },
          { key: 'values', label: 'Address and contacts', cell: r => <Values row={r} /> },
          { key: 'why', label: 'Why it is theirs', cell: r => <Grounds row={r} view={view} /> },
        ]}
      />
      {view.known.length > 0 && (
        <DataTable
          caption="Known already, with another victim"
          rows={view.known}
          rowKey={k => k.id}
          empty=""
          columns={[
            { key: 'report', label: 'Report', isRowHeader: true, cell: k => k.reportRef },
            {
              key: 'where',
              label: 'Known from',
              cell: k =>
                k.ringTeam ? (
                  `Somebody known to the force under a restriction: ring ${k.ringTeam}`
                ) : k.caseRef ? (
                  <a className="govuk-link" href={casePath(k.caseRef)}>
                    Case {k.caseRef}
                  </a>
                ) : (
                  k.pairId && (
                    <a className="govuk-link" href={pairPath(k.pairId)}>
                      A pair of reports
                    </a>
                  )
                ),
            },
            { key: 'why', label: 'In common', cell: k => (k.ringTeam ? 'Not shown' : sentenceOf(k.why)) },
            {
              key: 'answer',
              label: 'Same person?',
              cell: k =>
                k.answer ? (
                  `${suspectAnswers[k.answer].label}: ${k.reason}`
                ) : works ? (
                  <a
                    className="govuk-link"
                    href={`${forceActPath('answerSuspect', k.id)}&${new URLSearchParams({ side, report: row.id })}`}
                  >
                    Say who it is<span className="govuk-visually-hidden"> in report {k.reportRef}</span>
                  </a>
                ) : (
                  'Not said yet'
                ),
            },
          ]}
        />
      )}
      <PersonCases
        caption={side === 'suspect' ? 'Cases in which they are likely the defendant' : 'Cases that likely protect them'}
        cases={view.cases.cases}
        locked={view.cases.locked}
      />
      <DataTable
        caption="Pairs that they are in"
        rows={pairs}
        rowKey={p => p.id}
        empty="They are in no pair: no two reports name them with the same other person."
        columns={[
          {
            key: 'pair',
            label: 'Suspect and victim',
            isRowHeader: true,
            cell: (p: PersonPair) => (
              <a className="govuk-link" href={pairPath(p.id)}>
                {p.suspect} and {p.victim}
              </a>
            ),
          },
          { key: 'reports', label: 'Reports', numeric: true, cell: p => p.reports },
          { key: 'state', label: 'State', cell: p => pairStates[p.state].label },
        ]}
      />
      {alike.length > 0 && (
        <DataTable
          caption="Others who may be the same person"
          rows={alike}
          rowKey={r => r.id}
          empty=""
          columns={[
            {
              key: 'name',
              label: 'Name',
              isRowHeader: true,
              cell: r => (
                <a className="govuk-link" href={personPath(side, r.ref)}>
                  {nameOf(r)}
                </a>
              ),
            },
            {
              key: 'born',
              label: 'Date of birth',
              cell: r => <span className="app-nowrap">{dateSaid(r.bornOn) || 'Not given'}</span>,
            },
            { key: 'because', label: 'In common', cell: r => sentenceOf(r.because) },
            {
              key: 'merge',
              label: 'Report',
              cell: r =>
                works ? (
                  <a className="govuk-link" href={act('mergePeople', { reportRef: r.ref })}>
                    Merge<span className="govuk-visually-hidden"> with the person of report</span> {r.ref}
                  </a>
                ) : (
                  r.ref
                ),
            },
          ]}
        />
      )}
      <DataTable
        caption="Put right by hand"
        rows={links}
        rowKey={l => l.id}
        empty="Nobody has changed whose rows these are."
        columns={[
          {
            key: 'what',
            label: 'What was said',
            isRowHeader: true,
            cell: l =>
              `${l.reportRefs.join(', ')} and ${l.otherRefs.join(', ')}: ${l.same ? 'one person' : 'different people'}`,
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
                <a
                  className="govuk-link"
                  href={`${forceActPath('undoLink', l.id)}&${new URLSearchParams({ side, report: row.id })}`}
                >
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

function Values({ row }: { row: PersonRow }) {
  const lines = [
    [row.address, row.postcode].filter(Boolean).join(', '),
    ...[row.phones, row.emails, row.handles].map(list => list.split(';').filter(Boolean).join(', ')),
    row.number && `Person number ${row.number}`,
  ].filter(Boolean)
  return lines.length ? lines.map(line => <div key={line}>{line}</div>) : 'Not given'
}

function Grounds({ row, view: { pairs, links, rows } }: { row: PersonRow; view: PersonView }) {
  const pair = pairs.find(p => p.refs.includes(row.ref))
  const theirs = new Set(rows.map(r => r.ref))
  const said = links.filter(
    l =>
      l.same &&
      !l.endedAt &&
      [...l.reportRefs, ...l.otherRefs].includes(row.ref) &&
      [...l.reportRefs, ...l.otherRefs].some(r => r !== row.ref && theirs.has(r)),
  )
  if (!pair && !said.length) return 'The row that this page was opened by'
  return (
    <>
      {pair && pair.refs.length > 1 && (
        <div>
          In one pair with {pair.refs.filter(r => r !== row.ref).join(', ')}:{' '}
          {pair.why.join(', ') || 'nothing in particular'}
        </div>
      )}
      {said.map(l => (
        <div key={l.id}>
          {l.by} said so: {l.reason}
        </div>
      ))}
    </>
  )
}
