import { factsOf } from '../../../../lib/acts/act/decide.ts'
import type { ActName } from '../../../../lib/case/act-names.ts'
import type { CaseFile } from '../../../../lib/case/case.ts'
import { type Actor, can } from '../../../../lib/case/policy.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import { applicationKinds, consents } from '../../../../lib/case/reference/codes/applications.ts'
import { applicationStatus } from '../../../../lib/case/reference/status.ts'
import { orderKinds } from '../../../../lib/case/reference/statute.ts'
import { londonDate, longDate } from '../../../../lib/case/time/calendar.ts'
import { citedIncidents, isEditable } from '../../../../lib/case/views/applications.ts'
import { standingOf } from '../../../../lib/case/views/orders.ts'
import { missingFrom } from '../../../../lib/drafting/sections.ts'
import { termInWords } from '../../../../lib/drafting/snapshot.ts'
import { asksOtherTerm, consentIsNeeded, consentNeededTo, orderOf } from '../../../../lib/law/change.ts'
import { actPath, applicationPath, casePath } from '../../../../lib/site/addresses.ts'
import type { ApplicationRecord } from '../../../../lib/work/case/application-record.ts'
import { SummaryList, type SummaryRow } from '../../../ui/govuk/summary-list.tsx'
import { StatusStrip } from '../../../ui/status-strip.tsx'
import { ActLinks } from '../act-links.tsx'
import { StatusTag } from './application-status.tsx'
import { ChangedConditions } from './change-conditions.tsx'
import { Changes } from './changes.tsx'
import { Answer } from './deciding.tsx'
import { HeldBack } from './held-back.tsx'
import { Conversation, Overrides, Reviews } from './reviews.tsx'
import { Missing, Tasks, ToWeigh } from './tasks.tsx'

interface ChangeProps {
  file: CaseFile
  application: Application
  actor: Actor
  today: string
  at: string
  record: ApplicationRecord
}

export const changeTitle = (a: Application) =>
  `Application ${a.number}: ${applicationKinds[a.kind].label.toLowerCase()} of an order`

/** An application to vary, renew or discharge an order, for those who write it and those who review it. */
export function CurrentChange({ file, application: a, actor, today, at, record }: ChangeProps) {
  const mayWrite = can(actor, 'draft', factsOf(file, at))
  const editable = isEditable(a)
  const here = { file, actor, today, at, record: a, back: applicationPath(file.case.ref, a) }
  return (
    <>
      <ChangeSummary file={file} application={a} names={record.names} today={today} />
      <Answer file={file} application={a} mayWrite={mayWrite} />
      <ActLinks {...here} place="application/deciding" />
      {editable && (
        <div className="app-columns">
          <Tasks file={file} application={a} actor={actor} today={today} at={at} />
          <div>
            <h2 className="govuk-heading-m">Before it can be submitted</h2>
            <Missing file={file} application={a} today={today} />
          </div>
        </div>
      )}
      {applicationStatus(a.status).tier && (
        <Changes file={file} application={a} personId={actor.id} names={record.names} />
      )}
      <HeldBack file={file} application={a} />
      <section aria-labelledby="weigh">
        <h2 className="govuk-heading-m" id="weigh">
          Points to check
        </h2>
        <ToWeigh file={file} application={a} today={today} linked={mayWrite && editable} />
        <Overrides overridden={record.overridden} />
      </section>
      <section id="written" aria-labelledby="asked">
        <h2 className="govuk-heading-l" id="asked">
          What is asked, and why
        </h2>
        <SummaryList rows={askedOf(file, a, today, mayWrite && editable)} />
      </section>
      {a.kind !== 'discharge' && (
        <ChangedConditions
          file={file}
          application={a}
          actor={actor}
          today={today}
          at={at}
          writable={mayWrite && editable}
        />
      )}
      <Reviews file={file} application={a} names={record.names} seat={here} />
      <section aria-labelledby="conversation">
        <h2 className="govuk-heading-m" id="conversation">
          Conversation
        </h2>
        <Conversation file={file} application={a} names={record.names} seat={here} />
        <ActLinks {...here} place="application/conversation" quiet />
      </section>
      <ActLinks {...here} place="application/beside" as="links" />
      <ActLinks {...here} place="court/record" as="links" />
    </>
  )
}

