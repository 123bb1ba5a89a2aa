import { casePath, exhibitPath } from '../../../../../lib/site/addresses.ts'
import '../evidence.scss'
import type { Metadata } from 'next'
import type { CaseFile } from '../../../../../lib/case/case.ts'
import type { Disclosure } from '../../../../../lib/case/records/exhibits.ts'
import type { Id } from '../../../../../lib/case/records/id.ts'
import { londonDate, longDate } from '../../../../../lib/case/time/calendar.ts'
import { keptWords } from '../../../../../lib/case/views/held-elsewhere.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { scheduleOf } from '../../../../../lib/work/lists/schedule.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../../ui/data-table.tsx'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { Tag } from '../../../../ui/govuk/tag.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'
import { ActLinks, type Seat } from '../../act-links.tsx'
import { notHere } from '../../not-here.ts'
import { correctionColumn } from '../../record-links.tsx'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Schedule of exhibits – ${(await params).ref}` }
}

/** Every exhibit of the case, what was given to whom and what was kept back: on the screen, on paper and as CSV. */
export default async function SchedulePage({ params }: Props) {
  const [{ ref }, actor] = await Promise.all([params, currentActor()])
  const view = await viewCase({ actor, ref, what: 'the schedule of exhibits', only: ['exhibits', 'disclosures'] })
  if (!view) return notHere(actor, ref)
  const { file, today, at } = view
  const base = casePath(ref, '/evidence')
  return (
    <ScriptFree>
      <BackLink text="Back to the incidents" href={base} />
      <PageTitle>Schedule of exhibits</PageTitle>
      <ActLinks {...{ file, actor, today, at }} place="evidence/exhibits" back={casePath(ref, '/evidence/exhibits')} />
      <p className="govuk-body app-no-print">
        <a className="govuk-link" href={casePath(ref, '/evidence/pictures')}>
          Pictures and what they show
        </a>
      </p>
      <Exhibits file={file} />
      <Disclosures seat={{ file, actor, today, at, back: casePath(ref, '/evidence/exhibits') }} />
    </ScriptFree>
  )
}

function Exhibits({ file }: { file: CaseFile<'disclosures' | 'exhibits'> }) {
  const { ref } = file.case
  const each = (said: string[], none: string) => (said.length ? said.map(s => <div key={s}>{s}</div>) : none)
  return (
    <>
      {file.exhibits.length > 0 && (
        <p className="govuk-body app-no-print">
          <a className="govuk-link" href={casePath(ref, '/evidence/exhibits/schedule')} download>
            Download as CSV, each file hashed again
          </a>
        </p>
      )}
      <DataTable
        caption={`${file.exhibits.length} ${file.exhibits.length === 1 ? 'exhibit' : 'exhibits'}`}
        rows={scheduleOf(file)}
        rowKey={r => r.exhibit.id}
        empty="No exhibit is attached to this case."
        columns={[
          {
            key: 'reference',
            label: 'Reference',
            isRowHeader: true,
            cell: r => (
              <a className="govuk-link" href={exhibitPath(ref, r.exhibit.id)}>
                {r.exhibit.reference}
              </a>
            ),
          },
          {
            key: 'what',
            label: 'What it is',
            cell: r => (
              <>
                {r.exhibit.description} {r.exhibit.distressing && <Tag text="Distressing" classes="govuk-tag--grey" />}
                {r.exhibit.fileName && <div className="app-incident__words govuk-body-s">{r.exhibit.fileName}</div>}
                <div className="app-incident__hash govuk-body-s">
                  {keptWords(r.exhibit)}
                  {r.exhibit.clips.length > 0 && <div>Parts that matter: {r.exhibit.clips.join('; ')}</div>}
                </div>
              </>
            ),
          },
          { key: 'received', label: 'Received', cell: r => longDate(londonDate(r.exhibit.receivedAt)) },
          { key: 'original', label: 'Original or copy', cell: r => r.original },
          { key: 'disclosed', label: 'Disclosed to', cell: r => each(r.disclosed, 'Nobody') },
          { key: 'withheld', label: 'Withheld from', cell: r => each(r.withheld, 'Nobody') },
        ]}
      />
    </>
  )
}

function Disclosures({
  seat,
}: {
  seat: Seat & { file: CaseFile<'disclosures' | 'exhibits' | 'named' | 'restrictions'> }
}) {
  const { file } = seat
  const referencesOf = (ids: Id[]) =>
    file.exhibits
      .filter(e => ids.includes(e.id))
      .map(e => e.reference)
      .join(', ') || 'None'
  return (
    <>
      <h2 className="govuk-heading-m">What was disclosed</h2>
      <DataTable<Disclosure>
        caption="Disclosures"
        captionHidden
        rows={file.disclosures}
        rowKey={d => d.id}
        empty="Nothing has been disclosed."
        columns={[
          { key: 'to', label: 'Given to', isRowHeader: true, cell: d => d.toWhom },
          { key: 'on', label: 'Date', cell: d => longDate(d.disclosedOn) },
          { key: 'purpose', label: 'Why', cell: d => d.purpose },
          { key: 'given', label: 'Disclosed', cell: d => referencesOf(d.exhibitIds) },
          { key: 'kept', label: 'Withheld', cell: d => referencesOf(d.withheldIds) },
          { key: 'why', label: 'Why withheld', cell: d => d.withheldWhy ?? '' },
          correctionColumn({ ...seat, kind: 'disclosures' }, d => `the disclosure of ${longDate(d.disclosedOn)}`),
        ]}
      />
    </>
  )
}
