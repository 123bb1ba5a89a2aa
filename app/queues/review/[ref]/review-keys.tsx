'use client'

import { useEffect, useState } from 'react'
import { Button } from '../../../ui/govuk/button.tsx'

const stored = 'spo-review-keys'
interface ReviewKeysProps {
  keys: readonly { key: string; words: string; href: string }[]
}

/** Single keys for the reviewer, which can be switched off (WCAG 2.2, 2.1.4). They do nothing while somebody types. */
export function ReviewKeys({ keys }: ReviewKeysProps) {
  const [on, setOn] = useState<boolean>()
  useEffect(() => setOn(localStorage.getItem(stored) !== 'off'), [])
  useEffect(() => {
    if (!on) return
    const followKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return
      const found = keys.find(k => k.key === event.key.toLowerCase())
      if (!found) return
      window.location.assign(found.href)
      // A part of this page is gone to with the focus too.
      if (found.href.startsWith('#')) document.getElementById(found.href.slice(1))?.focus()
    }
    document.addEventListener('keydown', followKey)
    return () => document.removeEventListener('keydown', followKey)
  }, [on, keys])
  if (on === undefined) return null
  const turn = () => {
    localStorage.setItem(stored, on ? 'off' : 'on')
    setOn(!on)
  }
  return (
    <div className="app-review__keys app-no-print">
      <p className="govuk-body-s" role="status">
        {on ? `Keys: ${keys.map(k => `${k.key.toUpperCase()} ${k.words}`).join(', ')}.` : 'Keys are off.'}
      </p>
      <Button
        text={on ? 'Turn keys off' : 'Turn keys on'}
        classes="govuk-button--secondary govuk-!-margin-bottom-0"
        attributes={{ onClick: turn, type: 'button' }}
      />
    </div>
  )
}
