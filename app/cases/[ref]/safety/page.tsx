import type { Metadata } from 'next'
import { panelDecisions } from '../../../../lib/case/records/panels.ts'
import { actionResults } from '../../../../lib/case/records/safety.ts'
import { daysBetween, longDate } from '../../../../lib/case/time/calendar.ts'
import { actionOwner, planAsked, referralWords } from '../../../../lib/law/practice/safety-plan.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { namesOf } from '../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { ActLinks } from '../act-links.tsx'
import { notHere } from '../not-here.ts'
import { Referrals } from './referrals.tsx'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Safety and referrals – ${(await params).ref}` }
}

/** What was agreed for somebody's safety, who does it by when, when the plan was last looked at, and referrals with their answers. */
export default async function SafetyPage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'the safety plan and referrals' }, (tx, file) =>
    namesOf(
      tx,
      [
        ...file.agreedActions.map(a => a.ownerId),
        ...file.safetyReviews.map(r => r.byId),
        ...file.referrals.map(r => r.byId),
      ].filter(id => id !== null),
    ),
  )
  if (!view) return notHere(actor, ref)
  const { file, today, at, also: names } = view
  const props = { file, actor, today, at, back: casePath(ref, '/safety') }
  const asked = planAsked(file)
  const nameOf = (id: string | null) => {
    const person = file.protectedPersons.find(p => p.id === id)
    return person ? `${person.givenNames} ${person.familyName}` : null
  }
  const actions = file.agreedActions.toSorted(
    (a, b) => Number(a.doneOn !== null) - Number(b.doneOn !== null) || a.dueOn.localeCompare(b.dueOn),
  )
  const reviews = file.safetyReviews.toSorted((a, b) => b.reviewedOn.localeCompare(a.reviewedOn))
  return (
    <ScriptFree>
      <PageTitle>Safety and referrals</PageTitle>
      {asked?.why === 'none' && (
        <WarningText text="The risk is judged high and no safety plan has been recorded. Say what is done, by whom and by when." />
      )}
      {asked?.why === 'reopened' && asked.on <= today && (
        <>
          <WarningText text="Something has happened since the safety plan was last looked at. Look at it again, even if nothing changes." />
          <ul className="govuk-list govuk-list--bullet">
            {asked.since
              .filter(t => t.on <= today)
              .slice(0, 8)
              .map(t => (
                <li key={`${t.label} ${t.on}`}>
                  {t.label}, {longDate(t.on)}
                </li>
              ))}
          </ul>
        </>
      )}
      <ActLinks {...props} place="safety" />
      <DataTable
        caption="Safety plan"
        rows={actions}
        rowKey={a => a.id}
        empty="No action of a safety plan has been agreed yet."
        columns={[
          {
            key: 'what',
            label: 'What is done',
            isRowHeader: true,
            cell: a => (
              <>
                <span className="app-spoken">{a.what}</span>
                <span className="app-under">For {nameOf(a.personId) ?? 'everybody on the case'}</span>
              </>
            ),
          },
          { key: 'who', label: 'By whom', cell: a => actionOwner(a, id => names.get(id)) },
          {
            key: 'when',
            label: 'By when',
            cell: a => (
              <>
                {longDate(a.dueOn)}{' '}
                {!a.doneOn && a.dueOn < today && <Tag text={lateWords(a.dueOn, today)} classes="govuk-tag--orange" />}
              </>
            ),
          },
          {
            key: 'result',
            label: 'What came of it',
            cell: a =>
              a.result && a.doneOn ? (
                <>
                  {actionResults[a.result].label}, {longDate(a.doneOn)}
                  {a.resultNote && <span className="app-under">{a.resultNote}</span>}
                </>
              ) : (
                'Not done yet'
              ),
          },
          {
            key: 'acts',
            label: 'Record',
            cell: a => (
              <ActLinks
                {...props}
                place="safety/action"
                record={a}
                as="links"
                of={`the action due ${longDate(a.dueOn)}: ${a.what.slice(0, 60)}`}
              />
            ),
          },
        ]}
      />
      {(actions.length > 0 || reviews.length > 0) && (
        <DataTable
          caption="When the plan was looked at"
          rows={reviews}
          rowKey={r => r.id}
          empty="The safety plan has not been looked at as a whole yet."
          columns={[
            { key: 'when', label: 'When', isRowHeader: true, cell: r => longDate(r.reviewedOn) },
            { key: 'by', label: 'By', cell: r => names.get(r.byId) ?? 'Someone who has left' },
            { key: 'note', label: 'Is it enough?', cell: r => <span className="app-spoken">{r.note}</span> },
            {
              key: 'acts',
              label: 'Change',
              cell: r => (
                <ActLinks
                  {...props}
                  place="safety/review"
                  record={r}
                  as="links"
                  of={`the look of ${longDate(r.reviewedOn)}`}
                />
              ),
            },
          ]}
        />
      )}
      <DataTable
        caption="Before the expert panel"
        rows={file.panelItems.toSorted((a, b) => b.panelOn.localeCompare(a.panelOn))}
        rowKey={p => p.id}
        empty="This case has not been put to an expert panel."
        columns={[
          { key: 'day', label: 'Panel of', isRowHeader: true, cell: p => longDate(p.panelOn) },
          { key: 'why', label: 'What it was asked', cell: p => <span className="app-spoken">{p.why}</span> },
          {
            key: 'minute',
            label: 'Decision and minute',
            cell: p =>
              p.decision ? (
                <>
                  {panelDecisions[p.decision].label}
                  <span className="app-under app-spoken">{p.minute}</span>
                </>
              ) : (
                'Not recorded yet'
              ),
          },
          {
            key: 'told',
            label: 'Disclosed',
            cell: p => (p.disclosed ? `${p.disclosed}. To: ${p.disclosedTo ?? ''}` : 'Nothing'),
          },
          {
            key: 'acts',
            label: 'Record',
            cell: p => (
              <ActLinks
                {...props}
                place="safety/panel"
                record={p}
                as="links"
                of={`the panel of ${longDate(p.panelOn)}`}
              />
            ),
          },
        ]}
      />
      <Referrals
        referrals={file.referrals}
        today={today}
        nameOf={nameOf}
        links={r => <ActLinks {...props} place="safety/referral" record={r} as="links" of={referralWords(r)} />}
      />
    </ScriptFree>
  )
}

function lateWords(dueOn: string, today: string) {
  const late = daysBetween(dueOn, today)
  return `Overdue by ${late} ${late === 1 ? 'day' : 'days'}`
}
