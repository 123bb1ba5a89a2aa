import type { Metadata } from 'next'
import { factsOf } from '../../../../lib/acts/act/decide.ts'
import { can } from '../../../../lib/case/policy.ts'
import { retentionGroups, retentionStepKinds } from '../../../../lib/case/reference/codes/decisions.ts'
import { longDate, longMoment } from '../../../../lib/case/time/calendar.ts'
import { retentionOf, retentionReads } from '../../../../lib/law/practice/retention.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { namesOf } from '../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { ActLinks } from '../act-links.tsx'
import { notHere } from '../not-here.ts'

type Props = { params: Promise<{ ref: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Keeping and disposal – ${(await params).ref}` }
}

/** How long the case is kept and why, what holds it, and how its disposal is decided. */
export default async function RetentionPage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'how long it is kept', only: retentionReads }, (tx, file) =>
    namesOf(
      tx,
      file.retentionSteps.map(s => s.byId),
    ),
  )
  if (!view) return notHere(actor, ref)
  const { file, today, at, also: names } = view
  const kept = retentionOf(file)
  return (
    <ScriptFree>
      <PageTitle>Keeping and disposal</PageTitle>
      {kept.hold && (
        <WarningText
          text={`Legal hold since ${longMoment(kept.hold.at)}: ${kept.hold.reason}. It must not be disposed of.`}
        />
      )}
      {kept.approved && (
        <WarningText
          text={`Disposal was approved on ${longMoment(kept.approved.at)}. It is carried out in the next nightly run, unless a review or a legal hold stops it.`}
        />
      )}
      <SummaryList
        rows={[
          { key: 'Retention group', value: { text: `${retentionGroups[kept.group].label}. ${kept.because}` } },
          {
            key: 'Kept for',
            value: {
              text: `${kept.years} years${kept.countedFrom ? ` from ${longDate(kept.countedFrom)}` : ' from the day on which the case closes, or its last order ends'}. Set by the force`,
            },
          },
          {
            key: 'Review',
            value: { text: kept.reviewOn ? longDate(kept.reviewOn) : 'Not while the case is open' },
          },
          {
            key: 'Disposal',
            value: {
              text: kept.approved
                ? 'Approved'
                : kept.asked
                  ? `Asked for on ${longMoment(kept.asked.at)} by ${names.get(kept.asked.byId) ?? 'somebody who has left'}: ${kept.asked.reason}`
                  : 'Not asked for',
            },
          },
        ]}
      />
      <ActLinks
        place="retention"
        file={file}
        actor={actor}
        today={today}
        at={at}
        back={casePath(ref, '/retention')}
        as="links"
        heading="Change"
      />
      {can(actor, 'keepRecords', factsOf(file, at)) && (
        <p className="govuk-body">
          <a className="govuk-link" href={casePath(ref, '/subject-access')}>
            Subject access: what is held on a person
          </a>
        </p>
      )}
      {can(actor, 'exportCase', factsOf(file, at)) && (
        <p className="govuk-body">
          <a className="govuk-link" href={casePath(ref, '/export')}>
            Take out the whole case as a locked file
          </a>
        </p>
      )}
      <DataTable
        caption="What was decided"
        rows={file.retentionSteps.toReversed()}
        rowKey={s => s.id}
        empty="Nothing has been decided yet."
        columns={[
          { key: 'what', label: 'What', isRowHeader: true, cell: s => retentionStepKinds[s.kind].label },
          { key: 'why', label: 'Why', cell: s => s.reason },
          { key: 'by', label: 'By', cell: s => names.get(s.byId) ?? '' },
          { key: 'at', label: 'When', cell: s => longMoment(s.at) },
        ]}
      />
    </ScriptFree>
  )
}
