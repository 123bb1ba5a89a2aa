import type { Metadata } from 'next'
import { decisionReasons, spoDecisions } from '../../../../lib/case/reference/codes/decisions.ts'
import { londonTime, longDate } from '../../../../lib/case/time/calendar.ts'
import { lastDecision, questionStates, spoQuestion } from '../../../../lib/case/views/considered.ts'
import { type ChronologyLine, chronologyKinds, whyNoOrder } from '../../../../lib/case/views/why-no-order.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { namesOf } from '../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { notHere } from '../not-here.ts'

type Props = { params: Promise<{ ref: string }>; searchParams: Promise<{ form?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Why was there no order? – ${(await params).ref}` }
}

/** The chronology of the decision: for police with names and reasons as they were written, or in a form that can be shared. */
export default async function WhyPage({ params, searchParams }: Props) {
  const { ref } = await params
  const isShared = (await searchParams).form === 'shared'
  const actor = await currentActor()
  const view = await viewCase(
    { actor, ref, what: `the chronology of the decision${isShared ? ', in the form that can be shared' : ''}` },
    async (tx, file) => {
      const lines = whyNoOrder(file)
      return { lines, names: await namesOf(tx, isShared ? [] : lines.map(l => l.byId)) }
    },
  )
  if (!view) return notHere(actor, ref)
  const { file, today, at, also } = view
  const last = lastDecision(file)
  const order = file.orders.find(o => o.kind === 'full') ?? file.orders.at(-1)
  const path = casePath(ref, '/why')
  return (
    <ScriptFree>
      <PageTitle>{order ? 'How the order came to be decided' : 'Why was there no order?'}</PageTitle>
      <nav aria-label="Form" className="app-tabs">
        <ul className="app-tabs__list">
          <li>
            <a className="app-tabs__tab" href={path} aria-current={isShared ? undefined : 'page'}>
              For police only
            </a>
          </li>
          <li>
            <a
              className="app-tabs__tab"
              href={casePath(ref, '/why', { form: 'shared' })}
              aria-current={isShared ? 'page' : undefined}
            >
              In a form that can be shared
            </a>
          </li>
        </ul>
      </nav>
      <InsetText>
        {isShared
          ? 'Dates and coded decisions only: no name, no address and nothing that anybody wrote. Read it before it goes out: dates together may still tell who somebody is.'
          : 'For police only: it holds names, and reasons as they were written.'}
      </InsetText>
      <SummaryList
        rows={[
          { key: 'Case', value: ref },
          {
            key: 'Last decision',
            value: last
              ? `${spoDecisions[last.decision].label}. ${decisionReasons[last.reasonCode].label}`
              : 'None recorded',
          },
          { key: 'Where the question stands', value: questionStates[spoQuestion(file, today, at).state].label },
          { key: 'Incidents known', value: String(file.incidents.filter(i => !i.withdrawnAt).length) },
          { key: 'As known on', value: longDate(today) },
        ]}
      />
      <DataTable
        caption="What was known, asked and decided"
        rows={also.lines.map((l, n) => ({ ...l, n }))}
        rowKey={l => String(l.n)}
        empty="Nothing is recorded."
        columns={[
          {
            key: 'when',
            label: 'When',
            isRowHeader: true,
            cell: l => (
              <>
                {longDate(l.on)}
                {!isShared && isTimed(l) && <span className="app-under">{londonTime(l.at)}</span>}
                {l.recordedOn && <span className="app-under">Recorded on {longDate(l.recordedOn)}</span>}
              </>
            ),
          },
          { key: 'kind', label: 'What', cell: l => chronologyKinds[l.kind].label },
          {
            key: 'line',
            label: 'In words',
            cell: l => (
              <>
                {l.what}
                {!isShared &&
                  l.words.map(words => (
                    <p className="app-spoken govuk-!-margin-0" key={words}>
                      {words}
                    </p>
                  ))}
                {!isShared && l.byId && (
                  <span className="app-under">{also.names.get(l.byId) ?? 'Someone who has left'}</span>
                )}
              </>
            ),
          },
        ]}
      />
    </ScriptFree>
  )
}

const isTimed = (l: ChronologyLine) => londonTime(l.at) !== '00:00'
