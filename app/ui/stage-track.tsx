import { longDate } from '../../lib/case/time/calendar.ts'
import { type Step, stepStates } from '../../lib/views/stage-track.ts'

const signs = { done: '✓', now: '●', late: '!', toCome: '', notNeeded: '–' } as const

/** The way of a case in eight steps: how each stands in words, its date beneath, the late one marked. */
export function StageTrack({ steps }: { steps: readonly Step[] }) {
  return (
    <section aria-labelledby="stages">
      <h2 className="govuk-heading-m" id="stages">
        From report to notification
      </h2>
      <ol className="app-track">
        {steps.map(s => (
          <li
            key={s.name}
            className={`app-track__step app-track__step--${s.state}`}
            aria-current={s.state === 'now' || s.state === 'late' ? 'step' : undefined}
          >
            <span className="app-track__sign" aria-hidden="true">
              {signs[s.state]}
            </span>
            <span className="app-track__name">{s.name}</span>
            <span className="app-track__words">
              <span className={s.state === 'late' ? 'app-track__late' : 'govuk-visually-hidden'}>
                {stepStates[s.state]}:{' '}
              </span>
              {s.words}
            </span>
            {s.on && <span className="app-track__date">{longDate(s.on)}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
