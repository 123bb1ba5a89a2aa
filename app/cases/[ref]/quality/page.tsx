import type { Metadata } from 'next'
import { factsOf } from '../../../../lib/acts/act/decide.ts'
import { can } from '../../../../lib/case/policy.ts'
import { qualityPoints, qualityResults } from '../../../../lib/case/records/quality.ts'
import { longMoment } from '../../../../lib/case/time/calendar.ts'
import { drawnWork, finishedWork, workName } from '../../../../lib/case/views/sampling.ts'
import { upperFirst } from '../../../../lib/case/words/grammar.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { namesOf } from '../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { ActLinks } from '../act-links.tsx'
import { notHere } from '../not-here.ts'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Read for quality – ${(await params).ref}` }
}

/** The finished work of this case that was drawn and read by a second person, and, for who reads it, what waits to be. */
export default async function QualityPage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'what was read for quality' }, (tx, file) =>
    namesOf(tx, [...file.qualityReadings.map(r => r.byId), ...file.overrides.map(o => o.byId)]),
  )
  if (!view) return notHere(actor, ref)
  const { file, today, at, also: names } = view
  const props = { file, actor, today, at, back: casePath(ref, '/quality') }
  const mayRead = can(actor, 'oversee', factsOf(file, at))
  const done = new Map(finishedWork(file).map(w => [`${w.work} ${w.id}`, w]))
  const waiting = mayRead ? drawnWork(file).filter(w => !w.reading) : []
  return (
    <ScriptFree>
      <PageTitle>Read for quality</PageTitle>
      <p className="govuk-body app-measure">
        A share of finished work is drawn by chance and read by somebody who did not do it. The force sets the share.
      </p>
      {mayRead && (
        <DataTable
          caption="Drawn and not read yet"
          rows={waiting}
          rowKey={w => `${w.work} ${w.id}`}
          empty="Nothing on this case waits to be read."
          columns={[
            { key: 'what', label: 'Work', isRowHeader: true, cell: w => upperFirst(workName(w)) },
            {
              key: 'act',
              label: 'Record',
              cell: w => <ActLinks {...props} place="quality" about={w.work} record={w} as="links" of={workName(w)} />,
            },
          ]}
        />
      )}
      <DataTable
        caption="Read"
        rows={file.qualityReadings.toSorted((a, b) => b.at.localeCompare(a.at))}
        rowKey={r => r.id}
        empty="Nothing on this case has been read for quality."
        columns={[
          {
            key: 'what',
            label: 'Work',
            isRowHeader: true,
            cell: r => {
              const work = done.get(`${r.work} ${r.workId}`)
              return work ? upperFirst(workName(work)) : 'Work that was withdrawn since'
            },
          },
          { key: 'result', label: 'Found', cell: r => qualityResults[r.result].label },
          {
            key: 'met',
            label: 'Points that are met',
            cell: r =>
              r.met.length ? (
                <ul className="govuk-list">
                  {r.met.map(point => (
                    <li key={point}>{qualityPoints[point].label}</li>
                  ))}
                </ul>
              ) : (
                'None of the list'
              ),
          },
          { key: 'why', label: 'Why', cell: r => <span className="app-spoken">{r.note}</span> },
          {
            key: 'by',
            label: 'Read by',
            cell: r => (
              <>
                {names.get(r.byId) ?? 'Not known'}
                <span className="app-under">{longMoment(r.at)}</span>
              </>
            ),
          },
          {
            key: 'act',
            label: 'Change',
            cell: r => (
              <ActLinks
                {...props}
                place="quality"
                about="qualityReadings"
                record={r}
                as="links"
                of={`the reading of ${longMoment(r.at)}`}
              />
            ),
          },
        ]}
      />
      <DataTable
        caption="Warnings accepted"
        rows={file.overrides.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, 100)}
        rowKey={o => o.id}
        empty="No warning has been accepted on this case."
        columns={[
          { key: 'what', label: 'What was done', isRowHeader: true, cell: o => o.act },
          { key: 'rule', label: 'Warning', cell: o => <span className="app-spoken">{o.message}</span> },
          { key: 'why', label: 'Reason given', cell: o => <span className="app-spoken">{o.reason}</span> },
          {
            key: 'by',
            label: 'By',
            cell: o => (
              <>
                {names.get(o.byId) ?? 'Not known'}
                <span className="app-under">{longMoment(o.at)}</span>
              </>
            ),
          },
        ]}
      />
    </ScriptFree>
  )
}
