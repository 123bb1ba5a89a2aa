'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { pagePath } from '../../lib/site/addresses.ts'
import { Button } from './govuk/button.tsx'

const warnSeconds = 120

/** Seconds until the session ends for want of use; null when it has ended or the service cannot be reached. */
async function ask(method: 'GET' | 'POST'): Promise<number | null | undefined> {
  const answer = await fetch('/api/session', { method, cache: 'no-store' }).catch(() => undefined)
  if (!answer) return undefined
  return answer.ok ? ((await answer.json()) as { secondsLeft: number }).secondsLeft : null
}

/** Says that the person will be signed out, in time to stay. Other tabs count as use: the server is asked first. */
export function IdleWarning() {
  const dialog = useRef<HTMLDialogElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [left, setLeft] = useState(warnSeconds)

  const leave = useCallback(() => {
    const next = window.location.pathname + window.location.search
    window.location.assign(pagePath('/sign-in', { ended: 'idle', next }))
  }, [])
  const follow = useCallback(
    (seconds: number | null | undefined) => {
      clearTimeout(timer.current)
      const later = (wait: number) => {
        timer.current = setTimeout(() => void ask('GET').then(follow), wait * 1000)
      }
      if (seconds === undefined) return later(30)
      if (seconds === null || seconds <= 0) return leave()
      if (seconds > warnSeconds) {
        dialog.current?.close()
        return later(seconds - warnSeconds + 1)
      }
      setLeft(seconds)
      if (!dialog.current?.open) dialog.current?.showModal()
      later(Math.min(10, seconds + 1))
    },
    [leave],
  )
  const stay = useCallback(() => void ask('POST').then(follow), [follow])

  useEffect(() => {
    void ask('GET').then(follow)
    const checkWhenVisible = () => document.visibilityState === 'visible' && void ask('GET').then(follow)
    document.addEventListener('visibilitychange', checkWhenVisible)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('visibilitychange', checkWhenVisible)
    }
  }, [follow])

  const minutes = Math.max(1, Math.ceil(left / 60))
  return (
    <dialog
      ref={dialog}
      className="app-idle"
      aria-labelledby="idle-title"
      aria-describedby="idle-text"
      onCancel={event => {
        event.preventDefault()
        stay()
      }}
    >
      <h2 className="govuk-heading-m" id="idle-title">
        You will be signed out in {minutes} {minutes === 1 ? 'minute' : 'minutes'}
      </h2>
      <p className="govuk-body" id="idle-text">
        You have not used the service for a while. What you have typed is kept.
      </p>
      <div className="govuk-button-group">
        <Button type="button" text="Stay signed in" attributes={{ onClick: stay }} />
        <a className="govuk-link" href="/account#sign-out">
          Sign out
        </a>
      </div>
    </dialog>
  )
}
