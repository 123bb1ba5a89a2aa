import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentActor } from '../../../../../lib/casework/actor.ts'
import { optionsFor } from '../../../../../lib/casework/options.ts'
import { viewCase } from '../../../../../lib/casework/view-case.ts'
import { actNamed, acts, isCaseActName } from '../../../../../lib/spo/acts/index.ts'
import { actPath, formKey, stagePath } from '../../../../../lib/spo/addresses.ts'
import { factsOf, recordOf } from '../../../../../lib/spo/decide.ts'
import { fieldsOf } from '../../../../../lib/spo/fields.ts'
import { can } from '../../../../../lib/spo/policy.ts'
import { ActFormPage } from '../../../../do/act-form-page.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { notHere } from '../../not-here.ts'

type Props = {
  params: Promise<{ ref: string; act: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ref, act } = await params
  return { title: `${actNamed(act)?.label ?? 'Not found'} – ${ref}` }
}

/** The page of any act on a case. */
export default async function ActPage({ params, searchParams }: Props) {
  const { ref, act: name } = await params
  const { on, back, moved, ...asked } = await searchParams
  const actor = await currentActor()
  if (!isCaseActName(name)) notFound()
  const act = acts[name]
  const fields = fieldsOf(act.input)
  const view = await viewCase({ actor, ref, what: `the form “${act.label}”` }, (tx, file) =>
    optionsFor(tx, fields, file),
  )
  if (!view) return notHere(actor, ref)
  const { file, today, at } = view
  const record = recordOf(file, act.about, on)
  if (!record || !can(actor, act.permission, factsOf(file, at))) notFound()
  const home = back?.startsWith(`/cases/${ref}`) ? back : stagePath(ref, act.stage)
  const status = 'status' in record ? String(record.status) : file.case.status
  const closed = file.case.status !== 'open' && !act.evenClosed
  if (moved || closed || !(act.from as readonly string[]).includes(status))
    return <MovedOn label={act.label} backTo={home} />
  return (
    <ActFormPage
      actor={actor}
      name={name}
      file={file}
      record={record}
      today={today}
      caseRef={ref}
      on={on}
      options={view.also}
      asked={asked}
      keepAs={formKey(ref, name, on)}
      here={actPath(ref, name, on, { ...asked, ...(back ? { back } : {}) } as Record<string, string>)}
      home={home}
      back={{ href: home }}
    />
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
