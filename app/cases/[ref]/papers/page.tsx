import type { Metadata } from 'next'
import Link from 'next/link'
import { lowerFirst } from '../../../../lib/case/words/grammar.ts'
import { type Audience, audiences, type Form, forms } from '../../../../lib/documents/printing/sheet.ts'
import type { Available } from '../../../../lib/documents/registry.ts'
import { bundlePagePath, paperPagePath, paperPath } from '../../../../lib/site/addresses.ts'
import { bundlesOf } from '../../../../lib/work/papers/bundles.ts'
import { papersOf } from '../../../../lib/work/papers/papers.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { notHere } from '../not-here.ts'
import { HeldBack } from './held-back.tsx'

type Props = { params: Promise<{ ref: string }> }
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Papers – ${(await params).ref}` }
}

/** Every paper that the case allows now: what it is for, whom it is for, and its forms. */
export default async function PapersPage({ params }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const list = await papersOf(actor, ref)
  if (!list) return notHere(actor, ref)
  const bundles = bundlesOf(list.file)
  return (
    <ScriptFree>
      <PageTitle>Papers</PageTitle>
      <p className="govuk-body app-measure">
        Each paper is made from the case as it stands, or as it stood when it was filed. What is served holds only what
        is cited; what was held back is listed in the police version of the application. Giving one out is recorded.
      </p>
      <DataTable
        caption="Papers of this case"
        captionHidden
        rows={list.papers}
        rowKey={p => `${p.name} ${p.key}`}
        empty="The case has no application and no order yet, so there is nothing to print."
        columns={[
          {
            key: 'paper',
            label: 'Paper',
            isRowHeader: true,
            cell: p => (
              <>
                <Link className="govuk-link" href={paperPagePath(ref, { ...p, audience: p.audiences[0] ?? 'served' })}>
                  {p.title}
                  <span className="govuk-visually-hidden">, {p.label}</span>
                </Link>
                <br />
                <span className="govuk-body-s app-quiet">{p.label}</span>
              </>
            ),
          },
          { key: 'says', label: 'What it is for', cell: p => p.says },
          ...formsOf(ref),
        ]}
      />
      {bundles.length > 0 && (
        <>
          <h2 className="govuk-heading-m">The whole pack</h2>
          <p className="govuk-body app-measure">
            One PDF of everything that an application rests on: an index, the papers, and each exhibit behind its cover
            sheet.
          </p>
          <ul className="govuk-list">
            {bundles.map(b => (
              <li key={`${b.key} ${b.audience}`}>
                <Link className="govuk-link" href={bundlePagePath(ref, b)}>
                  Bundle of {lowerFirst(b.label)}: {audiences[b.audience].label.toLowerCase()}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <HeldBack file={list.file} actor={actor} today={list.today} at={list.at} />
    </ScriptFree>
  )
}

const formsOf = (ref: string) =>
  (Object.keys(audiences) as Audience[]).map(audience => ({
    key: audience,
    label: audiences[audience].label,
    cell: (p: Available) =>
      p.audiences.includes(audience) ? <Links caseRef={ref} paper={p} audience={audience} /> : 'Not made',
  }))

function Links({ caseRef, paper, audience }: { caseRef: string; paper: Available; audience: Audience }) {
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {paper.forms.map((form: Form) => (
        <li key={form}>
          <a className="govuk-link" href={paperPath(caseRef, { ...paper, audience, form })} download>
            {forms[form].label}
            <span className="govuk-visually-hidden">
              : {paper.title}, {paper.label}, {audiences[audience].label.toLowerCase()}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
