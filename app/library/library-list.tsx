import type { ReactNode } from 'react'
import { checkMethods } from '../../lib/case/reference/codes/orders.ts'
import { conditionKinds } from '../../lib/case/reference/statute.ts'
import { longDate } from '../../lib/case/time/calendar.ts'
import { readingAge } from '../../lib/case/words/reading-age.ts'
import type { SlotValues } from '../../lib/case/words/slots.ts'
import { partlyFilled } from '../../lib/case/words/wording.ts'
import { fillWording, wordingShown } from '../../lib/drafting/conditions.ts'
import { inUseFrom } from '../../lib/drafting/library.ts'
import type { LibraryEntry } from '../../lib/drafting/library-entry.ts'
import { conditionCategories } from '../../lib/drafting/library-entry.ts'
import type { Asked } from '../../lib/site/asked.ts'
import { Button } from '../ui/govuk/button.tsx'
import { Details } from '../ui/govuk/details.tsx'
import { Input } from '../ui/govuk/input.tsx'
import { Select } from '../ui/govuk/select.tsx'
import { SummaryList } from '../ui/govuk/summary-list.tsx'

export interface Looking {
  words: string
  category: string
}
export const lookingFor = (query: Asked): Looking => ({
  words: String(query.words ?? '').slice(0, 100),
  category: String(query.category ?? ''),
})

/** Whether anything was looked for. */
export const isLooking = ({ words, category }: Looking): boolean => words.trim() !== '' || category !== ''

/** The entries with every word looked for somewhere in them. */
export const matching = (entries: readonly LibraryEntry[], { words, category }: Looking): LibraryEntry[] => {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter(e => {
    const all =
      `${e.code} ${e.title} ${e.wording} ${e.howChecked} ${conditionCategories[e.category].label}`.toLowerCase()
    return (!category || e.category === category) && wanted.every(w => all.includes(w))
  })
}

/** The search over the library, as a plain form with an address. */
export function LibrarySearch({
  action,
  looking,
  kept = {},
}: {
  action: string
  looking: Looking
  /** What else the address says, kept through a search. */
  kept?: Record<string, string>
}) {
  return (
    <search>
      <form action={action} method="get" className="app-library-search">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Input id="words" name="words" label="Words in the condition" value={looking.words} />
        <Select
          id="category"
          name="category"
          label="Kind of condition"
          value={looking.category}
          items={[
            { value: '', text: 'All' },
            ...Object.entries(conditionCategories).map(([value, c]) => ({ value, text: c.label })),
          ]}
        />
        <Button text="Search" classes="govuk-button--secondary" />
      </form>
    </search>
  )
}

/** Entries of the library in groups that open: wording with the names that are known, how each is checked, and when it fails. */
export function LibraryList({
  entries,
  use,
  known,
  open,
}: {
  entries: readonly LibraryEntry[]
  use?: (entry: LibraryEntry) => { href: string; text: string }
  /** What the case fills in. */
  known?: SlotValues
  /** Something was looked for: what was found is shown. */
  open: boolean
}) {
  if (!entries.length) return <p className="govuk-body">No condition of the library has those words.</p>
  return Object.entries(conditionCategories).map(([category, { label }]) => {
    const here = entries.filter(e => e.category === category)
    if (!here.length) return null
    return (
      <details key={`${category} ${open}`} className="app-group" open={open || undefined}>
        <summary className="app-group__summary">
          <h2 className="govuk-heading-m">
            {label} ({here.length})
          </h2>
        </summary>
        {here.map(e => (
          <Entry key={`${e.code} ${e.from}`} entry={e} use={use?.(e)} known={known} />
        ))}
      </details>
    )
  })
}

interface EntryProps {
  entry: LibraryEntry
  use: { href: string; text: string } | undefined
  known: SlotValues | undefined
}
function Entry({ entry: e, use, known }: EntryProps) {
  const row = (key: string, value: ReactNode) => ({ key, value: { text: value } })
  const example = exampleOf(e)
  return (
    <SummaryList
      card={{
        title: { text: `${e.code}. ${e.title}`, headingLevel: 3 },
        attributes: { id: e.code },
        actions: use ? { items: [use] } : undefined,
      }}
      rows={[
        row(
          conditionKinds[e.kind].label,
          <span className="app-wording">{known ? partlyFilled(e, known) : wordingShown(e)}</span>,
        ),
        e.caution ? row('Before you use it', e.caution) : null,
        row(
          'How it works',
          <Details
            classes="govuk-!-margin-bottom-0"
            summaryText={
              <>
                Example, checks and when it fails<span className="govuk-visually-hidden">: {e.code}</span>
              </>
            }
          >
            <dl className="app-pairs">
              <dt>Example</dt>
              <dd>{example.text}</dd>
              <dt>How it is checked</dt>
              <dd>
                {checkMethods[e.check].label}, every {e.checkEveryDays} days. {e.howChecked}
              </dd>
              <dt>It fails when</dt>
              <dd>{e.failsWhen}</dd>
              <dt>Version</dt>
              <dd>
                {e.version}, in use from {longDate(inUseFrom(e))}.{e.changed ? ` ${e.changed}` : ''} Reading age about{' '}
                {example.age}.
              </dd>
            </dl>
          </Details>,
        ),
      ]}
    />
  )
}

/** The library is the same for everyone: an entry's example and its reading age are worked out once. */
const examples = new WeakMap<LibraryEntry, { text: string; age: number }>()
function exampleOf(e: LibraryEntry) {
  const before = examples.get(e)
  if (before) return before
  const filled = fillWording(e, e.example)
  const text = filled.ok ? filled.text : ''
  const example = { text, age: readingAge(text) }
  examples.set(e, example)
  return example
}
