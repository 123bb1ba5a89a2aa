import type { CaseFile } from '../../../lib/case/case.ts'
import type { Actor } from '../../../lib/case/policy.ts'
import { longDate } from '../../../lib/case/time/calendar.ts'
import { whereaboutsInOrder, whereaboutsInWords, whereaboutsOn } from '../../../lib/case/views/whereabouts.ts'
import { casePath } from '../../../lib/site/addresses.ts'
import { Details } from '../../ui/govuk/details.tsx'
import { ActLinks } from './act-links.tsx'
import { RecordLinks } from './record-links.tsx'

type Props = {
  file: CaseFile<'named' | 'restrictions' | 'whereabouts'>
  actor: Actor
  today: string
  at: string
}

/** Where the defendant is now and was before, who said so, and what that is corrected by. */
export function WhereTheDefendantIs({ file, actor, today, at }: Props) {
  const props = { file, actor, today, at }
  const now = whereaboutsOn(file, today)
  const before = whereaboutsInOrder(file)
    .filter(w => w.id !== now?.id)
    .reverse()
  const line = (w: Props['file']['whereabouts'][number]) => (
    <>
      {whereaboutsInWords(w)}.{w.detail && ` ${w.detail}.`} Told by {w.toldBy}.
      {w.note && <span className="app-under app-spoken">{w.note}</span>}{' '}
      <RecordLinks
        {...props}
        back={casePath(file.case.ref, '/people')}
        kind="whereabouts"
        record={w}
        of={`the record of ${longDate(w.fromOn)} of where the defendant is`}
      />
    </>
  )
  return (
    <section aria-labelledby="whereabouts">
      <h3 className="govuk-heading-s" id="whereabouts">
        Where the defendant is
      </h3>
      {now ? (
        <div className="govuk-body">{line(now)}</div>
      ) : (
        <p className="govuk-body app-empty">Nothing is recorded.</p>
      )}
      {before.length > 0 && (
        <Details summaryText="Where the defendant was before">
          <ul className="govuk-list govuk-list--spaced">
            {before.map(w => (
              <li key={w.id}>{line(w)}</li>
            ))}
          </ul>
        </Details>
      )}
      <ActLinks {...props} place="people/whereabouts" as="links" />
    </section>
  )
}
