import type { Metadata } from 'next'
import type { CaseFile, Kept } from '../../../lib/case/case.ts'
import { mayEver } from '../../../lib/case/policy.ts'
import { applicationKinds } from '../../../lib/case/reference/codes/applications.ts'
import { decisionReasons, spoDecisions } from '../../../lib/case/reference/codes/decisions.ts'
import { moveCountries, youthStepKinds } from '../../../lib/case/reference/codes/people.ts'
import { applicationStatus } from '../../../lib/case/reference/status.ts'
import { orderKinds } from '../../../lib/case/reference/statute.ts'
import { longDate, longMoment, recordedLater } from '../../../lib/case/time/calendar.ts'
import { whenItHappened } from '../../../lib/case/time/when-happened.ts'
import { currentMain } from '../../../lib/case/views/applications.ts'
import { moveOn } from '../../../lib/case/views/moves.ts'
import { isServed, standingOf } from '../../../lib/case/views/orders.ts'
import { caseStages, stageOf } from '../../../lib/case/views/stage.ts'
import { whereaboutsInWords, whereaboutsOn } from '../../../lib/case/views/whereabouts.ts'
import { youthOf } from '../../../lib/case/views/youth.ts'
import { contactName } from '../../../lib/case/words/contact-names.ts'
import { upperFirst } from '../../../lib/case/words/grammar.ts'
import { kindsInWords } from '../../../lib/case/words/kinds-of-act.ts'
import { relationshipInWords } from '../../../lib/case/words/relationship.ts'
import { isBreach } from '../../../lib/law/practice/breaches.ts'
import { riskStanding } from '../../../lib/law/practice/risk.ts'
import { stripEvents, stripOf } from '../../../lib/pattern/strip.ts'
import { applicationPath, casePath } from '../../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../../lib/site/asked.ts'
import type { CasePage } from '../../../lib/site/pages.ts'
import { type Danger, dangersOf } from '../../../lib/views/case-now.ts'
import { stageTrack } from '../../../lib/views/stage-track.ts'
import { waitingOn } from '../../../lib/waits/on-case.ts'
import { viewCase } from '../../../lib/work/case/view-case.ts'
import { weeksShown } from '../../../lib/work/imports/conduct.ts'
import { namesOf, teamsOf } from '../../../lib/work/lists/names.ts'
import { waitsOn } from '../../../lib/work/lists/waits.ts'
import { openLinks } from '../../../lib/work/pipeline/linked-cases.ts'
import { currentActor } from '../../../lib/work/sign-in/actor.ts'
import { cameFrom } from '../../../lib/work/transfers/incoming.ts'
import { Details } from '../../ui/govuk/details.tsx'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { Tag } from '../../ui/govuk/tag.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PatternStrip } from '../../ui/pattern-strip.tsx'
import { refusedWords } from '../../ui/refused.ts'
import { ScriptFree } from '../../ui/script-free.tsx'
import { StageTrack } from '../../ui/stage-track.tsx'
import { TermLinks } from '../../ui/term-link.tsx'
import { ActLinks } from './act-links.tsx'
import { DoBy, RulesThatApply } from './deadlines.tsx'
import { LinkedCases } from './linked-cases.tsx'
import { Attention } from './next-step.tsx'
import { notHere } from './not-here.ts'
import { OtherForces } from './other-forces.tsx'
import { PutOff } from './put-off.tsx'

