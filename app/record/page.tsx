import type { Metadata } from 'next'
import { isId } from '../../lib/case/ids.ts'
import { isCalendarDate } from '../../lib/case/time/calendar.ts'
import { pagePath } from '../../lib/site/addresses.ts'
import { look } from '../../lib/work/case/view-case.ts'
import { checkRecord, type EventKind, history, historyChoices } from '../../lib/work/lists/history.ts'
import { findCase } from '../../lib/work/pipeline/load.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { FilterPanel } from '../ui/filter-panel.tsx'
import { Button } from '../ui/govuk/button.tsx'
import { ErrorSummary } from '../ui/govuk/error-summary.tsx'
import { Input } from '../ui/govuk/input.tsx'
import { Select } from '../ui/govuk/select.tsx'
import { HistoryList } from '../ui/history-list.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { RecordCheck } from '../ui/record-check.tsx'
import { ScriptFree } from '../ui/script-free.tsx'
import { VerificationState } from '../ui/verification-state.tsx'

export const metadata: Metadata = { title: 'Record' }

type Asked = { [K in 'kind' | 'act' | 'person' | 'from' | 'to' | 'after' | 'before' | 'check']?: string }

const kinds: Record<EventKind, string> = {
  act: 'Acts',
  view: 'Views',
  search: 'Searches',
  download: 'Downloads',
  export: 'Exports',
  signIn: 'Signing in',
}
const allKinds = Object.keys(kinds) as EventKind[]
const place = (typed: string | undefined) => (typed && /^\d{1,15}$/.test(typed) ? Number(typed) : undefined)
const day = (typed: string | undefined) => (typed && isCalendarDate(typed) ? typed : undefined)

/** The whole force's record, for the auditor: everything done, seen, searched for, taken out and tried. */
export default async function RecordPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'seeRecord')
  const asked = await searchParams
  const kind = allKinds.find(k => k === asked.kind)
  const ref = asked.check?.trim().toUpperCase()
  const { page, choices, checked } = await look(
    actor,
    {
      kind: ref ? 'view' : 'search',
      act: ref ? 'checkRecord' : 'seeRecord',
      sentence: ref ? `Checked the record of ${ref.slice(0, 30)}` : 'Looked at the record of the force',
      detail: { ...asked },
    },
    async tx => {
      const root = ref ? await findCase(tx, ref, false) : undefined
      return {
        page: await history(tx, undefined, {
          kinds: kind ? [kind] : undefined,
          act: asked.act || undefined,
          personId: asked.person && isId(asked.person) ? asked.person : undefined,
          from: day(asked.from),
          to: day(asked.to),
          after: place(asked.after),
          before: place(asked.before),
        }),
        choices: await historyChoices(tx, undefined, kind ? [kind] : allKinds),
        checked: !ref ? undefined : root ? await checkRecord(tx, root.id) : ('missing' as const),
      }
    },
    // What is asked for may be rare or common in the record; its newest page is always found by one way.
    { byKeys: !Object.values(asked).some(Boolean) },
  )
  const href = (change: Asked) => {
    const { after: _a, before: _b, check: _c, ...kept } = asked
    return pagePath('/record', Object.fromEntries(Object.entries({ ...kept, ...change }).filter(([, v]) => v)))
  }
  const selectedItems = (list: { value: string; text: string }[], value: string | undefined, change: Asked) =>
    list.filter(o => o.value === value).map(o => ({ text: o.text, href: href(change) }))
  const wrongDay = (['from', 'to'] as const).filter(name => asked[name] && !day(asked[name]))
  const dayError = 'Enter a real date, like 2026-03-27'
  return (
    <ScriptFree>
      {(wrongDay.length > 0 || checked === 'missing') && (
        <ErrorSummary
          errorList={[
            ...wrongDay.map(name => ({ text: dayError, href: `#${name}` })),
            ...(checked === 'missing' ? [{ text: `There is no case ${ref} that you may see`, href: '#check' }] : []),
          ]}
        />
      )}
      <PageTitle>Record</PageTitle>
      <form method="get" action="/record" className="app-choose">
        <Input
          name="check"
          label={{ text: 'Check the record of a case' }}
          hint={{ text: 'Its reference, like MA-2026-00012' }}
          classes="govuk-input--width-20"
          value={ref ?? ''}
        />
        <Button text="Check the record" classes="govuk-button--secondary" />
      </form>
      {checked && checked !== 'missing' && <RecordCheck {...checked} />}
      <div className="app-split">
        <div className="app-split__side">
          <FilterPanel
            action="/record"
            clearHref="/record"
            selected={[
              {
                heading: 'Record',
                items: [
                  ...(kind ? [{ text: kinds[kind], href: href({ kind: '' }) }] : []),
                  ...selectedItems(choices.acts, asked.act, { act: '' }),
                  ...selectedItems(choices.people, asked.person, { person: '' }),
                  ...(day(asked.from) ? [{ text: `From ${asked.from}`, href: href({ from: '' }) }] : []),
                  ...(day(asked.to) ? [{ text: `To ${asked.to}`, href: href({ to: '' }) }] : []),
                ],
              },
            ]}
          >
            <Select
              name="kind"
              label={{ text: 'Kind' }}
              value={kind ?? ''}
              items={[
                { value: '', text: 'Everything' },
                ...allKinds.map(k => ({ value: k as string, text: kinds[k] })),
              ]}
            />
            <Select
              name="act"
              label={{ text: 'What' }}
              value={asked.act ?? ''}
              items={[{ value: '', text: 'Anything' }, ...choices.acts]}
            />
            <Select
              name="person"
              label={{ text: 'Who' }}
              value={asked.person ?? ''}
              items={[{ value: '', text: 'Anyone' }, ...choices.people]}
            />
            {(['from', 'to'] as const).map(name => (
              <Input
                key={name}
                name={name}
                type="date"
                label={{ text: name === 'from' ? 'From' : 'To' }}
                value={asked[name] ?? ''}
                errorMessage={wrongDay.includes(name) ? { text: dayError } : undefined}
              />
            ))}
          </FilterPanel>
        </div>
        <div className="app-split__main">
          {page.lines.length ? <HistoryList lines={page.lines} /> : <p className="govuk-body">Nothing matches.</p>}
          <KeyPaging
            label="Record"
            previousHref={page.newer ? href({ before: String(page.newer) }) : undefined}
            nextHref={page.older ? href({ after: String(page.older) }) : undefined}
          />
        </div>
      </div>
      <VerificationState actor={actor} />
    </ScriptFree>
  )
}
