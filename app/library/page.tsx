import type { Metadata } from 'next'
import { londonDate, longDate } from '../../lib/case/time/calendar.ts'
import { library, libraryOn, wordingShown } from '../../lib/drafting/conditions.ts'
import { conditionCategories, type LibraryEntry } from '../../lib/drafting/library-entry.ts'
import { pagePath } from '../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../lib/site/asked.ts'
import { currentActor } from '../../lib/work/sign-in/actor.ts'
import { Details } from '../ui/govuk/details.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'
import { isLooking, LibraryList, LibrarySearch, lookingFor, matching } from './library-list.tsx'

export const metadata: Metadata = { title: 'Condition library' }

type Props = { searchParams: Promise<Asked> }

/** The condition library, open to everyone who is signed in. It holds nothing about any case. */
export default async function LibraryPage({ searchParams }: Props) {
  await currentActor()
  const asked = await searchParams
  const looking = lookingFor(asked)
  const isWhole = askedFirst(asked, 'show') === 'all'
  const today = londonDate(new Date().toISOString())
  const offered = libraryOn(today)
  const entries = matching(offered, looking)
  const past = isWhole ? library.filter(e => e.until && e.until < today) : []
  return (
    <ScriptFree>
      <PageTitle>Condition library</PageTitle>
      <p className="govuk-body app-measure">
        Wording to start from. Each condition still needs its own reason, tied to what the defendant did. Wording in use
        is never edited: it is closed, and its successor added.
      </p>
      <LibrarySearch action="/library" looking={looking} />
      <p className="govuk-body" role="status">
        {entries.length} of {offered.length} conditions
      </p>
      {isLooking(looking) || isWhole ? (
        <LibraryList entries={entries} open={isLooking(looking)} />
      ) : (
        <Kinds offered={offered} />
      )}
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
    </ScriptFree>
  )
}

/** The kinds of condition, each with how many there are: what is read one kind at a time. */
function Kinds({ offered }: { offered: readonly LibraryEntry[] }) {
  const kinds = Object.entries(conditionCategories)
    .map(([category, { label }]) => ({ category, label, many: offered.filter(e => e.category === category).length }))
    .filter(kind => kind.many)
  return (
    <ul className="govuk-list govuk-list--spaced">
      {kinds.map(({ category, label, many }) => (
        <li key={category}>
          <a className="govuk-link" href={pagePath('/library', { category })}>
            {label}
          </a>{' '}
          ({many})
        </li>
      ))}
      <li>
        <a className="govuk-link" href={pagePath('/library', { show: 'all' })}>
          The whole library on one page
        </a>
        , with wording no longer offered
      </li>
    </ul>
  )
}
