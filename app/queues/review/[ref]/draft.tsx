import { randomUUID } from 'node:crypto'
import type { ReactNode } from 'react'
import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Actor } from '../../../../lib/case/policy.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import type { Id } from '../../../../lib/case/records/id.ts'
import { riskJudgements } from '../../../../lib/case/reference/codes/decisions.ts'
import { gateways, harms } from '../../../../lib/case/reference/statute.ts'
import { longDate } from '../../../../lib/case/time/calendar.ts'
import { citedIncidents, conditionsOf } from '../../../../lib/case/views/applications.ts'
import { list } from '../../../../lib/case/words/grammar.ts'
import { askedFor, type Part, partsFor, pointsBy, readBefore } from '../../../../lib/drafting/review-points.ts'
import { partsOf, termInWords } from '../../../../lib/drafting/snapshot.ts'
import { actPath, reviewPath } from '../../../../lib/site/addresses.ts'
import { CitedIncidents } from '../../../cases/[ref]/application/cited-incidents.tsx'
import { ConditionParts } from '../../../cases/[ref]/application/condition-parts.tsx'
import { Folded } from '../../../ui/folded.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { PointForm } from './point-form.tsx'

interface DraftProps {
  file: CaseFile
  application: Application
  actor: Actor
}

interface PartsProps extends DraftProps {
  /** Who it is about, the facts of a line or two, or the text: the grounds and each condition. */
  of: 'who' | 'facts' | 'text'
}
/** The parts of a draft: a comment can sit on each. */
export function Draft({ file, application: a, actor, of }: PartsProps) {
  const interim = file.applications.find(x => x.kind === 'interim' && x.mainId === a.id)
  const [d] = file.defendants
  const latest = file.assessments.at(-1)
  const people = file.protectedPersons.filter(p => !p.removedAt).map(p => `${p.givenNames} ${p.familyName}`)
  const texts: Record<string, ReactNode> = {
    people: (
      <p className="govuk-body">
        Against {d ? `${d.givenNames} ${d.familyName}` : 'nobody yet'}
        {d?.bornOn && `, born ${longDate(d.bornOn)}`}. To protect {people.join(', ') || 'nobody yet'}.
      </p>
    ),
    gateway: <p className="govuk-body">{d?.gateway ? gateways[d.gateway].label : 'Not answered yet'}</p>,
    assessment: (
      <p className="govuk-body">
        {latest
          ? `${riskJudgements[latest.judgement].label}, assessed on ${longDate(latest.assessedOn)}: ${latest.judgementReason}`
          : 'Not assessed.'}
      </p>
    ),
    exhibits: <p className="govuk-body">{file.exhibits.map(e => e.reference).join(', ') || 'None attached.'}</p>,
    acts: a.actsGrounds && <Text text={a.actsGrounds} incidents={numbersOf(file, a.actsIncidentIds)} />,
    risk: (a.riskGrounds || a.harms.length > 0) && (
      <>
        <Text text={a.riskGrounds ?? ''} incidents={numbersOf(file, a.riskIncidentIds)} />
        <p className="govuk-body">
          At risk of {list(a.harms.map(h => harms[h].label.toLowerCase())) || 'what is not answered yet'}.{' '}
          {a.prosecution}
        </p>
      </>
    ),
    necessity: a.necessityGrounds && (
      <Text text={a.necessityGrounds} incidents={numbersOf(file, a.necessityIncidentIds)} />
    ),
    term: <p className="govuk-body app-verbatim">{[termInWords(a), a.termReason].filter(Boolean).join('. ')}</p>,
    interim: interim && (
      <p className="govuk-body app-verbatim">
        {interim.interimReason}
        {interim.interimLastDay && ` Until the end of ${longDate(interim.interimLastDay)}.`}
      </p>
    ),
    changedSince: a.changedSince && <Text text={a.changedSince} incidents="" />,
  }
  for (const c of conditionsOf(file, a))
    texts[`condition ${c.id}`] = (
      <>
        <p className="govuk-body app-verbatim">{c.text}</p>
        <ConditionParts
          of={`condition ${c.number}`}
          classes="app-review__why"
          parts={partsOf(file, c).flatMap(([, what, answer]) => (answer ? [{ what, answer }] : []))}
        />
      </>
    )
  const points = pointsBy(file, a, actor.id)
  const draw = ({ part, title }: Part) => (
    <section
      key={part}
      className={`app-review__part${/^condition ./.test(part) ? ' app-review__part--condition' : ''}`}
      aria-labelledby={anchor(part)}
    >
      <h2 className="govuk-heading-m" id={anchor(part)}>
        {title}
      </h2>
      {texts[part]}
      {points
        .filter(p => p.part === part)
        .map(p => (
          <div key={p.id} className="govuk-inset-text app-review__point">
            <p className="govuk-body app-verbatim">{p.text}</p>
            <a
              className="govuk-link"
              href={actPath(file.case.ref, 'removePoint', p.id, { back: reviewPath(file.case.ref) })}
            >
              Take away<span className="govuk-visually-hidden"> the comment on {title}</span>
            </a>
          </div>
        ))}
      <PointForm
        caseRef={file.case.ref}
        applicationId={a.id}
        part={part}
        title={title}
        once={randomUUID()}
        back={`${reviewPath(file.case.ref)}#${anchor(part)}`}
      />
    </section>
  )
  const parts = partsFor(file, a)
  if (of !== 'text') return parts.filter(p => beside[of].includes(p.part)).map(draw)
  const long = parts.filter(p => !Object.values(beside).flat().includes(p.part))
  const read = new Set(readBefore(file, a, actor.id).filter(part => !points.some(p => p.part === part)))
  const again = long.filter(p => read.has(p.part))
  return (
    <>
      {long.filter(p => !read.has(p.part)).map(draw)}
      <Folded
        when={again.length > 0}
        title={
          again.length === 1
            ? 'One part that you have read, and that says the same'
            : `${again.length} parts that you have read, and that say the same`
        }
      >
        {again.map(draw)}
      </Folded>
    </>
  )
}
/** Parts of a line or two, which stand beside the text. */
const beside = { who: ['people', 'gateway'], facts: ['assessment', 'term', 'exhibits'] }
const anchor = (part: string) => `part-${part.replace(' ', '-')}`
const numbersOf = (file: CaseFile<'incidents'>, ids: readonly Id[]) =>
  citedIncidents(file, ids)
    .map(i => i.number)
    .join(', ')

