import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { CaseFile } from '../../../../../lib/case/case.ts'
import { type Application, isChange } from '../../../../../lib/case/records/applications.ts'
import { applicationKinds } from '../../../../../lib/case/reference/codes/applications.ts'
import { courtRefusals } from '../../../../../lib/case/reference/codes/court.ts'
import { longDate } from '../../../../../lib/case/time/calendar.ts'
import { isLive } from '../../../../../lib/case/views/applications.ts'
import { filedAnswers, wholeAnswers } from '../../../../../lib/drafting/as-filed.ts'
import { differsSinceFiled } from '../../../../../lib/drafting/as-filed-file.ts'
import { snapshotOf } from '../../../../../lib/drafting/snapshot.ts'
import { isOurs } from '../../../../../lib/law/change.ts'
import { applicationPath, casePath } from '../../../../../lib/site/addresses.ts'
import { applicationRecord } from '../../../../../lib/work/case/application-record.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { Folded } from '../../../../ui/folded.tsx'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'
import { ActLinks } from '../../act-links.tsx'
import { StatusTag } from '../application-status.tsx'
import { CurrentChange, changeTitle } from '../change.tsx'
import { ConditionParts } from '../condition-parts.tsx'
import { Conversation, Overrides, Reviews } from '../reviews.tsx'

type Props = { params: Promise<{ ref: string; number: string }> }
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ref, number } = await params
  return { title: `Application ${number} – ${ref}` }
}

const applicationNumbered = (file: CaseFile<'applications'>, number: string) =>
  file.applications.find(a => String(a.number) === number)

/** One application as it was filed, or as it stands if it was never lodged. */
export default async function OneApplicationPage({ params }: Props) {
  const { ref, number } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: `application ${number}` }, (tx, file) =>
    applicationRecord(tx, file, applicationNumbered(file, number)),
  )
  const application = view && applicationNumbered(view.file, number)
  if (!view || !application) notFound()
  const { file, today, at, also } = view
  if (isChange(application) && isOurs(application) && isLive(application) && !application.filed)
    return (
      <>
        <BackLink href={casePath(ref, '/order')} text="Order" />
        <PageTitle>{changeTitle(application)}</PageTitle>
        <CurrentChange file={file} application={application} actor={actor} today={today} at={at} record={also} />
      </>
    )
  const seat = { actor, today, at, back: applicationPath(ref, application) }
  const differs = [...new Set(differsSinceFiled(file, application))]
  return (
    <ScriptFree>
      <BackLink href={casePath(ref, '/application')} text="Application" />
      <PageTitle>
        Application {application.number}: {applicationKinds[application.kind].label.toLowerCase()}
      </PageTitle>
      <SummaryList rows={facts(application, also.names)} />
      <ActLinks {...seat} file={file} record={application} place="court/record" as="links" />
      <h2 className="govuk-heading-m">{application.filed ? 'As filed' : 'As it stands: not filed'}</h2>
      <p className="govuk-body app-measure">
        {application.filed
          ? 'Kept exactly as it was when it was lodged. Nothing here changes.'
          : application.lodgedOn
            ? 'The court received this from its applicant, so it was not filed from here.'
            : 'This has not been lodged with a court.'}
      </p>
      {differs.length > 0 && (
        <InsetText>
          <p className="govuk-body">It differs from the record since:</p>
          <ul className="govuk-list govuk-list--bullet">
            {differs.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </InsetText>
      )}
      <SummaryList
        rows={wholeAnswers(answersOf(file, application)).map(({ what, answer, cited, parts }) => ({
          key: what,
          value: {
            text: (
              <>
                <span className="app-verbatim">{answer}</span>
                {cited && <span className="app-under">Incidents cited: {cited}</span>}
                {parts.length > 0 && <ConditionParts of={what} parts={parts} />}
              </>
            ),
          },
        }))}
      />
      <Reviews file={file} application={application} names={also.names} seat={seat} />
      <Folded when={also.overridden.length > 0} title={`Warnings that were accepted (${also.overridden.length})`}>
        <Overrides overridden={also.overridden} />
      </Folded>
      <h2 className="govuk-heading-m">Conversation</h2>
      <Conversation file={file} application={application} names={also.names} seat={seat} />
    </ScriptFree>
  )
}

const answersOf = (
  file: CaseFile<
    | 'applications'
    | 'draftConditions'
    | 'incidents'
    | 'orderConditions'
    | 'orderVersions'
    | 'orders'
    | 'protectedPersons'
  >,
  a: Application,
) =>
  a.filed
    ? filedAnswers(a.filed)
    : Object.entries(snapshotOf(file, a).answers).map(([key, answer]) => ({ key, ...answer }))

function facts(a: Application, names: ReadonlyMap<string, string>) {
  const authorised = [names.get(a.authorisedById ?? ''), a.authorisedRank, a.authorisedOn && longDate(a.authorisedOn)]
  const lodged = [a.court, a.lodgedOn && longDate(a.lodgedOn), a.courtReference]
  return [
    { key: 'Status', value: { text: <StatusTag status={a.status} /> } },
    { key: 'Started by', value: names.get(a.startedById) ?? 'Someone no longer listed' },
    a.authorisedOn ? { key: 'Authorised', value: authorised.filter(Boolean).join(', ') } : null,
    a.lodgedOn ? { key: 'Lodged', value: lodged.filter(Boolean).join(', ') } : null,
    a.determinedOn ? { key: 'Decided', value: longDate(a.determinedOn) } : null,
    a.courtRefusal ? { key: 'Why the court refused', value: courtRefusals[a.courtRefusal].label } : null,
    a.outcomeReason
      ? { key: 'Reason', value: { text: <span className="app-verbatim">{a.outcomeReason}</span> } }
      : null,
  ]
}
