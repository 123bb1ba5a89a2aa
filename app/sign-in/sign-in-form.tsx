'use client'

import { useActionState } from 'react'
import { Button } from '../ui/govuk/button.tsx'
import { ErrorSummary } from '../ui/govuk/error-summary.tsx'
import { Input } from '../ui/govuk/input.tsx'
import { PasswordInput } from '../ui/govuk/password-input.tsx'
import { type SignInState, signIn } from './actions.ts'

/** Email address and password; the address stays when they are wrong. */
export function SignInForm({ next }: { next: string }) {
  const [state, action, isSending] = useActionState<SignInState, FormData>(signIn, { email: '' })
  return (
    <form action={action} noValidate>
      {state.problem && <ErrorSummary errorList={[{ text: state.problem, href: '#email' }]} />}
      <input type="hidden" name="next" value={next} />
      <Input
        key={state.email}
        name="email"
        label={{ text: 'Email address' }}
        type="email"
        autoComplete="username"
        spellCheck={false}
        value={state.email}
        errorMessage={state.problem ? { text: state.problem } : undefined}
        classes="govuk-!-width-two-thirds"
      />
      <PasswordInput name="password" label={{ text: 'Password' }} classes="govuk-!-width-two-thirds" />
      <Button text="Sign in" preventDoubleClick={isSending} />
    </form>
  )
}