function Text({ text, incidents }: { text: string; incidents: string }) {
  return (
    <>
      <p className="govuk-body app-verbatim">{text}</p>
      {incidents && <p className="govuk-body-s">Incidents cited: {incidents}</p>}
    </>
  )
}

/** Every incident that any part cites, once. */
export function CitedOnce({ file, application: a }: Omit<DraftProps, 'actor'>) {
  const ids = [
    ...a.actsIncidentIds,
    ...a.riskIncidentIds,
    ...a.necessityIncidentIds,
    ...conditionsOf(file, a).flatMap(c => c.incidentIds),
  ]
  const incidents = citedIncidents(file, [...new Set(ids)])
  return (
    <section className="app-review__evidence" aria-labelledby="cited">
      <h2 className="govuk-heading-m" id="cited">
        Incidents cited ({incidents.length})
      </h2>
      <CitedIncidents label="Each incident cited, in order" incidents={incidents} />
    </section>
  )
}

/** What the last return asked for, and how each comment was answered. */
export function Answers({
  file,
  application: a,
  names,
}: Omit<DraftProps, 'actor'> & { names: ReadonlyMap<string, string> }) {
  const asked = askedFor(file, a)
  if (!asked.length) return null
  return (
    <section aria-labelledby="answers">
      <h2 className="govuk-heading-m" id="answers">
        What was asked for, and the answers
      </h2>
      <ul className="govuk-list app-conversation">
        {asked.map(({ point, title, changes, isAnswered }) => (
          <li key={point.id} className="app-conversation__said">
            <p className="govuk-body govuk-!-margin-bottom-1">
              <strong>{title}</strong>{' '}
              {changes.length > 0 ? (
                <Tag text="Changed" classes="govuk-tag--green" />
              ) : isAnswered ? (
                <Tag text="Answered" classes="govuk-tag--green" />
              ) : (
                <Tag text="Not answered" classes="govuk-tag--orange" />
              )}
            </p>
            <p className="govuk-body app-verbatim">
              {names.get(point.byId) ?? 'A reviewer'}: {point.text}
            </p>
            {point.answer && <p className="govuk-body app-verbatim">Why not: {point.answer}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
