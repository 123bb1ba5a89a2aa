import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { recordOf } from '../../../../../lib/acts/act/decide.ts'
import { forceActs } from '../../../../../lib/acts/force/force.ts'
import { openForm } from '../../../../../lib/acts/form/opened.ts'
import { isId } from '../../../../../lib/case/ids.ts'
import { londonDate, longDate } from '../../../../../lib/case/time/calendar.ts'
import { caseStages } from '../../../../../lib/case/views/stage.ts'
import { casePath, pairCasePath, pairPath } from '../../../../../lib/site/addresses.ts'
import { likelyDuplicates } from '../../../../../lib/work/lists/search.ts'
import { loadForce } from '../../../../../lib/work/pipeline/load-force.ts'
import { asPerson } from '../../../../../lib/work/pipeline/transaction.ts'
import { viewPair } from '../../../../../lib/work/reports/pair-view.ts'
import { knownOf, searchedFor } from '../../../../../lib/work/reports/to-case.ts'
import { currentActor, requirePermission } from '../../../../../lib/work/sign-in/actor.ts'
import { ActFormPage } from '../../../../do/act-form-page.tsx'
import { FoldedRest } from '../../../../ui/folded.tsx'

export const metadata: Metadata = { title: 'Put reports on a case' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ add?: string; caseRef?: string }> }

/** The reports of a pair as incidents of a new case, or of one that there is: filled in from what they say. */
export default async function PairCasePage({ params, searchParams }: Props) {
  const actor = await currentActor()
  requirePermission(actor, 'workPairs')
  const [{ id }, { add, caseRef }] = await Promise.all([params, searchParams])
  const view = isId(id) ? await viewPair(actor, id) : undefined
  if (view?.pair.state !== 'waiting') notFound()
  const adding = add !== undefined
  const name = adding ? 'addFromPair' : 'openFromPair'
  const act = forceActs[name]
  const at = new Date().toISOString()
  const [{ rows, teams, officers }, file] = await Promise.all([
    likelyDuplicates(actor, searchedFor(view), { at }),
    asPerson(actor, tx => loadForce(tx, actor, { act, on: id, at })),
  ])
  const record = recordOf(file, act.about, id)
  if (!record) notFound()
  const one = view.cases.length && view.cases.every(c => c.ref === view.cases[0]?.ref) ? view.cases[0]?.ref : undefined
  const opens = { ...knownOf(view), caseRef: caseRef ?? view.pair.caseRef ?? one }
  return (
    <ActFormPage
      actor={actor}
      form={openForm({ actor, name, seen: { file, record, today: londonDate(at) }, asked: opens })}
      on={id}
      options={{
        teams: teams.map(t => ({ value: t.id, label: t.name })),
        officers: officers.map(o => ({ value: o.id, label: o.name })),
      }}
      fixed={{ shown: rows.map(row => row.ref).join(' ') }}
      keepAs={`pair ${id} ${adding ? 'add' : 'open'}`}
      here={pairCasePath(id, adding)}
      home={pairPath(id)}
      back={{ href: pairPath(id), text: 'The pair' }}
      caption={`${view.pair.suspect} and ${view.pair.victim}`}
      button={adding ? 'Add the reports' : 'Open the case'}
    >
      {rows.length > 0 && (
        <section aria-labelledby="alike">
          <h2 className="govuk-heading-s" id="alike">
            Cases like this one, the likeliest first
          </h2>
          <FoldedRest rows={rows} shown={3} title={n => `${n} less likely`}>
            {shown => (
              <ul className="govuk-list govuk-list--spaced">
                {shown.map(row => (
                  <li key={row.id}>
                    <a className="govuk-link" href={casePath(row.ref)}>
                      {row.ref}
                    </a>
                    : {row.defendant}
                    {row.bornOn ? `, born ${longDate(row.bornOn)}` : ''}, and {row.protectedPersons.join(', ')}.{' '}
                    {caseStages[row.stage].label}
                    <span className="app-under">Found by: {row.why.join('; ').toLowerCase()}</span>
                  </li>
                ))}
              </ul>
            )}
          </FoldedRest>
        </section>
      )}
      {rows.length > 0 && !adding && (
        <p className="govuk-body">
          If one of these is the same pattern,{' '}
          <a className="govuk-link" href={pairCasePath(id, true)}>
            add the reports to it
          </a>{' '}
          instead.
        </p>
      )}
    </ActFormPage>
  )
}
