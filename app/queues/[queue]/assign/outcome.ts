/** What came of assigning several cases: shown once, by the page that comes next. */
export interface Outcome {
  assigned: string[]
  not: { ref: string; why: string }[]
  /** What was wrong with the form, by field; nothing was then done. */
  errors: { field: 'cases' | 'personId'; message: string }[]
  picked: string[]
  personId: string
  reason: string
}
export const outcomeCookie = 'spo-assigned'
/** Where the list’s form carries the version of a row that it was drawn from. */
export const seenField = (row: string) => `seen ${row}`

/** Reads the cookie's text; undefined when it is not an outcome. */
export function outcomeFrom(text: string | undefined): Outcome | undefined {
  if (!text) return undefined
  try {
    const value = JSON.parse(text) as Partial<Outcome>
    return Array.isArray(value.assigned) && Array.isArray(value.not) && Array.isArray(value.errors)
      ? {
          picked: [],
          personId: '',
          reason: '',
          ...value,
          assigned: value.assigned,
          not: value.not,
          errors: value.errors,
        }
      : undefined
  } catch {
    return undefined
  }
}
