import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { factsOf } from '../../../../../lib/acts/act/decide.ts'
import { versionOf } from '../../../../../lib/acts/act/versions.ts'
import { areaActs } from '../../../../../lib/acts/drafting/area.ts'
import { fieldsOf } from '../../../../../lib/acts/form/fields.ts'
import { typedFrom } from '../../../../../lib/acts/form/typed.ts'
import { can } from '../../../../../lib/case/policy.ts'
import { applicationPath, formKey } from '../../../../../lib/site/addresses.ts'
import { unsentOf } from '../../../../../lib/work/case/unsent.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { submitAct } from '../../../../do/submit.ts'
import { ActForm } from '../../../../ui/act-form/act-form.tsx'
import { AreaMap } from '../../../../ui/area-map/area-map.tsx'
import { ReadAreaFile } from '../../../../ui/area-map/read-file.tsx'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'

type Props = { params: Promise<{ ref: string }>; searchParams: Promise<Record<string, string | undefined>> }
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Draw the area – ${(await params).ref}` }
}

/** Where the force's maps come from: nothing is fetched from anywhere unless an address is set. */
const tiles = () => {
  const address = process.env.SPO_MAP_TILES
  return address ? { address, credit: process.env.SPO_MAP_CREDIT ?? '' } : null
}

/** The form of an area with its map: the same act as anywhere, with a picture that can be drawn. */
export default async function AreaPage({ params, searchParams }: Props) {
  const { ref } = await params
  const { on } = await searchParams
  const actor = await currentActor()
  const view = await viewCase({
    actor,
    ref,
    what: 'the area of a condition',
    only: ['applications', 'draftConditions'],
  })
  const condition = view?.file.draftConditions.find(c => c.id === on)
  if (!view || !condition) notFound()
  const act = areaActs.drawArea
  const application = view.file.applications.find(a => a.id === condition.applicationId)
  if (!application || !can(actor, act.permission, factsOf(view.file, view.at))) notFound()
  const back = `${applicationPath(ref, application)}#conditions`
  const key = formKey(ref, 'drawArea', on)
  const kept = await unsentOf(actor, key)
  return (
    <ScriptFree>
      <BackLink href={back} text="Application" />
      <PageTitle>{act.label}</PageTitle>
      <p className="govuk-body app-measure">{act.guidance}</p>
      <InsetText>
        <strong>Condition {condition.number}</strong>
        <p className="govuk-body govuk-!-margin-bottom-0">{condition.text}</p>
      </InsetText>
      <AreaMap field="corners" tiles={tiles()} />
      <ReadAreaFile field="corners" />
      <ActForm
        fields={fieldsOf(act.input)}
        keepAs={key}
        action={submitAct}
        typed={{
          ...typedFrom(
            fieldsOf(act.input),
            act.prefill?.({ file: view.file, record: condition, today: view.today }) ?? {},
          ),
          ...kept?.typed,
        }}
        options={{}}
        button="Save the area"
        carried={{
          act: 'drawArea',
          ref,
          on: condition.id,
          seen: kept?.typed._seen?.[0] || (versionOf(view.file, act, condition) ?? ''),
          once: randomUUID(),
          back,
        }}
        cancelHref={back}
      />
    </ScriptFree>
  )
}
