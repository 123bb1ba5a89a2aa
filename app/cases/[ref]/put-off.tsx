import type { CaseFile } from '../../../lib/case/case.ts'
import { longDate } from '../../../lib/case/time/calendar.ts'
import { type CaseWait, waitKinds } from '../../../lib/waits/projection.ts'
import { waitKey } from '../../../lib/waits/set-aside.ts'
import { ActLinks, type Seat } from './act-links.tsx'

type Props = Seat & { file: CaseFile; waits: readonly CaseWait[]; nameOf: (id: string) => string | undefined }

/** Reminders that people have set on the case, and what waits there set aside until a day. */
export function PutOff({ file, waits, nameOf, ...seat }: Props) {
  const reminders = file.reminders.filter(r => !r.doneAt)
  const aside = file.setAsides.filter(s => !s.endedAt && s.untilOn > seat.today)
  if (!reminders.length && !aside.length) return null
  const wordsOf = (what: string) => {
    const w = waits.find(o => waitKey(o) === what)
    return w
      ? waitKinds[w.kind].sentence({ about: w.about, params: w.params, owner: null, text: '' }, seat)
      : 'Something that waits no longer'
  }
  return (
    <section aria-labelledby="put-off">
      <h2 className="govuk-heading-m" id="put-off">
        Reminders and what is set aside
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {reminders.map(r => (
          <li key={r.id}>
            {longDate(r.onDay)}: {r.note}
            <span className="app-under">Reminder of {nameOf(r.byId) ?? 'someone who has left'}</span>
            <ActLinks
              {...seat}
              file={file}
              place="case/reminder"
              record={r}
              as="links"
              of={`for ${longDate(r.onDay)}`}
            />
          </li>
        ))}
        {aside.map(s => (
          <li key={s.id}>
            {wordsOf(s.what)}
            <span className="app-under">
              Set aside until {longDate(s.untilOn)} by {nameOf(s.byId) ?? 'someone who has left'}: {s.reason}
            </span>
            <ActLinks
              {...seat}
              file={file}
              place="case/set-aside"
              record={s}
              as="links"
              of={`until ${longDate(s.untilOn)}`}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
