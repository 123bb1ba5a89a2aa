import type { Metadata } from 'next'
import { mayEver } from '../../../lib/case/policy.ts'
import { pagePath, withQuery } from '../../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../../lib/site/asked.ts'
import { listChanges } from '../../../lib/work/feeds/records-changes.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { KeyPaging } from '../../ui/key-paging.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { RecordsChanges } from '../records-changes.tsx'

export const metadata: Metadata = { title: 'Changes of crimes' }

/** What records systems said of crimes that are known here: those that wait for a second reader, and all. */
export default async function ChangesPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'secondLook')
  const asked = await searchParams
  const queryValue = (name: string) => askedFirst(asked, name)
  const all = queryValue('all') === 'yes'
  const found = await listChanges(actor, { waiting: !all, after: queryValue('after'), before: queryValue('before') })
  const to = (more: Record<string, string | undefined>) =>
    withQuery(pagePath('/reports/changes'), { all: all ? 'yes' : undefined, ...more })
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Changes of crimes</PageTitle>
      <p className="govuk-body app-measure">
        A records system with a token says what changed of a crime there: its outcome, its officer, whether it is
        stalking. One that was taken out of stalking is read by a second person.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={withQuery(pagePath('/reports/changes'), { all: all ? undefined : 'yes' })}>
          {all ? 'Those that wait for a second reader' : 'All changes'}
        </a>
      </p>
      <RecordsChanges
        caption={all ? 'All changes, the latest first' : 'Taken out of stalking, not read yet'}
        rows={found.rows}
        empty={all ? 'No records system has sent a change.' : 'None waits to be read.'}
        reads={mayEver(actor, 'secondLook')}
      />
      <KeyPaging
        label="Changes"
        previousHref={found.previous ? to({ before: found.previous }) : undefined}
        nextHref={found.next ? to({ after: found.next }) : undefined}
      />
    </ScriptFree>
  )
}