interface ChangeSummaryProps {
  file: CaseFile
  application: Application
  names: ReadonlyMap<string, string>
  today: string
}
function ChangeSummary({ file, application: a, names, today }: ChangeSummaryProps) {
  const order = orderOf(file, a)
  const missing = applicationStatus(a.status).editable ? missingFrom(file, a, today).length : 0
  return (
    <StatusStrip
      items={[
        {
          label: applicationKinds[a.kind].label,
          value: <StatusTag status={a.status} />,
          note: missing ? `${missing} missing before it can be submitted` : undefined,
        },
        {
          label: 'Order',
          value: order ? (
            <a className="govuk-link" href={casePath(file.case.ref, '/order')}>
              {order.ref}
            </a>
          ) : (
            'Not on this case'
          ),
          note: order ? `${orderKinds[order.kind].label}. ${standingOf(order, file, today).label}` : undefined,
        },
        {
          label: a.submittedAt ? 'Submitted' : 'Started',
          value: longDate(londonDate(a.submittedAt ?? a.startedAt)),
          note: `Started by ${names.get(a.startedById) ?? 'someone no longer listed'}`,
        },
        ...(a.authorisedOn
          ? [
              {
                label: 'Authorised',
                value: longDate(a.authorisedOn),
                note: [names.get(a.authorisedById ?? ''), a.authorisedRank].filter(Boolean).join(', '),
              },
            ]
          : []),
      ]}
    />
  )
}

function askedOf(
  file: CaseFile<'incidents' | 'orderVersions' | 'orders'>,
  a: Application,
  today: string,
  writable: boolean,
): SummaryRow[] {
  const order = orderOf(file, a)
  const back = applicationPath(file.case.ref, a)
  const change = (act: ActName, what: string) =>
    writable
      ? { items: [{ href: actPath(file.case.ref, act, a.id, { back }), text: 'Change', visuallyHiddenText: what }] }
      : undefined
  const verbatim = (text: string | null) => ({
    text: <span className="app-verbatim">{text ?? 'Not answered yet'}</span>,
  })
  const incidents = citedIncidents(file, a.necessityIncidentIds)
  const consent = (answer: Application['policeConsent']) => (answer ? consents[answer].label : 'Not answered yet')
  return [
    {
      key: 'What the court is asked to do',
      value: verbatim(a.changeAsked),
      actions: change('writeChangeAsked', 'what the court is asked to do'),
    },
    { key: 'What has changed since the order', value: verbatim(a.changedSince) },
    {
      key: a.kind === 'discharge' ? 'Why the order is no longer necessary' : 'Why it is necessary',
      value: verbatim(a.necessityGrounds),
      actions: change('writeChangeReasons', 'the reasons'),
    },
    {
      key: 'Incidents cited',
      value: {
        text: incidents.length ? (
          <ul className="govuk-list">
            {incidents.map(i => (
              <li key={i.id}>
                <strong>
                  {i.number}. {longDate(i.happenedOn)}
                </strong>{' '}
                {i.summary}
              </li>
            ))}
          </ul>
        ) : (
          'None'
        ),
      },
    },
    ...(a.kind === 'discharge'
      ? [
          {
            key: 'Defendant consents',
            value: consent(a.defendantConsent),
            actions: change('writeConsents', 'the defendant’s consent'),
          },
          { key: 'Chief officer consents', value: 'By applying' },
          {
            key: 'When consent is needed',
            value: order
              ? consentIsNeeded(order, today)
                ? `Until the end of ${longDate(consentNeededTo(order))}, two years beginning with the day the order was made`
                : 'Not any more: two years have passed, or it is an interim order'
              : 'Not known',
          },
          ...(a.consentNote ? [{ key: 'Who said so', value: verbatim(a.consentNote) }] : []),
        ]
      : [
          {
            key: 'Length asked for',
            value: asksOtherTerm(file, a) ? (termInWords(a) ?? 'Not answered yet') : 'As it is now',
            actions: change('writeChangedTerm', 'the length'),
          },
          ...(a.termReason ? [{ key: 'Reason for that length', value: verbatim(a.termReason) }] : []),
        ]),
    {
      key: 'Views of the protected person',
      value: verbatim(a.protectedViews),
      actions: change('writeProtectedViews', 'the views of the protected person'),
    },
  ]
}
