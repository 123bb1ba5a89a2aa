import type { Application } from '../../../../lib/case/records/applications.ts'
import type { PaperService, Supplement } from '../../../../lib/case/records/supplements.ts'
import { amendmentKinds } from '../../../../lib/case/reference/codes/applications.ts'
import { attemptResults, serviceMethods } from '../../../../lib/case/reference/codes/orders.ts'
import { longDate, longMoment } from '../../../../lib/case/time/calendar.ts'
import { amendmentsOf, supplementsOf } from '../../../../lib/drafting/supplements.ts'
import { Folded } from '../../../ui/folded.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { ActLinks } from '../act-links.tsx'
import type { Seen } from './seen-court.ts'

/** What came after an application was filed, and how its papers were served. */
export function AfterFiling({ application: a, seen }: { application: Application; seen: Seen }) {
  const { file } = seen
  const supplements = supplementsOf(file, a.id)
  const services = file.paperServices
    .filter(p => p.applicationId === a.id)
    .sort((x, y) => Date.parse(x.attemptedAt) - Date.parse(y.attemptedAt))
  const witnesses = file.witnesses.filter(w => w.applicationId === a.id)
  if (!supplements.length && !services.length && !witnesses.length) return null
  return (
    <>
      {supplements.length > 0 && <h3 className="govuk-heading-s">Supplements</h3>}
      {supplements.map(s => (
        <OneSupplement key={s.id} supplement={s} seen={seen} />
      ))}
      {witnesses.length > 0 && (
        <div>
          <h3 className="govuk-heading-s">Witnesses</h3>
          <ul className="govuk-list">
            {witnesses.map(w => (
              <li key={w.id}>
                {w.name}: {w.called ? 'to be called' : `not called. ${w.whyNotCalled ?? ''}`}
                <ActLinks {...seen} place="court/witness" record={w} as="links" of={`: ${w.name}`} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {services.length > 0 && (
        <div>
          <h3 className="govuk-heading-s">Service of the papers</h3>
          <ul className="govuk-list">
            {services.map(p => (
              <li key={p.id}>
                {serviceWords(p, supplements)}
                <ActLinks
                  {...seen}
                  place="court/paper-service"
                  record={p}
                  as="links"
                  of={`for the service of ${longMoment(p.attemptedAt)}`}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function OneSupplement({ supplement: s, seen }: { supplement: Supplement; seen: Seen }) {
  const { file } = seen
  const numbers = file.incidents.filter(i => s.incidentIds.includes(i.id)).map(i => i.number)
  const references = file.exhibits.filter(e => s.exhibitIds.includes(e.id)).map(e => e.reference)
  const served = file.paperServices.find(p => p.supplementId === s.id && p.served)
  const of = `for supplement ${s.number}`
  return (
    // What was filed and served is read when somebody asks for it.
    <Folded
      when={s.filedOn !== null && served !== undefined}
      title={`Supplement ${s.number}, filed on ${s.filedOn ? longDate(s.filedOn) : ''} and served`}
    >
      <h4 className="govuk-heading-s">Supplement {s.number}</h4>
      <SummaryList
        rows={[
          { key: 'What it adds', value: s.reason },
          { key: 'Filed', value: s.filedOn ? longDate(s.filedOn) : 'Not yet' },
          { key: 'Served', value: served ? longMoment(served.attemptedAt) : 'Not yet' },
          ...(numbers.length ? [{ key: 'Further incidents', value: numbers.join(', ') }] : []),
          ...(references.length ? [{ key: 'Further exhibits', value: references.join(', ') }] : []),
        ]}
      />
      <ul className="govuk-list govuk-list--bullet">
        {amendmentsOf(file, s.id).map(c => (
          <li key={c.id}>
            Condition {c.number}, {amendmentKinds[c.change].label.toLowerCase()}
            {c.text ? `: ${c.text}` : ''}
            <ActLinks
              {...seen}
              place="court/amendment"
              record={c}
              as="links"
              of={`for condition ${c.number} of supplement ${s.number}`}
            />
          </li>
        ))}
      </ul>
      <ActLinks {...seen} place="court/supplement" record={s} as="links" of={of} />
    </Folded>
  )
}

function serviceWords(p: PaperService, supplements: readonly Supplement[]): string {
  const s = supplements.find(x => x.id === p.supplementId)
  const what = s ? `Supplement ${s.number}` : 'The application'
  const how = serviceMethods[p.method].label.toLowerCase()
  if (!p.served)
    return `${what}: attempt on ${longMoment(p.attemptedAt)}, ${how}${p.result ? `. ${attemptResults[p.result].label}` : ''}`
  return `${what}: served on ${longMoment(p.attemptedAt)}, ${how}. ${
    p.certificateFiledOn
      ? `Its certificate was filed on ${longDate(p.certificateFiledOn)}`
      : 'Its certificate is not filed yet'
  }`
}
