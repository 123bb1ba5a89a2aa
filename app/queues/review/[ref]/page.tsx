import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { openForm } from '../../../../lib/acts/form/opened.ts'
import type { CaseFile } from '../../../../lib/case/case.ts'
import { type Actor, mayEver } from '../../../../lib/case/policy.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import { type Tier, tiers } from '../../../../lib/case/reference/codes/applications.ts'
import { applicationStatus } from '../../../../lib/case/reference/status.ts'
import { isCarried } from '../../../../lib/case/views/applications.ts'
import { readinessOf } from '../../../../lib/drafting/readiness.ts'
import { pointsBy } from '../../../../lib/drafting/review-points.ts'
import {
  actPath,
  applicationPath,
  casePath,
  formKey,
  pagePath,
  queuePath,
  reviewPath,
} from '../../../../lib/site/addresses.ts'
import { tierPermission } from '../../../../lib/waits/applications.ts'
import { applicationRecord } from '../../../../lib/work/case/application-record.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { queuesOf } from '../../../../lib/work/queues/all.ts'
import { type QueuePage, readQueue } from '../../../../lib/work/queues/read.ts'
import { currentActor, requirePermission } from '../../../../lib/work/sign-in/actor.ts'
import { Changes } from '../../../cases/[ref]/application/changes.tsx'
import { Overrides } from '../../../cases/[ref]/application/reviews.tsx'
import { ToWeigh } from '../../../cases/[ref]/application/tasks.tsx'
import { ActFormPart } from '../../../do/act-form-page.tsx'
import { errorsPlace } from '../../../ui/act-form/state.ts'
import { DoneBanner } from '../../../ui/done-banner.tsx'
import { Folded } from '../../../ui/folded.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { Answers, CitedOnce, Draft } from './draft.tsx'
import { ReviewKeys } from './review-keys.tsx'

