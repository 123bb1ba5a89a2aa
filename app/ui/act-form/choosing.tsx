import type { ReactNode } from 'react'
import type { Field, NamedField, Option } from '../../../lib/acts/form/field.ts'
import type { Typed } from '../../../lib/acts/form/typed.ts'
import { Checkbox } from '../govuk/checkboxes.tsx'
import { Details } from '../govuk/details.tsx'
import { InputsGroup } from '../govuk/form-group.tsx'
import { CardQuestions } from './card.tsx'
import { isChanged, type QuestionsOfOne } from './questions.ts'

interface ChoosingProps {
  name: string
  field: Field
  cards: QuestionsOfOne[]
  /** Why each is offered, by its key, where the page knows it better than the act. */
  reasons: readonly Option[]
  /** The answers as the form was drawn, and as they are now. */
  typed: Typed
  now: Typed
  opensWith: Typed
  error: string | undefined
  isNamed: (name: string) => boolean
  drawn: (field: NamedField) => ReactNode
}

/** So many stand in sight; a phone shows no more without scrolling past them to the button. */
const inSight = 5

/**
 * Things to choose among, a line each: what it is and why it is offered, the first of them in sight. The sentence of each and its blanks are
 * folded, and stand open once it is chosen, or holds what was typed or what is wrong. Works without a script.
 */
export function Choosing({ name, field, cards, reasons, typed, now, opensWith, error, isNamed, drawn }: ChoosingProps) {
  const isChosen = (key: string, answers: Typed) => (answers[name] ?? []).includes(key)
  const isTouched = (f: string) => isNamed(f) || isChanged(opensWith, now, f)
  const isOpen = ({ group, fields }: QuestionsOfOne) => isChosen(group.key, now) || fields.some(([f]) => isTouched(f))
  const one = (card: QuestionsOfOne, n: number) => {
    const { group, fields } = card
    const option = field.options?.find(o => o.value === group.key)
    const why = reasons.find(o => o.value === group.key)?.hint ?? option?.hint
    return (
      <div key={group.key} className="app-choosing__one">
        <Checkbox
          id={n ? `${name}-${n + 1}` : name}
          name={name}
          value={group.key}
          text={option?.label ?? group.heading}
          {...(why ? { hint: why } : {})}
          checked={isChosen(group.key, typed)}
          describedBy={undefined}
          input={undefined}
        />
        <Details
          classes="app-choosing__words"
          summaryText={
            <>
              Sentence and blanks<span className="govuk-visually-hidden">: {group.heading}</span>
            </>
          }
          open={isOpen(card) || undefined}
        >
          <section aria-label={group.heading}>
            <CardQuestions
              group={group}
              fields={fields}
              typed={now}
              open={fields.some(([f, { detail }]) => detail && isTouched(f))}
              drawn={drawn}
            />
          </section>
        </Details>
      </div>
    )
  }
  const more = cards.slice(inSight)
  return (
    <InputsGroup
      id={name}
      hint={field.hint}
      errorMessage={error}
      fieldset={{ legend: { text: field.label, classes: 'govuk-fieldset__legend--s' } }}
      describedBy={[field.hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined}
      formGroup={undefined}
    >
      <div className="app-choosing govuk-checkboxes--small">
        {cards.slice(0, inSight).map(one)}
        {more.length > 0 && (
          <Details
            classes="app-choosing__more"
            summaryText={`${more.length} more that answer what was logged`}
            open={more.some(isOpen) || undefined}
          >
            {more.map((card, n) => one(card, n + inSight))}
          </Details>
        )}
      </div>
    </InputsGroup>
  )
}
