import type { CaseFile } from '../../case/case.ts'
import type { Application, Hearing } from '../../case/records/applications.ts'
import { hearingPurposes } from '../../case/reference/codes/court.ts'
import { applicationStatus } from '../../case/reference/status.ts'
import { type CalendarDate, clearDaysBefore, longDate } from '../../case/time/calendar.ts'
import { holderOf, interimOf, isWithoutNotice } from '../../case/views/applications.ts'
import { chiefOfficerOf } from '../../case/words/chief-officer.ts'
import { defaultReference } from '../../law/rules/reference.ts'
import { applicantRows, defendantName, type PaperContext, type PaperEntry, sheetOf } from '../paper.ts'
import { Writer } from '../printing/sheet.ts'
import { applicationLabel, applicationOf, orderOfUnfiled } from './application.ts'

export const ours = (a: Application) => a.applicant === 'chiefOfficer' && !applicationStatus(a.status).ended
export const courtOf = (a: Application, hearing?: Hearing) =>
  hearing?.court ?? a.court ?? 'Magistrates’ court to be decided'
export const parties = (file: CaseFile<'defendants'>, context: PaperContext, a: Application, hearing?: Hearing) => [
  { label: 'Court', value: courtOf(a, hearing) },
  ...applicantRows(file, context),
  { label: 'Defendant', value: defendantName(file) },
  {
    label: 'Hearing',
    value: hearing
      ? `${longDate(hearing.listedOn)}${hearing.listedTime ? ` at ${hearing.listedTime}` : ''}`
      : 'Not listed yet',
  },
]
export const nextHearing = (file: CaseFile<'hearings'>, a: Application, today: string) =>
  file.hearings
    .filter(h => (h.applicationId === a.id || h.applicationId === a.mainId) && h.status === 'listed')
    .sort((x, y) => (x.listedOn < y.listedOn ? -1 : 1))
    .find(h => h.listedOn >= today)

/** What an application asks of the court, to follow ‘applies’ or ‘has applied’. */
export function askedFor(file: CaseFile<'applications' | 'orders'>, a: Application): string {
  const order = file.orders.find(o => o.id === a.orderId)
  const kind = order?.kind === 'interim' ? 'an interim stalking protection order' : 'a stalking protection order'
  switch (a.kind) {
    case 'main':
      return 'for a stalking protection order'
    case 'interim':
      return 'for an interim stalking protection order'
    case 'variation':
      return `to vary ${kind}`
    case 'renewal':
      return `to renew ${kind}`
    case 'discharge':
      return `to discharge ${kind}`
    case 'appeal':
      return 'to the Crown Court, on appeal about a stalking protection order'
  }
}
const isOurs = (a: Application) => a.applicant === 'chiefOfficer'

export const summonsEntry: PaperEntry = {
  title: 'Summons or notice of hearing',
  says: 'For issue by the court, with the proof of its service',
  audiences: ['served'],
  forms: ['docx', 'pdf'],
  section: 'service',
  subjects: file =>
    file.hearings
      .filter(
        h =>
          h.status === 'listed' &&
          // Nobody is called to a hearing of which the defendant is to have no notice.
          file.applications.some(a => a.id === h.applicationId && !isWithoutNotice(a)),
      )
      .map(h => ({ key: h.id, label: `Hearing of ${longDate(h.listedOn)}` })),
  sheet: (file, key, context) => {
    const hearing = file.hearings.find(h => h.id === key)
    if (!hearing?.applicationId) throw new Error('No such hearing')
    const a = applicationOf(file, hearing.applicationId)
    const summons = isOurs(a) && a.kind !== 'appeal'
    const at = `${hearing.court} on ${longDate(hearing.listedOn)}${hearing.listedTime ? ` at ${hearing.listedTime}` : ''}`
    const purpose = hearing.purpose ? ` (${hearingPurposes[hearing.purpose].label.toLowerCase()})` : ''
    const w = new Writer().facts(parties(file, context, a, hearing))
    w.heading('To the defendant').numbered(
      isOurs(a)
        ? `The ${chiefOfficerOf(context.force)} has applied ${askedFor(file, a)} against you, under the Stalking Protection Act 2019.`
        : `You have applied ${askedFor(file, a)}, under the Stalking Protection Act 2019.`,
    )
    w.numbered(
      summons
        ? `You are summoned to come to ${at}, when the court will hear the application${purpose}.`
        : `The court will hear ${isOurs(a) ? 'it' : 'your application'} at ${at}${purpose}.`,
    )
    w.numbered(
      'If you do not come, the court may decide without you. You may have a solicitor, and may ask the court for an interpreter or for help that you need to take part.',
    )
    w.signature('', ['For the court', 'Date'])
    w.heading('Proof of service').facts([
      { label: 'Served by', value: '____________________' },
      { label: 'On (date and time)', value: '____________________' },
      { label: 'How and where', value: '____________________' },
    ])
    w.signature('I believe that the facts stated in this proof are true.', ['Signed', 'Date'])
    return sheetOf(
      context,
      {
        title: summons ? 'Summons' : 'Notice of hearing',
        reference: `${file.case.ref}/A${a.number}`,
        courtReference: a.courtReference ?? '',
        dated: context.today,
        status: 'For issue by the court',
      },
      w,
    )
  },
}

export const coveringMessageEntry: PaperEntry = {
  title: 'Covering message',
  says: 'What is attached, what is served and by when',
  audiences: ['police'],
  forms: ['txt'],
  subjects: file => file.applications.filter(ours).map(a => ({ key: a.id, label: applicationLabel(a) })),
  orderOf: orderOfUnfiled,
  sheet: (file, key, context) => {
    const a = applicationOf(file, key)
    const hearing = nextHearing(file, a, context.today)
    const interim = interimOf(file, holderOf(file, a))
    const w = new Writer()
    w.plain(
      `To the court: the ${chiefOfficerOf(context.force)} applies ${askedFor(file, a)}${a.kind === 'main' && interim ? ', and for an interim order' : ''}. Our reference is ${file.case.ref}/A${a.number}${a.courtReference ? `, and yours is ${a.courtReference}` : ''}.`,
    )
    w.heading('Attached').items(context.attached ?? [])
    w.plain(
      interim && isWithoutNotice(interim) && !applicationStatus(interim.status).ended
        ? 'The interim order is asked for without notice: nothing that is attached is to be served before the court has decided.'
        : 'Everything that is attached is for the court and for service on the defendant.',
    )
    if (hearing)
      w.plain(`Hearing: ${longDate(hearing.listedOn)}, ${hearing.court}. ${hearsayWords(hearing, context.today)}`)
    w.plain('This message is for the court alone. It is not to be served.')
    return sheetOf(
      context,
      {
        title: 'Covering message',
        reference: `${file.case.ref}/A${a.number}`,
        courtReference: holderOf(file, a).courtReference ?? '',
        dated: context.today,
        status: '',
      },
      w,
    )
  },
}
/** Whether hearsay notice was given, or by when it is safe to give it (SI 1999/681 r.3(1)). */
export function hearsayWords(h: Hearing, today: CalendarDate): string {
  if (h.hearsayServedOn) return `Hearsay notice was served and filed on ${longDate(h.hearsayServedOn)}.`
  if (h.hearsayNone) return 'No hearsay is relied on.'
  const safe = clearDaysBefore(h.listedOn, defaultReference.hearsayDays)
  return safe < today
    ? `The last safe day for hearsay notice was ${longDate(safe)} and none is recorded: the court is asked for another period.`
    : `Hearsay notice is served and filed by ${longDate(safe)}, its last safe day.`
}
