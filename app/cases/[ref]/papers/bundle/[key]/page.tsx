import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isId } from '../../../../../../lib/case/ids.ts'
import { longDate } from '../../../../../../lib/case/time/calendar.ts'
import { audiences } from '../../../../../../lib/documents/printing/sheet.ts'
import { bundlePath, casePath } from '../../../../../../lib/site/addresses.ts'
import { prepareBundle } from '../../../../../../lib/work/papers/bundles.ts'
import { currentActor } from '../../../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../../../ui/data-table.tsx'
import { BackLink } from '../../../../../ui/govuk/back-link.tsx'
import { Button } from '../../../../../ui/govuk/button.tsx'
import { PageTitle } from '../../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../../ui/script-free.tsx'
import { notHere } from '../../../not-here.ts'
import { HeldBackSummary } from '../../held-back-summary.tsx'

type Props = { params: Promise<{ ref: string; key: string }>; searchParams: Promise<{ audience?: string }> }
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Bundle – ${(await params).ref}` }
}

/** What is in a bundle before it is printed: its papers, its exhibits, and which of them have no pages there. */
export default async function BundlePage({ params, searchParams }: Props) {
  const [{ ref, key }, asked, actor] = await Promise.all([params, searchParams, currentActor()])
  if (!isId(key)) notFound()
  const audience = asked.audience === 'police' ? 'police' : 'served'
  const ready = await prepareBundle(actor, ref, { key, audience })
  if (!ready) return notHere(actor, ref)
  const { bundle, context, found } = ready
  return (
    <ScriptFree>
      <BackLink href={casePath(ref, '/papers')} text="Papers" />
      <HeldBackSummary what="The bundle" found={found} />
      <PageTitle>
        Bundle of {bundle.supplement ? `supplement ${bundle.supplement.number} to ` : ''}application{' '}
        {bundle.application.number}
      </PageTitle>
      <p className="govuk-body app-measure">
        {audiences[audience].label}. Made on {longDate(context.today)}: {count(bundle.papers.length, 'paper')} and{' '}
        {count(bundle.exhibits.length, 'exhibit')} in one PDF, with an index, bookmarks and one count of pages. That it
        was given out is recorded, with a line in the custody of each exhibit.
      </p>
      {found.length === 0 && <Button href={bundlePath(ref, { key, audience })} text="Download the bundle (PDF)" />}
      <h2 className="govuk-heading-m">Papers</h2>
      <ul className="govuk-list govuk-list--bullet">
        {bundle.papers.map(p => (
          <li key={p.title}>{p.title}</li>
        ))}
      </ul>
      <DataTable
        caption="Exhibits"
        rows={bundle.exhibits}
        rowKey={e => e.exhibit.id}
        empty="No exhibit goes with this application."
        columns={[
          { key: 'reference', label: 'Reference', isRowHeader: true, cell: e => e.exhibit.reference },
          { key: 'what', label: 'What it is', cell: e => e.exhibit.description },
          {
            key: 'pages',
            label: 'Pages',
            cell: e => e.absent || (e.content.some(c => 'text' in c) ? 'Its text' : e.content.length),
          },
        ]}
      />
    </ScriptFree>
  )
}

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`
