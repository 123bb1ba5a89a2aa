'use client'

import { useRef, useState } from 'react'
import { Button } from '../ui/govuk/button.tsx'

interface Props {
  id: string
  label: string
  text: string
}
/** A text to be pasted elsewhere: one press copies it. Without JavaScript it stands in a box, and is marked and copied by hand. */
export function CopyText({ id, label, text }: Props) {
  const box = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    box.current?.select()
    await navigator.clipboard?.writeText(text)
    setCopied(true)
  }
  return (
    <div className="app-copy">
      <label className="govuk-visually-hidden" htmlFor={id}>
        {label}
      </label>
      <textarea ref={box} id={id} className="govuk-textarea" rows={4} readOnly defaultValue={text} />
      <Button
        type="button"
        text={copied ? 'Copied' : 'Copy'}
        classes="govuk-button--secondary"
        attributes={{ onClick: copy }}
      />
    </div>
  )
}
