import type { Typed } from '../../../lib/acts/form/typed.ts'
import type { Refusal } from '../../../lib/law/refusal.ts'

/** What a form knows after it was sent and not accepted. Everything typed comes back. */
export interface FormState {
  /** Counts the answers, so that the form is drawn afresh with what was typed. */
  turn: number
  typed: Typed
  refusals: Refusal[]
  warnings: Refusal[]
  /** Someone else saved meanwhile: their text, by field, and the version that it has. */
  overtaken?: { version: string; theirs: Typed } | undefined
  /** It met a fault, and whether it was recorded is not known: sent again, it is the same sending. */
  isFaulty?: boolean | undefined
  /** The status changed since the page was opened. */
  moved?: string | undefined
}
export const fresh = (typed: Typed, warnings: readonly Refusal[] = []): FormState => ({
  turn: 0,
  typed,
  refusals: [],
  warnings: [...warnings],
})
/** The id of the place above the page’s heading where a form shows its errors, once the page has its script. */
export const errorsPlace = 'form-errors'

/** The version that was shown last: what was saved meanwhile, once that was shown, and then that again through a warning. */
export const seenNow = (state: FormState, opened: string): string =>
  state.overtaken?.version ?? (state.typed._seen?.[0] || opened)
/** After a fault the same sending: had it been recorded after all, it is not recorded twice. */
export const onceNow = (state: FormState, opened: string): string =>
  (state.isFaulty && state.typed._once?.[0]) || opened
