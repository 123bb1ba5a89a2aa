import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { factsOf } from '../../../../../lib/acts/act/decide.ts'
import { protectedNames } from '../../../../../lib/acts/drafting/library-conditions.ts'
import { can } from '../../../../../lib/case/policy.ts'
import { isChange } from '../../../../../lib/case/records/applications.ts'
import { conditionsOf, currentMain, isEditable } from '../../../../../lib/case/views/applications.ts'
import { libraryOn } from '../../../../../lib/drafting/conditions.ts'
import { actPath, applicationPath, buildPath, casePath } from '../../../../../lib/site/addresses.ts'
import type { Asked } from '../../../../../lib/site/asked.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { isLooking, LibraryList, LibrarySearch, lookingFor, matching } from '../../../../library/library-list.tsx'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'

type Props = {
  params: Promise<{ ref: string }>
  searchParams: Promise<Asked>
}
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Add a condition – ${(await params).ref}` }
}

/** The library beside an application: choosing a condition leads to the form for its blanks. */
export default async function PickConditionPage({ params, searchParams }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase({
    actor,
    ref,
    what: 'the condition library for its application',
    only: ['applications', 'draftConditions', 'protectedPersons'],
  })
  if (!view) notFound()
  const { file, today, at } = view
  const query = await searchParams
  const main = file.applications.find(a => String(a.number) === query.for) ?? currentMain(file)
  const looking = lookingFor(query)
  const entries = matching(libraryOn(today), looking)
  const usable = main && isEditable(main) && can(actor, 'draft', factsOf(file, at)) ? main : undefined
  const used = new Set(main ? conditionsOf(file, main).map(c => c.libraryCode) : [])
  const back = `${main ? applicationPath(ref, main) : casePath(ref, '/application')}#conditions`
  return (
    <ScriptFree>
      <BackLink href={back} text="Application" />
      <PageTitle>Add a condition from the library</PageTitle>
      {!usable && <InsetText text="There is no draft application that you can add a condition to." />}
      <LibrarySearch
        action={casePath(ref, '/application/conditions')}
        looking={looking}
        kept={main && isChange(main) ? { for: String(main.number) } : {}}
      />
      <p className="govuk-body" role="status">
        {entries.length} of {libraryOn(today).length} conditions
      </p>
      <LibraryList
        entries={entries}
        open={isLooking(looking)}
        known={{ person: protectedNames(file) }}
        {...(usable
          ? {
              use: e => ({
                href: actPath(ref, 'addCondition', usable.id, { code: e.code, back }),
                text: used.has(e.code) ? 'Use this condition again' : 'Use this condition',
              }),
            }
          : {})}
      />
      {usable && (
        <p className="govuk-body">
          <a className="govuk-link" href={buildPath(ref, usable)}>
            Choose from those that answer what was logged
          </a>
        </p>
      )}
      {usable && (
        <p className="govuk-body">
          Nothing fits?{' '}
          <a className="govuk-link" href={actPath(ref, 'addBespokeCondition', usable.id, { back })}>
            Write a condition of your own
          </a>
        </p>
      )}
    </ScriptFree>
  )
}
