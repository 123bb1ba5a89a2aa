import type { Metadata } from 'next'
import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import { type CalendarDate, longDate } from '../../../../lib/case/time/calendar.ts'
import { isAtCourt, isInForce, nextHearing } from '../../../../lib/case/views/orders.ts'
import { clocksOf } from '../../../../lib/law/clocks/clocks.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { StatusStrip } from '../../../ui/status-strip.tsx'
import { TermLinks } from '../../../ui/term-link.tsx'
import { ActLinks } from '../act-links.tsx'
import { HeldHearings } from '../held.tsx'
import { notHere } from '../not-here.ts'
import { AtCourt } from './at-court.tsx'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Court – ${(await params).ref}` }
}

/** Every application that has reached the court or may now go there: its hearings, what came of it, and what to do. */
export default async function CourtPage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'court' })
  if (!view) return notHere(actor, ref)
  const { file, today, at } = view
  const shown = reachedCourt(file)
  const clocks = clocksOf(file, today, at)
  return (
    <ScriptFree>
      <PageTitle>Court</PageTitle>
      {shown.length ? (
        <Summary file={file} today={today} />
      ) : (
        <p className="govuk-body app-empty">
          Nothing is with the court. An application comes here once it is authorised.{' '}
          <a className="govuk-link" href={casePath(ref, '/application')}>
            See where the application stands
          </a>
        </p>
      )}
      <TermLinks of={['lodge', 'hearsay', 'interim']} />
      <HeldHearings seen={{ file, actor, today, at }} />
      <ActLinks file={file} actor={actor} today={today} at={at} place="court/case" as="links" />
      {shown.map((application, n) => (
        <AtCourt
          key={application.id}
          application={application}
          isFirst={n === 0}
          clocks={clocks}
          seen={{ file, actor, today, at }}
        />
      ))}
    </ScriptFree>
  )
}

/** Authorised or beyond: those still open first, then the latest decided. */
const reachedCourt = (file: CaseFile<'applications'>): Application[] =>
  file.applications
    .filter(a => a.lodgedOn || a.status === 'authorised')
    .sort((a, b) => Number(a.determinedOn !== null) - Number(b.determinedOn !== null) || b.number - a.number)

function Summary({
  file,
  today,
}: {
  file: CaseFile<'applications' | 'hearings' | 'orderVersions' | 'orders'>
  today: CalendarDate
}) {
  const open = file.applications.filter(isAtCourt)
  const next = open
    .flatMap(a => nextHearing(a.id, file, today) ?? [])
    .sort((a, b) => a.listedOn.localeCompare(b.listedOn))[0]
  const undated = open.filter(a => !nextHearing(a.id, file, today)).length
  const interim = file.orders.find(o => o.kind === 'interim' && isInForce(o, file, today))
  return (
    <StatusStrip
      items={[
        {
          label: 'With the court',
          value: open.length,
          note: undated ? `${undated} with no hearing to come` : undefined,
          isUrgent: undated > 0,
        },
        {
          label: 'Next hearing',
          value: next ? longDate(next.listedOn) : 'None listed',
          note: next ? `${next.listedTime ? `${next.listedTime}, ` : ''}${next.court}` : undefined,
        },
        { label: 'Interim order', value: interim ? 'In force' : 'None in force' },
      ]}
    />
  )
}
