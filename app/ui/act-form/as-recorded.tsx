import type { ReactNode } from 'react'

interface AsRecordedProps {
  label: string
  /** The answer in words; '' where nothing is recorded. */
  value: string
  open: boolean
  hidden?: boolean
  /** A long answer is shown to its end. */
  whole?: boolean
  children: ReactNode
}

/** An answer that a correction may change: what is recorded, on one line that opens to its question. Works without a script. */
export const AsRecorded = ({ label, value, open, hidden, whole, children }: AsRecordedProps) => (
  <details className="app-recorded" open={open || undefined} hidden={hidden}>
    <summary className="app-recorded__summary">
      <span className="app-recorded__label">{label}</span>
      <span className={`app-recorded__value${whole ? ' app-recorded__value--whole' : ''}`}>
        {value || 'Not recorded'}
      </span>
      <span className="app-recorded__change" aria-hidden="true">
        Change
      </span>
    </summary>
    <div className="app-recorded__question">{children}</div>
  </details>
)
