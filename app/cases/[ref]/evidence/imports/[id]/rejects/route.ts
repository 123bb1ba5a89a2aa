import { notFound } from 'next/navigation'
import { csvOf } from '../../../../../../../lib/case/words/csv.ts'
import { look, viewCase } from '../../../../../../../lib/work/case/view-case.ts'
import { rejectsOf, wholeImport } from '../../../../../../../lib/work/imports/imports.ts'
import { currentActor } from '../../../../../../../lib/work/sign-in/actor.ts'
import { exportResponse } from '../../../../../../export-response.ts'

/** Every refused line of an import with its reason, as a table. */
export async function GET(_request: Request, { params }: { params: Promise<{ ref: string; id: string }> }) {
  const { ref, id } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'an import', only: [] }, (tx, file) =>
    wholeImport(tx, file.case.id, id),
  )
  if (!view?.also) notFound()
  const { record } = view.also
  const rejects = await look(
    actor,
    {
      kind: 'download',
      act: 'download',
      subject: { kind: 'case', id: view.file.case.id },
      sentence: `Refused lines of import ${record.number} downloaded`,
      detail: { importId: id },
    },
    tx => rejectsOf(tx, id),
  )
  const csv = csvOf(
    'refusedLines',
    ['File', 'Line', 'Reason', 'What it says'],
    rejects.map(r => [r.file ?? '', r.line, r.reason, r.raw]),
  )
  return exportResponse('refusedLines', csv, {
    type: 'text/csv; charset=utf-8',
    fileName: `import-${record.number}-refused.csv`,
  })
}
