import { heldHearings, heldServices } from '../../../lib/acts/court/held-records.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Actor } from '../../../lib/case/policy.ts'
import { attemptResults, serviceMethods } from '../../../lib/case/reference/codes/orders.ts'
import { type CalendarDate, longDate, longMoment } from '../../../lib/case/time/calendar.ts'
import { casePath } from '../../../lib/site/addresses.ts'
import { ActLinks } from './act-links.tsx'
import { RecordLinks } from './record-links.tsx'

type Seen = { file: CaseFile; actor: Actor; today: CalendarDate; at: string }

/** Services that came to be known before the order that they belong to. */
export function HeldServices({ seen }: { seen: Seen }) {
  const held = heldServices(seen.file)
  if (!held.length) return null
  return (
    <section className="govuk-inset-text" aria-labelledby="held-services">
      <h2 className="govuk-heading-s" id="held-services">
        Service of an order that is not recorded yet
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {held.map(s => (
          <li key={s.id}>
            {s.served ? 'Served' : `Not served${s.result ? `: ${attemptResults[s.result].label.toLowerCase()}` : ''}`},{' '}
            {longMoment(s.attemptedAt)}. {serviceMethods[s.method].label}, by {s.server}.
            <ActLinks {...seen} place="order/held" record={s} as="links" of={`of ${longMoment(s.attemptedAt)}`} />
            <RecordLinks
              {...seen}
              back={casePath(seen.file.case.ref, '/order')}
              kind="services"
              record={s}
              of={`the service of ${longMoment(s.attemptedAt)}`}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Hearings that came to be known before the application that they belong to. */
export function HeldHearings({ seen }: { seen: Seen }) {
  const held = heldHearings(seen.file)
  if (!held.length) return null
  return (
    <section className="govuk-inset-text" aria-labelledby="held-hearings">
      <h2 className="govuk-heading-s" id="held-hearings">
        Hearings of an application that is not recorded yet
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {held.map(h => (
          <li key={h.id}>
            {longDate(h.listedOn)}
            {h.listedTime ? ` at ${h.listedTime}` : ''}, {h.court}.
            <ActLinks {...seen} place="court/hearing" record={h} as="links" of={`of ${longDate(h.listedOn)}`} />
            <RecordLinks
              {...seen}
              back={casePath(seen.file.case.ref, '/court')}
              kind="hearings"
              record={h}
              of={`the hearing of ${longDate(h.listedOn)}`}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
