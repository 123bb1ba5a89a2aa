'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { type Typed, typedOf } from '../../../lib/acts/form/typed.ts'

const pause = 1500

interface Keeper {
  /** Before the form is sent: keeps what is not kept yet. False where the server could not be reached, or does not know who asks. */
  settle: () => Promise<boolean>
  /** The form was sent and came back. */
  returned: () => void
}

/** Sends what is being typed to be kept, a moment after each change, before the form is sent and when the page is left. */
export function useKeepTyped(
  form: RefObject<HTMLFormElement | null>,
  key: string,
  onKept: (typed: Typed) => void,
): RefObject<Keeper> {
  const keeper = useRef<Keeper>({ settle: async () => true, returned: () => {} })
  useEffect(() => {
    const element = form.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let pending = false
    // Whoever accepts a form throws away what was kept of it: what is typed meanwhile is kept afterwards.
    let isOnItsWay = false
    let last: Promise<boolean> = Promise.resolve(true)
    const keep = (): Promise<boolean> => {
      clearTimeout(timer)
      if (!pending) return last
      pending = false
      const typed = typedOf(new FormData(element))
      const body = JSON.stringify({ form: key, typed })
      const keepPending = () => {
        pending = true
        return false
      }
      last = fetch('/api/unsent', { method: 'POST', body, headers: { 'content-type': 'application/json' } }).then(
        answer => {
          if (answer.redirected || answer.status === 401 || answer.status >= 500) return keepPending()
          if (answer.ok) onKept(typed)
          return true
        },
        // Off line for a moment: the next change tries again, and the page still holds every word.
        keepPending,
      )
      return last
    }
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(keep, pause)
    }
    const noteChange = () => {
      pending = true
      if (!isOnItsWay) soon()
    }
    const leave = () => {
      clearTimeout(timer)
      if (!pending) return
      pending = false
      const body = JSON.stringify({ form: key, typed: typedOf(new FormData(element)) })
      navigator.sendBeacon('/api/unsent', new Blob([body], { type: 'application/json' }))
    }
    keeper.current = {
      settle: async () => {
        await last
        isOnItsWay = await keep()
        return isOnItsWay
      },
      returned: () => {
        isOnItsWay = false
        if (pending) soon()
      },
    }
    element.addEventListener('input', noteChange)
    window.addEventListener('pagehide', leave)
    return () => {
      void keep()
      element.removeEventListener('input', noteChange)
      window.removeEventListener('pagehide', leave)
    }
  }, [form, key, onKept])
  return keeper
}
