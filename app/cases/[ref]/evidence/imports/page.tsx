import type { Metadata } from 'next'
import { importStates } from '../../../../../lib/case/reference/import-codes.ts'
import { longMoment } from '../../../../../lib/case/time/calendar.ts'
import { casePath, importPath } from '../../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { importsOf } from '../../../../../lib/work/imports/imports.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../../ui/data-table.tsx'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { Tag } from '../../../../ui/govuk/tag.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'
import { ActLinks } from '../../act-links.tsx'
import { notHere } from '../../not-here.ts'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Imports – ${(await params).ref}` }
}

/** The exports of phones and computers that were received for the case, and what became of each. */
export default async function ImportsPage({ params }: Props) {
  const [{ ref }, actor] = await Promise.all([params, currentActor()])
  const view = await viewCase({ actor, ref, what: 'imports', only: [] }, (tx, file) => importsOf(tx, file.case.id))
  if (!view) return notHere(actor, ref)
  const { file, today, at } = view
  const base = casePath(ref, '/evidence')
  const number = (n: number) => n.toLocaleString('en-GB')
  return (
    <ScriptFree>
      <BackLink text="Back to the incidents" href={base} />
      <PageTitle>Imports</PageTitle>
      <ActLinks {...{ file, actor, today, at, back: casePath(ref, '/evidence/imports') }} place="evidence/imports" />
      <DataTable
        caption="Exports received"
        rows={view.also}
        rowKey={({ record }) => record.id}
        empty="No export has been received."
        columns={[
          {
            key: 'number',
            label: 'Import',
            isRowHeader: true,
            cell: ({ record }) => (
              <a className="govuk-link" href={importPath(ref, record.id)}>
                Import {record.number}
              </a>
            ),
          },
          {
            key: 'file',
            label: 'File',
            cell: ({ exhibit }) => `${exhibit.reference}: ${exhibit.fileName}`,
          },
          { key: 'at', label: 'Received', cell: ({ record }) => longMoment(record.at) },
          {
            key: 'state',
            label: 'State',
            cell: ({ record }) => (
              <Tag
                text={importStates[record.state].label}
                classes={`govuk-tag--${importStates[record.state].colour}`}
              />
            ),
          },
          { key: 'rows', label: 'Rows', numeric: true, cell: ({ record }) => number(record.accepted) },
          { key: 'refused', label: 'Refused', numeric: true, cell: ({ record }) => number(record.rejected) },
          { key: 'repeats', label: 'Repeats', numeric: true, cell: ({ record }) => number(record.duplicates) },
        ]}
      />
    </ScriptFree>
  )
}
