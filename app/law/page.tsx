import type { Metadata } from 'next'
import { londonDate, longDate } from '../../lib/case/time/calendar.ts'
import { clockEntries } from '../../lib/law/clocks/clocks.ts'
import { type LawInUse, lawRegister, staleLaw } from '../../lib/law/rules/law-register.ts'
import { reference } from '../../lib/law/rules/reference.ts'
import { ruleParts } from '../../lib/law/rules/rules.ts'
import { pagePath } from '../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../lib/site/asked.ts'
import { currentActor } from '../../lib/work/sign-in/actor.ts'
import { DataTable } from '../ui/data-table.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'

export const metadata: Metadata = { title: 'The law in use' }

const sureness = {
  T: 'Text read',
  S: 'Second-hand',
  I: 'Our reading',
  M: 'From memory: confirm with legal services',
} as const
const inDraft = { refuse: 'Refused', warn: 'Asks for a reason', flag: 'Flagged' } as const
const whenMade = { refuse: 'Flagged', warn: 'Noted', flag: 'Flagged' } as const
const numbers = Object.entries(reference).map(([key, entry]) => ({ key, ...entry }))
const valueInWords = (value: unknown) =>
  value === null
    ? 'Not set'
    : Array.isArray(value)
      ? new Intl.ListFormat('en-GB').format(value.map(String))
      : String(value)

const parts = {
  rules: 'Rules',
  deadlines: 'Deadlines',
  numbers: 'Numbers that may change',
  register: 'Dated register',
} as const
type Part = keyof typeof parts
type Props = { searchParams: Promise<Asked> }

/** Every rule, deadline and number that the program goes by, with where each comes from: for whoever must answer for it. */
export default async function LawPage({ searchParams }: Props) {
  await currentActor()
  const show = askedFirst(await searchParams, 'show') ?? ''
  const part = Object.hasOwn(parts, show) ? (show as Part) : 'rules'
  const stale = staleLaw(londonDate(new Date().toISOString()))
  return (
    <ScriptFree>
      <PageTitle>The law in use</PageTitle>
      <p className="govuk-body app-measure">
        What the program asks of an application, an order and what follows, under the Stalking Protection Act 2019. A
        draft is refused only where the Act allows no such thing. What a court has made is never refused: it is stored
        as sealed and flagged.
      </p>
      {stale.length > 0 && (
        <p className="govuk-body app-measure">
          {stale.length} of {lawRegister.length} entries of the register are due to be checked again by legal services:
          see{' '}
          <a className="govuk-link" href={pagePath('/law', { show: 'register' })}>
            the dated register
          </a>
          .
        </p>
      )}
      <nav aria-label="The law in use" className="app-tabs">
        <ul className="app-tabs__list">
          {(Object.keys(parts) as Part[]).map(name => (
            <li key={name}>
              <a
                className="app-tabs__tab"
                href={pagePath('/law', { show: name })}
                aria-current={name === part ? 'page' : undefined}
              >
                {parts[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {part === 'rules' && <Rules />}
      {part === 'deadlines' && <Deadlines />}
      {part === 'numbers' && <Numbers />}
      {part === 'register' && <Register stale={stale} />}
    </ScriptFree>
  )
}

function Rules() {
  return (
    <>
      <nav aria-label="Rules">
        <ol className="govuk-list app-contents">
          {ruleParts.map(({ title, rules }, n) => (
            <li key={title}>
              <a className="govuk-link" href={`#part-${n + 1}`}>
                {title} ({rules.length})
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {ruleParts.map(({ title, rules }, n) => (
        <section key={title} id={`part-${n + 1}`}>
          <RuleTable title={title} rules={rules} />
        </section>
      ))}
    </>
  )
}
function RuleTable({ title, rules }: (typeof ruleParts)[number]) {
  return (
    <DataTable
      caption={title}
      rows={rules}
      rowKey={r => r.id}
      empty="No rules."
      columns={[
        { key: 'id', label: 'Rule', isRowHeader: true, cell: r => r.id },
        {
          key: 'question',
          label: 'What it asks',
          cell: r => (
            <>
              {r.question}
              {'held' in r && <span className="app-under">{r.held}</span>}
            </>
          ),
        },
        {
          key: 'draft',
          label: 'In a draft',
          cell: r => ('held' in r ? 'Held by the program' : inDraft[r.severity.draft]),
        },
        {
          key: 'made',
          label: 'Made by a court',
          cell: r => ('held' in r ? 'Held by the program' : whenMade[r.severity.made]),
        },
        {
          key: 'source',
          label: 'Source',
          cell: r => (
            <>
              {r.source.replace(/; (text )?not checked$/, '')}
              <span className="app-under">{sureness[r.confidence]}</span>
            </>
          ),
        },
      ]}
    />
  )
}
function Deadlines() {
  return (
    <DataTable
      caption="Deadlines"
      rows={clockEntries}
      rowKey={c => c.id}
      empty="No deadlines."
      columns={[
        { key: 'id', label: 'Clock', isRowHeader: true, cell: c => c.id },
        { key: 'label', label: 'What', cell: c => c.label },
        { key: 'source', label: 'Source', cell: c => c.source },
      ]}
    />
  )
}
function Numbers() {
  return (
    <DataTable
      caption="Numbers that may change"
      rows={numbers}
      rowKey={n => n.key}
      empty="No numbers."
      columns={[
        { key: 'label', label: 'Number', isRowHeader: true, cell: n => n.label },
        { key: 'value', label: 'Value', cell: n => valueInWords(n.value) },
        { key: 'source', label: 'Source', cell: n => n.source },
        {
          key: 'verified',
          label: 'Last verified',
          cell: n => (n.lastVerified ? longDate(n.lastVerified) : n.ofPolicy ? 'The force decides' : 'Not verified'),
        },
      ]}
    />
  )
}
function Register({ stale }: { stale: readonly LawInUse[] }) {
  return (
    <DataTable
      caption="Dated register of the law in use"
      rows={lawRegister}
      rowKey={law => law.key}
      empty="Nothing is in the register."
      columns={[
        { key: 'label', label: 'What', isRowHeader: true, cell: law => law.label },
        { key: 'provision', label: 'Provision', cell: law => law.provision },
        {
          key: 'inForceFrom',
          label: 'In force from',
          cell: law => (law.inForceFrom ? longDate(law.inForceFrom) : 'Not known'),
        },
        {
          key: 'checked',
          label: 'Checked',
          cell: law => (law.checkedOn ? `${longDate(law.checkedOn)}, ${law.checkedBy}` : 'Not checked'),
        },
        {
          key: 'again',
          label: 'Check again',
          cell: law =>
            law.checkAgainOn
              ? `${longDate(law.checkAgainOn)}${stale.includes(law) ? ': due now' : ''}`
              : 'The force decides',
        },
      ]}
    />
  )
}
