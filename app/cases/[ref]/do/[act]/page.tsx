import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentActor } from '../../../../../lib/casework/actor.ts'
import { optionsFor } from '../../../../../lib/casework/options.ts'
import { unsentOf } from '../../../../../lib/casework/unsent.ts'
import { viewCase } from '../../../../../lib/casework/view-case.ts'
import { actNamed } from '../../../../../lib/spo/acts/index.ts'
import { longMoment } from '../../../../../lib/spo/calendar.ts'
import { factsOf, recordOf } from '../../../../../lib/spo/decide.ts'
import { fieldsOf } from '../../../../../lib/spo/fields.ts'
import { can } from '../../../../../lib/spo/policy.ts'
import { typedFrom } from '../../../../../lib/spo/typed.ts'
import { ActForm } from '../../../../ui/act-form/act-form.tsx'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { NotificationBanner } from '../../../../ui/govuk/notification-banner.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { actPath, formKey, stagePath } from '../../act-paths.ts'
import { notHere } from '../../not-here.ts'
import { submitAct } from './action.ts'
import { startAgain } from './start-again.ts'

type Props = {
  params: Promise<{ ref: string; act: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ref, act } = await params
  return { title: `${actNamed(act)?.label ?? 'Not found'} – ${ref}` }
}

/** The page of any act: its form, drawn from the act's own entry. */
export default async function ActPage({ params, searchParams }: Props) {
  const { ref, act: name } = await params
  const { on, back, moved, ...asked } = await searchParams
  const actor = await currentActor()
  const act = actNamed(name)
  if (!act) notFound()
  const fields = fieldsOf(act.input)
  const view = await viewCase({ actor, ref, what: `the form “${act.label}”` }, (tx, file) =>
    optionsFor(tx, fields, file),
  )
  if (!view) return notHere(actor, ref)
  const { file, today, at } = view
  const record = recordOf(file, act.about, on)
  if (!record || !can(actor, act.permission, factsOf(file, at))) notFound()
  const backTo = back?.startsWith(`/cases/${ref}`) ? back : stagePath(ref, act.stage)
  const status = 'status' in record ? String(record.status) : file.case.status
  const closed = file.case.status !== 'open' && !act.evenClosed
  if (moved || closed || !(act.from as readonly string[]).includes(status))
    return <MovedOn label={act.label} backTo={backTo} />

  const key = formKey(ref, name, on)
  const unsent = await unsentOf(actor, key)
  // What was typed about other rows is not put beside these.
  const isOfOther = fields.some(
    ([field, { control }]) =>
      control === 'hidden' && asked[field] && (unsent?.typed[field]?.[0] ?? '') !== asked[field],
  )
  const kept = isOfOther ? undefined : unsent
  const known = typedFrom(act.input, { ...act.prefill?.({ file, record, today }), ...asked })
  const asides = act.aside?.({ file, record, today }) ?? []
  return (
    <>
      <BackLink href={backTo} />
      <PageTitle caption={act.about === 'case' ? undefined : undefined}>{act.label}</PageTitle>
      {act.guidance && <p className="govuk-body app-measure">{act.guidance}</p>}
      {asides.map((aside: { title: string; lines: string[] }) => (
        <InsetText key={aside.title}>
          <strong>{aside.title}</strong>
          <ul className="govuk-list">
            {aside.lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </InsetText>
      ))}
      {kept && (
        <NotificationBanner titleText="Kept for you">
          <p className="govuk-body">What you typed on {longMoment(kept.at)} was kept. It has not been sent.</p>
          <form action={startAgain}>
            <input type="hidden" name="key" value={key} />
            <input
              type="hidden"
              name="to"
              value={actPath(ref, name, on, { ...asked, ...(back ? { back } : {}) } as Record<string, string>)}
            />
            <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" text="Throw it away and start again" />
          </form>
        </NotificationBanner>
      )}
      <ActForm
        key={kept ? 'kept' : 'new'}
        form={name}
        keepAs={key}
        action={submitAct}
        typed={{ ...known, ...kept?.typed }}
        options={view.also}
        button={fields.length ? 'Save' : act.label}
        grave={act.grave ?? false}
        carried={{
          act: name,
          ref,
          on: on ?? '',
          seen: act.guarded && 'version' in record ? String(kept?.typed._seen?.[0] ?? record.version) : '',
          once: randomUUID(),
          back: backTo,
        }}
        cancelHref={backTo}
        uploadTo={`/cases/${ref}/files`}
      />
    </>
  )
}

/** The status changed since the page was opened: the case is shown as it is. */
function MovedOn({ label, backTo }: { label: string; backTo: string }) {
  return (
    <>
      <PageTitle>This has moved on</PageTitle>
      <p className="govuk-body app-measure">
        “{label}” can no longer be done here, because the case has changed since you opened the page. Nothing was saved
        twice. What you typed is kept if you come back to the form.
      </p>
      <Button href={backTo} text="See the case as it is now" />
    </>
  )
}
