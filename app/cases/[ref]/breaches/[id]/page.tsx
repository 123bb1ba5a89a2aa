import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { CaseFile } from '../../../../../lib/case/case.ts'
import type { Breach, BreachStepTaken } from '../../../../../lib/case/records/compliance.ts'
import {
  breachOffences,
  breachOutcomes,
  breachPlaces,
  breachSources,
  breachSteps,
} from '../../../../../lib/case/reference/codes/breaches.ts'
import { londonDate, longDate, longMoment, minutesBetween } from '../../../../../lib/case/time/calendar.ts'
import { maximumSentence, sentenceWords } from '../../../../../lib/case/words/sentence.ts'
import {
  breachClock,
  breachesByKnowledge,
  breachName,
  brokenOrder,
  countedAcrossOrders,
  isBreach,
  placeOf,
  spanOf,
  stepsOf,
} from '../../../../../lib/law/practice/breaches.ts'
import { casePath, exhibitPath } from '../../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { namesOf } from '../../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { Tag } from '../../../../ui/govuk/tag.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'
import { Timeline, type TimelineEvent } from '../../../../ui/timeline.tsx'
import { ActLinks, type Seat } from '../../act-links.tsx'
import { notHere } from '../../not-here.ts'
import { RecordLinks } from '../../record-links.tsx'
import { ClockStrip, endOf } from '../breach-words.tsx'

