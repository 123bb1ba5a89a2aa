import type { Metadata } from 'next'
import { mayEver } from '../../lib/case/policy.ts'
import { entryLateHours } from '../../lib/case/reference/entry-acts.ts'
import { longMoment } from '../../lib/case/time/calendar.ts'
import { casePath, forceActPath, pagePath, withQuery } from '../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../lib/site/asked.ts'
import { type Entry, type EntryState, entryLabel, entryText, listEntries } from '../../lib/work/feeds/entries.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'
import { CopyText } from './copy-text.tsx'

export const metadata: Metadata = { title: 'Log entries for the records system' }

const states: Record<EntryState, string> = { late: 'Not acknowledged in time', waiting: 'Not acknowledged', all: 'All' }

/** Entries for the log of the records system: what was not acknowledged in time, what waits, and all; of one case or of every one. */
export default async function EntriesPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'acknowledgeEntries')
  const asked = await searchParams
  const queryValue = (name: string) => askedFirst(asked, name)
  const ref = queryValue('case')?.slice(0, 40) || undefined
  const state = (Object.keys(states) as EntryState[]).find(s => s === queryValue('state')) ?? (ref ? 'all' : 'late')
  const found = await listEntries(actor, { state, ref, after: queryValue('after'), before: queryValue('before') })
  const to = (more: Record<string, string | undefined>) =>
    withQuery(pagePath('/entries'), { state, case: ref, ...more })
  const works = mayEver(actor, 'acknowledgeEntries')
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle {...(ref ? { caption: ref } : {})}>Log entries for the records system</PageTitle>
      <p className="govuk-body app-measure">
        What was done here that the log of the records system should say too. A records system with a token fetches it
        by itself; else copy the text, and record what it is called there.{' '}
        {found.since
          ? `An entry without a reference after ${entryLateHours} hours is late. Entries are owed since ${longMoment(found.since)}.`
          : 'No records system fetches entries, and no reference has been recorded: none is late.'}
      </p>
      <nav aria-label="Log entries" className="app-tabs">
        <ul className="app-tabs__list">
          {(Object.keys(states) as EntryState[]).map(name => (
            <li key={name}>
              <a
                className="app-tabs__tab"
                href={withQuery(pagePath('/entries'), { state: name, case: ref })}
                aria-current={name === state ? 'page' : undefined}
              >
                {states[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <DataTable
        caption={states[state]}
        captionHidden
        rows={found.rows}
        rowKey={e => e.id}
        empty="No log entry."
        columns={[
          {
            key: 'case',
            label: 'Case',
            isRowHeader: true,
            cell: (e: Entry) => (
              <>
                <a className="govuk-link app-nowrap" href={casePath(e.ref)}>
                  {e.ref}
                </a>
                <span className="app-under">{e.crimeReferences.join(', ') || 'No crime reference'}</span>
              </>
            ),
          },
          {
            key: 'what',
            label: 'Entry',
            cell: e => (
              <>
                {entryLabel(e.act)}
                <span className="app-under">{longMoment(e.at)}</span>
                <CopyText
                  id={`entry-${e.id}`}
                  label={`Text of the entry of ${longMoment(e.at)} for ${e.ref}`}
                  text={entryText(e, longMoment(e.at))}
                />
              </>
            ),
          },
          {
            key: 'reference',
            label: 'Its reference there',
            cell: e => (
              <>
                {e.reference ?? 'Not acknowledged'}
                {e.acknowledgedAt && <span className="app-under">{longMoment(e.acknowledgedAt)}</span>}
                {works && (
                  <span className="app-under">
                    <a className="govuk-link" href={forceActPath('acknowledgeEntry', undefined, { entryId: e.id })}>
                      {e.reference ? 'Change' : 'Record'} the reference
                      <span className="govuk-visually-hidden">
                        {' '}
                        of the entry of {longMoment(e.at)} for {e.ref}
                      </span>
                    </a>
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
      <KeyPaging
        label="Log entries"
        previousHref={found.previous ? to({ before: found.previous }) : undefined}
        nextHref={found.next ? to({ after: found.next }) : undefined}
      />
    </ScriptFree>
  )
}
