import type { CaseFile } from '../../case/case.ts'
import type { Application, Hearing } from '../../case/records/applications.ts'
import type { Id } from '../../case/records/id.ts'
import { directionsFor, hearingPurposes } from '../../case/reference/codes/court.ts'
import { limbs } from '../../case/reference/statute.ts'
import { longDate } from '../../case/time/calendar.ts'
import { conditionsOf, holderOf, isWithoutNotice } from '../../case/views/applications.ts'
import { list } from '../../case/words/grammar.ts'
import { reliedOn } from '../../drafting/served-file.ts'
import { conditionsAskedNow, supplementsOf } from '../../drafting/supplements.ts'
import { defendantWouldSay, noticeInWords } from '../../drafting/without-notice.ts'
import { type PaperEntry, sheetOf } from '../paper.ts'
import { Writer } from '../printing/sheet.ts'
import { applicationLabel, applicationOf } from './application.ts'
import { hearsayWords, nextHearing, parties } from './court-papers.ts'

const toFill = '____________________'
/** What is before the court: the incidents of the application, and those of each supplement that was filed. */
const reliedIncidents = (
  file: CaseFile<'applications' | 'draftConditions' | 'incidents' | 'supplements'>,
  a: Application,
) => {
  const ids = new Set([...reliedOn(file, a), ...filedSupplements(file, a).flatMap(s => s.incidentIds)])
  return file.incidents.filter(i => !i.withdrawnAt && ids.has(i.id))
}
const filedSupplements = (file: CaseFile<'supplements'>, a: Application) =>
  supplementsOf(file, a.mainId ?? a.id).filter(s => s.filedOn)
/** A hearing and its application. */
function hearingOf(file: CaseFile<'applications' | 'hearings'>, key: Id): { hearing: Hearing; a: Application } {
  const hearing = file.hearings.find(h => h.id === key)
  if (!hearing?.applicationId) throw new Error('No such hearing')
  return { hearing, a: applicationOf(file, hearing.applicationId) }
}
const witnessesFor = (file: CaseFile<'witnesses'>, a: Application) =>
  file.witnesses.filter(w => w.applicationId === a.id || w.applicationId === a.mainId)
