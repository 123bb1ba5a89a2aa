import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Actor } from '../../../../lib/case/policy.ts'
import { paperMarkKinds } from '../../../../lib/case/records/papers.ts'
import { applicationKinds } from '../../../../lib/case/reference/codes/applications.ts'
import { londonDate, longDate } from '../../../../lib/case/time/calendar.ts'
import { whatOf } from '../../../../lib/documents/papers/application.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { ActLinks } from '../act-links.tsx'

interface HeldBackProps {
  file: CaseFile
  actor: Actor
  today: string
  at: string
}

/** What somebody decided about what is served, each with its reason and the way to undo it. */
export function HeldBack({ file, actor, today, at }: HeldBackProps) {
  const here = { file, actor, today, at, back: casePath(file.case.ref, '/papers') }
  return (
    <section aria-labelledby="held-back">
      <h2 className="govuk-heading-m" id="held-back">
        Held back from what is served
      </h2>
      <DataTable
        caption="Held back, and own words chosen"
        captionHidden
        rows={file.paperMarks.filter(m => !m.endedAt)}
        rowKey={m => m.id}
        empty="Nothing is held back. An incident or an exhibit is held back on its own page, a passage of the grounds here."
        columns={[
          { key: 'what', label: 'What', isRowHeader: true, cell: m => whatOf(file, m) },
          { key: 'how', label: 'Decided', cell: m => paperMarkKinds[m.kind].label },
          { key: 'why', label: 'Why', cell: m => `${m.reason} (${longDate(londonDate(m.at))})` },
          {
            key: 'undo',
            label: 'Undo',
            cell: m => <ActLinks {...here} place="papers/mark" record={m} as="links" of={whatOf(file, m)} />,
          },
        ]}
      />
      {file.applications.map(a => (
        <ActLinks
          key={a.id}
          {...here}
          place="papers/application"
          record={a}
          as="links"
          of={`of application ${a.number}`}
          {...(file.applications.length > 1
            ? { heading: `Application ${a.number}: ${applicationKinds[a.kind].label.toLowerCase()}` }
            : {})}
        />
      ))}
    </section>
  )
}
