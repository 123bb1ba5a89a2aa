import type { CaseFile, Kept } from '../../../../lib/case/case.ts'
import type { Application, Review } from '../../../../lib/case/records/applications.ts'
import { returnReasons, reviewResults, tiers } from '../../../../lib/case/reference/codes/applications.ts'
import { limbs, wrongTests } from '../../../../lib/case/reference/statute.ts'
import { longMoment, recordedLater } from '../../../../lib/case/time/calendar.ts'
import type { Overridden } from '../../../../lib/work/case/application-record.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { Seat } from '../act-links.tsx'
import { RecordLinks } from '../record-links.tsx'

interface ReviewsProps {
  /** Who looks: with it, what is theirs to correct is offered. */
  seat?: Seat
  file: CaseFile<'comments' | 'named' | 'restrictions' | 'reviews'>
  application: Application
  names: ReadonlyMap<string, string>
}

/** What each reviewer decided, and why, latest first. */
export function Reviews({ file, application, names, seat }: ReviewsProps) {
  const reviews = file.reviews.filter(r => r.applicationId === application.id).sort((a, b) => (a.at < b.at ? 1 : -1))
  if (!reviews.length) return null
  const [latest, ...earlier] = reviews
  const timeline = (shown: Review[]) => (
    <Timeline
      events={shown.map(r => ({
        id: r.id,
        title: `${reviewResults[r.result].label} ${r.result === 'escalated' ? 'to the coordinator' : `(${tiers[r.tier].label.toLowerCase()})`}`,
        by: names.get(r.byId),
        at: r.at,
        atText: `${longMoment(r.at)}${recordedLater(r.at, (r as Kept).recordedAt)}`,
        children: (
          <>
            <Reasons review={r} />
            {seat && (
              <RecordLinks {...seat} file={file} kind="reviews" record={r} of={`the review of ${longMoment(r.at)}`} />
            )}
          </>
        ),
      }))}
    />
  )
  return (
    <section aria-labelledby="reviews">
      <h2 className="govuk-heading-m" id="reviews">
        Reviews
      </h2>
      {latest && timeline([latest])}
      {earlier.length > 0 && <Details summaryText={`Earlier reviews (${earlier.length})`}>{timeline(earlier)}</Details>}
    </section>
  )
}

/** The reasons of one review: limb, wrong test, codes, words, and what would change it. */
export function Reasons({ review: r }: { review: Review }) {
  return (
    <>
      {r.limb && (
        <p className="govuk-body">
          <strong>Not met:</strong> {limbs[r.limb].label} <span className="app-source">{limbs[r.limb].source}</span>
        </p>
      )}
      {r.wrongTest && (
        <p className="govuk-body">
          <Tag text={`Flagged: ${wrongTests[r.wrongTest].label.toLowerCase()}`} classes="govuk-tag--red app-long-tag" />{' '}
          {wrongTests[r.wrongTest].hint} <span className="app-source">{wrongTests[r.wrongTest].source}</span>
        </p>
      )}
      {r.reasonCodes.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {r.reasonCodes.map(code => (
            <li key={code}>{returnReasons[code].label}</li>
          ))}
        </ul>
      )}
      {r.note && <p className="govuk-body app-verbatim">{r.note}</p>}
      {r.whatWouldChange && (
        <p className="govuk-body app-verbatim">
          <strong>What would change it:</strong> {r.whatWouldChange}
        </p>
      )}
    </>
  )
}

/** The conversation on the application, oldest first. */
export function Conversation({ file, application, names, seat }: ReviewsProps) {
  const comments = file.comments.filter(c => c.applicationId === application.id).sort((a, b) => (a.at < b.at ? -1 : 1))
  if (!comments.length) return <p className="govuk-body">Nobody has said anything yet.</p>
  return (
    <ol className="govuk-list app-conversation">
      {comments.map(c => (
        <li key={c.id} className="app-conversation__said">
          <p className="govuk-body-s govuk-!-margin-bottom-1">
            <strong>{names.get(c.byId) ?? 'Someone no longer listed'}</strong>{' '}
            <time dateTime={c.at}>{longMoment(c.at)}</time>
          </p>
          <p className="govuk-body app-verbatim">{c.text}</p>
          {seat && (
            <RecordLinks {...seat} file={file} kind="comments" record={c} of={`the comment of ${longMoment(c.at)}`} />
          )}
        </li>
      ))}
    </ol>
  )
}

/** Warnings that somebody went past, with the reason given. */
export function Overrides({ overridden }: { overridden: readonly Overridden[] }) {
  if (!overridden.length) return null
  return (
    <>
      <h3 className="govuk-heading-s">Warnings accepted, with the reasons</h3>
      <ul className="govuk-list app-conversation">
        {overridden.map(o => (
          <li key={o.id} className="app-conversation__said">
            <p className="govuk-body-s govuk-!-margin-bottom-1">
              <strong>{o.by}</strong> <time dateTime={o.at}>{longMoment(o.at)}</time>: {o.sentence}
            </p>
            <p className="govuk-body app-verbatim">{o.despite}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
