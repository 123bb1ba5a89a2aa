'use client'

import { type ReactNode, useActionState } from 'react'
import { submitAct } from '../do/submit.ts'
import { fresh } from '../ui/act-form/state.ts'
import { Button } from '../ui/govuk/button.tsx'

interface Props {
  once: string
  back: string
  seen: string | undefined
  children: ReactNode
}
/** The list with its boxes: those that are ticked are marked as seen together. Without JavaScript it is an ordinary form. */
export function SeenForm({ once, back, seen, children }: Props) {
  const [state, send, sending] = useActionState(submitAct, fresh({}))
  const [problem] = state.refusals
  return (
    <form action={send}>
      <input type="hidden" name="_act" value="markAlarmsSeen" readOnly />
      <input type="hidden" name="_seen" value={seen} readOnly />
      <input type="hidden" name="_once" value={once} readOnly />
      <input type="hidden" name="_back" value={back} readOnly />
      {problem && (
        <p className="govuk-error-message" role="alert">
          <span className="govuk-visually-hidden">Error: </span>
          {problem.message}
        </p>
      )}
      {children}
      <Button text="Mark as seen" disabled={sending} classes="govuk-button--secondary" />
    </form>
  )
}
