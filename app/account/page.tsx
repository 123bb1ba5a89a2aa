import type { Metadata } from 'next'
import { mayEver, roles } from '../../lib/case/policy.ts'
import { forceActPath } from '../../lib/site/addresses.ts'
import { personOf } from '../../lib/work/people/people.ts'
import { currentActor, currentSessionId } from '../../lib/work/sign-in/actor.ts'
import { sessionsOf } from '../../lib/work/sign-in/sessions.ts'
import { signOut, signOutEverywhere } from '../sign-in/actions.ts'
import { DoneBanner } from '../ui/done-banner.tsx'
import { Button } from '../ui/govuk/button.tsx'
import { SummaryList } from '../ui/govuk/summary-list.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'
import { SessionTable } from '../ui/session-table.tsx'

export const metadata: Metadata = { title: 'Your account' }

/** The signed-in person's own account: what they may do, and where they are signed in. */
export default async function Account() {
  const actor = await currentActor()
  const [person, sessions, current] = await Promise.all([
    personOf(actor, actor.id),
    sessionsOf(actor, actor.id),
    currentSessionId(),
  ])
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Your account</PageTitle>
      <SummaryList
        rows={[
          { key: { text: 'Name' }, value: { text: actor.name } },
          { key: { text: 'Email address' }, value: { text: person?.email } },
          { key: { text: 'Rank' }, value: { text: actor.rank ?? 'Police staff' } },
          { key: { text: 'Roles' }, value: { text: actor.roles.map(r => roles[r].label).join(', ') || 'None' } },
          { key: { text: 'Phone number' }, value: { text: person?.phone ?? 'None' } },
          { key: { text: 'Teams' }, value: { text: person?.teams.map(t => t.name).join(', ') || 'None' } },
        ]}
      />
      {mayEver(actor, 'keepOwnAccount') && (
        <p className="govuk-body">
          <a className="govuk-link" href={forceActPath('changeOwnNumber', actor.id)}>
            Change your phone number
          </a>
        </p>
      )}
      {mayEver(actor, 'keepOwnAccount') && (
        <p className="govuk-body">
          <a className="govuk-link" href={forceActPath('chooseDigest', actor.id)}>
            Choose whether to have a daily mail
          </a>
        </p>
      )}
      <p className="govuk-body">If anything else is wrong, tell your force’s administrator.</p>
      <div id="sign-out" className="govuk-button-group">
        <form action={signOut}>
          <Button text="Sign out" />
        </form>
        <form action={signOutEverywhere}>
          <Button text="Sign out everywhere" classes="govuk-button--secondary" />
        </form>
      </div>
      <SessionTable caption="Where you are signed in" sessions={sessions} currentId={current} />
    </ScriptFree>
  )
}
