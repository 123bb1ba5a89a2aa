import { casePath, incidentPath } from '../../../../../lib/site/addresses.ts'
import '../evidence.scss'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { selectionFrom } from '../../../../../lib/case/rows.ts'
import { longMoment } from '../../../../../lib/case/time/calendar.ts'
import { walkBack } from '../../../../../lib/case/views/former-values.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { mediaOf } from '../../../../../lib/work/imports/import-media.ts'
import { joinedTo } from '../../../../../lib/work/imports/joined.ts'
import { wholeIncident } from '../../../../../lib/work/lists/incidents.ts'
import { namesOf } from '../../../../../lib/work/lists/names.ts'
import { rowPage } from '../../../../../lib/work/lists/rows.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import { ActLinks } from '../../act-links.tsx'
import { notHere } from '../../not-here.ts'
import { ExhibitList } from '../exhibits.tsx'
import { RowTable } from '../rows/row-table.tsx'
import { changedBy, factsShown } from './facts.ts'
import { PlaceMap } from './place-map.tsx'
import { IncidentSources } from './sources.tsx'

type Props = { params: Promise<{ ref: string; id: string }>; searchParams: Promise<{ list?: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Incident – ${(await params).ref}` }
}

/** One incident whole: what it says, what it said before, its exhibits and their custody. */
export default async function IncidentPage({ params, searchParams }: Props) {
  const [{ ref, id }, { list }, actor] = await Promise.all([params, searchParams, currentActor()])
  const view = await viewCase(
    { actor, ref, what: 'an incident', only: ['incidentJoins', 'imports'] },
    async (tx, file) => {
      const whole = await wholeIncident(tx, file.case.id, id)
      if (!whole) return undefined
      const people = [
        whole.incident.recordedById,
        ...whole.versions.map(v => v.byId),
        ...whole.custody.map(c => c.byId),
      ]
      const own = { ...selectionFrom(new URLSearchParams()), incidentId: id }
      const rows = await rowPage(tx, file.case.id, own, { size: 20 })
      return {
        whole,
        names: await namesOf(tx, people),
        rows,
        media: await mediaOf(tx, file.case.id, rows.rows),
        joined: await joinedTo(tx, file.case.id, id),
      }
    },
  )
  if (!view) return notHere(actor, ref)
  if (!view.also) notFound()
  const { whole, names, rows, joined, media } = view.also
  const { incident, versions, exhibits, custody, cited, another } = whole
  const corrections = walkBack(incident, versions).filter(step => step.version.how === 'corrected')
  const file = { ...view.file, incidents: another ? [incident, another] : [incident], exhibits, custody }
  const here = incidentPath(ref, id, { list: list || undefined })
  const acts = { file, actor, today: view.today, at: view.at, back: here }
  const by = (person: string) => names.get(person) ?? 'someone no longer listed'
  return (
    <ScriptFree>
      <BackLink text="Back to the incidents" href={casePath(ref, '/evidence', new URLSearchParams(list))} />
      <PageTitle>Incident {incident.number}</PageTitle>
      {incident.withdrawnAt && (
        <InsetText>
          <strong>Withdrawn</strong> on {longMoment(incident.withdrawnAt)}: {incident.withdrawnReason}
        </InsetText>
      )}
      <SummaryList
        rows={factsShown(incident, file.protectedPersons).map(({ label, value }) => ({
          key: { text: label },
          value: { text: <span className="app-incident__words">{value}</span> },
        }))}
      />
      <PlaceMap incident={incident} />
      <p className="govuk-body">
        Logged by {by(incident.recordedById)} on {longMoment(incident.recordedAt)}.{' '}
        {cited.length > 0 && `Cited in application ${cited.join(', ')}.`}
      </p>
      <ActLinks {...acts} place="evidence/incident" record={incident} />
      <ActLinks {...acts} place="evidence/incident-papers" record={incident} as="links" />
      <IncidentSources acts={acts} caseRef={ref} incident={incident} joined={joined} />
      {rows.matching > 0 && (
        <>
          <RowTable
            rows={rows.rows}
            caption={
              rows.matching > rows.rows.length
                ? `The first ${rows.rows.length} of its ${rows.matching.toLocaleString('en-GB')} messages and calls`
                : 'Its messages and calls'
            }
            caseRef={ref}
            choosing={false}
            media={media}
            numbers={new Map(file.imports.map(i => [i.id, i.number]))}
          />
          <p className="govuk-body">
            <a className="govuk-link" href={casePath(ref, '/evidence/rows', { incident: id })}>
              See each of them
            </a>
          </p>
        </>
      )}
      <h2 className="govuk-heading-m">Exhibits</h2>
      {exhibits.length ? (
        <ExhibitList acts={acts} exhibits={exhibits} custody={custody} names={names} />
      ) : (
        <p className="govuk-body">None.</p>
      )}
      {corrections.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Corrections</h2>
          <Timeline
            events={corrections.map(({ version, stood, became }) => ({
              id: version.id,
              title: `Corrected: ${version.reason}`,
              at: version.recordedAt,
              atText: longMoment(version.recordedAt),
              by: by(version.byId),
              children: (
                <SummaryList
                  rows={changedBy(stood, became, file.protectedPersons).map(({ label, value }) => ({
                    key: { text: `${label}, before` },
                    value: { text: <span className="app-incident__words">{value}</span> },
                  }))}
                />
              ),
            }))}
          />
        </>
      )}
    </ScriptFree>
  )
}
