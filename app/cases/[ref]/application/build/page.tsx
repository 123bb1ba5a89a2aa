import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { variantOf } from '../../../../../lib/acts/act/act.ts'
import { factsOf } from '../../../../../lib/acts/act/decide.ts'
import { offeredCodes } from '../../../../../lib/acts/drafting/build-conditions.ts'
import { fieldsOf } from '../../../../../lib/acts/form/fields.ts'
import { openForm } from '../../../../../lib/acts/form/opened.ts'
import { acts } from '../../../../../lib/acts/index.ts'
import type { CaseFile } from '../../../../../lib/case/case.ts'
import { can } from '../../../../../lib/case/policy.ts'
import type { Application } from '../../../../../lib/case/records/applications.ts'
import { categories } from '../../../../../lib/case/reference/statute.ts'
import { londonDate } from '../../../../../lib/case/time/calendar.ts'
import { chronology, conditionsOf, isEditable } from '../../../../../lib/case/views/applications.ts'
import { wordingShown } from '../../../../../lib/drafting/conditions.ts'
import { type Recommended, recommendedFor, whyRecommended } from '../../../../../lib/drafting/recommended.ts'
import { sectionCalled } from '../../../../../lib/drafting/section-place.ts'
import { actPath, applicationPath, buildPath, casePath, formKey } from '../../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { fileOptions, optionsFor } from '../../../../../lib/work/lists/options.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { ActFormPart } from '../../../../do/act-form-page.tsx'
import { errorsPlace } from '../../../../ui/act-form/state.ts'
import { Folded } from '../../../../ui/folded.tsx'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { ErrorSummary } from '../../../../ui/govuk/error-summary.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'
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
  const query = await searchParams
  const today = londonDate(new Date().toISOString())
  const view = await viewCase({ actor, ref, what: 'the conditions of its draft' }, async (tx, file) => {
    const draft = file.applications.find(x => String(x.number) === query.for)
    const offer = draft && offerFor(file, draft, today)
    const fields = offer ? fieldsOf(variantOf(acts.buildConditions, { codes: offer }).input) : []
    const incidents = chronology(file)
    // Why each is recommended, beside its name.
    const chosen = (draft ? recommendedFor(file, today) : [])
      .flatMap(g => g.usual)
      .map(e => ({ value: e.code, label: e.title, hint: whyRecommended(e, incidents) }))
    return {
      offer,
      options: { ...(await optionsFor(tx, fields, { ofFile: fileOptions(fields, file, draft) })), chosen },
    }
  })
  if (!view) notFound()
  const { file, at } = view
  const a = file.applications.find(x => String(x.number) === query.for)
  if (!a) notFound()
  const { offer } = view.also
  const home = applicationPath(ref, a)
  const here = buildPath(ref, a)
  const place = sectionCalled(file, a, 'conditions', today)
  const conditions = conditionsOf(file, a)
  const writable = isEditable(a) && can(actor, 'draft', factsOf(file, at))
  const used = new Set(conditions.map(c => c.libraryCode))
  const offered = new Set(offer?.replace(/^.*:/, '').split(','))
  const groups = recommendedFor(file, today).map(g => ({ ...g, usual: g.usual.filter(e => !offered.has(e.code)) }))
  const isAdding = writable && offer !== undefined
  return (
    <ScriptFree>
      <BackLink href={home} text="Application" />
      <div id={errorsPlace} className="app-form-page" />
      {query.none && <ErrorSummary errorList={[{ text: 'Select the conditions to build', href: '#choose' }]} />}
      <PageTitle caption={place && `Application ${a.number}, section ${place.number} of ${place.of}`}>
        Conditions
      </PageTitle>
      {place && <SectionAsked place={place} caseRef={ref} back={here} />}
      {conditions.length === 0 && <p className="govuk-body">No condition has been added yet.</p>}
      {conditions.length > 0 && (
        <Folded
          when={isAdding && conditions.length > 1}
          title={`In the draft (${conditions.length}): read or change them`}
        >
          {!(isAdding && conditions.length > 1) && (
            <h2 className="govuk-heading-m">In the draft ({conditions.length})</h2>
          )}
          {conditions.map(c => (
            <Built key={c.id} file={file} condition={c} today={today} writable={writable} back={here} />
          ))}
        </Folded>
      )}
      {writable ? (
        <>
          {offer && (
            <>
              <h2 className="govuk-visually-hidden">Add conditions</h2>
              <ActFormPart
                actor={actor}
                form={openForm({
                  actor,
                  name: 'buildConditions',
                  seen: { file, record: a, today },
                  asked: { codes: offer },
                })}
                caseRef={ref}
                on={a.id}
                options={view.also.options}
                keepAs={formKey(ref, 'buildConditions', a.id, offer)}
                here={here}
                home={here}
                onward={place?.next}
              />
            </>
          )}
          <form className="app-library" method="get" action={casePath(ref, '/application/build/choose')}>
            <input type="hidden" name="for" value={a.number} />
            <Folded when={Boolean(offer)} title="Others of the library" open={Boolean(query.none)}>
              <h2 className={offer ? 'govuk-visually-hidden' : 'govuk-heading-m'} id="choose" tabIndex={-1}>
                {offer ? 'Others of the library' : 'Conditions of the library'}
              </h2>
              {groups.map(g => (
                <Group key={g.category ?? 'none'} group={g} used={used} />
              ))}
              <div className="govuk-button-group">
                <Button text="Build those chosen" classes="govuk-button--secondary" />
                <a className="govuk-link" href={casePath(ref, '/application/conditions', { for: String(a.number) })}>
                  Search the whole library
                </a>
                <a className="govuk-link" href={actPath(ref, 'addBespokeCondition', a.id, { back: here })}>
                  Write one of your own
                </a>
              </div>
            </Folded>
          </form>
        </>
      ) : (
        <InsetText text="This application is not a draft that you can change." />
      )}
      {place && conditions.length > 0 && (
        <div className="govuk-button-group">
          <Button href={place.next.href} text="Go on without adding" classes="govuk-button--secondary" />
        </div>
      )}
    </ScriptFree>
  )
}

/** The conditions that most often answer what was logged and are not in the draft yet, to be chosen and built in one form. */
function offerFor(file: CaseFile, a: Application, today: string): string | undefined {
  const used = new Set(conditionsOf(file, a).map(c => c.libraryCode))
  const entries = recommendedFor(file, today)
    .flatMap(g => g.usual)
    .filter(e => !used.has(e.code))
  return entries.length ? offeredCodes(entries) : undefined
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
        <Details summaryText={`${legend.text}: ${g.usual.length} more`}>
          <Checkboxes
            name="code"
            idPrefix={`usual-${key}`}
            classes="govuk-checkboxes--small"
            fieldset={{ legend }}
            items={items(g.usual)}
          />
        </Details>
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
