import type { Field, NamedField, Option } from '../../../lib/acts/form/field.ts'
import type { Typed } from '../../../lib/acts/form/typed.ts'
import { NotificationBanner } from '../govuk/notification-banner.tsx'

type OvertakenProps = { fields: NamedField[]; options: Record<string, Option[]>; theirs: Typed; mine: Typed }

/** Someone else saved while this form was open: both answers, and the choice. Nothing typed is lost. */
export function Overtaken({ fields, options, theirs, mine }: OvertakenProps) {
  const shown = (typed: Typed, [name, field]: NamedField) => asShown(typed, name, field, options)
  const different = fields.filter(
    named => named[1].control !== 'hidden' && isGiven(theirs, named[0]) && shown(theirs, named) !== shown(mine, named),
  )
  return (
    <>
      <NotificationBanner titleText="Someone else has changed this" role="alert">
        <p className="govuk-notification-banner__heading">This was saved by someone else while you were writing.</p>
        <p className="govuk-body">
          {different.length
            ? 'Your text is below, in the form. What is there now is shown first. Saving now replaces theirs with yours; theirs stays in the history.'
            : 'What you entered is below, in the form, and nothing of theirs stands in its place. Look at the record before you save.'}
        </p>
      </NotificationBanner>
      {different.map(named => (
        <div key={named[0]} className="govuk-inset-text">
          <h2 className="govuk-heading-s">{named[1].label}, as it is now</h2>
          <p className="govuk-body app-verbatim">{shown(theirs, named) || 'Nothing'}</p>
        </div>
      ))}
    </>
  )
}

/** Whether an answer is among these, be it blank: its own name, or the name of a part of it. */
const isGiven = (typed: Typed, name: string) =>
  Object.keys(typed).some(key => key === name || key.startsWith(`${name}-`) || key.startsWith(`${name}.`))

/** An answer in words, as its question would show it. */
function asShown(typed: Typed, name: string, field: Field, options: Record<string, Option[]>): string {
  const values = typed[name] ?? []
  const parts = (...names: string[]) =>
    names.flatMap(part => typed[`${name}-${part}`]?.map(s => s.replace(/^0(?=\d$)/, '')) ?? []).join(' ')
  switch (field.control) {
    case 'date':
      return parts('day', 'month', 'year').trim()
    case 'moment':
      return parts('day', 'month', 'year', 'time').trim()
    case 'choice':
    case 'choices':
    case 'select':
    case 'record':
    case 'records': {
      const list = field.from ? (options[field.from] ?? []) : (field.options ?? [])
      return list.flatMap(o => (values.includes(o.value) ? [o.label] : [])).join('\n')
    }
    case 'rows': {
      const rows = Object.keys(typed).filter(
        key => key.startsWith(`${name}.`) && /^\d+$/.test(key.slice(name.length + 1)),
      )
      const columns = field.columns ?? []
      return rows
        .map(row =>
          columns.flatMap(([key, column]) => asShown(typed, `${row}.${key}`, column, options) || []).join(', '),
        )
        .filter(Boolean)
        .join('\n')
    }
    default:
      return values.join('\n').trim()
  }
}
