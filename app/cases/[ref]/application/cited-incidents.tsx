import type { Incident } from '../../../../lib/case/records/pattern.ts'
import { longDate } from '../../../../lib/case/time/calendar.ts'
import { kindsInWords } from '../../../../lib/case/words/kinds-of-act.ts'

/** Incidents that are cited, in order: a list that scrolls where it is longer than its room. */
export const CitedIncidents = ({ label, incidents }: { label: string; incidents: Incident[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and is reached by keyboard
  <section className="app-cited-scroll" tabIndex={0} aria-label={label}>
    <ol className="app-cited">
      {incidents.map(i => (
        <li key={i.id} className="app-cited__incident">
          <strong>
            {i.number}. {longDate(i.happenedOn)}
          </strong>{' '}
          {i.summary} <span className="app-source">{kindsInWords(i)}</span>
        </li>
      ))}
    </ol>
  </section>
)
