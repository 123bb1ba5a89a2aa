'use client'

import { useActionState } from 'react'
import { Button } from '../ui/govuk/button.tsx'
import { type SignInState, signIn } from './actions.ts'

/** One press for the email address and password that stand beside it. */
export function SignInAs({
  name,
  email,
  password,
  next,
}: {
  name: string
  email: string
  password: string
  next: string
}) {
  const [state, action] = useActionState<SignInState, FormData>(signIn, { email })
  return (
    <form action={action}>
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="password" value={password} />
      {state.problem && <p className="govuk-error-message">{state.problem}</p>}
      <Button classes="govuk-button--secondary govuk-!-margin-bottom-0">
        Sign in<span className="govuk-visually-hidden"> as {name}</span>
      </Button>
    </form>
  )
}