type Props = { params: Promise<{ ref: string }> }
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Review – ${(await params).ref}` }
}

const endorsing = {
  sergeant: 'endorseAsSergeant',
  coordinator: 'endorseAsCoordinator',
  legal: 'endorseAsLegal',
  authorising: 'authorise',
} as const
const returning = {
  sergeant: 'returnAsSergeant',
  coordinator: 'returnAsCoordinator',
  legal: 'returnAsLegal',
  authorising: 'returnAsAuthorising',
} as const
const refusing = {
  sergeant: 'refuseAsSergeant',
  coordinator: 'refuseAsCoordinator',
  legal: 'refuseAsLegal',
  authorising: 'refuseAsAuthorising',
} as const

/** One draft, beside the list of those that wait for the same reviewer. On a narrow screen it stands alone. */
export default async function ReviewPage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  requirePermission(actor, 'viewCase')
  const view = await viewCase({ actor, ref, what: 'the draft, to review it' }, (tx, file) =>
    applicationRecord(tx, file, before(actor, file)),
  )
  if (!view) notFound()
  const { file, today, also } = view
  const a = before(actor, file)
  const queue = await readQueue(actor, 'review', {})
  const tier = a && applicationStatus(a.status).tier
  return (
    <ScriptFree>
      {queuesOf(actor).includes('review') ? (
        <BackLink href={queuePath('review')} text="Drafts to review" />
      ) : (
        <BackLink href={pagePath('/queues')} text="Desk" />
      )}
      <DoneBanner path="/" />
      <div className="app-review">
        {a && tier && <Title file={file} application={a} tier={tier} actor={actor} today={today} />}
        <DraftList page={queue} current={ref} />
        {a && tier && (
          <div className="app-review__evidence">
            <Questioned file={file} application={a} today={today} overridden={also.overridden} />
            <Draft file={file} application={a} actor={actor} of="facts" />
            <CitedOnce file={file} application={a} />
          </div>
        )}
        {a && tier ? (
          <Reviewed file={file} application={a} tier={tier} actor={actor} today={today} record={also} queue={queue} />
        ) : (
          <div className="app-review__draft">
            <PageTitle>Nothing here waits for your review</PageTitle>
            <p className="govuk-body">
              <a className="govuk-link" href={casePath(ref, '/application')}>
                See the application as it is now
              </a>
            </p>
          </div>
        )}
      </div>
    </ScriptFree>
  )
}

/** The application of this case that stands before a tier which the reader holds. */
const before = (actor: Actor, file: CaseFile<'applications'>): Application | undefined =>
  file.applications.find(a => {
    const { tier } = applicationStatus(a.status)
    return tier && !isCarried(file, a) && mayEver(actor, tierPermission[tier])
  })

interface ReviewedProps {
  file: CaseFile
  application: Application
  tier: Tier
  actor: Actor
  today: string
  record: Awaited<ReturnType<typeof applicationRecord>>
  queue: QueuePage
}
function Title({ file, application: a, tier, actor, today }: Omit<ReviewedProps, 'record' | 'queue'>) {
  const [d] = file.defendants
  const { ref } = file.case
  return (
    <div className="app-review__title">
      <div>
        <div id={errorsPlace} />
        <PageTitle caption={`${ref}. Review as ${tiers[tier].label.toLowerCase()}`}>
          {d ? `${d.givenNames} ${d.familyName}` : ref}
        </PageTitle>
        <p className="govuk-body">
          Sections complete: {readinessOf(file, a, today)}.{' '}
          <a className="govuk-link" href={applicationPath(ref, a)}>
            Open the whole application
          </a>
          <a className="govuk-link app-review__down" href="#decide">
            {tier === 'authorising' ? 'Authorise, return or refuse' : 'Endorse, return or refuse'}
          </a>
        </p>
      </div>
      <div>
        <Draft file={file} application={a} actor={actor} of="who" />
      </div>
    </div>
  )
}

interface QuestionedProps extends Pick<ReviewedProps, 'file' | 'application' | 'today'> {
  overridden: Parameters<typeof Overrides>[0]['overridden']
}
/** What may be questioned, before the draft is read. */
function Questioned({ file, application, today, overridden }: QuestionedProps) {
  return (
    <section aria-labelledby="warnings">
      <h2 className="govuk-heading-m" id="warnings">
        Warnings
      </h2>
      <ToWeigh file={file} application={application} today={today} linked={false} />
      <Folded when={overridden.length > 0} title={`Accepted before, with reasons (${overridden.length})`}>
        <Overrides overridden={overridden} />
      </Folded>
    </section>
  )
}

function Reviewed({ file, application: a, tier, actor, today, record, queue }: ReviewedProps) {
  const { ref } = file.case
  const mine = pointsBy(file, a, actor.id)
  const to = (act: (typeof endorsing | typeof returning | typeof refusing)[Tier]) =>
    actPath(ref, act, a.id, { back: '/queues/review/next' })
  const other = (step: number) => {
    const drafts = draftsIn(queue)
    const n = drafts.findIndex(row => row.ref === ref)
    const row = drafts[n + step]
    return n >= 0 && row && n + step >= 0 ? [row.ref] : []
  }
  const returnWords =
    mine.length > 0 ? `Return (${mine.length} ${mine.length === 1 ? 'comment' : 'comments'})` : 'Return'
  return (
    <article className="app-review__draft">
      <Answers file={file} application={a} names={record.names} />
      <Changes file={file} application={a} personId={actor.id} names={record.names} />
      <Draft file={file} application={a} actor={actor} of="text" />
      <section aria-labelledby="decide">
        <h2 className="govuk-heading-m" id="decide" tabIndex={-1}>
          {tier === 'authorising' ? 'If you authorise it' : 'If you endorse it'}
        </h2>
        <ActFormPart
          actor={actor}
          form={openForm({ actor, name: endorsing[tier], seen: { file, record: a, today } })}
          caseRef={ref}
          on={a.id}
          options={{}}
          keepAs={formKey(ref, endorsing[tier], a.id)}
          here={reviewPath(ref)}
          home="/queues/review/next"
          formId="decide-form"
        />
      </section>
      <div className="app-review__decide app-no-print">
        <Button
          text={tier === 'authorising' ? 'Authorise' : 'Endorse and send on'}
          attributes={{ form: 'decide-form' }}
          preventDoubleClick
        />
        <Button href={to(returning[tier])} text={returnWords} classes="govuk-button--secondary" />
        <Button href={to(refusing[tier])} text="Refuse" classes="govuk-button--warning" />
      </div>
      <ReviewKeys
        keys={[
          { key: 'e', words: tier === 'authorising' ? 'authorise' : 'endorse', href: '#decide' },
          { key: 'r', words: 'return', href: to(returning[tier]) },
          ...other(1).map(next => ({ key: 'j', words: 'next draft', href: reviewPath(next) })),
          ...other(-1).map(last => ({ key: 'k', words: 'draft before', href: reviewPath(last) })),
        ]}
      />
    </article>
  )
}

/** The two halves of one application are one draft to read. */
const draftsIn = ({ rows }: QueuePage) => rows.filter((row, n) => rows.findIndex(r => r.ref === row.ref) === n)

function DraftList({ page, current }: { page: QueuePage; current: string }) {
  return (
    <nav className="app-review__list" aria-label="Drafts to review">
      <h2 className="govuk-heading-s">Drafts to review ({page.total.toLocaleString('en-GB')})</h2>
      <ul className="govuk-list">
        {draftsIn(page).map(row => (
          <li key={row.id}>
            <a
              className="govuk-link"
              href={reviewPath(row.ref)}
              aria-current={row.ref === current ? 'page' : undefined}
            >
              {row.defendant || row.ref}
            </a>
            <span className="app-under">
              {row.ref}, {row.officer ?? 'no officer'}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  )
}
