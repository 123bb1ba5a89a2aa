import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { recordOf } from '../../../../lib/acts/act/decide.ts'
import { together } from '../../../../lib/acts/act/together.ts'
import { versionOf } from '../../../../lib/acts/act/versions.ts'
import { openForm } from '../../../../lib/acts/form/opened.ts'
import { acts } from '../../../../lib/acts/index.ts'
import { isId } from '../../../../lib/case/ids.ts'
import { mayEver } from '../../../../lib/case/policy.ts'
import { queuePath, queueTogetherPath, stagePath } from '../../../../lib/site/addresses.ts'
import { type Asked, askedAll } from '../../../../lib/site/asked.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { queueNamed, queues, queuesOf } from '../../../../lib/work/queues/all.ts'
import { queuePageSize } from '../../../../lib/work/queues/read.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { ActFormPage } from '../../../do/act-form-page.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'

type Props = { params: Promise<{ queue: string }>; searchParams: Promise<Asked> }

async function asked({ params, searchParams }: Props) {
  const name = queueNamed((await params).queue)
  const act = name && queues[name].together
  if (!name || !act) notFound()
  return { name, act, rows: askedAll(await searchParams, 'row').slice(0, queuePageSize) }
}
export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: together[(await asked(props)).act].many }
}

/** One form for several rows of a queue: each is then recorded on its own case. */
export default async function TogetherPage(props: Props) {
  const { name, act, rows } = await asked(props)
  const actor = await currentActor()
  if (!queuesOf(actor).includes(name) || !mayEver(actor, acts[act].permission)) notFound()
  const { many, guidance, says } = together[act]
  const picked = [...new Set(rows)].map(row => row.split(' ')).map(([ref = '', on = '']) => ({ ref, on }))
  const found = []
  for (const [ref, those] of Map.groupBy(picked, row => row.ref)) {
    const view = await viewCase({ actor, ref, what: `“${many}”`, permission: acts[act].permission })
    if (!view) continue
    for (const { on } of those) {
      const record = isId(on) ? recordOf(view.file, acts[act].about, on) : undefined
      if (!record) continue
      found.push({
        ref,
        on,
        version: versionOf(view.file, acts[act], record) ?? '',
        words: says(view.file, record as never),
        asides: acts[act].aside?.({ file: view.file, record: record as never, today: view.today }) ?? [],
      })
    }
  }
  if (!found.length)
    return (
      <>
        <BackLink href={queuePath(name)} text={queues[name].label} />
        <PageTitle>{many}</PageTitle>
        <p className="govuk-body app-measure">
          None of the rows selected is yours to record. The officer in the case can record it.
        </p>
      </>
    )
  const others = picked.length - found.length
  return (
    <ActFormPage
      actor={actor}
      form={openForm({ actor, name: act })}
      heading={many}
      options={{}}
      // What was typed about these rows is put beside no others.
      keepAs={`together ${name} ${found.map(f => f.on).join(' ')}`}
      together={found.map(f => `${f.ref} ${f.on} ${f.version}`)}
      here={queueTogetherPath(name, rows)}
      home={queuePath(name)}
      back={{ href: queuePath(name), text: queues[name].label }}
    >
      <p className="govuk-body app-measure">{guidance}</p>
      {others > 0 && (
        <p className="govuk-body app-measure">
          {others === 1
            ? '1 row selected is not yours to record and is'
            : `${others} rows selected are not yours to record and are`}{' '}
          left out.
        </p>
      )}
      <ul className="govuk-list govuk-list--spaced">
        {found.map(f => (
          <li key={f.on}>
            <a className="govuk-link" href={stagePath(f.ref, queues[name].stage)}>
              {f.ref}
            </a>{' '}
            {f.words}
            {f.asides.map(a => (
              <span key={a.title} className="app-under">
                {a.title}: {a.lines.join('; ')}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </ActFormPage>
  )
}
