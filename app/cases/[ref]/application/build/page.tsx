import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentActor } from '../../../../../lib/casework/actor.ts'
import { viewCase } from '../../../../../lib/casework/view-case.ts'
import { actPath, applicationPath, buildPath, casePath } from '../../../../../lib/spo/addresses.ts'
import { conditionsOf, isEditable } from '../../../../../lib/spo/applications.ts'
import { wordingShown } from '../../../../../lib/spo/conditions.ts'
import { factsOf } from '../../../../../lib/spo/decide.ts'
import { can } from '../../../../../lib/spo/policy.ts'
import { type Recommended, recommendedFor } from '../../../../../lib/spo/recommended.ts'
import { sectionCalled } from '../../../../../lib/spo/section-place.ts'
import { categories } from '../../../../../lib/spo/statute.ts'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { ErrorSummary } from '../../../../ui/govuk/error-summary.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { SectionAsked } from '../section-parts.tsx'
import { Built } from './built.tsx'

type Props = { params: Promise<{ ref: string }>; searchParams: Promise<{ for?: string; none?: string }> }
export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { none } = await searchParams
  return { title: `${none ? 'Error: ' : ''}Conditions – ${(await params).ref}` }
}

/** The conditions of a draft: those it has, and those that answer what was logged, to be chosen together. */
export default async function BuildPage({ params, searchParams }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'the conditions of its draft' })
  if (!view) notFound()
  const { file, today, at } = view
  const query = await searchParams
  const a = file.applications.find(x => String(x.number) === query.for)
  if (!a) notFound()
  const home = applicationPath(ref, a)
  const here = buildPath(ref, a)
  const place = sectionCalled(file, a, 'conditions', today)
  const conditions = conditionsOf(file, a)
  const writable = isEditable(a) && can(actor, 'draft', factsOf(file, at))
  const used = new Set(conditions.map(c => c.libraryCode))
  const groups = recommendedFor(file, today)
  return (
    <>
      <BackLink href={home} text="Application" />
      {query.none && <ErrorSummary errorList={[{ text: 'Select the conditions to build', href: '#choose' }]} />}
      <PageTitle caption={place && `Application ${a.number}, section ${place.number} of ${place.of}`}>
        Conditions
      </PageTitle>
      {place && <SectionAsked place={place} caseRef={ref} back={here} />}
      <h2 className="govuk-heading-m">In the draft ({conditions.length})</h2>
      {conditions.length === 0 && <p className="govuk-body">No condition has been added yet.</p>}
      {conditions.map(c => (
        <Built key={c.id} file={file} application={a} condition={c} today={today} writable={writable} back={here} />
      ))}
      {writable ? (
        <>
          <h2 className="govuk-heading-m" id="choose" tabIndex={-1}>
            Conditions that answer what was logged
          </h2>
          <p className="govuk-body app-measure">
            Choose only what the evidence supports, then build their sentences together. Each needs its own reason.
          </p>
          <form method="get" action={casePath(ref, '/application/build/choose')}>
            <input type="hidden" name="for" value={a.number} />
            {groups.map(g => (
              <Group key={g.category ?? 'none'} group={g} used={used} />
            ))}
            <div className="govuk-button-group">
              <Button text="Build those chosen" classes={conditions.length ? 'govuk-button--secondary' : ''} />
              <a className="govuk-link" href={casePath(ref, '/application/conditions', { for: String(a.number) })}>
                Search the whole library
              </a>
              <a className="govuk-link" href={actPath(ref, 'addBespokeCondition', a.id, { back: here })}>
                Write one of your own
              </a>
            </div>
          </form>
        </>
      ) : (
        <InsetText text="This application is not a draft that you can change." />
      )}
      {place && conditions.length > 0 && (
        <div className="govuk-button-group">
          <Button href={place.next.href} text="Continue" />
          <a className="govuk-link" href={home}>
            Back to the list of sections
          </a>
        </div>
      )}
    </>
  )
}

function Group({ group: g, used }: { group: Recommended; used: ReadonlySet<string | null> }) {
  const key = g.category ?? 'none'
  const items = (entries: Recommended['usual']) =>
    entries.map(e => ({
      value: e.code,
      text: `${e.title} (${e.code})${used.has(e.code) ? ', in the draft already' : ''}`,
      hint: wordingShown(e),
    }))
  const title = g.category ? categories[g.category].label : 'Whatever was done: treatment, and telling police'
  const count = g.incidents.length
  const legend = g.category
    ? { text: `${title} (${count} ${count === 1 ? 'incident' : 'incidents'})`, classes: 'govuk-fieldset__legend--s' }
    : { text: title, classes: 'govuk-fieldset__legend--s' }
  const others = (
    <Checkboxes
      name="code"
      idPrefix={`others-${key}`}
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text: `Others for ${title.toLowerCase()}`, classes: 'govuk-visually-hidden' } }}
      items={items(g.others)}
    />
  )
  return (
    <>
      {g.usual.length > 0 && (
        <Checkboxes
          name="code"
          idPrefix={`usual-${key}`}
          classes="govuk-checkboxes--small"
          fieldset={{ legend }}
          items={items(g.usual)}
        />
      )}
      {g.others.length > 0 && (
        <Details
          summaryText={
            g.category ? `Others for ${title.toLowerCase()} (${g.others.length})` : `${title} (${g.others.length})`
          }
        >
          {others}
        </Details>
      )}
    </>
  )
}
