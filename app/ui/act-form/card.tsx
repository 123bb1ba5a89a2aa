import type { ReactNode } from 'react'
import type { Group, NamedField } from '../../../lib/acts/form/field.ts'
import { decode, type Typed } from '../../../lib/acts/form/typed.ts'
import { type SlotValues, slots } from '../../../lib/case/words/slots.ts'
import { partlyFilled } from '../../../lib/case/words/wording.ts'
import { Details } from '../govuk/details.tsx'

interface CardProps {
  group: Group
  fields: NamedField[]
  typed: Typed
  /** Whether what differs here is unfolded: it holds something that is wrong. */
  open: boolean
  drawn: (field: NamedField) => ReactNode
}

/** One of the things that a form is about: its sentence, finished as its blanks are filled, and its own questions. */
export const Card = (card: CardProps) => (
  <section className="app-built" aria-labelledby={`card-${card.group.key}`}>
    <h2 className="govuk-heading-m" id={`card-${card.group.key}`}>
      {card.group.heading}
    </h2>
    <CardQuestions {...card} />
  </section>
)

/** The same without its heading, where it stands beneath the answer that chooses it. */
export function CardQuestions({ group, fields, typed, open, drawn }: CardProps) {
  const own = fields.filter(([, f]) => !f.detail)
  const folded = fields.filter(([, f]) => f.detail)
  return (
    <>
      {group.sentence && (
        <p className="govuk-inset-text app-wording app-built__sentence">
          {partlyFilled(group.sentence.wording, valuesOf(group.sentence.blanks, fields, typed))}
        </p>
      )}
      <div className="app-built__questions">{own.map(drawn)}</div>
      {folded.length > 0 && (
        <Details summaryText="Incidents, and what differs for this condition" open={open || undefined}>
          {folded.map(drawn)}
        </Details>
      )}
    </>
  )
}

function valuesOf(blanks: NonNullable<Group['sentence']>['blanks'], fields: NamedField[], typed: Typed): SlotValues {
  const raw = decode(
    fields.filter(([name]) => blanks[name]),
    name => typed[name] ?? [],
  )
  return Object.fromEntries(
    Object.entries(blanks).map(([name, slot]) => {
      const value = String(raw[name] ?? '')
      return [slot, slots[slot].holds === 'list' ? value.split('\n').filter(line => line.trim()) : value]
    }),
  )
}
