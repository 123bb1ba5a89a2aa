import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentStanding } from '../../lib/work/sign-in/actor.ts'
import { isDemonstration, providerSettings } from '../../lib/work/sign-in/auth.ts'
import { endings } from '../../lib/work/sign-in/sessions.ts'
import { Button } from '../ui/govuk/button.tsx'
import { ErrorSummary } from '../ui/govuk/error-summary.tsx'
import { NotificationBanner } from '../ui/govuk/notification-banner.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { signInWithProvider } from './actions.ts'
import { DemonstrationPeople } from './demonstration-people.tsx'
import { ownAddress } from './own-address.ts'
import { SignInForm } from './sign-in-form.tsx'

export const metadata: Metadata = { title: 'Sign in' }

const problems: Record<string, string> = {
  unknown:
    'Your force account is not set up for this service, or it has ended. Ask your force’s administrator to add you.',
  Configuration: 'Signing in is not set up correctly. Tell your administrator.',
}
const anyProblem = 'Signing in did not finish. Try again, and tell your administrator if it keeps happening.'

type Search = Promise<{ [name: string]: string | string[] | undefined }>

export default async function SignIn({ searchParams }: { searchParams: Search }) {
  const asked = Object.fromEntries(Object.entries(await searchParams).map(([k, v]) => [k, String(v ?? '')]))
  const next = ownAddress(asked.next ?? asked.callbackUrl)
  const standing = await currentStanding()
  if (standing?.kind === 'standing') redirect(next)
  const ended = asked.ended && asked.ended in endings ? endings[asked.ended as keyof typeof endings] : undefined
  return (
    <>
      {asked.error && <ErrorSummary errorList={[{ text: problems[asked.error] ?? anyProblem }]} />}
      {ended && !asked.error && <NotificationBanner text={ended} />}
      <PageTitle>Sign in</PageTitle>
      {providerSettings() && (
        <form action={signInWithProvider}>
          <input type="hidden" name="next" value={next} />
          {ended && asked.ended !== 'unknown' && <input type="hidden" name="again" value="yes" />}
          <Button text="Sign in with your force account" />
        </form>
      )}
      {isDemonstration() && (
        <>
          <SignInForm next={next} />
          <DemonstrationPeople force={asked.force} role={asked.role} next={next} />
        </>
      )}
      {!providerSettings() && !isDemonstration() && (
        <p className="govuk-body">Signing in is not set up yet. Tell your administrator.</p>
      )}
    </>
  )
}