/** What the court has to decide, by the section under which it is asked. */
function issuesOf(a: Application): string[] {
  switch (a.kind) {
    case 'main':
      return Object.values(limbs).map(l => `${l.label} (${l.source})`)
    case 'interim':
      return ['Whether the court considers an interim order appropriate (SPA 2019 s.5(3))']
    case 'discharge':
      return ['Whether the order should end, and the consents that are needed (SPA 2019 s.4)']
    case 'variation':
    case 'renewal':
      return [
        `Whether the order should be ${a.kind === 'renewal' ? 'renewed' : 'varied'} (SPA 2019 s.4)`,
        'Whether each condition that is added or kept on is necessary to protect from the risk (SPA 2019 s.4)',
      ]
    case 'appeal':
      return ['The decision appealed against, on the grounds in the notice (SPA 2019 s.7)']
  }
}
const namesOf = (list: readonly { name: string }[]) => list.map(w => w.name).join('; ')

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
    const { hearing, a } = hearingOf(file, key)
    const conditions = a.kind === 'main' ? conditionsAskedNow(file, a) : conditionsOf(file, a)
    const contested = conditions.filter(c => hearing.contestedIds.includes(c.id)).map(c => c.number)
    const witnesses = witnessesFor(file, a)
    const notCalled = witnesses.filter(w => !w.called)
    const w = new Writer().facts([
      ...parties(file, context, a, hearing).filter(row => row.label !== 'Address for service'),
      {
        label: 'Application',
        value: `${applicationLabel(a)}${hearing.purpose ? `. ${hearingPurposes[hearing.purpose].label}` : ''}`,
      },
      ...(a.kind === 'interim' ? [{ label: 'Notice', value: noticeInWords(file, a) }] : []),
      {
        label: 'Supplements filed',
        value: filedSupplements(file, a)
          .map(s => `${s.number}, on ${longDate(s.filedOn ?? '')}`)
          .join('; '),
      },
      {
        label: 'Incidents relied on',
        value: reliedIncidents(file, a)
          .map(i => i.number)
          .join(', '),
      },
      {
        label: 'Hearsay',
        value: [
          notCalled.length && `${namesOf(notCalled)}.`,
          hearing.hearsayNone ?? hearsayWords(hearing, context.today),
        ]
          .filter(Boolean)
          .join(' '),
      },
    ])
    w.heading('Issues').items(issuesOf(a))
    w.heading('For the hearing').facts([
      {
        label: 'Conditions',
        value: conditions.length
          ? `${conditions.length} asked for. Contested: ${contested.length ? `${contested.length === 1 ? 'condition' : 'conditions'} ${list(contested)}` : toFill}`
          : toFill,
      },
      { label: 'Witnesses called', value: namesOf(witnesses.filter(x => x.called)) || toFill },
      { label: 'Special measures', value: hearing.specialMeasures ?? toFill },
      {
        label: 'Interpreter',
        value: hearing.interpreter ?? file.protectedPersons.find(p => p.language)?.language ?? toFill,
      },
      { label: 'Time estimate', value: hearing.timeEstimate ?? toFill },
      { label: 'Who presents it', value: hearing.policeAdvocate ?? toFill },
      { label: 'For the defendant', value: hearing.defenceAdvocate ?? toFill },
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
        courtReference: a.courtReference ?? holderOf(file, a).courtReference ?? '',
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
  subjects: file => file.applications.filter(isWithoutNotice).map(a => ({ key: a.id, label: applicationLabel(a) })),
  sheet: (file, key, context) => {
    const a = applicationOf(file, key)
    const hearing =
      nextHearing(file, a, context.today) ?? file.hearings.find(h => h.applicationId === a.id && h.status !== 'vacated')
    const w = new Writer().facts(parties(file, context, a, hearing))
    w.heading('Why no notice is given')
    if (a.noNoticeReason) w.numbered(a.noNoticeReason)
    else w.room('', 4)
    w.heading('What the defendant would say')
    if (a.wouldSay) w.numbered(a.wouldSay)
    else for (const line of defendantWouldSay(file, a)) w.numbered(line)
    w.heading('Hearing with notice').plain(
      `The court is asked to list a hearing with notice to the defendant on ${a.returnOn ? longDate(a.returnOn) : toFill}.`,
    )
    w.signature(
      'I have told the court everything I know of that the defendant would be likely to say, and everything that could go against this application.',
      ['Signed for the applicant', 'Date'],
    )
    return sheetOf(
      context,
      {
        title: 'Full and frank statement',
        reference: `${file.case.ref}/A${a.number}`,
        courtReference: holderOf(file, a).courtReference ?? '',
        under: ['Interim order asked for without notice'],
        dated: a.lodgedOn ?? context.today,
        status: a.lodgedOn ? `As filed on ${longDate(a.lodgedOn)}` : 'Draft: not filed',
      },
      w,
    )
  },
}

/** Of a hearing at which the defendant was not: what was said there. */
export const hearingNoteEntry: PaperEntry = {
  title: 'Note of the hearing',
  says: 'What took place at a hearing without notice, to give to the defendant with the order',
  audiences: ['served'],
  forms: ['docx', 'pdf'],
  section: 'service',
  subjects: file =>
    file.hearings
      .filter(h => h.status === 'heard' && file.applications.some(a => a.id === h.applicationId && isWithoutNotice(a)))
      .map(h => ({ key: h.id, label: `Hearing of ${longDate(h.listedOn)}` })),
  sheet: (file, key, context) => {
    const { hearing, a } = hearingOf(file, key)
    const w = new Writer().facts([
      ...parties(file, context, a, hearing),
      { label: 'For the police', value: hearing.policeAdvocate },
      { label: 'For the defendant', value: hearing.defenceAdvocate ?? 'Nobody: the hearing was without notice' },
    ])
    w.heading('What took place')
    if (hearing.note) w.numbered(hearing.note)
    else w.room('', 14)
    w.heading('What the court was told that the defendant would say').numbered(a.wouldSay)
    w.signature('This note is a true account of the hearing.', ['Signed', 'Name and office', 'Date'])
    return sheetOf(
      context,
      {
        title: 'Note of a hearing without notice',
        reference: `${file.case.ref}/A${a.number}`,
        courtReference: a.courtReference ?? holderOf(file, a).courtReference ?? '',
        dated: hearing.listedOn,
        status: hearing.note ? `Hearing of ${longDate(hearing.listedOn)}` : 'To be completed',
      },
      w,
    )
  },
}
