import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isPaperKey } from '../../../../../../lib/case/ids.ts'
import { longDate } from '../../../../../../lib/case/time/calendar.ts'
import { audiences, forms } from '../../../../../../lib/documents/printing/sheet.ts'
import { paperNamed, papers } from '../../../../../../lib/documents/registry.ts'
import { inferencesIn } from '../../../../../../lib/drafting/inference.ts'
import { casePath, paperPath } from '../../../../../../lib/site/addresses.ts'
import { paperForPage } from '../../../../../../lib/work/papers/papers.ts'
import { currentActor } from '../../../../../../lib/work/sign-in/actor.ts'
import { BackLink } from '../../../../../ui/govuk/back-link.tsx'
import { Button } from '../../../../../ui/govuk/button.tsx'
import { SummaryList } from '../../../../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../../ui/script-free.tsx'
import { notHere } from '../../../not-here.ts'
import { HeldBackSummary } from '../../held-back-summary.tsx'

type Props = {
  params: Promise<{ ref: string; paper: string; key: string }>
  searchParams: Promise<{ audience?: string }>
}
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ref, paper } = await params
  const name = paperNamed(paper)
  return { title: `${name ? papers[name].title : 'Paper'} – ${ref}` }
}

/** Whether a paper may be printed: a protected address holds it back and says where; what might be inferred is shown beside. */
export default async function PaperPage({ params, searchParams }: Props) {
  const [{ ref, paper, key }, asked, actor] = await Promise.all([params, searchParams, currentActor()])
  const name = paperNamed(paper)
  if (!name || !isPaperKey(key)) notFound()
  const entry = papers[name]
  const audience = asked.audience === 'police' ? 'police' : (entry.audiences[0] ?? 'served')
  const prepared = await paperForPage(actor, ref, { name, key, audience })
  if (!prepared) return notHere(actor, ref)
  const { file, sheet, madeFrom, found } = prepared
  const application = file.applications.find(a => a.id === key)
  const hints = application && audience === 'served' ? inferencesIn(file, application) : []
  return (
    <ScriptFree>
      <BackLink href={casePath(ref, '/papers')} text="Papers" />
      <HeldBackSummary what="The paper" found={found} />
      <PageTitle>{sheet.title}</PageTitle>
      <SummaryList
        rows={[
          { key: 'Who it is for', value: audiences[audience].label },
          { key: 'Reference', value: sheet.reference },
          ...(sheet.status ? [{ key: 'Status', value: sheet.status }] : []),
          { key: 'Made from the case as of', value: longDate(madeFrom) },
          {
            key: 'Protected addresses',
            value: found.length
              ? `Found in ${found.length} ${found.length === 1 ? 'place' : 'places'}`
              : 'No exact match was found. Read it for what might be inferred',
          },
        ]}
      />
      {hints.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Words from which a place might be inferred</h2>
          <ul className="govuk-list govuk-list--bullet">
            {hints.map(h => (
              <li key={`${h.where} ${h.words}`}>
                {h.where}: “{h.words}”, because {h.says}
              </li>
            ))}
          </ul>
        </>
      )}
      {found.length === 0 && (
        <div className="govuk-button-group">
          {entry.forms.map((form, n) => (
            <Button
              key={form}
              href={paperPath(ref, { name, key, audience, form })}
              classes={n ? 'govuk-button--secondary' : ''}
              text={`Download (${forms[form].label})`}
            />
          ))}
        </div>
      )}
    </ScriptFree>
  )
}
