import type { Metadata } from 'next'
import { longDate, longMoment } from '../../../lib/case/time/calendar.ts'
import { periodKinds } from '../../../lib/case/time/periods.ts'
import { breakdowns } from '../../../lib/measures/breakdowns.ts'
import { measureIds, measureOf } from '../../../lib/measures/measures.ts'
import { type PackDefinition, packs } from '../../../lib/measures/packs.ts'
import { pagePath } from '../../../lib/site/addresses.ts'
import type { Asked } from '../../../lib/site/asked.ts'
import { type Given, releasesGiven } from '../../../lib/work/measures/releases.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { Checkboxes } from '../../ui/govuk/checkboxes.tsx'
import { Details } from '../../ui/govuk/details.tsx'
import { ErrorSummary } from '../../ui/govuk/error-summary.tsx'
import { Input } from '../../ui/govuk/input.tsx'
import { Select } from '../../ui/govuk/select.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Packs of measures' }

type Props = { searchParams: Promise<Asked> }
const packName = ({ pack, measures }: PackDefinition) =>
  Object.hasOwn(packs, pack)
    ? packs[pack as keyof typeof packs].label
    : measures.length === 1 && measures[0]
      ? measureOf(measures[0]).name
      : 'Measures'
const problems = {
  to: 'Enter who it is for',
  pack: 'Select a pack',
} as const

/** Figures put together for somebody who asks, and what was given to whom. */
export default async function PacksPage({ searchParams }: Props) {
  const actor = await currentActor()
  requirePermission(actor, 'exportMeasures')
  const [given, asked] = await Promise.all([releasesGiven(actor), searchParams])
  const queryValue = (name: string) => (typeof asked[name] === 'string' ? (asked[name] as string) : '')
  const missing = (['pack', 'to'] as const).filter(name => [asked.missing ?? []].flat().includes(name))
  const remembered = [...new Map(given.flatMap(g => (g.remembered ? [[g.remembered, g] as const] : []))).values()]
  const columns: Column<Given>[] = [
    { key: 'when', label: 'When', isRowHeader: true, cell: g => longMoment(g.at) },
    {
      key: 'to',
      label: 'Given to',
      cell: g => (
        <>
          {g.toWhom}
          {g.reference && <span className="app-under">{g.reference}</span>}
        </>
      ),
    },
    { key: 'by', label: 'By', cell: g => g.by },
    {
      key: 'what',
      label: 'What',
      cell: g => (
        <>
          {packName(g.definition)}
          <span className="app-under">
            {g.definition.measures.join(', ')}. {periodKinds[g.definition.period].label}
            {g.definition.periods > 1 ? `, the last ${g.definition.periods},` : ''} to {longDate(g.definition.on)}
          </span>
        </>
      ),
    },
    { key: 'outside', label: 'Small numbers', cell: g => (g.isOutside ? 'Withheld' : 'Shown: inside only') },
  ]
  return (
    <ScriptFree>
      <BackLink href={pagePath('/measures')} text="Measures" />
      {missing.length > 0 && (
        <ErrorSummary errorList={missing.map(name => ({ text: problems[name], href: `#${name}` }))} />
      )}
      <PageTitle>Packs of measures</PageTitle>
      <p className="govuk-body">
        Each pack is a spreadsheet, a workbook or a document. For anyone outside, counts of 1 to 4 are withheld, and
        with them whatever would give one away, within the pack or against what was given before. What was given to whom
        is kept below.
      </p>
      <form action={pagePath('/measures/packs/give')} method="post" noValidate>
        <Select
          name="pack"
          id="pack"
          label="Pack"
          value={queryValue('pack')}
          {...(missing.includes('pack') && { errorMessage: problems.pack })}
          items={[
            ...Object.entries(packs).map(([value, { label }]) => ({ value, text: label })),
            ...remembered.map(g => ({ value: g.id, text: `As before: ${g.remembered}` })),
          ]}
        />
        <Select
          name="period"
          id="period"
          label="Period"
          hint="Leave as it is to use the pack’s own"
          value={queryValue('period')}
          items={[
            { value: '', text: 'The pack’s own' },
            ...Object.entries(periodKinds).map(([value, { label }]) => ({ value, text: label })),
          ]}
        />
        <Select
          name="by"
          id="by"
          label="Break down by"
          value={queryValue('by')}
          items={(['district', 'team', 'relationship', 'age'] as const).map(by => ({
            value: by,
            text: breakdowns[by].label,
          }))}
        />
        <Input
          name="to"
          id="to"
          label="Who it is for"
          classes="govuk-input--width-20"
          value={queryValue('to')}
          {...(missing.includes('to') && { errorMessage: problems.to })}
        />
        <Input
          name="reference"
          id="reference"
          label="Number of the request (optional)"
          classes="govuk-input--width-10"
          value={queryValue('reference')}
        />
        <Input
          name="remember"
          id="remember"
          label="Name to remember it by (optional)"
          hint="Next year’s answer can then be made in the same way"
          classes="govuk-input--width-20"
          value={queryValue('remember')}
        />
        <Select
          name="where"
          id="where"
          label="Where it goes"
          value={queryValue('where')}
          items={[
            { value: 'outside', text: 'Outside: small numbers withheld' },
            { value: 'inside', text: 'Inside the force only: every number shown' },
          ]}
        />
        <Details summaryText="Choose the measures">
          <Checkboxes
            name="measures"
            idPrefix="measures"
            fieldset={{ legend: { text: 'Measures in place of the pack’s own' } }}
            hint="Leave every box empty for the pack’s own. What you choose is kept when the pack is remembered: so a return asked of you in another form can be made again next year"
            items={measureIds.map(id => ({ value: id, text: `${id}. ${measureOf(id).name}` }))}
          />
        </Details>
        <Select
          name="form"
          id="form"
          label="Form"
          value={queryValue('form')}
          items={[
            { value: 'csv', text: 'Spreadsheet (CSV)' },
            { value: 'xlsx', text: 'Workbook (Excel), one sheet for each measure' },
            { value: 'pdf', text: 'Document (PDF)' },
          ]}
        />
        <Button text="Make the pack" />
      </form>
      <h2 className="govuk-heading-m">What each pack holds</h2>
      {Object.values(packs).map(p => (
        <Details key={p.label} summaryText={p.label}>
          <p className="govuk-body">{p.hint}.</p>
          <ul className="govuk-list govuk-list--bullet">
            {p.measures.map(id => (
              <li key={id}>
                {id}. {measureOf(id).name}
              </li>
            ))}
          </ul>
        </Details>
      ))}
      <h2 className="govuk-heading-m">What was given to whom</h2>
      <DataTable
        caption="What was given to whom"
        captionHidden
        columns={columns}
        rows={given}
        rowKey={g => g.id}
        empty="Nothing has been given yet."
      />
    </ScriptFree>
  )
}
