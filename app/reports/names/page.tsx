import type { Metadata } from 'next'
import { mayEver } from '../../../lib/case/policy.ts'
import { knownWords } from '../../../lib/pattern/linkage/nobody.ts'
import { forceActPath } from '../../../lib/site/addresses.ts'
import { type FrequentName, namesView } from '../../../lib/work/reports/names-view.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { Details } from '../../ui/govuk/details.tsx'
import { InsetText } from '../../ui/govuk/inset-text.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { ReportSections } from '../sections.tsx'

export const metadata: Metadata = { title: 'Words that mean no name' }

/** What stands in crime reports in place of a name, and names that so many different people bear that they may be none. */
export default async function NamesPage() {
  const actor = await currentActor()
  requirePermission(actor, 'seeReports')
  const view = await namesView(actor)
  const works = mayEver(actor, 'workPairs')
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Words that mean no name</PageTitle>
      <ReportSections actor={actor} here="/reports/names" />
      <p className="govuk-body app-measure">
        Where a name is not known, a record may hold “Unknown male” or “Ex partner”. Nobody is linked to anybody by such
        words. What this force writes besides is listed here.
      </p>
      {view.waiting.map(text => (
        <InsetText key={text} text={text} />
      ))}
      <DataTable
        caption="Names that may name nobody"
        rows={view.frequent}
        rowKey={n => n.id}
        empty="No name in the reports is borne by unusually many people."
        columns={[
          { key: 'name', label: 'Name', isRowHeader: true, cell: (n: FrequentName) => n.name },
          { key: 'reports', label: 'Rows', numeric: true, cell: n => n.reports.toLocaleString('en-GB') },
          { key: 'births', label: 'Dates of birth', numeric: true, cell: n => n.births.toLocaleString('en-GB') },
          {
            key: 'others',
            label: 'People on the other side',
            numeric: true,
            cell: n => n.others.toLocaleString('en-GB'),
          },
          ...(works
            ? [
                {
                  key: 'judge',
                  label: 'What it is',
                  cell: (n: FrequentName) => (
                    <a className="govuk-link" href={forceActPath('judgeName', n.id)}>
                      Say whom it names<span className="govuk-visually-hidden">: {n.name}</span>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      <h2 className="govuk-heading-m">This force’s own words</h2>
      {view.own.length ? (
        <ul className="govuk-list govuk-list--bullet">
          {view.own.map(word => (
            <li key={word}>{word}</li>
          ))}
        </ul>
      ) : (
        <p className="govuk-body">None yet.</p>
      )}
      {works && <Button href={forceActPath('changeNoNames')} text="Change the words that mean no name" />}
      {knownWords.map(({ label, words }) => (
        <Details key={label} summaryText={`Known already: ${label.toLowerCase()}`}>
          <p className="govuk-body app-break">{words.join(', ')}</p>
        </Details>
      ))}
    </ScriptFree>
  )
}
