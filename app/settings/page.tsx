import type { Metadata } from 'next'
import { currentActor, requirePermission } from '../../lib/casework/actor.ts'
import { loadForce } from '../../lib/casework/load-force.ts'
import { teamsByDistrict } from '../../lib/casework/people.ts'
import { asPerson } from '../../lib/casework/transaction.ts'
import { forceActPath } from '../../lib/spo/addresses.ts'
import { londonDate, longDate } from '../../lib/spo/calendar.ts'
import type { Settings } from '../../lib/spo/case.ts'
import { tiers } from '../../lib/spo/codes.ts'
import { settingSources } from '../../lib/spo/settings.ts'
import { ForceActLinks } from '../people/force-act-links.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { StaleLaw } from '../ui/stale-law.tsx'
import { MailState } from './mail-state.tsx'
import { StaleState } from './stale-state.tsx'

export const metadata: Metadata = { title: 'Settings' }

const shown = (settings: Settings, key: keyof Settings): string => {
  if (key === 'reviewOrder') return settings.reviewOrder.map(t => tiers[t].label).join(', then ')
  if (key === 'breachAlarmHours') return settings.breachAlarmHours.join(', ')
  if (key === 'endingAlarmDays') return settings.endingAlarmDays.join(', ')
  if (key === 'ordersOnConviction') return settings.ordersOnConviction ? 'Yes' : 'No'
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
  return (
    <>
      <DoneBanner path="/" />
      <StaleLaw actor={actor} today={londonDate(new Date().toISOString())} />
      <PageTitle caption={file.force.name}>Settings</PageTitle>
      <ForceActLinks actor={actor} place="settings" />
      <p className="govuk-body">
        <a className="govuk-link" href="/settings/alarms">
          Alarms: who is told, and when it goes to the next
        </a>
      </p>
      <DataTable
        caption="Settings in use"
        rows={Object.keys(settingSources) as (keyof Settings)[]}
        rowKey={key => key}
        empty="No settings."
        columns={[
          { key: 'label', label: 'Setting', isRowHeader: true, cell: key => settingSources[key].label },
          { key: 'value', label: 'Value', cell: key => shown(file.force.settings, key) },
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
        caption="Districts and teams"
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
              <a className="govuk-link" href={forceActPath('endTeam', t.id)}>
                End<span className="govuk-visually-hidden"> {t.name}</span>
              </a>
            ),
          },
        ]}
      />
      <StaleState actor={actor} settings={file.force.settings} />
      <MailState actor={actor} />
      <h2 className="govuk-heading-m">Stalking reports</h2>
      <ForceActLinks actor={actor} place="settings/counts" />
    </>
  )
}
