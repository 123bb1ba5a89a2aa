import type { Metadata } from 'next'
import { mayEver } from '../../lib/case/policy.ts'
import { type DutyRole, dutyRoles, onDuty } from '../../lib/case/staff/duty.ts'
import { londonDate, longDate, longMoment } from '../../lib/case/time/calendar.ts'
import { forceActPath } from '../../lib/site/addresses.ts'
import { namesOf } from '../../lib/work/lists/names.ts'
import { absencesFrom, turnsFrom } from '../../lib/work/people/roster.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { currentActor } from '../../lib/work/sign-in/actor.ts'
import { ForceActLinks } from '../people/force-act-links.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { SummaryList } from '../ui/govuk/summary-list.tsx'
import { Tag } from '../ui/govuk/tag.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Who is on duty' }

/** The duty roster from now on, and who is away with who stands in for them. */
export default async function DutyPage() {
  const actor = await currentActor()
  const at = new Date().toISOString()
  const today = londonDate(at)
  const { turns, absences, names } = await asPerson(actor, async tx => {
    const [turns, absences] = [await turnsFrom(tx, at), await absencesFrom(tx, at)]
    return {
      turns,
      absences,
      names: await namesOf(tx, [...absences.map(a => a.standInId), ...turns.map(t => t.personId)]),
    }
  })
  const manages = mayEver(actor, 'manageDuty')
  const now = (role: DutyRole) =>
    onDuty({ turns }, role, at)
      .map(id => names.get(id) ?? '')
      .join(', ')
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Who is on duty</PageTitle>
      <SummaryList
        rows={(Object.keys(dutyRoles) as DutyRole[]).map(role => ({
          key: { text: dutyRoles[role].label },
          value: { text: now(role) || 'Nobody now' },
        }))}
      />
      <p className="govuk-body app-measure">
        An alarm goes to whoever is on duty at its moment. With no duty inspector it goes to the supervisor at once;
        with no duty supervisor or coordinator, to everyone with that role who is not away.
      </p>
      {manages && (
        <p className="govuk-body">
          <a className="govuk-link" href="/training">
            Training of the people of the force
          </a>
        </p>
      )}
      {manages && <ForceActLinks actor={actor} place="duty" />}
      <DataTable
        caption="On duty now and later"
        rows={turns}
        rowKey={t => t.id}
        empty="Nobody is on the roster."
        columns={[
          { key: 'who', label: 'Who', isRowHeader: true, cell: t => t.name },
          { key: 'as', label: 'As', cell: t => dutyRoles[t.role].label },
          {
            key: 'from',
            label: 'From',
            cell: t => (
              <>
                {longMoment(t.fromAt)}{' '}
                {Date.parse(t.fromAt) <= Date.parse(at) && <Tag text="Now" classes="govuk-tag--green" />}
              </>
            ),
          },
          { key: 'until', label: 'Until', cell: t => longMoment(t.untilAt) },
          ...(manages
            ? [
                {
                  key: 'change',
                  label: 'Change',
                  cell: (t: (typeof turns)[number]) => (
                    <Links
                      change={forceActPath('changeDuty', t.id)}
                      end={forceActPath('takeOffDuty', t.id)}
                      of={`${t.name}, ${longMoment(t.fromAt)}`}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      <DataTable
        caption="Away now and later"
        rows={absences.filter(a => a.untilOn >= today)}
        rowKey={a => a.id}
        empty="Nobody is away."
        columns={[
          { key: 'who', label: 'Who', isRowHeader: true, cell: a => a.name },
          { key: 'from', label: 'First day', cell: a => longDate(a.fromOn) },
          { key: 'until', label: 'Last day', cell: a => longDate(a.untilOn) },
          { key: 'standIn', label: 'Stands in', cell: a => (a.standInId ? (names.get(a.standInId) ?? '') : 'Nobody') },
          ...(manages
            ? [
                {
                  key: 'change',
                  label: 'Change',
                  cell: (a: (typeof absences)[number]) => (
                    <Links
                      change={forceActPath('changeAbsence', a.id)}
                      end={forceActPath('endAbsence', a.id)}
                      of={`${a.name}, ${longDate(a.fromOn)}`}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
    </ScriptFree>
  )
}

const Links = ({ change, end, of }: { change: string; end: string; of: string }) => (
  <>
    <a className="govuk-link" href={change}>
      Change<span className="govuk-visually-hidden"> {of}</span>
    </a>{' '}
    <a className="govuk-link" href={end}>
      Take off<span className="govuk-visually-hidden"> {of}</span>
    </a>
  </>
)
