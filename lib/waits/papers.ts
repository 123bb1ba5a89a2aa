import type { CaseFile } from '../case/case.ts'
import { applicationStatus } from '../case/reference/status.ts'
import { addDays, type CalendarDate, clearDaysBefore, londonDate, longDate } from '../case/time/calendar.ts'
import { inForceSpans } from '../case/views/in-force-spans.ts'
import { clockDay, nextHearing } from '../case/views/orders.ts'
import { referenceOf } from '../law/rules/reference.ts'
import { dueBy, kinds, source, type Wait, wait, within } from './wait.ts'

/** By when a certificate of service is to be filed: a starting value of the force, the law names none. */
const certificateDays = 7
/** By when a supplement is to be served where no hearing is listed. */
const supplementDays = 7

const paperKinds = kinds({
  /** Filed with the court, and not yet in the defendant’s hands. */
  supplementUnserved: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `Supplement ${p.number} was filed on ${longDate(String(p.filedOn))} and is not served${
        p.hearingOn ? `: the hearing is on ${longDate(String(p.hearingOn))}` : ''
      }`,
    line: ({ params: p }) => `Supplement ${p.number}: filed and not served on the defendant`,
    todo: ({ params: p }) => `Serve supplement ${p.number} on the defendant, with its hearsay notice`,
    page: '/court',
    go: 'Court',
    acts: ({ params: p }) => [{ name: 'recordPaperService', about: 'applications', id: String(p.applicationId) }],
  },
  papersCertificate: {
    onCase: 'late',
    sentence: ({ params: p }) =>
      `The certificate of the service of ${p.what} on ${longDate(String(p.on))} is not filed with the court`,
    todo: ({ params: p }) => `File the certificate of service of ${p.what}`,
    page: '/court',
    go: 'Court',
    acts: ({ about }) => [{ name: 'recordCertificateFiled', about: 'paperServices', id: about.id }],
  },
  orderCertificate: {
    onCase: 'late',
    sentence: ({ params: p }) =>
      `The certificate of the service of order ${p.ref} on ${longDate(String(p.on))} is not filed with the court`,
    todo: ({ params: p }) => `File the certificate of service of order ${p.ref}`,
    page: '/order',
    go: 'Order',
    acts: ({ about }) => [{ name: 'recordOrderCertificateFiled', about: 'services', id: about.id }],
  },
})
type Kind = keyof typeof paperKinds

/** Papers that were filed and are to be served, and service that is to be certified to the court. */
export const paperSource = source({
  name: 'papers',
  version: 2,
  reads: ['applications', 'hearings', 'orders', 'orderVersions', 'paperServices', 'services', 'supplements'],
  kinds: paperKinds,
  rows: file => [...supplements(file), ...ofPapers(file), ...ofOrders(file)],
})

/** A supplement in time for hearsay at the next hearing; of an application that is decided nothing is to be served. */
function supplements(file: CaseFile): Wait<Kind>[] {
  return file.supplements.flatMap((s): Wait<Kind>[] => {
    const a = file.applications.find(x => x.id === s.applicationId)
    if (!s.filedOn || !a || applicationStatus(a.status).ended) return []
    if (file.paperServices.some(p => p.supplementId === s.id && p.served)) return []
    const hearing = nextHearing(a.id, file, s.filedOn)
    const safe = hearing && clearDaysBefore(hearing.listedOn, referenceOf(file.settings).hearsayDays)
    const due = safe && safe >= s.filedOn ? safe : addDays(s.filedOn, supplementDays)
    return [
      wait(
        'supplementUnserved',
        { kind: 'supplements', id: s.id },
        { on: s.filedOn },
        {
          ...dueBy(due),
          params: {
            number: s.number,
            filedOn: s.filedOn,
            applicationId: a.id,
            hearingOn: hearing?.listedOn ?? null,
          },
        },
      ),
    ]
  })
}
function ofPapers(file: CaseFile): Wait<Kind>[] {
  return file.paperServices.flatMap((p): Wait<Kind>[] => {
    const a = file.applications.find(x => x.id === p.applicationId)
    if (!p.served || p.certificateFiledOn || !a || applicationStatus(a.status).ended) return []
    const on = londonDate(p.attemptedAt)
    const s = file.supplements.find(x => x.id === p.supplementId)
    const what = s ? `supplement ${s.number}` : `the papers of application ${a.number}`
    return [
      wait(
        'papersCertificate',
        { kind: 'paperServices', id: p.id },
        { on },
        {
          ...dueBy(addDays(on, certificateDays)),
          params: { what, on },
        },
      ),
    ]
  })
}
const later = (a: CalendarDate, b: CalendarDate): CalendarDate => [a, b].sort()[1] ?? a
/** As long as the order is in force: afterwards the court has no use for it. */
function ofOrders(file: CaseFile): Wait<Kind>[] {
  return file.services.flatMap((s): Wait<Kind>[] => {
    const order = file.orders.find(o => o.id === s.orderId)
    if (!order || !s.served || s.certificateFiledOn) return []
    const on = londonDate(s.attemptedAt)
    const spans = inForceSpans(order, file).filter(span => span.to === null || span.to >= on)
    const [first] = spans
    if (!first) return []
    return [
      wait(
        'orderCertificate',
        { kind: 'services', id: s.id },
        { on },
        {
          ...within({ from: later(first.from, on), to: spans.at(-1)?.to ?? null }),
          foreseen: { on },
          ...dueBy(addDays(clockDay(order, on), certificateDays)),
          params: { ref: order.ref, on },
        },
      ),
    ]
  })
}
