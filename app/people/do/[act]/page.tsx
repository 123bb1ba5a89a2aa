import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentActor, requirePermission } from '../../../../lib/casework/actor.ts'
import { isId } from '../../../../lib/casework/ids.ts'
import { optionsFor } from '../../../../lib/casework/options.ts'
import { loadForce } from '../../../../lib/casework/perform-force.ts'
import { reportLabels } from '../../../../lib/casework/reports/person-rows.ts'
import { asPerson } from '../../../../lib/casework/transaction.ts'
import { unsentOf } from '../../../../lib/casework/unsent.ts'
import { forceActNamed } from '../../../../lib/spo/acts/force.ts'
import { fieldsOf } from '../../../../lib/spo/fields.ts'
import { forceRecord } from '../../../../lib/spo/force.ts'
import { mayEver } from '../../../../lib/spo/policy.ts'
import { isPersonSide } from '../../../../lib/spo/reports.ts'
import { typedFrom } from '../../../../lib/spo/typed.ts'
import { ActForm } from '../../../ui/act-form/act-form.tsx'
import { DoneBanner } from '../../../ui/done-banner.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { submitForceAct } from './action.ts'
import { forceFormKey, forceHome } from './force-paths.ts'

type Props = { params: Promise<{ act: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: forceActNamed((await params).act)?.label ?? 'Not found' }
}

/** The page of any act on the force: its form, drawn from the act's own entry. */
export default async function ForceActPage({ params, searchParams }: Props) {
  const actor = await currentActor()
  const [{ act: name }, asked] = await Promise.all([params, searchParams])
  const one = (parameter: string) => {
    const value = asked[parameter]
    return typeof value === 'string' && value ? value.slice(0, 200) : undefined
  }
  const [on, side] = [one('on'), one('side')]
  const act = forceActNamed(name)
  if (!act || act.byProgram || (on && !isId(on))) notFound()
  requirePermission(actor, act.permission)
  const fields = fieldsOf(act.input)
  const { file, options } = await asPerson(actor, async tx => {
    const loaded = await loadForce(tx, actor, { about: act.about, on, side })
    const districts = loaded.districts.filter(d => !d.endedAt).map(d => ({ value: d.id, label: d.name }))
    const mine = loaded.teams
      .filter(t => act.about !== 'people' || name !== 'leaveTeam' || loaded.memberships.some(m => m.teamId === t.id))
      .filter(t => !t.endedAt)
      .map(t => ({ value: t.id, label: t.name }))
    return {
      file: loaded,
      options: await optionsFor(tx, fields, undefined, {
        districts: async () => districts,
        teams: async () => mine,
        personRows: async () =>
          loaded.crimeReports.map(r => ({
            value: r.id,
            label: `${r.ref}: ${r.rowName}${r.bornOn ? `, born ${r.bornOn}` : ''}`,
          })),
        pairReports: async tx => {
          const labels = await reportLabels(
            tx,
            loaded.pairReports.map(r => r.reportRef),
          )
          return loaded.pairReports.map(r => ({ value: r.id, label: labels.get(r.reportRef) ?? r.reportRef }))
        },
      }),
    }
  })
  const record = forceRecord(file, act.about, on)
  if (!record) notFound()
  const pair = file.personLinks[0]?.pairId ?? undefined
  const report = act.about === 'crimeReports' ? on : one('report')
  const person = isPersonSide(side) && report && isId(report) ? { side, report } : undefined
  const home = forceHome(act, on, { pair, person })
  const named = Object.fromEntries(fields.flatMap(([field]) => (one(field) ? [[field, one(field)]] : [])))
  const key = forceFormKey(name, on)
  const kept = await unsentOf(actor, key)
  return (
    <>
      {(mayEver(actor, 'manageSettings') || home.startsWith('/reports')) && (
        <BackLink href={act.permission === 'recordReports' ? '/settings' : home} />
      )}
      <DoneBanner path="/" />
      <PageTitle caption={act.about === 'force' || !('name' in record) ? undefined : record.name}>
        {act.label}
      </PageTitle>
      {act.guidance && <p className="govuk-body app-measure">{act.guidance}</p>}
      <ActForm
        form={name}
        keepAs={key}
        action={submitForceAct}
        typed={{ ...typedFrom(act.input, { ...act.prefill?.({ file, record }), ...named }), ...kept?.typed }}
        options={options}
        button={fields.length ? 'Save' : act.label}
        grave={act.grave ?? false}
        carried={{
          act: name,
          on: on ?? '',
          pair: pair ?? '',
          side: person?.side ?? '',
          report: person?.report ?? '',
          seen: act.guarded ? String(file.force.version) : '',
          once: randomUUID(),
        }}
        cancelHref={home}
      />
    </>
  )
}
