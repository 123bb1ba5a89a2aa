import type { ReactNode } from 'react'
import type { Attributes, Maybe, Props } from './attributes.ts'
import { asOptions, classList, present } from './attributes.ts'

type Wording = Props<{ text?: ReactNode; classes?: string }>

export type SummaryAction = Props<{
  href: string
  text: ReactNode
  /** What the action is about, for people who do not see the row: "Change" reads "Change name". */
  visuallyHiddenText?: string
  classes?: string
  attributes?: Attributes<'a'>
}>

type Actions = Props<{ items?: readonly SummaryAction[]; classes?: string }>

type CardTitle = Props<{ text?: ReactNode; headingLevel?: 1 | 2 | 3 | 4 | 5 | 6; classes?: string }>

export type SummaryRow = Props<{
  key: string | Wording
  value: string | Wording
  actions?: Actions
  classes?: string
}>

type SummaryListProps = Props<{
  rows: readonly Maybe<SummaryRow>[]
  card?: Props<{ title?: CardTitle; actions?: Actions; classes?: string; attributes?: Attributes<'div'> }>
  classes?: string
  attributes?: Attributes<'dl'>
}>

export function SummaryList({ rows, card, classes, attributes }: SummaryListProps) {
  const shown = present(rows)
  const anyRowHasActions = shown.some(({ item }) => item.actions?.items?.length)
  const list = (
    <dl className={classList('govuk-summary-list', classes)} {...attributes}>
      {shown.map(({ item: row, place }) => (
        <Row key={place} row={row} anyRowHasActions={anyRowHasActions} cardTitle={card?.title} />
      ))}
    </dl>
  )
  if (!card) return list
  const Heading = `h${card.title?.headingLevel ?? 2}` as 'h2'
  return (
    <div className={classList('govuk-summary-card', card.classes)} {...card.attributes}>
      <div className="govuk-summary-card__title-wrapper">
        {card.title && (
          <Heading className={classList('govuk-summary-card__title', card.title.classes)}>{card.title.text}</Heading>
        )}
        <CardActions actions={card.actions} cardTitle={card.title} />
      </div>
      <div className="govuk-summary-card__content">{list}</div>
    </div>
  )
}

type RowProps = { row: SummaryRow; anyRowHasActions: boolean; cardTitle: CardTitle | undefined }

function Row({ row, anyRowHasActions, cardTitle }: RowProps) {
  const key: Wording = asOptions(row.key)
  const value: Wording = asOptions(row.value)
  const actions = row.actions?.items ?? []
  const first = actions[0]
  return (
    <div
      className={classList(
        'govuk-summary-list__row',
        anyRowHasActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
        row.classes,
      )}
    >
      <dt className={classList('govuk-summary-list__key', key.classes)}>{key.text}</dt>
      <dd className={classList('govuk-summary-list__value', value.classes)}>{value.text}</dd>
      {first && (
        <dd className={classList('govuk-summary-list__actions', row.actions?.classes)}>
          {actions.length === 1 ? (
            <ActionLink {...first} cardTitle={cardTitle} />
          ) : (
            <ul className="govuk-summary-list__actions-list">
              {actions.map(action => (
                <li key={action.href + action.visuallyHiddenText} className="govuk-summary-list__actions-list-item">
                  <ActionLink {...action} cardTitle={cardTitle} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      )}
    </div>
  )
}

function CardActions({ actions, cardTitle }: { actions: Actions | undefined; cardTitle: CardTitle | undefined }) {
  const items = actions?.items ?? []
  const first = items[0]
  if (!first) return null
  const className = classList('govuk-summary-card__actions', actions?.classes)
  if (items.length === 1) {
    return (
      <div className={className}>
        <ActionLink {...first} cardTitle={cardTitle} />
      </div>
    )
  }
  return (
    <ul className={className}>
      {items.map(action => (
        <li key={action.href + action.visuallyHiddenText} className="govuk-summary-card__action">
          <ActionLink {...action} cardTitle={cardTitle} />
        </li>
      ))}
    </ul>
  )
}

function ActionLink(props: SummaryAction & { cardTitle: CardTitle | undefined }) {
  const { href, text, visuallyHiddenText, classes, attributes, cardTitle } = props
  return (
    <a className={classList('govuk-link', classes)} href={href} {...attributes}>
      {text}
      {(visuallyHiddenText || cardTitle) && (
        <span className="govuk-visually-hidden">
          {visuallyHiddenText && ` ${visuallyHiddenText}`}
          {cardTitle && <> ({cardTitle.text})</>}
        </span>
      )}
    </a>
  )
}
