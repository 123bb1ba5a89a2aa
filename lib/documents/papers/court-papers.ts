import { conditionsOf, holderOf, interimOf } from '../../spo/applications.ts'
import { clearDaysBefore, daysBetween, longDate } from '../../spo/calendar.ts'
import type { CaseFile } from '../../spo/case.ts'
import { directionsFor, hearingPurposes, incidentSources } from '../../spo/codes.ts'
import { defaultReference } from '../../spo/findings/reference.ts'
import type { Application, Hearing } from '../../spo/records/applications.ts'
import { reliedOn, servedFile } from '../../spo/served-file.ts'
import { applicationStatus } from '../../spo/status.ts'
import { limbs } from '../../spo/statute.ts'
import { whenOf } from '../application-paper.ts'
import { defendantName, fullName, type PaperContext, type PaperEntry, sheetOf } from '../paper.ts'
import { Writer } from '../sheet.ts'
import { applicationLabel, applicationOf } from './application.ts'
import { servedSupplement, supplementSubjects } from './supplement-file.ts'

const ours = (a: Application) => a.applicant === 'chiefOfficer' && !applicationStatus(a.status).ended
const relied = (file: CaseFile<'applications' | 'draftConditions' | 'incidents'>, a: Application) => {
  const ids = reliedOn(file, a)
  return file.incidents.filter(i => !i.withdrawnAt && ids.has(i.id))
}
const courtOf = (a: Application, hearing?: Hearing) => hearing?.court ?? a.court ?? 'Magistrates’ court to be decided'
const parties = (file: CaseFile<'defendants'>, context: PaperContext, a: Application, hearing?: Hearing) => [
  { label: 'Court', value: courtOf(a, hearing) },
  { label: 'Applicant', value: `The chief officer of ${context.force}` },
  { label: 'Defendant', value: defendantName(file) },
  {
    label: 'Hearing',
    value: hearing
      ? `${longDate(hearing.listedOn)}${hearing.listedTime ? ` at ${hearing.listedTime}` : ''}`
      : 'Not listed yet',
  },
]
const nextHearing = (file: CaseFile<'hearings'>, a: Application, today: string) =>
  file.hearings
    .filter(h => (h.applicationId === a.id || h.applicationId === a.mainId) && h.status === 'listed')
    .sort((x, y) => (x.listedOn < y.listedOn ? -1 : 1))
    .find(h => h.listedOn >= today)

export const hearsayEntry: PaperEntry = {
  title: 'Hearsay notice',
  says: 'The particulars of rule 3(4), for each person who is not called',
  audiences: ['served'],
  forms: ['pdf', 'docx'],
  section: 'evidence',
  subjects: file => [
    ...file.applications
      .filter(a => ours(a) && a.kind === 'main' && servedFile(file, a).incidents.some(i => i.source !== 'officer'))
      .map(a => ({ key: a.id, label: applicationLabel(a) })),
    // What a supplement adds has a notice of its own, with its own 21 days.
    ...supplementSubjects(file).filter(s => servedSupplement(file, s.key).incidents.some(i => i.source !== 'officer')),
  ],
  sheet: (file, key, context) => {
    const s = file.supplements.find(x => x.id === key)
    const a = applicationOf(file, s?.applicationId ?? key)
    const hearing = nextHearing(file, a, context.today)
    const evidence = (s ? servedSupplement(file, s.id) : servedFile(file, a)).incidents
    const w = new Writer().facts(parties(file, context, a, hearing))
    w.heading('Notice')
      .numbered(
        'This is a hearsay notice under rule 3 of the Magistrates’ Courts (Hearsay Evidence in Civil Proceedings) Rules 1999 (SI 1999/681).',
      )
      .numbered(
        `The proceedings are the application of the chief officer of ${context.force} for a stalking protection order against ${defendantName(file)}.`,
      )
      .numbered('The applicant proposes to rely on the hearsay evidence set out below.')
    for (const source of Object.keys(incidentSources) as (keyof typeof incidentSources)[]) {
      const rows = evidence.filter(i => i.source === source)
      if (!rows.length || source === 'officer') continue
      w.heading(`Evidence given by: ${incidentSources[source].label.toLowerCase()}`, 2)
      for (const i of rows) w.numbered(`Incident ${i.number}, ${whenOf(i)}: ${i.summary}`)
      w.facts([
        { label: 'Who gave it', value: '____________________' },
        { label: 'Why they will not be called', value: '____________________' },
      ])
    }
    w.signature('', ['Signed for the applicant', 'Date'])
    return sheetOf(
      context,
      {
        title: s ? `Hearsay notice: supplement ${s.number}` : 'Hearsay notice',
        reference: `${file.case.ref}/A${a.number}${s ? `/S${s.number}` : ''}`,
        courtReference: a.courtReference ?? '',
        dated: context.today,
        status: 'For service and filing',
      },
      w,
    )
  },
}