type Props = { params: Promise<{ ref: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  return { title: `Overview – ${(await params).ref}` }
}

/** The case at a glance: where it stands, what to do next, what is late, and the latest of everything. */
export default async function OverviewPage({ params, searchParams }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'the overview' }, async (tx, file) => ({
    open: await openLinks(tx, actor, file),
    weeks: await weeksShown(tx, file.case.id),
    ...(await waitsAndNames(tx, file)),
    from: mayEver(actor, 'exchange') ? await cameFrom(tx, ref) : undefined,
  }))
  const error = await refusedWords(askedFirst(await searchParams, 'error'))
  if (!view) return notHere(actor, ref)
  const { file, today, at, also } = view
  const waiting = waitingOn(also.waits, file, { today, at })
  const dangers = dangersOf(file, also.waits, today, at)
  const strip = stripOf(
    also.weeks,
    stripEvents(file),
    file.breaches.filter(isBreach).map(b => b.happenedOn),
  )
  const props = { file, actor, today, at }
  return (
    <ScriptFree>
      <PageTitle>{caseStages[stageOf(file, today, at)].label}</PageTitle>
      <Dangers caseRef={ref} dangers={dangers} />
      <div className="app-split app-split--side-last">
        <div className="app-split__main">
          {file.case.status === 'closed' ? (
            <p className="govuk-body">
              Closed{file.case.closedAt ? ` on ${longMoment(file.case.closedAt)}` : ''}. {file.case.closedReason}
            </p>
          ) : (
            <Attention {...props} waiting={waiting} nameOf={id => also.names.get(id)} />
          )}
          {file.case.closedLacking.length > 0 && (
            <Details summaryText={`Missing when it was closed: ${file.case.closedLacking.length}`}>
              <ul className="govuk-list govuk-list--bullet">
                {file.case.closedLacking.map(words => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </Details>
          )}
          <PutOff {...props} waits={also.waits} nameOf={id => also.names.get(id)} />
          <StageTrack steps={stageTrack(file, also.waits, today, at)} />
          <TermLinks of={['service', 'notification', 'lodge']} />
          {strip && <PatternStrip strip={strip} caseRef={ref} />}
          <Incidents file={file} />
          <OtherForces {...props} from={also.from} error={error} />
          <LinkedCases {...props} open={also.open} nameOf={id => also.names.get(id ?? '') ?? 'Somebody'} />
        </div>
        <div className="app-split__side">
          <DoBy file={file} today={today} at={at} />
          <Orders file={file} today={today} />
          <Applications file={file} />
          <Facts file={file} today={today} team={also.team} nameOf={id => also.names.get(id)} />
          <div className="app-no-print">
            <RulesThatApply file={file} today={today} at={at} />
            <ActLinks {...props} place="case" as="links" heading="The case itself" />
          </div>
        </div>
      </div>
    </ScriptFree>
  )
}

/** What waits on the case, and the names of those who must act, are named on the page, or linked cases. */
async function waitsAndNames(tx: Parameters<typeof waitsOn>[0], file: CaseFile) {
  const waits = await waitsOn(tx, file.case.id)
  const names = await namesOf(tx, [
    file.case.officerId,
    ...waits.map(w => w.ownerId),
    ...[...file.reminders, ...file.setAsides].map(r => r.byId),
    ...file.caseLinks.flatMap(l => [l.byId, l.aggressorById]),
  ])
  const team = (await teamsOf(tx)).find(t => t.id === file.case.teamId)?.name ?? 'A team that has ended'
  return { waits, names, team }
}

function Orders({
  file,
  today,
}: {
  file: CaseFile<'applications' | 'orderVersions' | 'orders' | 'services'>
  today: string
}) {
  if (!file.orders.length) return null
  return (
    <section aria-labelledby="orders">
      <h2 className="govuk-heading-s govuk-!-margin-bottom-1" id="orders">
        Orders
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {file.orders.toReversed().map(order => {
          const { live, label } = standingOf(order, file, today)
          return (
            <li key={order.id}>
              <a className="govuk-link" href={casePath(file.case.ref, '/order')}>
                {orderKinds[order.kind].label} <span className="app-nowrap">{order.ref}</span>
              </a>
              <span className="app-under">
                {label}
                {live && !isServed(order, file) && '. Not served'}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Applications({ file }: { file: CaseFile<'applications'> }) {
  if (!file.applications.length) return null
  return (
    <section aria-labelledby="applications">
      <h2 className="govuk-heading-s govuk-!-margin-bottom-1" id="applications">
        Applications
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {file.applications.toReversed().map(a => {
          const row = applicationStatus(a.status)
          return (
            <li key={a.id}>
              <a className="govuk-link" href={applicationPath(file.case.ref, a)}>
                {a.number}. {applicationKinds[a.kind].label}
              </a>{' '}
              <Tag text={row.label} classes={`govuk-tag--${row.colour}`} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Incidents({ file }: { file: CaseFile<'incidents'> }) {
  const incidents = file.incidents.filter(i => !i.withdrawnAt)
  const href = casePath(file.case.ref, '/evidence')
  return (
    <section aria-labelledby="incidents">
      <h2 className="govuk-heading-m" id="incidents">
        Latest incidents
      </h2>
      {incidents.length === 0 && <p className="govuk-body">None has been logged.</p>}
      <ul className="govuk-list govuk-list--spaced">
        {incidents
          .slice(-3)
          .reverse()
          .map(i => (
            <li key={i.id}>
              <strong>{whenItHappened(i).replace(/^./, c => c.toUpperCase())}</strong>:{' '}
              {i.summary.length > 180 ? `${i.summary.slice(0, 179).trimEnd()}…` : i.summary}
              <span className="app-under">{kindsInWords(i)}</span>
            </li>
          ))}
      </ul>
      {incidents.length > 0 && (
        <p className="govuk-body">
          <a className="govuk-link" href={href}>
            {incidents.length === 1 ? 'See the incident' : `See all ${incidents.length} incidents`}
          </a>
        </p>
      )}
    </section>
  )
}

function Dangers({ caseRef, dangers }: { caseRef: string; dangers: Danger[] }) {
  if (!dangers.length) return null
  return (
    <section className="app-dangers" aria-label="Dangers">
      <ul className="govuk-list">
        {dangers.map(d => (
          <li key={d.message}>
            <a className="govuk-link" href={casePath(caseRef, d.page)}>
              {d.message}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the defendant's age and whereabouts change, where they do. */
function circumstancesLine(
  file: CaseFile<'applications' | 'defendants' | 'moves' | 'whereabouts' | 'youthSteps'>,
  today: string,
) {
  const where = whereaboutsOn(file, today)
  const main = currentMain(file)
  const youth = main ? youthOf(file, main, today) : undefined
  const move = moveOn(file, today)
  const steps = file.youthSteps.map(s => `${youthStepKinds[s.kind].label} on ${longDate(s.doneOn)}`)
  return [
    youth
      ? {
          key: 'Under 18',
          value: {
            text: (
              <>
                <Tag text="Youth court" classes="govuk-tag--purple" /> {youth.sentence} {youth.publicity}
                {steps.map(words => (
                  <span className="app-under" key={words}>
                    {words}
                  </span>
                ))}
              </>
            ),
          },
        }
      : null,
    where && where.place !== 'home' ? { key: 'The defendant is', value: whereaboutsInWords(where) } : null,
    move
      ? {
          key: 'Lives in',
          value: `${moveCountries[move.country].label}, since ${longDate(move.movedOn)}. The order page says what still binds`,
        }
      : null,
  ]
}

/** What one asks of every case: who, how risky, what was decided, who was told. */
function Facts({
  file,
  today,
  team,
  nameOf,
}: {
  file: CaseFile
  today: string
  team: string
  nameOf: (id: string) => string | undefined
}) {
  const ref = file.case.ref
  const risk = riskStanding(file, today)
  const decision = file.decisions.at(-1)
  const told = file.contacts
    .filter(c => c.toldAt)
    .sort((a, b) => Date.parse(b.toldAt ?? '') - Date.parse(a.toldAt ?? ''))[0]
  const defendant = file.defendants[0]
  const link = (page: CasePage, text: string) => (
    <a className="govuk-link" href={casePath(ref, page)}>
      {text}
    </a>
  )
  return (
    <>
      <h2 className="govuk-heading-s">At a glance</h2>
      <SummaryList
        classes="app-facts"
        rows={[
          {
            key: 'Defendant',
            value: { text: link('/people', `${defendant?.givenNames ?? ''} ${defendant?.familyName ?? 'Not known'}`) },
          },
          {
            key: 'Protected',
            value: {
              text: file.protectedPersons
                .filter(p => !p.removedAt)
                .map(p => (
                  <div key={p.id}>
                    {p.givenNames} {p.familyName}
                  </div>
                )),
            },
          },
          ...circumstancesLine(file, today),
          { key: 'Relationship', value: relationshipInWords(file.case) },
          { key: 'Reported', value: longDate(file.case.reportedOn) },
          { key: 'Officer', value: (file.case.officerId && nameOf(file.case.officerId)) || 'Nobody yet' },
          { key: 'Team', value: team },
          {
            key: 'Risk',
            value: {
              text: (
                <>
                  {risk.last && <strong>{upperFirst(risk.last.judgement)}. </strong>}
                  {link('/risk', risk.sentence)}
                </>
              ),
            },
          },
          {
            key: 'Order considered',
            value: {
              text: decision ? (
                <>
                  <strong>{spoDecisions[decision.decision].label}</strong> on {longMoment(decision.at)}
                  {recordedLater(decision.at, (decision as Kept).recordedAt)}
                  <span className="app-under">{decisionReasons[decision.reasonCode].label}</span>
                </>
              ) : (
                link('/risk', 'Not decided')
              ),
            },
          },
          {
            key: 'Last contact',
            value: told?.toldAt ? `${contactName(told)}, ${longMoment(told.toldAt)}` : 'None recorded',
          },
        ]}
      />
    </>
  )
}
