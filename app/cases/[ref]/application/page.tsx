import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { factsOf } from '../../../../lib/acts/act/decide.ts'
import type { CaseFile } from '../../../../lib/case/case.ts'
import { type Actor, can } from '../../../../lib/case/policy.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import { applicationStatus } from '../../../../lib/case/reference/status.ts'
import {
  beforeCourt,
  conditionsOf,
  currentMain,
  interimOf,
  isCarried,
  isEditable,
  isLive,
} from '../../../../lib/case/views/applications.ts'
import { askedFor } from '../../../../lib/drafting/review-points.ts'
import { liveChange } from '../../../../lib/law/change.ts'
import { actPath, casePath } from '../../../../lib/site/addresses.ts'
import { applicationRecord } from '../../../../lib/work/case/application-record.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { trainingOf } from '../../../../lib/work/people/training.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { Folded } from '../../../ui/folded.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { TermLinks } from '../../../ui/term-link.tsx'
import { ActLinks } from '../act-links.tsx'
import { AllApplications } from './all-applications.tsx'
import { ApplicationSummary } from './application-status.tsx'
import { CurrentChange, changeTitle } from './change.tsx'
import { Changes } from './changes.tsx'
import { Conditions } from './conditions-list.tsx'
import { Answer } from './deciding.tsx'
import { EarlierRefusal } from './earlier-refusal.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { Grounds } from './grounds.tsx'
import { HeldBack } from './held-back.tsx'
import { Conversation, Overrides, Reviews } from './reviews.tsx'
import { Missing, Tasks, ToWeigh } from './tasks.tsx'
import { TermAndInterim } from './term-and-interim.tsx'

