import type { Metadata } from 'next'
import { londonDate, longDate } from '../../lib/case/time/calendar.ts'
import { library, libraryOn, wordingShown } from '../../lib/drafting/conditions.ts'
import type { Asked } from '../../lib/site/asked.ts'
import { currentActor } from '../../lib/work/sign-in/actor.ts'
import { Details } from '../ui/govuk/details.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { isLooking, LibraryList, LibrarySearch, lookingFor, matching } from './library-list.tsx'

export const metadata: Metadata = { title: 'Condition library' }

type Props = { searchParams: Promise<Asked> }

/** The condition library, open to everyone who is signed in. It holds nothing about any case. */
export default async function LibraryPage({ searchParams }: Props) {
  await currentActor()
  const looking = lookingFor(await searchParams)
  const today = londonDate(new Date().toISOString())
  const entries = matching(libraryOn(today), looking)
  const past = library.filter(e => e.until && e.until < today)
  return (
    <>
      <PageTitle>Condition library</PageTitle>
      <p className="govuk-body app-measure">
        Wording to start from. Each condition still needs its own reason, tied to what the defendant did. Wording in use
        is never edited: it is closed, and its successor added.
      </p>
      <LibrarySearch action="/library" looking={looking} />
      <p className="govuk-body" role="status">
        {entries.length} of {libraryOn(today).length} conditions
      </p>
      <LibraryList entries={entries} open={isLooking(looking)} />
      {past.length > 0 && (
        <Details summaryText="Wording no longer offered">
          <ul className="govuk-list">
            {past.map(e => (
              <li key={`${e.code} ${e.from}`}>
                {e.code} version {e.version}, from {longDate(e.from)} to {e.until && longDate(e.until)}:{' '}
                {wordingShown(e)}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}
