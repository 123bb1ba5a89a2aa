'use client'

import { type RefObject, useEffect } from 'react'
import { type Typed, typedOf } from '../../../lib/spo/typed.ts'

const pause = 1500

/** Sends what is being typed to be kept, a moment after each change and when the page is left. */
export function useKeepTyped(form: RefObject<HTMLFormElement | null>, key: string, onKept: (typed: Typed) => void) {
  useEffect(() => {
    const element = form.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let pending = false
    const send = (leaving: boolean) => {
      clearTimeout(timer)
      if (!pending) return
      pending = false
      const typed = typedOf(new FormData(element))
      const body = JSON.stringify({ form: key, typed })
      if (leaving) navigator.sendBeacon('/api/unsent', new Blob([body], { type: 'application/json' }))
      else
        fetch('/api/unsent', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
          .then(answer => answer.ok && onKept(typed))
          // Off line for a moment: the next change tries again, and the page still holds every word.
          .catch(() => {
            pending = true
          })
    }
    const changed = () => {
      pending = true
      clearTimeout(timer)
      timer = setTimeout(() => send(false), pause)
    }
    const leave = () => send(true)
    const sent = () => {
      clearTimeout(timer)
      pending = false
    }
    element.addEventListener('input', changed)
    element.addEventListener('submit', sent)
    window.addEventListener('pagehide', leave)
    return () => {
      send(false)
      element.removeEventListener('input', changed)
      element.removeEventListener('submit', sent)
      window.removeEventListener('pagehide', leave)
    }
  }, [form, key, onKept])
}
