import type { CaseFile } from '../../case/case.ts'
import type { Application } from '../../case/records/applications.ts'
import type { Id } from '../../case/records/id.ts'
import type { Incident } from '../../case/records/pattern.ts'
import type { Supplement } from '../../case/records/supplements.ts'
import type { Witness } from '../../case/records/witnesses.ts'
import { incidentSources } from '../../case/reference/codes/incidents.ts'
import { applicationStatus } from '../../case/reference/status.ts'
import { longDate } from '../../case/time/calendar.ts'
import { chiefOfficerOf } from '../../case/words/chief-officer.ts'
import { fullStop } from '../../case/words/grammar.ts'
import { servedFile } from '../../drafting/served-file.ts'
import { defendantName, type PaperContext, type PaperEntry, type PaperSubject, sheetOf } from '../paper.ts'
import { type Sheet, Writer } from '../printing/sheet.ts'
import { applicationLabel, applicationOf } from './application.ts'
import { whenCapitalised } from './application-paper.ts'
import { nextHearing, ours, parties } from './court-papers.ts'
import { servedSupplement, supplementSubjects } from './supplement-file.ts'

/** Incidents that the reader of an application, or of a supplement to it, is shown. */
const shownIn = (file: CaseFile, a: Application, s: Supplement | undefined): Incident[] =>
  (s ? servedSupplement(file, s.id) : servedFile(file, a)).incidents
const witnessesOf = (file: CaseFile<'witnesses'>, key: Id) =>
  file.witnesses.filter(w => w.supplementId === key || (w.supplementId === null && w.applicationId === key))
/** What rests on somebody other than an officer, and on nobody who is recorded as a witness. */
const withoutWitness = (file: CaseFile, a: Application, s: Supplement | undefined): Incident[] => {
  const told = new Set(witnessesOf(file, s?.id ?? a.id).flatMap(w => w.incidentIds))
  return shownIn(file, a, s).filter(i => i.source !== 'officer' && !told.has(i.id))
}

/** One notice for each person who is not called, and a frame for evidence whose giver is not recorded yet. */
export const hearsayEntry: PaperEntry = {
  title: 'Hearsay notice',
  says: 'The particulars of rule 3(4), one for each person who is not called',
  audiences: ['served'],
  forms: ['pdf', 'docx'],
  section: 'evidence',
  subjects: file => {
    // What a supplement adds has notices of its own, with their own 21 days.
    const supplements = supplementSubjects(file)
    const mains = file.applications.filter(
      a => ours(a) && a.kind !== 'interim' && a.kind !== 'appeal' && !applicationStatus(a.status).ended,
    )
    const notCalled = file.witnesses.flatMap((w): PaperSubject[] => {
      const of = w.supplementId ? supplements.find(s => s.key === w.supplementId) : undefined
      const main = w.supplementId ? undefined : mains.find(a => a.id === w.applicationId)
      if (w.called || !(of || main)) return []
      return [{ ...(of ?? {}), key: w.id, label: `Statement of ${w.name}` }]
    })
    return [
      ...notCalled,
      ...mains
        .filter(a => a.kind === 'main' && withoutWitness(file, a, undefined).length)
        .map(a => ({ key: a.id, label: `Evidence of persons still to be named: ${applicationLabel(a)}` })),
      ...supplements.filter(s => {
        const supplement = file.supplements.find(x => x.id === s.key)
        return supplement && withoutWitness(file, applicationOf(file, supplement.applicationId), supplement).length
      }),
    ]
  },
  sheet: (file, key, context) => {
    const witness = file.witnesses.find(w => w.id === key)
    const s = file.supplements.find(x => x.id === (witness ? witness.supplementId : key))
    const a = applicationOf(file, witness?.applicationId ?? s?.applicationId ?? key)
    return witness ? ofWitness(file, a, s, witness, context) : frame(file, a, s, context)
  },
}

function opening(file: CaseFile, a: Application, context: PaperContext, who: string): Writer {
  return new Writer()
    .facts(parties(file, context, a, nextHearing(file, a, context.today)))
    .heading('Notice')
    .numbered(
      'This is a hearsay notice under rule 3 of the Magistrates’ Courts (Hearsay Evidence in Civil Proceedings) Rules 1999 (SI 1999/681).',
    )
    .numbered(
      `The proceedings are the application of the ${chiefOfficerOf(context.force)} under the Stalking Protection Act 2019 about ${defendantName(file)}.`,
    )
    .numbered(`The applicant proposes to rely on the hearsay evidence of ${who}. It is set out below.`)
}
function ofWitness(
  file: CaseFile,
  a: Application,
  s: Supplement | undefined,
  witness: Witness,
  context: PaperContext,
): Sheet {
  const w = opening(file, a, context, witness.name)
  w.heading('The evidence')
  const told = shownIn(file, a, s).filter(i => witness.incidentIds.includes(i.id))
  for (const i of told) w.numbered(`Incident ${i.number}, ${whenCapitalised(i)}: ${fullStop(i.summary)}`)
  w.numbered(witness.evidence)
  if (!told.length && !witness.evidence)
    w.plain('None of what this person tells of is cited in what is served, so that there is nothing to rely on.')
  w.heading('Who gave it, and why they will not be called').facts([
    { label: 'Who gave it', value: witness.name },
    { label: 'Statement', value: witness.statementOn ? `Made on ${longDate(witness.statementOn)}` : 'Not signed yet' },
    { label: 'Why they will not be called', value: witness.whyNotCalled },
  ])
  return noticeSheet(w, file, a, s, context, `Hearsay notice: ${witness.name}`)
}
function frame(file: CaseFile, a: Application, s: Supplement | undefined, context: PaperContext): Sheet {
  const w = opening(file, a, context, 'the persons named in this notice')
  for (const source of Object.keys(incidentSources) as (keyof typeof incidentSources)[]) {
    const rows = withoutWitness(file, a, s).filter(i => i.source === source)
    if (!rows.length) continue
    w.heading(`Evidence given by: ${incidentSources[source].label.toLowerCase()}`, 2)
    for (const i of rows) w.numbered(`Incident ${i.number}, ${whenCapitalised(i)}: ${fullStop(i.summary)}`)
    w.facts([
      { label: 'Who gave it', value: '____________________' },
      { label: 'Why they will not be called', value: '____________________' },
    ])
  }
  return noticeSheet(w, file, a, s, context, s ? `Hearsay notice: supplement ${s.number}` : 'Hearsay notice')
}
function noticeSheet(
  w: Writer,
  file: CaseFile,
  a: Application,
  s: Supplement | undefined,
  context: PaperContext,
  title: string,
): Sheet {
  w.signature('', ['Signed for the applicant', 'Date'])
  return sheetOf(
    context,
    {
      title,
      reference: `${file.case.ref}/A${a.number}${s ? `/S${s.number}` : ''}`,
      courtReference: a.courtReference ?? '',
      dated: context.today,
      status: 'For service and filing',
    },
    w,
  )
}
