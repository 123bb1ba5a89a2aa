import type { NamedField } from '../../../lib/acts/form/field.ts'
import type { Typed } from '../../../lib/acts/form/typed.ts'
import { untouched, withAnswers } from './questions.ts'
import type { FormState } from './state.ts'

/** What a form opened with, sent along where no script holds it: the page that comes back is drawn from what is there now. */
export const openedName = '_opened'

function openedIn(typed: Typed): Typed | undefined {
  try {
    const sent: unknown = JSON.parse(typed[openedName]?.[0] ?? 'null')
    const isTyped =
      typeof sent === 'object' &&
      sent !== null &&
      Object.values(sent).every(values => Array.isArray(values) && values.every(v => typeof v === 'string'))
    return isTyped ? (sent as Typed) : undefined
  } catch {
    return undefined
  }
}

interface AsItOpened {
  opened: Typed
  typed: Typed
  taken?: string[] | undefined
}
/** The form as it is first drawn: afresh, or without a script as the answer to what was sent. */
export function asItOpened(fields: NamedField[], answer: FormState, known: Typed): AsItOpened {
  const opened = openedIn(answer.typed) ?? known
  const { [openedName]: _, ...mine } = answer.typed
  if (!answer.overtaken) return { opened, typed: mine }
  const { theirs } = answer.overtaken
  const { typed, names } = untouched(fields, { mine, opened, theirs })
  return { opened: withAnswers(opened, theirs, fields), typed, taken: names }
}
