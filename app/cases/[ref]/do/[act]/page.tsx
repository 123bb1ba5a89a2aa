import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import type { AnyCaseAct } from '../../../../../lib/acts/act/act.ts'
import { formerNames } from '../../../../../lib/acts/act/former-names.ts'
import { type Offer, statusInWords } from '../../../../../lib/acts/act/offers.ts'
import { actCalled, acts, isCaseActName } from '../../../../../lib/acts/index.ts'
import { warningsOf } from '../../../../../lib/drafting/sections.ts'
import { actPath, formKey, isOfCase, stagePath } from '../../../../../lib/site/addresses.ts'
import { viewForm } from '../../../../../lib/work/case/view-form.ts'
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
  const isKnown = back && (isOfCase(ref, back) || back.startsWith('/queues'))
  const home = isKnown ? back : stagePath(ref, act.stage)
  // A section opened from elsewhere, to record what happened, is no page of the draft.
  const isOfDraft = act.stage === 'application' || home.includes('/application')
  const view = await viewForm({ actor, ref, name, on, asked: given }, isOfDraft)
  if (!view) return notHere(actor, ref)
  const { read, draft, today } = view
  if (read.is === 'missing') notFound()
  if (read.is === 'moved') return <MovedOn {...read} caseRef={ref} on={on} home={home} />
  if (read.is === 'unchosen') redirect(read.choose)
  const submitted = name === 'submitApplication' && draft ? draft.file.applications.find(a => a.id === on) : undefined
  const place = draft?.place
  const here = actPath(ref, name, on, { ...given, ...(back ? { back } : {}) })
  return (
    <ActFormPage
      actor={actor}
      form={read.form}
      caseRef={ref}
      on={on}
      options={view.options}
      keepAs={formKey(ref, name, on, read.value)}
      here={here}
      home={home}
      back={{ href: home }}
      warnings={draft && submitted ? warningsOf(draft.file, submitted, today) : []}
      caption={read.about}
      {...(draft && place
        ? {
            caption: `Application ${place.application.number}, section ${place.number} of ${place.of}`,
            onward: place.next,
            beside: <SectionEvidence file={draft.file} place={place} today={today} imported={draft.imported} />,
          }
        : {})}
    >
      {draft && submitted && (
        <CheckAndSend file={draft.file} application={submitted} today={today} paper={draft.paper} />
      )}
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
