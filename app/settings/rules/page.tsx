import type { Metadata } from 'next'
import type { Settings } from '../../../lib/case/case.ts'
import { tiers } from '../../../lib/case/reference/codes/applications.ts'
import { partOfSetting, settingPartNames, settingParts, settingSources } from '../../../lib/case/settings.ts'
import { longDate } from '../../../lib/case/time/calendar.ts'
import { loadForce } from '../../../lib/work/pipeline/load-force.ts'
import { asPerson } from '../../../lib/work/pipeline/transaction.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { ForceActLinks } from '../../people/force-act-links.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Details } from '../../ui/govuk/details.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Times, targets and rules' }

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
  if (key === 'welsh') return String(settings.welsh.length)
  return String(settings[key] ?? 'Not set')
}
const allKeys = Object.keys(settingSources) as (keyof Settings)[]

/** What the force decides for itself: each with where it comes from and when that was last looked up. */
export default async function SettingRulesPage() {
  const actor = await currentActor()
  requirePermission(actor, 'manageSettings')
  const { force } = await asPerson(actor, tx =>
    loadForce(tx, actor, { act: { about: 'force' }, at: new Date().toISOString() }),
  )
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <BackLink href="/settings" text="Settings" />
      <PageTitle caption={force.name}>Times, targets and rules</PageTitle>
      <ForceActLinks actor={actor} place="settings" />
      {settingPartNames.map(part => (
        <Details key={part} summaryText={settingParts[part]} id={part}>
          <DataTable
            caption={settingParts[part]}
            captionHidden
            rows={allKeys.filter(key => partOfSetting[key] === part)}
            rowKey={key => key}
            empty="No settings."
            columns={[
              { key: 'label', label: 'Setting', isRowHeader: true, cell: key => settingSources[key].label },
              { key: 'value', label: 'Value', cell: key => valueInWords(force.settings, key) },
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
        </Details>
      ))}
    </ScriptFree>
  )
}
