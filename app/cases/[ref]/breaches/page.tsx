import type { Metadata } from 'next'
import { readsAt } from '../../../../lib/acts/act/places.ts'
import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Breach } from '../../../../lib/case/records/compliance.ts'
import { breachOffences, breachSources } from '../../../../lib/case/reference/codes/breaches.ts'
import { longDate, longMoment } from '../../../../lib/case/time/calendar.ts'
import { lowerFirst } from '../../../../lib/case/words/grammar.ts'
import {
  type BreachCount,
  breachClock,
  breachesByKnowledge,
  breachName,
  brokenOrder,
  countedAcrossOrders,
  isBreach,
  placeOf,
  stepsOf,
} from '../../../../lib/law/practice/breaches.ts'
import { breachPath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { FoldedRest } from '../../../ui/folded.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { TermLinks } from '../../../ui/term-link.tsx'
import { ActLinks } from '../act-links.tsx'
import { notHere } from '../not-here.ts'
import { ClockStrip, clockInWords, endOf } from './breach-words.tsx'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Breaches – ${(await params).ref}` }
}

/** Every breach of every order on the case, counted together: the open ones with their clocks and what comes next. */
export default async function Breaches({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase({
    actor,
    ref,
    what: 'breaches',
    only: ['orderConditions', 'breaches', 'breachSteps', 'decisions', 'orders', 'otherOrders', ...readsAt('breaches')],
  })
  if (!view) return notHere(actor, ref)
  const { file, today, at } = view
  const count = countedAcrossOrders(file)
  const latestFirst = [...file.breaches].sort(
    (a, b) => Date.parse(b.knownAt) - Date.parse(a.knownAt) || b.number - a.number,
  )
  const unended = latestFirst.filter(b => !b.endedAt)
  const ended = latestFirst.filter(b => b.endedAt)
  return (
    <ScriptFree>
      <PageTitle>Breaches</PageTitle>
      <ActLinks file={file} actor={actor} today={today} at={at} place="breaches" />
      {count.total === 0 ? (
        <p className="govuk-body app-empty">
          No breach has been recorded. Every breach of any order counts, however it came to light.
        </p>
      ) : (
        <Count count={count} />
      )}
      <TermLinks of={['breach', 'condition']} />
      <List title="To be dealt with" breaches={unended} file={file} at={at} />
      <List title="Ended" breaches={ended} shown={3} file={file} at={at} />
    </ScriptFree>
  )
}

function Count({ count }: { count: BreachCount }) {
  return (
    <section aria-labelledby="count">
      <h2 className="govuk-heading-m" id="count">
        {count.total === 1 ? '1 breach on this case' : `${count.total} breaches across all orders on this case`}
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {count.byOrder.map(order => (
          <li key={order.id}>
            {order.name}: {order.count}
          </li>
        ))}
      </ul>
      {count.escalations.map(e =>
        e.consideredAt ? (
          <p key={e.to} className="govuk-body">
            {e.words} on {longMoment(e.consideredAt)}.
          </p>
        ) : (
          <WarningText key={e.to} text={`${e.words}.`} />
        ),
      )}
    </section>
  )
}

function List({
  title,
  breaches,
  shown = breaches.length,
  file,
  at,
}: {
  title: string
  breaches: Breach[]
  /** How many stand open, the latest first. */
  shown?: number
  file: CaseFile<'breachSteps' | 'breaches' | 'orders' | 'otherOrders'>
  at: string
}) {
  if (!breaches.length) return null
  const id = title.toLowerCase().replaceAll(' ', '-')
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {title}
      </h2>
      <FoldedRest rows={breaches} shown={shown} title={n => `${n} that ended before these`}>
        {rows => rows.map(breach => <BreachSummary key={breach.id} breach={breach} file={file} at={at} />)}
      </FoldedRest>
    </section>
  )
}

function BreachSummary({
  breach,
  file,
  at,
}: {
  breach: Breach
  file: CaseFile<'breachSteps' | 'breaches' | 'orders' | 'otherOrders'>
  at: string
}) {
  const steps = stepsOf(file, breach)
  const clock = breachClock(breach, steps, file.settings, at)
  return (
    <article className="app-breach" aria-labelledby={`breach-${breach.number}`}>
      <h3 className="govuk-heading-s" id={`breach-${breach.number}`}>
        <a className="govuk-link" href={breachPath(file.case.ref, breach.id)}>
          {breachName(breach)}
          {isBreach(breach)
            ? `, of ${brokenOrder(file, breach).name}`
            : `, under ${brokenOrder(file, breach).name}: ${lowerFirst(breachOffences[breach.offence].label)}`}
        </a>{' '}
        <Tag {...endOf(breach, steps)} />
      </h3>
      <p className="govuk-body">
        {longDate(breach.happenedOn)}. Found through: {lowerFirst(breachSources[breach.source].label)}.{' '}
        {isBreach(breach)
          ? `Number ${placeOf(file, breach)} of ${breachesByKnowledge(file).length} on this case.`
          : 'Suspected, not proved. It is not counted among the breaches.'}
      </p>
      <p className="govuk-body app-measure">{breach.description}</p>
      {breach.endedAt ? (
        <p className="govuk-body-s">{clockInWords(breach, clock)}</p>
      ) : (
        <ClockStrip breach={breach} clock={clock} />
      )}
    </article>
  )
}
