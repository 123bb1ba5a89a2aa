import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { type AnyCaseAct, variantOf, variantValue } from '../../../../../lib/acts/act/act.ts'
import { availability, recordOf } from '../../../../../lib/acts/act/decide.ts'
import { formerNames } from '../../../../../lib/acts/act/former-names.ts'
import { type Offer, offersInstead, statusInWords } from '../../../../../lib/acts/act/offers.ts'
import { formAbout } from '../../../../../lib/acts/correct/listing.ts'
import { fieldsOf } from '../../../../../lib/acts/form/fields.ts'
import { actCalled, acts, isCaseActName } from '../../../../../lib/acts/index.ts'
import { londonDate } from '../../../../../lib/case/time/calendar.ts'
import { sectionWritten } from '../../../../../lib/drafting/section-place.ts'
import { warningsOf } from '../../../../../lib/drafting/sections.ts'
import { actPath, formKey, isOfCase, isOwnPath, stagePath } from '../../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { importedSummary } from '../../../../../lib/work/imports/imported-summary.ts'
import { evidenceOptions, optionsFor } from '../../../../../lib/work/lists/options.ts'
import { withRecorded } from '../../../../../lib/work/lists/recorded-options.ts'
import { draftPaper } from '../../../../../lib/work/papers/papers.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { ActFormPage } from '../../../../do/act-form-page.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { CheckAndSend } from '../../application/check-and-send.tsx'
import { SectionAsked, SectionEvidence } from '../../application/section-parts.tsx'
import { notHere } from '../../not-here.ts'

type Props = {
  params: Promise<{ ref: string; act: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { ref, act } = await params
  return { title: `${actCalled(act, await searchParams)?.act.label ?? 'Not found'} – ${ref}` }
}

/** The page of any act on a case. */
export default async function ActPage({ params, searchParams }: Props) {
  const { ref, act: name } = await params
  const { on, back, ...asked } = await searchParams
  const given = asked as Record<string, string>
  const actor = await currentActor()
  const renamed = formerNames.get(name)
  if (renamed) redirect(actPath(ref, renamed.name, on, { ...given, ...(back ? { back } : {}), ...renamed.given }))
  if (!isCaseActName(name)) notFound()
  const act = acts[name]
  // What is written from a door is written there, by the order and not by the case.
  if (act.writeOnly) notFound()
  const label = variantOf(act, asked).label
  const now = new Date().toISOString()
  const today = londonDate(now)
  const view = await viewCase({ actor, ref, what: `the form “${label}”` }, async (tx, file) => {
    const place = act.stage === 'application' || isOwnPath(back) ? sectionWritten(file, name, on, today) : undefined
    const record = recordOf(file, act.about, on)
    const fields = fieldsOf(variantOf(act, asked).input)
    const known = record ? (act.prefill?.({ file, record, today }) ?? {}) : {}
    return {
      place,
      options: await withRecorded(tx, await optionsFor(tx, fields, file, record), fields, known, file),
      paper: name === 'submitApplication' && on ? await draftPaper(tx, file, on, today) : undefined,
      imported: place ? await importedSummary(tx, file.case.id) : undefined,
    }
  })
  if (!view) return notHere(actor, ref)
  const { file, at } = view
  const { imported, paper } = view.also
  const draft = name === 'submitApplication' ? file.applications.find(a => a.id === on) : undefined
  const may = availability(file, act, recordOf(file, act.about, on), { actor, at }, 'form')
  if (may.kind === 'missing') notFound()
  const isKnown = back && (isOfCase(ref, back) || back.startsWith('/queues'))
  const home = isKnown ? back : stagePath(ref, act.stage)
  if (may.kind === 'moved') {
    const record = recordOf(file, act.about, on)
    const instead = record ? offersInstead(act, file, { actor, today, at }, record) : []
    return (
      <MovedOn act={variantOf(act, asked)} status={may.status} instead={instead} caseRef={ref} on={on} home={home} />
    )
  }
  const value = variantValue(act, { ...act.prefill?.({ file, record: may.record, today }), ...asked })
  if (act.varies && value === undefined) redirect(act.varies.chosenAt(may.record, ref))
  // A form about one order picks from its conditions and from no other's.
  const conditionsOfIt = new Set(
    act.about === 'orders' ? file.orderConditions.flatMap(c => (c.orderId === on ? [c.id] : [])) : [],
  )
  const listed = view.also.options
  const picked =
    conditionsOfIt.size && listed.orderConditions
      ? { ...listed, orderConditions: listed.orderConditions.filter(o => conditionsOfIt.has(o.value)) }
      : listed
  // A section opened from elsewhere, to record what happened, is no page of the draft.
  const place = act.stage === 'application' || home.includes('/application') ? view.also.place : undefined
  const isBeside = fieldsOf(variantOf(act, { [act.varies?.by ?? '']: value }).input).some(([, f]) => f.beside)
  const options = isBeside && picked.incidents ? { ...picked, incidents: evidenceOptions(file) } : picked
  const here = actPath(ref, name, on, { ...asked, ...(back ? { back } : {}) } as Record<string, string>)
  return (
    <ActFormPage
      actor={actor}
      name={name}
      file={file}
      record={may.record}
      today={today}
      caseRef={ref}
      on={on}
      options={options}
      asked={asked}
      keepAs={formKey(ref, name, on, value)}
      here={here}
      home={home}
      back={{ href: home }}
      warnings={draft ? warningsOf(file, draft, today) : []}
      caption={formAbout(file, act, may.record)}
      {...(place
        ? {
            caption: `Application ${place.application.number}, section ${place.number} of ${place.of}`,
            onward: place.next,
            beside: <SectionEvidence file={file} place={place} today={today} imported={imported} />,
          }
        : {})}
    >
      {draft && <CheckAndSend file={file} application={draft} today={today} paper={paper} />}
      {place && <SectionAsked place={place} caseRef={ref} back={here} />}
      {place && name === 'startInterim' && (
        <p className="govuk-body">
          <a className="govuk-link" href={place.next.href}>
            No interim order is needed: go on
          </a>
        </p>
      )}
    </ActFormPage>
  )
}

interface MovedOnProps {
  act: AnyCaseAct
  status: string
  instead: Offer[]
  caseRef: string
  on: string | undefined
  home: string
}

/** The record stands where the act is not done from: where that is, and what can be done from there instead. */
function MovedOn({ act, status, instead, caseRef, on, home }: MovedOnProps) {
  return (
    <>
      <PageTitle>This has moved on</PageTitle>
      <p className="govuk-body app-measure">
        “{act.label}” cannot be done now. {statusInWords(act.about, status)} Nothing was saved twice. What you typed is
        kept if you come back to the form.
      </p>
      {instead.length > 0 && (
        <>
          <h2 className="govuk-heading-m">What you can do from here</h2>
          <ul className="govuk-list">
            {instead.map(offer => (
              <li key={offer.name}>
                <a className="govuk-link" href={actPath(caseRef, offer.name, on, { back: home })}>
                  {offer.act.label}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button href={home} text="See the case as it is now" />
    </>
  )
}
