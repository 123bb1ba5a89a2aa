import type { ReactNode } from 'react'

export type StripItem = {
  label: string
  value: ReactNode
  /** A line under it, such as how long is left. */
  note?: ReactNode
  /** Draws a heavy edge; the words must say it too. */
  isUrgent?: boolean | undefined
}

/** A row of short facts: where a case stands and its next clock, or a force's headline figures. */
export function StatusStrip({ items }: { items: readonly StripItem[] }) {
  return (
    <dl className="app-strip">
      {items.map(({ label, value, note, isUrgent }) => (
        <div key={label} className={`app-strip__item${isUrgent ? ' app-strip__item--urgent' : ''}`}>
          <dt className="app-strip__label">{label}</dt>
          <dd className="app-strip__value">
            {value}
            {note && <span className="app-strip__note">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
