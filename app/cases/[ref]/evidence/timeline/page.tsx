import { breachName, isBreach } from '../../../../../lib/law/practice/breaches.ts'
import { casePath } from '../../../../../lib/site/addresses.ts'
import '../evidence.scss'
import type { Metadata } from 'next'
import type { CaseFile } from '../../../../../lib/case/case.ts'
import { spoDecisions } from '../../../../../lib/case/reference/codes/decisions.ts'
import { orderKinds } from '../../../../../lib/case/reference/statute.ts'
import { londonDate } from '../../../../../lib/case/time/calendar.ts'
import { stripEvents, stripOf } from '../../../../../lib/pattern/strip.ts'
import { type Mark, timelineOf, unitFor } from '../../../../../lib/pattern/timeline.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { weeksShown } from '../../../../../lib/work/imports/conduct.ts'
import { incidentCells } from '../../../../../lib/work/lists/incidents.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { IncidentPicture } from '../../../../ui/incident-picture.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { PatternStrip } from '../../../../ui/pattern-strip.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'
import { notHere } from '../../not-here.ts'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Timeline of incidents – ${(await params).ref}` }
}

/** The pattern of the case as a picture and as a table: counted by the database, so that 5,000 are as quick as five. */
export default async function TimelinePage({ params }: Props) {
  const [{ ref }, actor] = await Promise.all([params, currentActor()])
  const view = await viewCase(
    {
      actor,
      ref,
      what: 'the timeline of incidents',
      only: ['applications', 'breaches', 'decisions', 'orders', 'services'],
    },
    async (tx, file) => ({
      ...(await incidentCells(tx, file.case.id, unitFor)),
      weeks: await weeksShown(tx, file.case.id),
    }),
  )
  if (!view) return notHere(actor, ref)
  const timeline = timelineOf(view.also.unit, view.also.cells, marksOf(view.file))
  const strip = stripOf(
    view.also.weeks,
    stripEvents(view.file),
    view.file.breaches.filter(isBreach).map(b => b.happenedOn),
  )
  return (
    <ScriptFree>
      <BackLink text="Back to the course of conduct" href={casePath(ref, '/evidence/conduct')} />
      <PageTitle>Timeline of incidents</PageTitle>
      {strip && <PatternStrip strip={strip} caseRef={ref} />}
      {timeline.total > 0 ? (
        <IncidentPicture timeline={timeline} title="When each kind of act happened" />
      ) : (
        <p className="govuk-body">No incident is logged yet.</p>
      )}
    </ScriptFree>
  )
}

const marksOf = (file: CaseFile<'breaches' | 'decisions' | 'orders'>): Mark[] => [
  ...file.decisions.map(d => ({
    on: londonDate(d.at),
    kind: 'decision' as const,
    label: `Order considered: ${spoDecisions[d.decision].label.toLowerCase()}`,
  })),
  ...file.orders.map(o => ({ on: o.madeOn, kind: 'order' as const, label: `${orderKinds[o.kind].label} made` })),
  ...file.breaches.map(b => ({ on: b.happenedOn, kind: 'breach' as const, label: breachName(b) })),
]
