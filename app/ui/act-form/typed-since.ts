import type { Typed } from '../../../lib/acts/form/typed.ts'

/** What differs in a form from what was sent of it; a name that is there no more holds nothing. */
export function typedSince(sent: Typed, now: Typed): Typed {
  const names = new Set([...Object.keys(sent), ...Object.keys(now)])
  return Object.fromEntries(
    [...names].flatMap(name => {
      const [before = [], after = []] = [sent[name], now[name]]
      return before.length === after.length && before.every((value, n) => value === after[n]) ? [] : [[name, after]]
    }),
  )
}

/** Where somebody types: the control, and the place in its text. */
export interface Caret {
  id: string
  from: number | null
  to: number | null
}
export function caretIn(form: HTMLFormElement | null): Caret | undefined {
  const control = document.activeElement
  if (!control?.id || !form?.contains(control)) return undefined
  const isText =
    control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && control.type === 'text')
  return { id: control.id, from: isText ? control.selectionStart : null, to: isText ? control.selectionEnd : null }
}
export function putCaret({ id, from, to }: Caret) {
  const control = document.getElementById(id)
  control?.focus()
  if (from !== null && (control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement))
    control.setSelectionRange(from, to)
}
