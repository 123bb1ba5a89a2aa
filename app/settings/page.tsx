import type { Metadata } from 'next'
import { mayEver } from '../../lib/case/policy.ts'
import { alarmKindNames } from '../../lib/case/reference/alarm-kinds.ts'
import { isInUse } from '../../lib/case/reference/premises.ts'
import { settingPartNames, settingParts, settingSources } from '../../lib/case/settings.ts'
import { londonDate } from '../../lib/case/time/calendar.ts'
import { pagePath } from '../../lib/site/addresses.ts'
import { loadForce } from '../../lib/work/pipeline/load-force.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { ForceActLinks } from '../people/force-act-links.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { SummaryList } from '../ui/govuk/summary-list.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'
import { StaleLaw } from '../ui/stale-law.tsx'

export const metadata: Metadata = { title: 'Settings' }

const many = (n: number, of: string, plural = `${of}s`) => `${n} ${n === 1 ? of : plural}`

/** What the force decides for itself, a row for each part: each leads to its own page. */
export default async function SettingsPage() {
  const actor = await currentActor()
  requirePermission(actor, 'manageSettings')
  const at = new Date().toISOString()
  const today = londonDate(at)
  const file = await asPerson(actor, tx => loadForce(tx, actor, { act: { about: 'force' }, at }))
  const { settings } = file.force
  const parts = settingPartNames.map(part => settingParts[part].toLowerCase())
  const rows: [string, string, string][] = [
    [
      'Times, targets and rules',
      pagePath('/settings/rules'),
      `${many(Object.keys(settingSources).length, 'setting')}: ${parts.join('; ')}`,
    ],
    [
      'Alarms',
      pagePath('/settings/alarms'),
      `Who is told, and when it goes to the next: ${many(alarmKindNames.length, 'kind')} of alarm`,
    ],
    [
      'Systems on which orders are entered',
      pagePath('/settings/markers'),
      many(settings.markers.filter(k => k.isUsed).length, 'system'),
    ],
    [
      'Sentences in Welsh',
      pagePath('/settings/welsh'),
      `${many(settings.welsh.length, 'sentence')}, and who reviewed them`,
    ],
    // Their page shows names from crime reports, which not everybody who keeps the settings may read.
    ...(mayEver(actor, 'seeReports')
      ? [
          [
            'Words that mean no name',
            pagePath('/reports/names'),
            'What crime reports hold where nobody is named, so that it links no two of them',
          ] as [string, string, string],
        ]
      : []),
    [
      'Teams and districts',
      pagePath('/settings/teams'),
      `${many(file.teams.filter(t => !t.endedAt).length, 'team')} in ${many(file.districts.filter(d => !d.endedAt).length, 'district')}`,
    ],
    [
      'Roles by the directory',
      pagePath('/settings/directory'),
      settings.directory.groups.length
        ? many(settings.directory.groups.length, 'group')
        : 'None: every role is given by hand',
    ],
    [
      'Courts and police stations',
      pagePath('/settings/premises'),
      `${file.premises.filter(p => isInUse(p, today)).length} in use`,
    ],
    [
      'Forces outside this service',
      pagePath('/settings/forces'),
      'The keys with which cases and tasks are exchanged as files, and those of this force',
    ],
    ['Work of the force', pagePath('/queues/force'), 'What waits on the force itself and on no case'],
    [
      'Mail, lists and verification',
      pagePath('/settings/service'),
      'Whether mail leaves, whether lists are up to date, and whether the record was found whole',
    ],
  ]
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <StaleLaw actor={actor} today={today} />
      <PageTitle caption={file.force.name}>Settings</PageTitle>
      <ForceActLinks actor={actor} place="settings" />
      <SummaryList
        rows={rows.map(([text, href, value]) => ({
          key: {
            text: (
              <a className="govuk-link" href={href}>
                {text}
              </a>
            ),
          },
          value: { text: value },
        }))}
      />
      <h2 className="govuk-heading-m">Stalking reports</h2>
      <ForceActLinks actor={actor} place="settings/counts" quiet />
    </ScriptFree>
  )
}
