import { type RefObject, useState } from 'react'
import type { NamedField } from '../../../lib/acts/form/field.ts'
import { type Typed, typedOf } from '../../../lib/acts/form/typed.ts'
import { asItOpened } from './opened.ts'
import { untouched, withAnswers } from './questions.ts'
import type { FormState } from './state.ts'
import { type Caret, caretIn, typedSince } from './typed-since.ts'

/** A form as it stands since its last answer: `at` is where somebody was typing when that came. */
interface Shown {
  turn: number
  typed: Typed
  at?: Caret | undefined
  /** The fields that were not changed here and are as somebody else saved them. */
  taken?: string[] | undefined
}
interface CameBack {
  fields: NamedField[]
  answer: FormState
  /** What the form opens with, where it says nothing itself. */
  known: Typed
  /** What was sent last; null before anything was. */
  sent: RefObject<Typed | null>
  read: () => FormData
  element: RefObject<HTMLFormElement | null>
  onBack: () => void
}
/** The form as its last answer left it. Whoever goes on typing while it is on its way finds it in the form that comes back, and goes on. */
export function useCameBack({ fields, answer, known, sent, read, element, onBack }: CameBack): {
  state: FormState
  /** What the form was filled from: once somebody else saved, what they did, also through a warning after it. */
  opened: Typed
  shown: Shown
} {
  const [first] = useState(() => asItOpened(fields, answer, known))
  const [opened, setOpened] = useState<Typed>(first.opened)
  const [shown, setShown] = useState<Shown>({ turn: answer.turn, typed: first.typed, taken: first.taken })
  if (shown.turn !== answer.turn) {
    const since = sent.current ? typedSince(sent.current, typedOf(read())) : {}
    const at = Object.keys(since).length ? caretIn(element.current) : undefined
    const mine = { ...answer.typed, ...since }
    const theirs = answer.overtaken && untouched(fields, { mine, opened, theirs: answer.overtaken.theirs })
    setShown({ turn: answer.turn, typed: theirs?.typed ?? mine, at, taken: theirs?.names })
    onBack()
    if (answer.overtaken) setOpened(withAnswers(opened, answer.overtaken.theirs, fields))
  }
  return { state: { ...answer, typed: shown.typed }, opened, shown }
}