type Props = { params: Promise<{ ref: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Breach – ${(await params).ref}` }
}

/** One breach: how long since police knew, what was done and when, and what comes next. */
export default async function BreachPage({ params }: Props) {
  const { ref, id } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'a breach' }, (tx, file) =>
    namesOf(tx, [...file.breaches.map(b => b.byId), ...file.breachSteps.map(s => s.byId)]),
  )
  if (!view) return notHere(actor, ref)
  const { file, today, at, also: names } = view
  const breach = file.breaches.find(b => b.id === id)
  if (!breach) notFound()
  const steps = stepsOf(file, breach)
  const clock = breachClock(breach, steps, file.settings, at)
  const acts = { file, actor, today, at, record: breach, back: casePath(ref, `/breaches/${id}`) }
  const next = clock.next?.act
  return (
    <ScriptFree>
      <BackLink href={casePath(ref, '/breaches')} text="All breaches" />
      <PageTitle
        caption={
          isBreach(breach)
            ? `Number ${placeOf(file, breach)} of ${breachesByKnowledge(file).length} across all orders on this case`
            : `${breachOffences[breach.offence].label}: suspected, not proved`
        }
      >
        {breachName(breach)} <Tag {...endOf(breach, steps)} />
      </PageTitle>
      <ClockStrip breach={breach} clock={clock} />
      {(breach.endedAt ? [] : countedAcrossOrders(file).escalations)
        .filter(e => !e.consideredAt)
        .map(e => (
          <InsetText key={e.to} text={`${e.words}.`} />
        ))}
      {next && <ActLinks {...acts} place="breaches/breach" pick={next} />}
      <div className="app-split app-split--side-last">
        <div className="app-split__main">
          <h2 className="govuk-heading-m">What was done, and when</h2>
          <Timeline events={eventsOf(breach, steps, names, acts)} />
          <Facts breach={breach} file={file} />
          <Exhibits breach={breach} file={file} />
        </div>
        <div className="app-split__side">
          <h2 className="govuk-heading-m">Record a step</h2>
          <ActLinks {...acts} place="breaches/breach" omit={next} as="links" />
          <h2 className="govuk-heading-m">Alarms</h2>
          <ul className="govuk-list">
            {clock.alarms.map(alarm => (
              <li key={alarm.hours}>{alarm.words}</li>
            ))}
          </ul>
        </div>
      </div>
    </ScriptFree>
  )
}

function eventsOf(
  breach: Breach,
  steps: BreachStepTaken[],
  names: Map<string, string>,
  seat: Seat & { file: CaseFile },
): TimelineEvent[] {
  return [
    {
      id: 'known',
      title: 'Police first knew',
      at: breach.knownAt,
      atText: longMoment(breach.knownAt),
      children: <p className="govuk-body">{breachSources[breach.source].label}</p>,
    },
    ...steps.map(step => ({
      id: step.id,
      title: breachSteps[step.step].label,
      at: step.at,
      atText: longMoment(step.at),
      by: `${names.get(step.byId) ?? 'somebody no longer listed'}, ${spanOf(minutesBetween(breach.knownAt, step.at))} after police knew`,
      children: (
        <>
          <StepDetail breach={breach} step={step} />
          <RecordLinks
            {...seat}
            kind="breachSteps"
            record={step}
            of={`the step: ${breachSteps[step.step].label}, ${longMoment(step.at)}`}
          />
        </>
      ),
    })),
  ]
}

function StepDetail({ breach, step }: { breach: Breach; step: BreachStepTaken }) {
  const maximum =
    step.outcome === 'convicted' && breach.orderId ? maximumSentence(breach.happenedOn, londonDate(step.at)) : null
  return (
    <>
      {step.outcome && (
        <p className="govuk-body">
          {[breachOutcomes[step.outcome].label, sentenceWords(step)].filter(Boolean).join('. ')}
        </p>
      )}
      {step.reason && <p className="govuk-body app-words">{step.reason}</p>}
      {maximum && (
        <p className="govuk-body-s">
          Maximum: {maximum.words}. {maximum.source}, last verified on {longDate(maximum.verifiedOn)}.
        </p>
      )}
    </>
  )
}

function Facts({
  breach,
  file,
}: {
  breach: Breach
  file: CaseFile<'checks' | 'notifications' | 'orderConditions' | 'orders' | 'otherOrders'>
}) {
  const conditions = file.orderConditions.filter(c => breach.conditionIds.includes(c.id))
  const check = file.checks.find(c => c.id === breach.checkId)
  const notice = file.notifications.find(n => n.id === breach.notificationId)
  return (
    <>
      <h2 className="govuk-heading-m">{isBreach(breach) ? 'The breach' : 'The suspected offence'}</h2>
      <SummaryList
        rows={[
          { key: 'Order', value: brokenOrder(file, breach).name },
          conditions.length > 0 && {
            key: conditions.length === 1 ? 'Condition' : 'Conditions',
            value: {
              text: conditions.map(c => (
                <p key={c.id}>
                  {c.number}. {c.text}
                </p>
              )),
            },
          },
          notice && {
            key: 'Notification',
            value: `Given on ${longDate(notice.givenOn)}${notice.falseFoundOn ? `, found to be false on ${longDate(notice.falseFoundOn)}` : ''}`,
          },
          { key: 'Happened on', value: longDate(breach.happenedOn) },
          { key: 'Where', value: breachPlaces[breach.place].label },
          { key: 'What happened', value: { text: <span className="app-words">{breach.description}</span> } },
          { key: 'Reasonable excuse', value: breach.excuse ?? 'Nothing recorded' },
          { key: 'Crime reference', value: breach.crimeReference ?? 'None yet' },
          check && { key: 'Found by', value: `A check on ${longMoment(check.checkedAt)}` },
        ]}
      />
    </>
  )
}

function Exhibits({ breach, file }: { breach: Breach; file: CaseFile<'exhibits'> }) {
  const exhibits = file.exhibits.filter(e => e.breachId === breach.id)
  return (
    <>
      <h2 className="govuk-heading-m">Photographs and files</h2>
      {exhibits.length === 0 && <p className="govuk-body">None yet.</p>}
      <ul className="govuk-list">
        {exhibits.map(e => (
          <li key={e.id}>
            <a className="govuk-link" href={exhibitPath(file.case.ref, e.id)}>
              {e.reference}
            </a>
            : {e.description}
            <span className="govuk-body-s app-hash">SHA-256 {e.sha256}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