export const summonsEntry: PaperEntry = {
  title: 'Summons or notice of hearing',
  says: 'For issue by the court, with the proof of its service',
  audiences: ['served'],
  forms: ['docx', 'pdf'],
  section: 'service',
  subjects: file =>
    file.hearings
      .filter(h => h.status === 'listed' && h.applicationId !== null)
      .map(h => ({ key: h.id, label: `Hearing of ${longDate(h.listedOn)}` })),
  sheet: (file, key, context) => {
    const hearing = file.hearings.find(h => h.id === key)
    if (!hearing?.applicationId) throw new Error('No such hearing')
    const a = applicationOf(file, hearing.applicationId)
    const w = new Writer().facts(parties(file, context, a, hearing))
    w.heading('To the defendant').numbered(
      `An application has been made to the court under the Stalking Protection Act 2019. You are summoned to come to ${hearing.court} on ${longDate(hearing.listedOn)}${hearing.listedTime ? ` at ${hearing.listedTime}` : ''}, when it will be heard${hearing.purpose ? ` (${hearingPurposes[hearing.purpose].label.toLowerCase()})` : ''}.`,
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
        title: 'Summons',
        reference: `${file.case.ref}/A${a.number}`,
        courtReference: a.courtReference ?? '',
        dated: context.today,
        status: 'For issue by the court',
      },
      w,
    )
  },
}

const toFill = '____________________'
export const hearingSheetEntry: PaperEntry = {
  title: 'Hearing sheet',
  says: 'One page for whoever presents it: issues, witnesses, measures, time',
  audiences: ['police'],
  forms: ['pdf', 'docx'],
  subjects: file =>
    file.hearings
      .filter(h => h.status === 'listed' && h.applicationId !== null)
      .map(h => ({ key: h.id, label: `Hearing of ${longDate(h.listedOn)}` })),
  sheet: (file, key, context) => {
    const hearing = file.hearings.find(h => h.id === key)
    if (!hearing?.applicationId) throw new Error('No such hearing')
    const a = applicationOf(file, hearing.applicationId)
    const conditions = conditionsOf(file, a)
    const w = new Writer().facts([
      ...parties(file, context, a, hearing),
      { label: 'Application', value: applicationLabel(a) },
      { label: 'Conditions', value: `${conditions.length}: ${conditions.map(c => c.number).join(', ')}` },
      {
        label: 'Incidents relied on',
        value: relied(file, a)
          .map(i => i.number)
          .join(', '),
      },
      {
        label: 'Hearsay notice',
        value: hearing.hearsayServedOn
          ? `Served ${longDate(hearing.hearsayServedOn)}`
          : (hearing.hearsayNone ??
            `Not served. Safe last day: ${longDate(clearDaysBefore(hearing.listedOn, defaultReference.hearsayDays))}`),
      },
      { label: 'Parties told', value: hearing.partiesToldOn ? longDate(hearing.partiesToldOn) : 'Not recorded' },
      {
        label: 'Protected persons',
        value: file.protectedPersons
          .filter(p => !p.removedAt)
          .map(fullName)
          .join(', '),
      },
    ])
    w.heading('Issues').items(Object.values(limbs).map(l => `${l.label} (${l.source})`))
    w.heading('To settle before the hearing').facts([
      {
        label: 'Contested conditions',
        value:
          conditions
            .filter(c => hearing.contestedIds.includes(c.id))
            .map(c => c.number)
            .join(', ') || toFill,
      },
      { label: 'Witnesses', value: '____________________' },
      { label: 'Special measures', value: hearing.specialMeasures ?? toFill },
      {
        label: 'Interpreter',
        value: hearing.interpreter ?? file.protectedPersons.find(p => p.language)?.language ?? toFill,
      },
      { label: 'Time estimate', value: hearing.timeEstimate ?? toFill },
      { label: 'Who presents it', value: hearing.policeAdvocate ?? toFill },
      { label: 'Who represents the defendant', value: hearing.defenceAdvocate ?? toFill },
      ...file.directions
        .filter(d => !d.doneOn && file.hearings.some(h => h.id === d.hearingId && h.applicationId === a.id))
        .map(d => ({
          label: `Direction for ${directionsFor[d.who].label.toLowerCase()}`,
          value: `${d.what}${d.byOn ? `, by ${longDate(d.byOn)}` : ''}`,
        })),
    ])
    return sheetOf(
      context,
      {
        title: 'Hearing sheet',
        reference: `${file.case.ref}/A${a.number}`,
        courtReference: a.courtReference ?? '',
        dated: context.today,
        status: `Made on ${longDate(context.today)}`,
      },
      w,
    )
  },
}

