import type { Metadata } from 'next'
import { mayEver } from '../../../lib/case/policy.ts'
import { longMoment } from '../../../lib/case/time/calendar.ts'
import type { WeightLine } from '../../../lib/pattern/linkage/weights.ts'
import { forceActPath } from '../../../lib/site/addresses.ts'
import { weightsView } from '../../../lib/work/reports/import-list.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { FoldedRest } from '../../ui/folded.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { InsetText } from '../../ui/govuk/inset-text.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { ReportSections } from '../sections.tsx'

export const metadata: Metadata = { title: 'How reports are matched' }

/** A share as people say it: '79 in 100', '3 in 10,000'. */
function share(p: number): string {
  if (p <= 0) return 'Not met'
  for (const whole of [100, 1000, 10_000, 1_000_000])
    if (p * whole >= 1) return `${Math.round(p * whole).toLocaleString('en-GB')} in ${whole.toLocaleString('en-GB')}`
  return 'Fewer than 1 in 1,000,000'
}
function counts(weight: number): string {
  if (Math.abs(weight) < 0.5) return 'Hardly counts'
  const times = 2 ** Math.abs(weight)
  const much = times > 1000 ? 'more than 1,000' : Math.round(times).toLocaleString('en-GB')
  return `${weight > 0 ? 'For' : 'Against'}: ${much} times as likely if they are ${weight > 0 ? 'the same person' : 'different people'}`
}

const ofStrangers = [
  { key: 'chance', label: 'Of strangers’ rows', cell: (l: WeightLine) => share(l.chance) },
  {
    key: 'counts',
    label: 'Counts',
    cell: (l: WeightLine) => (l.chance > 0 ? counts(l.weight) : 'By how rare the value is'),
  },
]

/** What each likeness counts for, on each side, in plain words. */
export default async function WeightsPage() {
  const actor = await currentActor()
  requirePermission(actor, 'seeReports')
  const view = await weightsView(actor)
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>How reports are matched</PageTitle>
      <ReportSections actor={actor} here="/reports/weights" />
      <p className="govuk-body app-measure">
        {view.learntAt
          ? `Learnt on ${longMoment(view.learntAt)} from ${view.reports.toLocaleString('en-GB')} reports of this force${view.by ? `, asked for by ${view.by}` : ''}. Nobody told the program which reports belong together.`
          : 'These are the weights that learning begins from. The force’s own are learnt by themselves at 1,000 reports sent in a large file, or whenever you ask.'}
      </p>
      {view.waiting.map(text => (
        <InsetText key={text} text={text} />
      ))}
      {mayEver(actor, 'workPairs') && <Button href={forceActPath('learnWeights')} text="Work out the weights again" />}
      <div className="app-abreast">
        {(['suspect', 'victim'] as const).map(side => (
          <div key={side}>
            <FoldedRest
              rows={view.lines.filter(l => l.side === side)}
              shown={22}
              title={n => `${n} more that are compared`}
            >
              {(rows, isRest) => (
                <DataTable
                  caption={`Between two ${side}s${isRest ? ', the rest' : ''}`}
                  captionHidden={isRest}
                  rows={rows}
                  rowKey={l => `${l.field} ${l.level}`}
                  empty="No weights."
                  columns={[
                    {
                      key: 'what',
                      label: 'What is compared',
                      isRowHeader: true,
                      cell: (l: WeightLine) => `${l.field}: ${l.level}`,
                    },
                    { key: 'agree', label: 'Of one person’s rows', cell: (l: WeightLine) => share(l.agree) },
                    // Of strangers nothing is known before the force's own reports were learnt from.
                    ...(view.learntAt ? ofStrangers : []),
                  ]}
                />
              )}
            </FoldedRest>
          </div>
        ))}
      </div>
    </ScriptFree>
  )
}
