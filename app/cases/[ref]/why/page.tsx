import type { Metadata } from 'next'
import { decisionReasons, spoDecisions } from '../../../../lib/case/reference/codes/decisions.ts'
import { type CalendarDate, londonTime, longDate } from '../../../../lib/case/time/calendar.ts'
import { lastDecision, questionStates, spoQuestion } from '../../../../lib/case/views/considered.ts'
import { type ChronologyLine, chronologyKinds, whyNoOrder } from '../../../../lib/case/views/why-no-order.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { namesOf } from '../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Folded } from '../../../ui/folded.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { notHere } from '../not-here.ts'

/** How many of the latest entries stand open. */
const shown = 10

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
  const entries = entriesOf(also.lines)
  const early = entries.length > shown + 1 ? entries.slice(0, -shown) : []
  const late = entries.slice(early.length)
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
      <h2 className="govuk-heading-m">What was known, asked and decided</h2>
      {early.length > 0 && (
        <Folded title={`${early.length} earlier entries, from ${longDate(early[0]?.on ?? today)}`}>
          <Chronology entries={early} caption="What came before" names={also.names} isShared={isShared} />
        </Folded>
      )}
      <Chronology entries={late} caption="What was known, asked and decided" names={also.names} isShared={isShared} />
    </ScriptFree>
  )
}

interface Entry {
  on: CalendarDate
  kind: ChronologyLine['kind']
  lines: (ChronologyLine & { n: number })[]
}
/** What was decided, or what was told, on one day is one entry. */
function entriesOf(lines: readonly ChronologyLine[]): Entry[] {
  const entries: Entry[] = []
  for (const [n, line] of lines.entries()) {
    const last = entries.at(-1)
    if (last && last.on === line.on && last.kind === line.kind) last.lines.push({ ...line, n })
    else entries.push({ on: line.on, kind: line.kind, lines: [{ ...line, n }] })
  }
  return entries
}

interface ChronologyProps {
  entries: readonly Entry[]
  caption: string
  names: ReadonlyMap<string, string>
  isShared: boolean
}
function Chronology({ entries, caption, names, isShared }: ChronologyProps) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={entries.map((e, n) => ({ ...e, n }))}
      rowKey={e => String(e.n)}
      empty="Nothing is recorded."
      columns={[
        {
          key: 'when',
          label: 'When',
          isRowHeader: true,
          cell: e => longDate(e.on),
        },
        { key: 'kind', label: 'What', cell: e => chronologyKinds[e.kind].label },
        {
          key: 'line',
          label: 'In words',
          cell: e => e.lines.map(l => <Line key={l.n} line={l} names={names} isShared={isShared} />),
        },
      ]}
    />
  )
}

const isTimed = (l: ChronologyLine) => londonTime(l.at) !== '00:00'
function Line({
  line: l,
  names,
  isShared,
}: {
  line: ChronologyLine
  names: ReadonlyMap<string, string>
  isShared: boolean
}) {
  const beside = [
    !isShared && isTimed(l) && londonTime(l.at),
    l.recordedOn && `recorded on ${longDate(l.recordedOn)}`,
    !isShared && l.byId && (names.get(l.byId) ?? 'someone who has left'),
  ].filter(Boolean)
  return (
    <div className="govuk-!-margin-bottom-1">
      {l.what} {beside.length > 0 && <span className="app-source">{beside.join(', ')}</span>}
      {!isShared &&
        l.words.map(words => (
          <p className="app-spoken govuk-!-margin-0" key={words}>
            {words}
          </p>
        ))}
    </div>
  )
}
