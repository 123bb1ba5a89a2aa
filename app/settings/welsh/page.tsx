import type { Metadata } from 'next'
import { welshFormValues } from '../../../lib/acts/force/welsh.ts'
import { longDate } from '../../../lib/case/time/calendar.ts'
import { forceActPath } from '../../../lib/site/addresses.ts'
import { loadForce } from '../../../lib/work/pipeline/load-force.ts'
import { asPerson } from '../../../lib/work/pipeline/transaction.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Sentences in Welsh' }

/** The sentences of orders, sheets, notices and service papers whose Welsh was reviewed, with by whom and when. */
export default async function WelshSettingsPage() {
  const actor = await currentActor()
  requirePermission(actor, 'manageSettings')
  const file = await asPerson(actor, tx =>
    loadForce(tx, actor, { act: { about: 'force' }, at: new Date().toISOString() }),
  )
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <BackLink href="/settings" text="Settings" />
      <PageTitle>Sentences in Welsh</PageTitle>
      <p className="govuk-body app-measure">
        Each stands in italics beside its English in orders, sheets for the defendant, notices and service papers. A
        sentence that nobody reviewed is printed in English alone, and so is one whose English has changed since.
      </p>
      <Button href={forceActPath('addWelsh')} text="Add a sentence" />
      <DataTable
        caption="Sentences"
        captionHidden
        rows={file.force.settings.welsh}
        rowKey={s => s.id}
        empty="None: every paper is in English alone."
        columns={[
          { key: 'english', label: 'English', isRowHeader: true, cell: s => s.english },
          { key: 'welsh', label: 'Welsh', cell: s => <span lang="cy">{s.welsh}</span> },
          { key: 'who', label: 'Reviewed', cell: s => `${s.reviewer}, ${longDate(s.reviewedOn)}` },
          {
            key: 'change',
            label: 'Change',
            cell: s => (
              <a className="govuk-link" href={forceActPath('changeWelsh', undefined, welshFormValues(s))}>
                Change<span className="govuk-visually-hidden"> {s.english}</span>
              </a>
            ),
          },
        ]}
      />
    </ScriptFree>
  )
}
