'use client'

import { useActionState, useId } from 'react'
import { submitAct } from '../../../do/submit.ts'
import { fresh } from '../../../ui/act-form/state.ts'
import { Button } from '../../../ui/govuk/button.tsx'

interface PointFormProps {
  caseRef: string
  applicationId: string
  part: string
  title: string
  once: string
  back: string
}

/** A comment on one part, written beside it. Without JavaScript it is an ordinary form. */
export function PointForm({ caseRef, applicationId, part, title, once, back }: PointFormProps) {
  const [state, send, sending] = useActionState(submitAct, fresh({}))
  const id = useId()
  const [problem] = state.refusals
  return (
    <details className="govuk-details app-point-form" open={Boolean(problem) || undefined}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          Comment<span className="govuk-visually-hidden"> on {title}</span>
        </span>
      </summary>
      <form action={send} className="govuk-details__text">
        {Object.entries({
          _act: 'commentOnPart',
          _ref: caseRef,
          _on: applicationId,
          _once: once,
          _back: back,
          part,
        }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} readOnly />
        ))}
        <div className={`govuk-form-group${problem ? ' govuk-form-group--error' : ''}`}>
          <label className="govuk-label" htmlFor={id}>
            What should change in “{title}”?
          </label>
          {problem && (
            <p className="govuk-error-message" id={`${id}-error`} role="alert">
              <span className="govuk-visually-hidden">Error: </span>
              {problem.message}
            </p>
          )}
          <textarea
            className="govuk-textarea"
            id={id}
            name="text"
            rows={3}
            maxLength={4000}
            defaultValue={state.typed.text?.[0] ?? ''}
            aria-describedby={problem ? `${id}-error` : undefined}
          />
        </div>
        <Button text="Add comment" disabled={sending} classes="govuk-button--secondary govuk-!-margin-bottom-0" />
      </form>
    </details>
  )
}
