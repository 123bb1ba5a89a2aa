import type { ReactNode } from 'react'
import type { Attributes, Maybe, Props } from './attributes.ts'
import { asOptions, classList, idList, present } from './attributes.ts'
import type { TagProps } from './tag.tsx'
import { Tag } from './tag.tsx'

type Wording = Props<{ text?: ReactNode; classes?: string }>

export type TaskListItem = Props<{
  title: string | Wording
  hint?: string | Wording
  href?: string
  status: string | (Wording & Props<{ tag?: TagProps }>)
  classes?: string
}>

type TaskListProps = Props<{
  items: readonly Maybe<TaskListItem>[]
  idPrefix?: string
  classes?: string
  attributes?: Attributes<'ul'>
}>

export function TaskList({ items, idPrefix = 'task-list', classes, attributes }: TaskListProps) {
  return (
    <ul className={classList('govuk-task-list', classes)} {...attributes}>
      {present(items).map(({ item, place }) => (
        <Task key={place} {...item} id={`${idPrefix}-${place}`} />
      ))}
    </ul>
  )
}

function Task({ id, title, hint, href, status, classes }: TaskListItem & { id: string }) {
  const name: Wording = asOptions(title)
  const state: Wording & Props<{ tag?: TagProps }> = asOptions(status)
  return (
    <li className={classList('govuk-task-list__item', href && 'govuk-task-list__item--with-link', classes)}>
      <div className="govuk-task-list__name-and-hint">
        {href ? (
          <a
            className={classList('govuk-link govuk-task-list__link', name.classes)}
            href={href}
            aria-describedby={idList(hint && `${id}-hint`, `${id}-status`)}
          >
            {name.text}
          </a>
        ) : (
          <div className={name.classes}>{name.text}</div>
        )}
        {hint && (
          <div id={`${id}-hint`} className="govuk-task-list__hint">
            {asOptions(hint).text}
          </div>
        )}
      </div>
      <div className={classList('govuk-task-list__status', state.classes)} id={`${id}-status`}>
        {state.tag ? <Tag {...state.tag} /> : state.text}
      </div>
    </li>
  )
}