export const fullAndFrankEntry: PaperEntry = {
  title: 'Full and frank statement',
  says: 'What the defendant would say, for an interim order asked for without notice',
  audiences: ['served'],
  forms: ['docx', 'pdf'],
  section: 'application',
  subjects: file =>
    file.applications
      .filter(a => ours(a) && a.kind === 'interim')
      .map(a => ({ key: a.id, label: applicationLabel(a) })),
  sheet: (file, key, context) => {
    const a = applicationOf(file, key)
    const w = new Writer().facts(parties(file, context, a, nextHearing(file, a, context.today)))
    w.heading('Why no notice is given').room('', 4)
    w.heading('What the defendant would say')
    const replies = file.incidents.filter(i => !i.withdrawnAt && i.direction === 'fromProtected')
    const accuses = file.caseLinks.some(l => l.kind === 'counterAllegation' && !l.endedAt)
    const refused = file.applications.filter(x => x.id !== a.id && x.status === 'refusedByCourt')
    w.numbered(
      replies.length
        ? `The protected person has been in contact too: ${replies.length === 1 ? 'incident' : 'incidents'} ${replies.map(i => i.number).join(', ')}.`
        : 'No contact by the protected person is recorded.',
    )
    if (accuses)
      w.numbered('The defendant has accused the protected person, and that is recorded in another case of the force.')
    w.numbered(quiet(file))
    if (file.otherOrders.some(o => !o.endedOn))
      w.numbered(
        `Other orders bind the defendant already: ${file.otherOrders
          .filter(o => !o.endedOn)
          .map(o => o.terms)
          .join('; ')}`,
      )
    for (const r of refused)
      w.numbered(
        `An earlier application was refused by the court${r.determinedOn ? ` on ${longDate(r.determinedOn)}` : ''}: ${r.outcomeReason ?? 'no reason is recorded'}.`,
      )
    w.heading('Anything else that the defendant would say').room('', 6)
    w.heading('Return date').plain('The court is asked to list a hearing on notice on: ____________________')
    w.signature('I have told the court everything that I know of that the defendant would say.', [
      'Signed for the applicant',
      'Legal adviser',
      'Date',
    ])
    return sheetOf(
      context,
      {
        title: 'Full and frank statement',
        reference: `${file.case.ref}/A${a.number}`,
        courtReference: holderOf(file, a).courtReference ?? '',
        under: ['Interim order asked for without notice'],
        dated: context.today,
        status: 'To be completed',
      },
      w,
    )
  },
}
/** The longest time without an incident, which the defendant would point to. */
function quiet(file: CaseFile<'incidents'>): string {
  const days = file.incidents
    .filter(i => !i.withdrawnAt)
    .map(i => i.happenedOn)
    .sort()
  let [longest, from, to] = [0, '', '']
  for (const [n, day] of days.entries()) {
    const before = days[n - 1]
    const gap = before ? daysBetween(before, day) : 0
    if (gap > longest && before) [longest, from, to] = [gap, before, day]
  }
  return longest > 1
    ? `The longest time without a recorded incident was ${longest} days, from ${longDate(from)} to ${longDate(to)}.`
    : 'There is no gap between recorded incidents to point to.'
}

export const coveringMessageEntry: PaperEntry = {
  title: 'Covering message',
  says: 'What is attached, what is served and by when',
  audiences: ['police'],
  forms: ['txt'],
  subjects: file => file.applications.filter(ours).map(a => ({ key: a.id, label: applicationLabel(a) })),
  sheet: (file, key, context) => {
    const a = applicationOf(file, key)
    const hearing = nextHearing(file, a, context.today)
    const interim = interimOf(file, holderOf(file, a))
    const w = new Writer()
    w.plain(
      `To the court: the chief officer of ${context.force} applies for a stalking protection order${interim ? ', and for an interim order' : ''}. Our reference is ${file.case.ref}/A${a.number}.`,
    )
    w.heading('Attached').items(context.attached ?? [])
    if (hearing)
      w.plain(
        `Hearing: ${longDate(hearing.listedOn)}, ${hearing.court}. The hearsay notice is served and filed by ${longDate(clearDaysBefore(hearing.listedOn, defaultReference.hearsayDays))}, its last safe day.`,
      )
    w.plain(
      'Papers marked “For service on the defendant and the court” may be served. Papers marked “Police only” must not be.',
    )
    return sheetOf(
      context,
      { title: 'Covering message', reference: `${file.case.ref}/A${a.number}`, dated: context.today, status: '' },
      w,
    )
  },
}
