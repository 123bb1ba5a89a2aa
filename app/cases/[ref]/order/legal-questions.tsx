import type { LegalQuestion, Order } from '../../../../lib/case/records/orders.ts'
import { longMoment, recordedLater } from '../../../../lib/case/time/calendar.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { Folded } from '../../../ui/folded.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { ActLinks } from '../act-links.tsx'
import { RecordLinks } from '../record-links.tsx'
import type { Seen } from './seen-order.ts'

/** What legal services were asked about an order, or about the case, and what they said: the open ones first. */
export function LegalQuestions({ order, seen }: { order: Order | null; seen: Seen }) {
  const { file } = seen
  const asked = file.legalQuestions
    .filter(q => q.orderId === (order?.id ?? null))
    .sort((a, b) => Number(a.answeredAt !== null) - Number(b.answeredAt !== null) || (a.raisedAt < b.raisedAt ? -1 : 1))
  if (!asked.length) return null
  const open = asked.filter(q => !q.answeredAt)
  const answered = asked.filter(q => q.answeredAt)
  return (
    <section aria-labelledby={`legal-${order?.id ?? 'case'}`}>
      <h3 className="govuk-heading-m" id={`legal-${order?.id ?? 'case'}`}>
        Questions for legal services
      </h3>
      {open.length > 0 && <Asked questions={open} seen={seen} />}
      {answered.length > 0 && (
        <Folded title={answered.length === 1 ? '1 question answered' : `${answered.length} questions answered`}>
          <Asked questions={answered} seen={seen} />
        </Folded>
      )}
    </section>
  )
}

/** Each question with its answer; two and more stand side by side where there is room. */
function Asked({ questions, seen }: { questions: readonly LegalQuestion[]; seen: Seen }) {
  const { file, names } = seen
  return (
    <ul className={`govuk-list${questions.length > 1 ? ' app-conversation--abreast' : ''}`}>
      {questions.map(q => (
        <li key={q.id} className="app-conversation__said">
          <p className="govuk-body-s govuk-!-margin-bottom-1">
            <Tag
              text={q.answeredAt ? 'Answered' : 'Open'}
              classes={q.answeredAt ? 'govuk-tag--green' : 'govuk-tag--orange'}
            />
            <span className="app-under">
              Asked on {longMoment(q.raisedAt)}
              {names.get(q.raisedById) ? ` by ${names.get(q.raisedById)}` : ''}
            </span>
          </p>
          <p className="govuk-body app-verbatim">
            {q.question} {q.source && <span className="app-source">{q.source}</span>}
          </p>
          <RecordLinks
            {...seen}
            back={casePath(file.case.ref, '/order')}
            kind="legalQuestions"
            record={q}
            of={`the question of ${longMoment(q.raisedAt)}`}
          />
          {q.answeredAt ? (
            <p className="govuk-body app-verbatim">
              <strong>{names.get(q.answeredById ?? '') ?? 'Legal services'}</strong>, {longMoment(q.answeredAt)}
              {recordedLater(q.answeredAt, q.answerRecordedAt)}: {q.answer}
            </p>
          ) : null}
          <ActLinks
            {...seen}
            place="order/question"
            record={q}
            as="links"
            of={`the question of ${longMoment(q.raisedAt)}`}
          />
        </li>
      ))}
    </ul>
  )
}