type Props = { params: Promise<{ ref: string }> }
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Application – ${(await params).ref}` }
}

/** The application that the case is working on, for those who write it and those who review it. */
export default async function ApplicationPage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'the application' }, async (tx, file) => ({
    ...(await applicationRecord(tx, file, workedOn(file))),
    training: await trainingOf(tx, file.case.officerId ? [file.case.officerId] : []),
  }))
  if (!view) notFound()
  const { file, today, at, also } = view
  const now = workedOn(file)
  const main = now?.kind === 'main' ? now : undefined
  const change = now && !main ? now : undefined
  const here = { file, actor, today, at }
  return (
    <ScriptFree>
      <PageTitle>
        {main ? `Application ${main.number}: full order` : change ? changeTitle(change) : 'Application'}
      </PageTitle>
      {!now && (
        <p className="govuk-body app-measure">
          No application has been started. What is already known about the incidents, the risk and the decision is
          carried into it.
        </p>
      )}
      {now && isLive(now) && file.case.officerId && (
        <p className="govuk-body-s">
          Officer in the case: {also.training.get(file.case.officerId) ?? 'no stalking course recorded'}.
        </p>
      )}
      {!change && <ActLinks {...here} place="application" />}
      {(!now || isLive(now)) && (
        <Elsewhere
          caseRef={ref}
          orders={file.elsewhere ?? []}
          mayRecord={can(actor, 'recordEvidence', factsOf(file, at))}
        />
      )}
      {main && <Current file={file} main={main} actor={actor} today={today} at={at} record={also} />}
      {change && (
        <>
          <CurrentChange file={file} application={change} actor={actor} today={today} at={at} record={also} />
          <ActLinks {...here} place="application" as="links" />
        </>
      )}
      <TermLinks of={['protectedPerson', 'necessary', 'condition', 'interim']} />
      <Folded when={file.applications.length === 1} title="Its number, its dates and its paper">
        <AllApplications file={file} names={also.names} />
      </Folded>
    </ScriptFree>
  )
}

/** Returned, with a reason that nobody has answered yet: to send it again is not what comes next. */
const isUnanswered = (file: CaseFile, a: Application) =>
  a.status === 'returned' && askedFor(file, a).some(x => !x.isAnswered)

/** What the case is working on: a full application that is still open, else a change to its order, else the last full one. */
function workedOn(file: CaseFile<'applications'>): Application | undefined {
  const main = currentMain(file)
  return main && isLive(main) ? main : (liveChange(file) ?? main)
}

interface CurrentProps {
  file: CaseFile
  main: Application
  actor: Actor
  today: string
  at: string
  record: Awaited<ReturnType<typeof applicationRecord>>
}

function Current({ file, main, actor, today, at, record }: CurrentProps) {
  const half = interimOf(file, main)
  const mayWrite = can(actor, 'draft', factsOf(file, at))
  const here = { file, actor, today, at }
  const back = casePath(file.case.ref, '/application')
  const editable = isEditable(main)
  const apart = half && !isCarried(file, half) && isEditable(half)
  const answer = <Answer file={file} application={main} mayWrite={mayWrite} />
  const tasks = <Tasks file={file} application={main} actor={actor} today={today} at={at} />
  const conversation = (
    <section aria-labelledby="conversation">
      <h2 className="govuk-heading-m" id="conversation">
        Conversation
      </h2>
      <Conversation file={file} application={main} names={record.names} seat={{ ...here, back }} />
      <ActLinks {...here} place="application/conversation" quiet record={main} />
    </section>
  )
  return (
    <>
      <ApplicationSummary file={file} main={main} half={half} names={record.names} today={today} />
      {!editable && answer}
      <EarlierRefusal file={file} application={main} />
      {half && <EarlierRefusal file={file} application={half} />}
      {isLive(main) && <HeldBack file={file} application={main} />}
      <ActLinks {...here} place="application/deciding" record={main} quiet={isUnanswered(file, main)} />
      {editable && (
        <div className="app-columns">
          {main.status !== 'returned' && tasks}
          <div>
            {answer}
            <h2 className="govuk-heading-m">Before it can be submitted</h2>
            <Missing file={file} application={main} today={today} />
            <Weighing file={file} main={main} today={today} overridden={record.overridden} linked={mayWrite} />
            {main.status !== 'returned' && conversation}
          </div>
          {/* What a return asks for comes before the list of the sections, and beside it where there is room. */}
          {main.status === 'returned' && (
            <div>
              {tasks}
              {conversation}
            </div>
          )}
        </div>
      )}
      {apart && (
        <section aria-labelledby="interim-apart">
          <h2 className="govuk-heading-m" id="interim-apart">
            Application {half.number}: interim order
          </h2>
          <p className="govuk-body app-measure">
            The full application has gone ahead, so this is submitted and reviewed on its own.
          </p>
          <Tasks file={file} application={half} actor={actor} today={today} at={at} />
        </section>
      )}
      {half && !isCarried(file, half) && (
        <ActLinks {...here} place="application/deciding" record={half} of=" (interim order)" />
      )}
      {applicationStatus(main.status).tier && (
        <Changes file={file} application={main} personId={actor.id} names={record.names} />
      )}
      {!editable && isLive(main) && (
        <Weighing file={file} main={main} today={today} overridden={record.overridden} linked={false} />
      )}
      {/* Each part is written on a page of its own, and what the court was asked for is there for whoever wants it. */}
      <Folded
        when={editable || Boolean(main.determinedOn)}
        title={
          editable
            ? 'What is written so far: grounds, conditions and length'
            : 'What was asked for: grounds, conditions and length'
        }
        open={editable && conditionsOf(file, main).length === 0}
        id="written"
      >
        <Grounds file={file} application={main} mayWrite={mayWrite} />
        <ActLinks
          {...here}
          record={main}
          place="application/grounds"
          as="links"
          back={casePath(file.case.ref, '/application')}
        />
        <Conditions file={file} application={main} actor={actor} today={today} at={at} mayWrite={mayWrite} />
        <TermAndInterim file={file} actor={actor} at={at} main={main} half={half} mayWrite={mayWrite} today={today} />
      </Folded>
      {/* What it was returned for stands above, each reason with its answer. */}
      <Folded when={main.status === 'returned'} title="What the reviewers decided">
        <Reviews file={file} application={main} names={record.names} seat={{ ...here, back }} />
      </Folded>
      {half && <Reviews file={file} application={half} names={record.names} seat={{ ...here, back }} />}
      {!editable && conversation}
      <ActLinks
        {...here}
        record={main}
        place="application/beside"
        as="links"
        back={casePath(file.case.ref, '/application')}
      />
      {mayWrite && half && beforeCourt.includes(half.status) && (
        <p className="govuk-body">
          <a className="govuk-link" href={actPath(file.case.ref, 'withdrawDraft', half.id)}>
            Withdraw the interim application alone
          </a>
        </p>
      )}
    </>
  )
}

function Weighing(props: {
  file: CaseFile
  main: Application
  today: string
  overridden: Parameters<typeof Overrides>[0]['overridden']
  linked: boolean
}) {
  return (
    <section aria-labelledby="weigh">
      <h2 className="govuk-heading-m" id="weigh">
        Points to check
      </h2>
      <ToWeigh file={props.file} application={props.main} today={props.today} linked={props.linked} />
      <Folded when={props.overridden.length > 0} title={`Accepted before, with reasons (${props.overridden.length})`}>
        <Overrides overridden={props.overridden} />
      </Folded>
    </section>
  )
}
