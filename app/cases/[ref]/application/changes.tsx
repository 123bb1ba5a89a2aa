import { diffWordsWithSpace } from 'diff'
import { longMoment } from '../../../../lib/spo/calendar.ts'
import type { Application, CaseFile } from '../../../../lib/spo/case.ts'
import { type Changed, changesSince, lastLook } from '../../../../lib/spo/changed.ts'
import { reviewResults } from '../../../../lib/spo/codes.ts'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'

interface ChangesProps {
  file: CaseFile
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
      </p>
      {changes.length === 0 ? (
        <p className="govuk-body">Nothing has changed since then.</p>
      ) : (
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
  escalated: 'asked for the refusal to be looked at again',
  upheld: 'upheld the refusal',
  reversed: 'reversed the refusal',
}

function Difference({ change }: { change: Changed }) {
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
  let at = 0
  return (
    <>
      {diffWordsWithSpace(change.before, change.after).map(part => {
        const key = `${at}${part.removed ? '-' : '+'}`
        at += part.value.length
        if (part.added)
          return (
            <ins key={key} className="app-diff-added">
              {part.value}
            </ins>
          )
        if (part.removed)
          return (
            <del key={key} className="app-diff-removed">
              {part.value}
            </del>
          )
        return <span key={key}>{part.value}</span>
      })}
    </>
  )
}
