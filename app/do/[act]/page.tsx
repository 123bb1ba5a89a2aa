import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { availability, recordOf } from '../../../lib/acts/act/decide.ts'
import { forceHome } from '../../../lib/acts/act/force-home.ts'
import { forceActNamed, forceActs, isForceActName } from '../../../lib/acts/force/force.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { openForm } from '../../../lib/acts/form/opened.ts'
import { isId } from '../../../lib/case/ids.ts'
import { mayEver } from '../../../lib/case/policy.ts'
import { alarmKinds, isAlarmKind } from '../../../lib/case/reference/alarm-kinds.ts'
import { isInUse } from '../../../lib/case/reference/premises.ts'
import { londonDate } from '../../../lib/case/time/calendar.ts'
import { isPersonSide } from '../../../lib/case/views/reports.ts'
import { forceActPath, forceFormKey, newCasePath, pairCasePath } from '../../../lib/site/addresses.ts'
import type { Asked } from '../../../lib/site/asked.ts'
import { noticeOptions } from '../../../lib/work/alarms/list.ts'
import { optionsFor } from '../../../lib/work/lists/options.ts'
import { takersFor } from '../../../lib/work/people/held.ts'
import { loadForce } from '../../../lib/work/pipeline/load-force.ts'
import { asPerson } from '../../../lib/work/pipeline/transaction.ts'
import { reportLabels } from '../../../lib/work/reports/person-rows.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { dateSaid } from '../../reports/wording.ts'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { ActFormPage } from '../act-form-page.tsx'

type Props = { params: Promise<{ act: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: forceActNamed((await params).act)?.label ?? 'Not found' }
}

/** Over the heading: the alarm that is changed, or the record by its name. */
const captionOf = (act: string, kind: string | undefined, name: string | undefined) =>
  act === 'changeAlarm' && kind && isAlarmKind(kind) ? alarmKinds[kind].label : name

/** The page of any act on the force. */
export default async function ForceActPage({ params, searchParams }: Props) {
  const actor = await currentActor()
  const [{ act: name }, asked] = await Promise.all([params, searchParams])
  const queryValue = (parameter: string) => {
    const value = asked[parameter]
    return typeof value === 'string' && value ? value.slice(0, 200) : undefined
  }
  const [on, side] = [queryValue('on'), queryValue('side')]
  if (!isForceActName(name) || (on && !isId(on))) notFound()
  const act = forceActs[name]
  // Opening a case begins with a search, and taking reports to one with cases like it.
  // A case that another force offers is taken over by a form of its own.
  if (act.about !== 'transfersIn' && (act.needs?.includes('opening') || act.needs?.includes('pairCrimes')))
    redirect(on ? pairCasePath(on, !act.needs.includes('opening')) : newCasePath)
  requirePermission(actor, act.permission)
  const fields = fieldsOf(act.input)
  const at = new Date().toISOString()
  const { file, options } = await asPerson(actor, async tx => {
    const loaded = await loadForce(tx, actor, { act, on, input: { side }, at })
    const districts = loaded.districts
      .filter(d => !d.endedAt && (name !== 'mergeDistrict' || d.id !== on))
      .map(d => ({ value: d.id, label: d.name }))
    const mine = loaded.teams
      .filter(t => act.about !== 'people' || name !== 'leaveTeam' || loaded.memberships.some(m => m.teamId === t.id))
      .filter(t => !t.endedAt && (name !== 'mergeTeam' || t.id !== on))
      .map(t => ({ value: t.id, label: t.name }))
    const inUse = loaded.premises
      .filter(p => p.id !== on && isInUse(p, londonDate(at)))
      .map(p => ({ value: p.id, label: p.name }))
    return {
      file: loaded,
      options: await optionsFor(tx, fields, {
        more: {
          districts: async () => districts,
          premises: async () => inUse,
          takers: async tx => (on && act.needs?.includes('held') ? await takersFor(tx, on, at) : []),
          teams: async () => mine,
          ownNotices: tx => noticeOptions(tx, actor),
          personRows: async () =>
            loaded.crimeReports.map(r => ({
              value: r.id,
              label: `${r.ref}: ${r.rowName}${r.bornOn ? `, born ${dateSaid(r.bornOn)}` : ''}`,
            })),
          pairReports: async tx => {
            const labels = await reportLabels(
              tx,
              loaded.pairReports.map(r => r.reportRef),
            )
            return loaded.pairReports.map(r => ({ value: r.id, label: labels.get(r.reportRef) ?? r.reportRef }))
          },
        },
      }),
    }
  })
  const may = availability(file, act, recordOf(file, act.about, on), { actor, at }, 'form')
  if (may.kind !== 'available') notFound()
  const { record } = may
  const pair = file.personLinks[0]?.pairId ?? undefined
  const report = act.about === 'crimeReports' ? on : queryValue('report')
  const person = isPersonSide(side) && report && isId(report) ? { side, report } : undefined
  const home = forceHome(act, on, { pair, person })
  const named = Object.fromEntries(fields.flatMap(([field]) => (queryValue(field) ? [[field, queryValue(field)]] : [])))
  // Those who may not open the settings are not sent back to them.
  const hasBack = mayEver(actor, 'manageSettings') || (home !== '/settings' && act.permission !== 'recordReports')
  return (
    <ActFormPage
      actor={actor}
      form={openForm({ actor, name, seen: { file, record, today: londonDate(at) }, asked: named })}
      on={on}
      options={options}
      keepAs={forceFormKey(name, on)}
      here={forceActPath(name, on, { ...named, ...(side ? { side } : {}), ...(report ? { report } : {}) })}
      home={home}
      back={hasBack ? { href: act.permission === 'recordReports' ? '/settings' : home } : undefined}
      caption={captionOf(name, queryValue('kind'), act.about !== 'force' && 'name' in record ? record.name : undefined)}
      before={<DoneBanner path="/" />}
    />
  )
}
