import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { everyAct } from '../../../lib/acts/index.ts'
import { mayEver } from '../../../lib/case/policy.ts'
import { longDate, longMoment } from '../../../lib/case/time/calendar.ts'
import type { Share } from '../../../lib/pattern/linkage/estimate.ts'
import { forceActPath, forceFormKey } from '../../../lib/site/addresses.ts'
import { versionSeen } from '../../../lib/work/pipeline/as-seen.ts'
import { type Review, reviewOf } from '../../../lib/work/reports/blind-review.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { submitAct } from '../../do/submit.ts'
import { ActForm } from '../../ui/act-form/act-form.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { InsetText } from '../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { ReportSections } from '../sections.tsx'
import { dateSaid } from '../wording.ts'

export const metadata: Metadata = { title: 'Blind review' }

/** A share and how far it may be out: '92% (between 80% and 97%)'. */
const percent = (s: Share | undefined, of: string, when: string) => {
  if (!s) return when
  const whole = (p: number) => `${Math.round(p * 100)}%`
  const range = s.low === s.high ? 'every one was judged' : `between ${whole(s.low)} and ${whole(s.high)}`
  return `${whole(s.share)} ${of} (${range})`
}

/** Two reports at a time, without their score: what people say of them tells how good the linkage is for this force. */
export default async function ReviewPage() {
  const actor = await currentActor()
  requirePermission(actor, 'seeReports')
  const review = await reviewOf(actor)
  const works = mayEver(actor, 'workPairs')
  const judged = { actor, act: 'judgeLink' as const, on: review.next?.id, input: {} }
  const seen = (works && review.next && (await versionSeen(judged))) || ''
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Blind review</PageTitle>
      <ReportSections actor={actor} here="/reports/review" />
      <p className="govuk-body app-measure">
        How far the pairs found in this force’s own reports can be trusted. People look at two reports at a time,
        without being told whether they were linked or how strongly, and say whether they are about the same two people.
      </p>
      <p className="govuk-body app-measure">
        {review.drawnAt
          ? `${review.judged} of ${review.total} judged, drawn on ${longMoment(review.drawnAt)}.`
          : 'No sample has been drawn yet.'}
      </p>
      {review.waiting.map(text => (
        <InsetText key={text} text={text} />
      ))}
      {review.estimate && <Result review={review} />}
      {works && review.next ? (
        <Judging next={review.next} total={review.total} seen={seen} />
      ) : (
        works && <Button href={forceActPath('drawSample')} text="Draw a sample to judge" />
      )}
    </ScriptFree>
  )
}

function Result({ review: { estimate: e } }: { review: Review }) {
  if (!e) return null
  return (
    <>
      <h2 className="govuk-heading-m">What the sample says</h2>
      <SummaryList
        rows={[
          {
            key: { text: 'Precision' },
            value: {
              text: `${percent(e.precision, 'of links are right', 'Cannot be said: no link was judged')}, from ${e.linkedJudged} links judged`,
            },
          },
          {
            key: { text: 'Recall' },
            value: {
              text: `${percent(e.recall, 'of what belongs together was linked', 'Cannot be said: too little was judged')}, from ${e.linkedJudged} links and ${e.nearJudged} near misses judged`,
            },
          },
          { key: { text: 'Cannot tell' }, value: { text: `${e.cannotTell}, counted for neither` } },
        ]}
      />
      <p className="govuk-body app-measure">
        Of 20 samples drawn like this one, about 19 would lie between the two figures in brackets. Reports that were not
        even nearly linked were not judged, so recall may be lower.
      </p>
    </>
  )
}

type JudgingProps = { next: NonNullable<Review['next']>; total: number; seen: string }
function Judging({ next, total, seen }: JudgingProps) {
  return (
    <>
      <h2 className="govuk-heading-m">
        Reports {next.place} of {total}
      </h2>
      {next.reports.map((r, n) => (
        <section key={r.ref} aria-label={n ? 'Second report' : 'First report'}>
          <h3 className="govuk-heading-s">
            Report {r.ref}, {longDate(r.recordedOn)}
          </h3>
          <SummaryList
            rows={[
              ...(['suspect', 'victim'] as const).map(side => ({
                key: { text: side === 'suspect' ? 'Suspect' : 'Victim' },
                value: {
                  text: [
                    r[side].name,
                    r[side].bornOn && `born ${dateSaid(r[side].bornOn)}`,
                    r[side].address,
                    r[side].contact,
                  ]
                    .filter(Boolean)
                    .join('; '),
                },
              })),
              { key: { text: 'What happened' }, value: { text: r.summary || 'Not said' } },
            ]}
          />
        </section>
      ))}
      <ActForm
        key={next.id}
        fields={fieldsOf(everyAct.judgeLink.input)}
        keepAs={forceFormKey('judgeLink', next.id)}
        action={submitAct}
        typed={{}}
        options={{}}
        button="Save and go on"
        carried={{ act: 'judgeLink', on: next.id, seen, once: randomUUID(), back: '/reports/review' }}
        cancelHref="/reports"
      />
    </>
  )
}
