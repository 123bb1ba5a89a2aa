import { readImportInput } from '../../../../../../lib/acts/evidence/imports.ts'
import { fieldsOf } from '../../../../../../lib/acts/form/fields.ts'
import { typedFrom } from '../../../../../../lib/acts/form/typed.ts'
import type { ImportAnswers } from '../../../../../../lib/case/records/imports.ts'
import { dateOrders, halfDays } from '../../../../../../lib/case/reference/import-codes.ts'
import { longMoment } from '../../../../../../lib/case/time/calendar.ts'
import { list } from '../../../../../../lib/case/words/grammar.ts'
import { type ExportKind, exportKinds } from '../../../../../../lib/pattern/exports/row.ts'
import { casePath, formKey, importPath } from '../../../../../../lib/site/addresses.ts'
import type { Seen, WholeImport } from '../../../../../../lib/work/imports/imports.ts'
import { submitAct } from '../../../../../do/submit.ts'
import { ActForm } from '../../../../../ui/act-form/act-form.tsx'
import { InsetText } from '../../../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../../../ui/govuk/summary-list.tsx'
import { inputFrom } from './answers.ts'
import { InnerFiles, PreviewRows, RejectedLines } from './preview-rows.tsx'
import { Questions } from './questions.tsx'

const kindLabel = (kind: string | null) =>
  kind && Object.hasOwn(exportKinds, kind) ? exportKinds[kind as ExportKind] : 'Not known'
const stillOpen = {
  'date-order': 'what comes first in its dates',
  'time-zone': 'its time zone',
  year: 'in which year its last message was',
  'half-day': 'what the word beside its times means',
  owner: 'whose phone or account it came from',
}
type UnreadProps = {
  seen: Seen
  answers: ImportAnswers
  here: string
  /** The import whose answers are shown. */
  remembered: number | undefined
  carried: Record<'act' | 'ref' | 'on' | 'seen' | 'once' | 'back', string>
}

/** A file that waits: what it is, what it leaves open, its first rows, and the button that has it read. */
export function UnreadFile({ seen, answers, here, remembered, carried }: UnreadProps) {
  const form = <Questions seen={seen} answers={answers} action={here} />
  if (seen.is === 'unreadable')
    return (
      <>
        <InsetText>
          <strong>{seen.headings.length ? 'The file cannot be read yet.' : 'This file cannot be read.'}</strong>{' '}
          {seen.message}
        </InsetText>
        {form}
      </>
    )
  return (
    <>
      <p className="govuk-body">
        Recognised as: <strong>{kindLabel(seen.kind)}</strong>.{' '}
        {seen.dateOrderFrom &&
          seen.dateOrderFrom !== 'given' &&
          `The order of its dates is known from ${seen.dateOrderFrom}.`}{' '}
        {seen.rows.length > 0 &&
          !seen.asks.some(a => a.ask === 'time-zone') &&
          'It says by itself in which time zone its times are.'}
      </p>
      {remembered !== undefined && Object.keys(answers).length > 0 && (
        <InsetText>
          The answers of import {remembered}, which came from the same source, are filled in. Check them.
        </InsetText>
      )}
      <InnerFiles files={seen.files} />
      {form}
      <PreviewRows rows={seen.rows} />
      <RejectedLines rejects={seen.rejects} caption="The first lines that will be refused" />
      {seen.open.length > 0 ? (
        <InsetText>
          Before the whole file can be read, answer {list(seen.open.map(ask => stillOpen[ask]))}, and look at the rows
          again.
        </InsetText>
      ) : (
        <ActForm
          key={JSON.stringify(answers)}
          fields={fieldsOf(readImportInput)}
          keepAs={formKey(carried.ref, 'readImport', carried.on)}
          action={submitAct}
          typed={typedFrom(fieldsOf(readImportInput), inputFrom(answers))}
          options={{}}
          button="Read the whole file"
          carried={carried}
          cancelHref={casePath(carried.ref, '/evidence/imports')}
        />
      )}
    </>
  )
}

/** A file that was read: every line accounted for, and the ways on. */
export function ReadFile({ whole, caseRef }: { whole: WholeImport; caseRef: string }) {
  const { record, rejects, incidents } = whole
  const number = (n: number) => n.toLocaleString('en-GB')
  const order = record.answers.dateOrder
  const rows: [string, string][] = [
    ['Kind', kindLabel(record.kind).replace(/^\p{L}/u, c => c.toUpperCase())],
    ['Read', number(record.read)],
    ['Accepted', number(record.accepted)],
    ['Refused', number(record.rejected)],
    ['System notices', number(record.system)],
    ['Repeats of an earlier row', record.duplicates ? `${number(record.duplicates)}, which count once` : '0'],
    ['Earliest', record.earliest ? longMoment(record.earliest) : 'None'],
    ['Latest', record.latest ? longMoment(record.latest) : 'None'],
    [
      'Order of dates',
      order
        ? `${dateOrders[order].label}, as answered`
        : record.dateOrderFrom
          ? `From ${record.dateOrderFrom}`
          : 'Not open in this kind of file',
    ],
    ...(record.answers.year === undefined
      ? []
      : ([['Year of its last message', `${record.answers.year}, as answered`]] as [string, string][])),
    ...Object.entries(record.answers.halves ?? {}).map(([word, half]): [string, string] => [
      `“${word}” beside a time`,
      `${halfDays[half].label}, as answered`,
    ]),
    ['Time zone', record.answers.timeZone ?? 'Said by the file'],
    ['Whose phone or account', record.answers.owner || 'Not known'],
  ]
  return (
    <>
      <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      <ul className="govuk-list">
        <li>
          <a className="govuk-link" href={casePath(caseRef, '/evidence/rows', { import: record.id })}>
            See its rows
          </a>
        </li>
        <li>
          <a className="govuk-link" href={casePath(caseRef, '/evidence/accounts')}>
            See the numbers and accounts found
          </a>
        </li>
        {record.rejected > 0 && (
          <li>
            <a className="govuk-link" href={importPath(caseRef, record.id, '/rejects')} download>
              Download every refused line with its reason (CSV)
            </a>
          </li>
        )}
      </ul>
      <InnerFiles files={record.files ?? []} />
      <RejectedLines
        rejects={rejects}
        caption={record.rejected > rejects.length ? `The first ${rejects.length} refused lines` : 'Refused lines'}
      />
      {incidents.length > 0 && (
        <p className="govuk-body">
          {incidents.length === 1 ? 'Incident' : 'Incidents'} {list(incidents.map(String))}{' '}
          {incidents.length === 1 ? 'rests' : 'rest'} on its rows.
        </p>
      )}
    </>
  )
}
