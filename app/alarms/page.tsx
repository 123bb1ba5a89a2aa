import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { versionOf } from '../../lib/acts/act/versions.ts'
import { forceActs } from '../../lib/acts/force/force.ts'
import type { ForceFile } from '../../lib/case/force.ts'
import { mayEver } from '../../lib/case/policy.ts'
import { alarmsPath, pagePath } from '../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../lib/site/asked.ts'
import { ownAlarms } from '../../lib/work/alarms/list.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { DoneBanner } from '../ui/done-banner.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'
import { AlarmTable } from './alarm-table.tsx'
import { SeenForm } from './seen-form.tsx'

/** The form’s version of the force, of which it compares nothing. */
const seenVersion = (id: string) => versionOf({} as ForceFile, forceActs.markAlarmsSeen, { id })

export const metadata: Metadata = { title: 'Your alarms' }

/** What this person was told of: what they have not seen, with a box to tick, and what they have. */
export default async function AlarmsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'readOwnAlarms')
  const asked = await searchParams
  const { unseen, seen, previous, next } = await ownAlarms(actor, {
    after: askedFirst(asked, 'after'),
    before: askedFirst(asked, 'before'),
  })
  const isFirst = !previous
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Your alarms</PageTitle>
      <p className="govuk-body app-measure">
        What you were told of because it is yours, because you are on duty, or because nobody before you saw it in time.
        Marking it as seen says that you know; it stays on the case until it is dealt with.
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
      {(isFirst || unseen.length > 0) && <h2 className="govuk-heading-m">Not seen</h2>}
      {unseen.length ? (
        <SeenForm once={randomUUID()} back={alarmsPath} seen={seenVersion(actor.forceId)}>
          <AlarmTable caption="Alarms not seen" rows={unseen} picks />
        </SeenForm>
      ) : (
        isFirst && <p className="govuk-body app-empty">You have seen every alarm.</p>
      )}
      {(seen.length > 0 || !next) && <h2 className="govuk-heading-m">Seen in the last 30 days</h2>}
      {seen.length ? (
        <AlarmTable caption="Alarms seen in the last 30 days" rows={seen} />
      ) : (
        !next && <p className="govuk-body app-empty">None.</p>
      )}
      <KeyPaging
        label="Your alarms"
        previousHref={previous && pagePath('/alarms', { before: previous })}
        nextHref={next && pagePath('/alarms', { after: next })}
      />
    </ScriptFree>
  )
}
