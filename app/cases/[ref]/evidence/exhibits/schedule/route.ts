import { notFound } from 'next/navigation'
import { look, viewCase } from '../../../../../../lib/work/case/view-case.ts'
import { scheduleCsv } from '../../../../../../lib/work/lists/schedule.ts'
import { currentActor } from '../../../../../../lib/work/sign-in/actor.ts'
import { exportResponse } from '../../../../../export-response.ts'

/** The schedule of exhibits as CSV: an export, recorded as one. */
export async function GET(_request: Request, { params }: { params: Promise<{ ref: string }> }) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'the schedule of exhibits', only: ['exhibits', 'disclosures'] })
  if (!view) notFound()
  const csv = await scheduleCsv(view.file)
  await look(
    actor,
    {
      kind: 'download',
      act: 'download',
      subject: { kind: 'case', id: view.file.case.id },
      sentence: 'Schedule of exhibits given out as CSV',
      detail: { exhibits: view.file.exhibits.length },
    },
    async () => undefined,
  )
  return exportResponse('exhibitSchedule', csv, {
    type: 'text/csv; charset=utf-8',
    fileName: `exhibits-${ref.replace(/[^A-Za-z0-9-]/g, '_')}.csv`,
  })
}
