import type { Metadata } from 'next'
import { factsOf } from '../../../../lib/acts/act/decide.ts'
import { isId } from '../../../../lib/case/ids.ts'
import { can, mayEver } from '../../../../lib/case/policy.ts'
import { casePath, pagePath } from '../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { checkRecord, type EventKind, history, historyChoices } from '../../../../lib/work/lists/history.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { FilterPanel } from '../../../ui/filter-panel.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { HistoryList } from '../../../ui/history-list.tsx'
import { KeyPaging } from '../../../ui/key-paging.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { RecordCheck } from '../../../ui/record-check.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { notHere } from '../not-here.ts'

type Asked = { [K in 'show' | 'act' | 'person' | 'after' | 'before' | 'check']?: string }
type Props = { params: Promise<{ ref: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `History – ${(await params).ref}` }
}

const done: EventKind[] = ['act']
const looked: EventKind[] = ['view', 'search', 'download', 'export']
const place = (typed: string | undefined) => (typed && /^\d{1,15}$/.test(typed) ? Number(typed) : undefined)

/** What was done on the case and, to those allowed, who looked at it. */
export default async function History({ params, searchParams }: Props) {
  const [{ ref }, asked] = await Promise.all([params, searchParams])
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'the history', only: [] }, async (tx, file) => {
    const facts = factsOf(file, new Date().toISOString())
    const seesLookers = can(actor, 'viewLookers', facts)
    const seesReaders = seesLookers || can(actor, 'viewReaders', facts)
    const kinds = asked.show === 'looked' && seesReaders ? looked : done
    // Who is named in what was done stays; only whether an auditor looked is kept from those it may be about.
    const exceptAuditors = kinds === looked && !seesLookers
    return {
      seesLookers,
      seesReaders,
      page: await history(tx, file.case.id, {
        kinds,
        act: asked.act || undefined,
        personId: asked.person && isId(asked.person) ? asked.person : undefined,
        exceptAuditors,
        after: place(asked.after),
        before: place(asked.before),
      }),
      choices: await historyChoices(tx, file.case.id, kinds, { exceptAuditors }),
      checked: asked.check && seesLookers ? await checkRecord(tx, file.case.id) : undefined,
    }
  })
  if (!view) return notHere(actor, ref)
  const { page, choices, seesLookers, seesReaders, checked } = view.also
  const base = casePath(ref, '/history')
  const href = (change: Asked) => {
    const { after: _a, before: _b, check: _c, ...kept } = asked
    const asks = Object.entries({ ...kept, ...change }).filter(([, v]) => v)
    return casePath(ref, '/history', Object.fromEntries(asks))
  }
  const selectedItems = (list: { value: string; text: string }[], value: string | undefined, change: Asked) =>
    list.filter(o => o.value === value).map(o => ({ text: o.text, href: href(change) }))
  return (
    <ScriptFree>
      <PageTitle>History</PageTitle>
      {mayEver(actor, 'acknowledgeEntries') && (
        <p className="govuk-body">
          <a className="govuk-link" href={pagePath('/entries', { case: ref })}>
            Log entries for the records system
          </a>
        </p>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={casePath(ref, '/corrections')}>
          Correct or withdraw what is recorded
        </a>
      </p>
      {seesLookers && (
        <form method="get" action={base}>
          <Button name="check" value="yes" text="Check the record" classes="govuk-button--secondary" />
        </form>
      )}
      {checked && <RecordCheck {...checked} />}
      <div className="app-split">
        <div className="app-split__side">
          <FilterPanel
            action={base}
            clearHref={base}
            selected={[
              {
                heading: 'History',
                items: [
                  ...(asked.show === 'looked' && seesReaders
                    ? [{ text: 'Who looked', href: href({ show: '', act: '', person: '' }) }]
                    : []),
                  ...selectedItems(choices.acts, asked.act, { act: '' }),
                  ...selectedItems(choices.people, asked.person, { person: '' }),
                ],
              },
            ]}
          >
            {seesReaders && (
              <Radios
                name="show"
                idPrefix="show"
                classes="govuk-radios--small"
                fieldset={{ legend: { text: 'Show' } }}
                value={asked.show === 'looked' ? 'looked' : 'done'}
                items={[
                  { value: 'done', text: 'What was done' },
                  { value: 'looked', text: 'Who looked' },
                ]}
              />
            )}
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
          </FilterPanel>
        </div>
        <div className="app-split__main">
          {page.lines.length ? <HistoryList lines={page.lines} /> : <p className="govuk-body">Nothing matches.</p>}
          <KeyPaging
            label="History"
            previousHref={page.newer ? href({ before: String(page.newer) }) : undefined}
            nextHref={page.older ? href({ after: String(page.older) }) : undefined}
          />
        </div>
      </div>
    </ScriptFree>
  )
}
