import type { Performed } from '../../../lib/work/pipeline/perform.ts'
import type { DoneTogether } from '../../../lib/work/pipeline/together.ts'

/** What came of doing one thing with several rows of a queue: shown once, by the page that comes next. */
export interface Outcome {
  did: keyof typeof dones
  done: string[]
  not: { ref: string; why: string }[]
  /** What was wrong with the form, by field; nothing was then done. */
  errors: { field: 'cases' | 'personId'; message: string }[]
  picked: string[]
  personId: string
  reason: string
}
/** Rows are given to a person, or something is recorded of each. */
const dones = {
  given: {
    warned: 'Give it on the case, with a reason',
    overtaken: 'Someone else gave it to another person after you opened this list',
    missing: 'You cannot give this',
  },
  recorded: {
    warned: 'Record it on the case, with a reason',
    overtaken: 'Someone else changed it after you opened this form',
    missing: 'It is nothing of which this can be recorded',
  },
} as const
export const noOutcome = (): Outcome => ({
  did: 'given',
  done: [],
  not: [],
  errors: [],
  picked: [],
  personId: '',
  reason: '',
})
export const outcomeCookie = 'spo-outcome'
/** What a browser keeps of one cookie, less its name and how long it lasts. */
const fitsInCookie = 3600
/** The cookie’s text: reasons are cut short where there are too many to keep whole. */
export function outcomeText(outcome: Outcome): string {
  const text = (most: number) =>
    JSON.stringify({
      ...outcome,
      not: outcome.not.map(({ ref, why }) => ({ ref, why: why.length > most ? `${why.slice(0, most)}…` : why })),
    })
  const most = [400, 200, 100, 60].find(n => encodeURIComponent(text(n)).length <= fitsInCookie)
  return text(most ?? 30)
}
export const outcomeLasts = { sameSite: 'lax', maxAge: 10, path: '/queues' } as const
/** Where the list’s form carries the version of a row that it was drawn from. */
export const seenField = (row: string) => `seen ${row}`

/** Why a row was left out. */
export function whyNot(done: Exclude<Performed, { kind: 'done' }>, did: Outcome['did']): string {
  switch (done.kind) {
    case 'refused':
      return done.refusals.map(r => r.message).join('. ')
    case 'warned':
      return `${done.warnings.map(w => w.message).join('. ')}. ${dones[did].warned}`
    case 'moved':
      return 'It no longer waits for this'
    default:
      return dones[did][done.kind]
  }
}

export const recordedOutcome = ({ recorded, leftOut }: Extract<DoneTogether, { kind: 'sent' }>): Outcome => ({
  ...noOutcome(),
  did: 'recorded',
  done: recorded,
  not: leftOut.map(({ ref, why }) => ({ ref, why: whyNot(why, 'recorded') })),
})

/** Reads the cookie's text; undefined when it is not an outcome. */
export function outcomeFrom(text: string | undefined): Outcome | undefined {
  if (!text) return undefined
  try {
    const value = JSON.parse(text) as Partial<Outcome>
    return Array.isArray(value.done) && Array.isArray(value.not) && Array.isArray(value.errors)
      ? { ...noOutcome(), ...value, done: value.done, not: value.not, errors: value.errors }
      : undefined
  } catch {
    return undefined
  }
}
