import { diffWordsWithSpace } from 'diff'
import { Fragment } from 'react'
import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import { reviewResults } from '../../../../lib/case/reference/codes/applications.ts'
import { longMoment } from '../../../../lib/case/time/calendar.ts'
import { type Changed, changesSince, lastLook } from '../../../../lib/drafting/changed.ts'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'

interface ChangesProps {
  file: CaseFile<
    | 'applications'
    | 'draftConditions'
    | 'incidents'
    | 'orderConditions'
    | 'orderVersions'
    | 'orders'
    | 'protectedPersons'
    | 'reviews'
  >
  application: Application
  personId: string
  names: ReadonlyMap<string, string>
}

/** What the application says differently since the reader last looked, word by word; nothing when no one has looked yet. */
export function Changes({ file, application, personId, names }: ChangesProps) {
  const look = lastLook(file, application, personId)
  if (!look) return null
  const changes = changesSince(look.seen, file, application)
  const by = look.byId === personId ? 'you' : (names.get(look.byId) ?? 'a reviewer')
  return (
    <section aria-labelledby="changes">
      <h2 className="govuk-heading-m" id="changes">
        What changed since last time
      </h2>
      <p className="govuk-body">
        Compared with {longMoment(look.at)}, when {by}{' '}
        {lookedAs[look.result] ?? reviewResults[look.result].label.toLowerCase()}.
        {changes.length === 0 && ' Nothing has changed since then.'}
      </p>
      {changes.length > 0 && (
        <SummaryList
          rows={changes.map(c => ({
            key: c.what,
            value: { text: <Difference change={c} />, classes: 'app-verbatim' },
          }))}
        />
      )}
    </section>
  )
}
const lookedAs: Partial<Record<keyof typeof reviewResults, string>> = {
  endorsed: 'endorsed it',
  authorised: 'authorised it',
  returned: 'returned it',
  refused: 'refused it',
  upheld: 'upheld the refusal',
  reversed: 'reversed the refusal',
}

/** What was said before and what is said now, as stretches of words. */
export function Difference({ change }: { change: Changed }) {
  if (!change.before)
    return (
      <>
        <span className="app-diff-label">Added: </span>
        <ins className="app-diff-added">{change.after}</ins>
      </>
    )
  if (!change.after)
    return (
      <>
        <span className="app-diff-label">Taken out: </span>
        <del className="app-diff-removed">{change.before}</del>
      </>
    )
  return (
    <>
      {wordsChanged(change.before, change.after).map(part => (
        <Fragment key={part.at}>
          {part.gone && <del className="app-diff-removed">{part.gone}</del>}
          {part.gone && part.come && ' '}
          {part.come && <ins className="app-diff-added">{part.come}</ins>}
          {part.same}
        </Fragment>
      ))}
    </>
  )
}

interface Stretch {
  at: number
  gone: string
  come: string
  same: string
}
/** Stretches of words taken out, put in and kept. A word or two kept between changes would only break up the reading. */
function wordsChanged(before: string, after: string): Stretch[] {
  const stretches: Stretch[] = [{ at: 0, gone: '', come: '', same: '' }]
  const parts = diffWordsWithSpace(before, after)
  for (const [n, part] of parts.entries()) {
    const last = stretches.at(-1) as Stretch
    const isSliver =
      !part.added && !part.removed && n > 0 && n < parts.length - 1 && part.value.trim().split(/\s+/).length < 3
    if (isSliver) {
      last.gone += part.value
      last.come += part.value
    } else if (!part.added && !part.removed) last.same += part.value
    else {
      const open = last.same ? { at: n, gone: '', come: '', same: '' } : last
      if (open !== last) stretches.push(open)
      if (part.added) open.come += part.value
      else open.gone += part.value
    }
  }
  return stretches
}
