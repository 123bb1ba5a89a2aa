import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { versionOf } from '../../lib/acts/act/versions.ts'
import { forceActs } from '../../lib/acts/force/force.ts'
import type { ForceFile } from '../../lib/case/force.ts'
import { mayEver } from '../../lib/case/policy.ts'
import { alarmsPath } from '../../lib/site/addresses.ts'
import { mostAlarms, ownAlarms } from '../../lib/work/alarms/list.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { DoneBanner } from '../ui/done-banner.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'
import { AlarmTable } from './alarm-table.tsx'
import { SeenForm } from './seen-form.tsx'

/** The form’s version of the force, of which it compares nothing. */
const seenVersion = (id: string) => versionOf({} as ForceFile, forceActs.markAlarmsSeen, { id })

export const metadata: Metadata = { title: 'Your alarms' }

/** What this person was told of: what they have not seen, with a box to tick, and what they have. */
export default async function AlarmsPage() {
  const actor = await currentActor()
  requirePermission(actor, 'readOwnAlarms')
  const { unseen, seen } = await ownAlarms(actor)
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Your alarms</PageTitle>
      <p className="govuk-body app-measure">
        What you were told of because it is yours, because you are on duty, or because nobody before you saw it in time.
        Marking it as seen says that you know; it stays on the case until it is dealt with.
        {unseen.length + seen.length >= mostAlarms ? ` The latest ${mostAlarms} are listed.` : ''}
      </p>
      <ul className="govuk-list">
        <li>
          <a className="govuk-link" href="/duty">
            Who is on duty and who is away
          </a>
        </li>
        {mayEver(actor, 'seeAlarms') && (
          <li>
            <a className="govuk-link" href="/alarms/all">
              All alarms of the force
            </a>
          </li>
        )}
      </ul>
      <h2 className="govuk-heading-m">Not seen</h2>
      {unseen.length ? (
        <SeenForm once={randomUUID()} back={alarmsPath} seen={seenVersion(actor.forceId)}>
          <AlarmTable caption="Alarms not seen" rows={unseen} picks />
        </SeenForm>
      ) : (
        <p className="govuk-body app-empty">You have seen every alarm.</p>
      )}
      <h2 className="govuk-heading-m">Seen in the last 30 days</h2>
      {seen.length ? (
        <AlarmTable caption="Alarms seen in the last 30 days" rows={seen} />
      ) : (
        <p className="govuk-body app-empty">None.</p>
      )}
    </ScriptFree>
  )
}
