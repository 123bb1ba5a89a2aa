import type { Metadata } from 'next'
import { factsOf } from '../../../../lib/acts/act/decide.ts'
import { can, mayEver } from '../../../../lib/case/policy.ts'
import { riskJudgements } from '../../../../lib/case/reference/codes/decisions.ts'
import { longDate, longMoment } from '../../../../lib/case/time/calendar.ts'
import { questionStates, spoQuestion } from '../../../../lib/case/views/considered.ts'
import { riskStanding } from '../../../../lib/law/practice/risk.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { changesOfCase } from '../../../../lib/work/feeds/records-changes.ts'
import { namesOf } from '../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { RecordsChanges } from '../../../reports/records-changes.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { StatusStrip } from '../../../ui/status-strip.tsx'
import { ActLinks } from '../act-links.tsx'
import { notHere } from '../not-here.ts'
import { RecordLinks } from '../record-links.tsx'
import { AssessmentRecord } from './assessment.tsx'
import { DecisionRecord } from './decision.tsx'
import { ProposedOfficer } from './proposed-officer.tsx'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Risk and decision – ${(await params).ref}` }
}

/** Risk assessments with their answers and age, and every decision about an order with its limbs. */
export default async function RiskPage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'risk and decisions' }, async (tx, file) => ({
    names: await namesOf(
      tx,
      [...file.decisions, ...file.assessments, ...file.secondLooks].map(r => r.byId),
    ),
    changes: await changesOfCase(tx, file.case),
  }))
  if (!view) return notHere(actor, ref)
  const { file, today, at, also } = view
  const { names, changes } = also
  const props = { file, actor, today, at, back: casePath(ref, '/risk') }
  const risk = riskStanding(file, today)
  const question = spoQuestion(file, today, at)
  const state = questionStates[question.state]
  const assessments = file.assessments.toReversed()
  const decisions = file.decisions.toReversed()
  return (
    <ScriptFree>
      <PageTitle>Risk and decision</PageTitle>
      <StatusStrip
        items={[
          {
            label: 'Professional judgement',
            value: risk.last ? riskJudgements[risk.last.judgement].label : 'Not assessed',
            note: risk.sentence,
            isUrgent: risk.due,
          },
          {
            label: 'Order considered',
            value: state.label,
            note: question.reviewOn ? `Review on ${longDate(question.reviewOn)}` : undefined,
            isUrgent: state.waiting,
          },
        ]}
      />

      <div className="app-abreast">
        <section aria-labelledby="considered">
          <h2 className="govuk-heading-m" id="considered">
            Was an order considered?
          </h2>
          {question.state === 'askedAgain' && (
            <WarningText text="An incident has been recorded since the last decision. Decide again, even if the answer is the same." />
          )}
          {question.state === 'sentBack' && (
            <WarningText text="A second person has read the last decision and sent it back. Decide again." />
          )}
          {question.state === 'otherOrder' && (
            <WarningText text="Since the last decision another order came from a court, ended or was breached. Decide again, even if the answer is the same." />
          )}
          {question.state === 'dateNear' && (
            <WarningText text="Bail or release under investigation ends, or a trial is near. Decide again, even if the answer is the same." />
          )}
          <p className="govuk-body-s">
            Standard of proof since {longDate(file.settings.proofStandardFrom)}. {file.settings.proofStandard}.
          </p>
          <p className="govuk-body">
            <a className="govuk-link" href={casePath(ref, '/why')}>
              Why was there no order? The chronology of the decision
            </a>
          </p>
          <ActLinks {...props} place="risk/decisions" />
          {decisions.length === 0 && <p className="govuk-body">No decision has been recorded.</p>}
          {decisions.map((d, n) => (
            <DecisionRecord
              key={d.id}
              decision={d}
              by={names.get(d.byId)}
              latest={n === 0}
              looks={file.secondLooks
                .filter(l => l.decisionId === d.id)
                .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))}
              nameOf={id => names.get(id)}
            >
              <ActLinks {...props} place="risk/decision" quiet record={d} of={`the decision of ${longMoment(d.at)}`} />
              <RecordLinks {...props} kind="decisions" record={d} of={`the decision of ${longMoment(d.at)}`} />
            </DecisionRecord>
          ))}
        </section>

        <section aria-labelledby="assessments">
          <h2 className="govuk-heading-m" id="assessments">
            Risk assessments
          </h2>
          {risk.triggers.length > 0 && (
            <>
              <p className="govuk-body">Since the last assessment:</p>
              <ul className="govuk-list govuk-list--bullet">
                {risk.triggers.slice(0, 8).map(t => (
                  <li key={`${t.label} ${t.on}`}>
                    {t.label}, {longDate(t.on)}
                  </li>
                ))}
                {risk.triggers.length > 8 && <li>and {risk.triggers.length - 8} more</li>}
              </ul>
            </>
          )}
          <ActLinks {...props} place="risk/assessments" quiet />
          {assessments.length === 0 && <p className="govuk-body">No risk assessment has been recorded.</p>}
          {assessments.map((a, n) => (
            <AssessmentRecord key={a.id} assessment={a} by={names.get(a.byId)} today={today} latest={n === 0}>
              <RecordLinks
                {...props}
                kind="assessments"
                record={a}
                of={`the assessment of ${longDate(a.assessedOn)}`}
              />
            </AssessmentRecord>
          ))}
          {new Set(assessments.map(a => a.tool)).size > 1 && (
            <p className="govuk-body-s">
              Different tools ask different things. Their results are never added together.
            </p>
          )}
        </section>
      </div>

      {changes.rows.length > 0 && (
        <RecordsChanges
          caption="What the records system says of its crimes"
          rows={changes.rows}
          empty=""
          reads={mayEver(actor, 'secondLook')}
        />
      )}
      {changes.officer && can(actor, 'allocate', factsOf(file, at)) && (
        <ProposedOfficer caseRef={ref} officer={changes.officer} />
      )}
    </ScriptFree>
  )
}
