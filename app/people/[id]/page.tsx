import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isId } from '../../../lib/case/ids.ts'
import { roles } from '../../../lib/case/policy.ts'
import { countsOf, heldInWords } from '../../../lib/case/staff/held.ts'
import { longDate, longMoment } from '../../../lib/case/time/calendar.ts'
import { personOf } from '../../../lib/work/people/people.ts'
import { loadForce } from '../../../lib/work/pipeline/load-force.ts'
import { asPerson } from '../../../lib/work/pipeline/transaction.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { sessionsOf } from '../../../lib/work/sign-in/sessions.ts'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { SessionTable } from '../../ui/session-table.tsx'
import { ForceActLinks } from '../force-act-links.tsx'

export const metadata: Metadata = { title: 'Person' }

/** One person of the force: what they may do, where they are signed in, and what may be changed. */
export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await currentActor()
  requirePermission(actor, 'managePeople')
  const { id } = await params
  if (!isId(id)) notFound()
  const [person, sessions, file] = await Promise.all([
    personOf(actor, id),
    sessionsOf(actor, id),
    asPerson(actor, tx =>
      loadForce(tx, actor, { act: { about: 'people', needs: ['held'] }, on: id, at: new Date().toISOString() }),
    ),
  ])
  const record = file.people[0]
  if (!person || !record) notFound()
  const byDirectory = new Set(
    file.personRoles.filter(r => r.personId === id && r.givenBy === 'directory').map(r => r.role),
  )
  const rolesHeld = person.roles
    .map(r => `${roles[r].label}${byDirectory.has(r) ? ' (by the directory)' : ''}`)
    .join(', ')
  return (
    <ScriptFree>
      <BackLink href="/people" text="People" />
      <DoneBanner path="/" />
      <PageTitle>{person.name}</PageTitle>
      <SummaryList
        rows={[
          ...(person.endedAt
            ? [
                {
                  key: { text: 'Account' },
                  value: {
                    text: `Ended on ${longMoment(person.endedAt)}${record.lastDay ? `. Last day ${longDate(record.lastDay)}` : ''}`,
                  },
                },
              ]
            : record.lastDay
              ? [
                  {
                    key: { text: 'Account' },
                    value: { text: `Ends after their last day, ${longDate(record.lastDay)}` },
                  },
                ]
              : []),
          { key: { text: 'Email address' }, value: { text: person.email } },
          { key: { text: 'Collar or staff number' }, value: { text: person.collar ?? 'None' } },
          { key: { text: 'Rank' }, value: { text: person.rank ?? 'Police staff' } },
          { key: { text: 'Phone number' }, value: { text: person.phone ?? 'None' } },
          { key: { text: 'Roles' }, value: { text: rolesHeld || 'None' } },
          { key: { text: 'Teams' }, value: { text: person.teams.map(t => t.name).join(', ') || 'None' } },
          {
            key: { text: 'What they hold' },
            value: { text: heldInWords(countsOf(file.held)).join(', ') || 'Nothing on a case' },
          },
        ]}
      />
      {actor.id === id ? (
        <p className="govuk-body">This is your own account. Another administrator must change it.</p>
      ) : (
        <ForceActLinks actor={actor} place="person" of={{ file, record }} />
      )}
      <SessionTable caption="Sessions" sessions={sessions} />
    </ScriptFree>
  )
}
