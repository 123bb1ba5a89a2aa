import type { Metadata } from 'next'
import type { ForceActName } from '../../lib/case/act-names.ts'
import type { Settings } from '../../lib/case/case.ts'
import { tiers } from '../../lib/case/reference/codes.ts'
import { isInUse, premisesKinds } from '../../lib/case/reference/premises.ts'
import { settingSources } from '../../lib/case/settings.ts'
import { londonDate, longDate } from '../../lib/case/time/calendar.ts'
import { forceActPath } from '../../lib/site/addresses.ts'
import { teamsByDistrict } from '../../lib/work/people/people.ts'
import { loadForce } from '../../lib/work/pipeline/load-force.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { ForceActLinks } from '../people/force-act-links.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { Tag } from '../ui/govuk/tag.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { StaleLaw } from '../ui/stale-law.tsx'
import { VerificationState } from '../ui/verification-state.tsx'
import { MailState } from './mail-state.tsx'
import { StaleState } from './stale-state.tsx'

export const metadata: Metadata = { title: 'Settings' }

const valueInWords = (settings: Settings, key: keyof Settings): string => {
  if (key === 'reviewOrder') return settings.reviewOrder.map(t => tiers[t].label).join(', then ')
  if (key === 'breachAlarmHours') return settings.breachAlarmHours.join(', ')
  if (key === 'endingAlarmDays') return settings.endingAlarmDays.join(', ')
  if (key === 'markers')
    return settings.markers
      .filter(k => k.isUsed)
      .map(k => `${k.name} (${k.withinHours} hours)`)
      .join(', ')
  if (key === 'ordersOnConviction' || key === 'countsWorkingDays' || key === 'correctionsAgreed')
    return settings[key] ? 'Yes' : 'No'
  if (key === 'ownHolidays') return settings.ownHolidays.map(longDate).join('; ') || 'None'
  if (key === 'noNames') return settings.noNames.join('; ') || 'None'
  return String(settings[key] ?? 'Not set')
}

/** What the force decides for itself: each with where it comes from and when that was last looked up. */
export default async function SettingsPage() {
  const actor = await currentActor()
  requirePermission(actor, 'manageSettings')
  const [file, teams] = await Promise.all([
    asPerson(actor, tx => loadForce(tx, actor, { act: { about: 'force' }, at: new Date().toISOString() })),
    teamsByDistrict(actor),
  ])
  const today = londonDate(new Date().toISOString())
  return (
    <>
      <DoneBanner path="/" />
      <StaleLaw actor={actor} today={today} />
      <PageTitle caption={file.force.name}>Settings</PageTitle>
      <ForceActLinks actor={actor} place="settings" />
      <p className="govuk-body">
        <a className="govuk-link" href="/queues/force">
          What waits on the force
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/settings/alarms">
          Alarms: who is told, and when it goes to the next
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/settings/markers">
          Systems on which orders are entered
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/settings/welsh">
          Sentences in Welsh, and who reviewed them
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/reports/names">
          Words that crime reports hold in place of a name
        </a>
      </p>
      <DataTable
        caption="Settings in use"
        rows={Object.keys(settingSources) as (keyof Settings)[]}
        rowKey={key => key}
        empty="No settings."
        columns={[
          { key: 'label', label: 'Setting', isRowHeader: true, cell: key => settingSources[key].label },
          { key: 'value', label: 'Value', cell: key => valueInWords(file.force.settings, key) },
          { key: 'source', label: 'Source', cell: key => settingSources[key].source },
          {
            key: 'verified',
            label: 'Last verified',
            cell: key => {
              const { verifiedOn } = settingSources[key]
              return verifiedOn ? longDate(verifiedOn) : 'Not verified'
            },
          },
        ]}
      />
      <DataTable
        caption="Teams"
        rows={teams}
        rowKey={t => t.id}
        empty="No teams yet."
        columns={[
          { key: 'team', label: 'Team', isRowHeader: true, cell: t => t.name },
          { key: 'district', label: 'District', cell: t => t.district },
          { key: 'people', label: 'People', numeric: true, cell: t => t.people },
          {
            key: 'acts',
            label: 'Change',
            cell: t => (
              <Changes
                of={t}
                acts={[
                  ['changeTeam', 'Rename or move'],
                  ['endTeam', 'End'],
                ]}
              />
            ),
          },
        ]}
      />
      <DataTable
        caption="Districts"
        rows={file.districts.filter(d => !d.endedAt)}
        rowKey={d => d.id}
        empty="No districts yet."
        columns={[
          { key: 'district', label: 'District', isRowHeader: true, cell: d => d.name },
          {
            key: 'teams',
            label: 'Teams',
            numeric: true,
            cell: d => file.teams.filter(t => t.districtId === d.id && !t.endedAt).length,
          },
          {
            key: 'acts',
            label: 'Change',
            cell: d => (
              <Changes
                of={d}
                acts={[
                  ['changeDistrict', 'Rename'],
                  ['endDistrict', 'End'],
                ]}
              />
            ),
          },
        ]}
      />
      <DataTable
        caption="Courts and police stations"
        rows={file.premises}
        rowKey={p => p.id}
        empty="No courts or police stations yet. Until there are, forms ask for a name and suggest none."
        columns={[
          { key: 'name', label: 'Name', isRowHeader: true, cell: p => p.name },
          { key: 'kind', label: 'Kind', cell: p => premisesKinds[p.kind].label },
          { key: 'from', label: 'In use from', cell: p => longDate(p.startedOn) },
          {
            key: 'until',
            label: 'Last day of use',
            cell: p =>
              p.endedOn ? (
                <>
                  {longDate(p.endedOn)} {!isInUse(p, today) && <Tag text="Not in use" classes="govuk-tag--grey" />}
                </>
              ) : (
                'Still in use'
              ),
          },
          {
            key: 'acts',
            label: 'Change',
            cell: p => <Changes of={p} acts={[['changePremises', 'Rename or change the dates']]} />,
          },
        ]}
      />
      <ForceActLinks actor={actor} place="settings/premises-list" />
      <StaleState actor={actor} settings={file.force.settings} />
      <MailState actor={actor} />
      <VerificationState actor={actor} />
      <h2 className="govuk-heading-m">Stalking reports</h2>
      <ForceActLinks actor={actor} place="settings/counts" />
    </>
  )
}

interface ChangesProps {
  of: { id: string; name: string }
  acts: readonly (readonly [name: ForceActName, text: string])[]
}
/** What may be done with a row, each link naming the row to whoever hears it. */
const Changes = ({ of, acts }: ChangesProps) => (
  <ul className="govuk-list app-act-links">
    {acts.map(([name, text]) => (
      <li key={name}>
        <a className="govuk-link" href={forceActPath(name, of.id)}>
          {text}
          <span className="govuk-visually-hidden"> {of.name}</span>
        </a>
      </li>
    ))}
  </ul>
)
