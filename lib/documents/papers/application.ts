import type { CaseFile } from '../../case/case.ts'
import { type Application, isChange } from '../../case/records/applications.ts'
import type { Id } from '../../case/records/id.ts'
import type { PaperMark } from '../../case/records/papers.ts'
import { applicationKinds } from '../../case/reference/codes/applications.ts'
import { holderOf, interimOf } from '../../case/views/applications.ts'
import { chiefOfficerOf } from '../../case/words/chief-officer.ts'
import { reliedOn, servedFile } from '../../drafting/served-file.ts'
import { noticeInWords } from '../../drafting/without-notice.ts'
import { exhibitAnchor, exhibitsInOrder, type PaperContext, type PaperEntry, sheetOf } from '../paper.ts'
import { type Sheet, Writer } from '../printing/sheet.ts'
import { applicationPaper } from './application-paper.ts'

export const applicationOf = (file: CaseFile<'applications'>, key: string): Application => {
  const found = file.applications.find(a => a.id === key)
  if (!found) throw new Error('No such application')
  return found
}
export const applicationLabel = (a: Application) => `${applicationKinds[a.kind].label}, application ${a.number}`

/** The application to the court, or the appeal: the police version holds everything, the served one what the defendant may read. */
/** The order that an application is about until it is filed: what was filed stays as it was. */
export const orderOfUnfiled = (file: CaseFile<'applications'>, key: Id): Id | null => {
  const a = applicationOf(file, key)
  return a.lodgedOn ? null : a.orderId
}
export const applicationEntry: PaperEntry = {
  title: 'Application',
  says: 'The complaint to the magistrates’ court, or the notice to the Crown Court',
  audiences: ['served', 'police'],
  forms: ['pdf', 'docx'],
  section: 'application',
  subjects: file =>
    file.applications.filter(a => a.applicant === 'chiefOfficer').map(a => ({ key: a.id, label: applicationLabel(a) })),
  filedOn: (file, key) => applicationOf(file, key).lodgedOn,
  orderOf: orderOfUnfiled,
  sheet: (file, key, context) => applicationSheet(file, applicationOf(file, key), context),
}

function applicationSheet(whole: CaseFile, application: Application, context: PaperContext): Sheet {
  const served = context.audience === 'served'
  const file = served ? servedFile(whole, application) : whole
  // Of the served case, so that what is covered there stays covered.
  const asServed = applicationOf(file, application.id)
  const paper = applicationPaper(file, asServed, context, served ? undefined : context.counts)
  const w = new Writer()
  w.heading('The parties').facts(paper.parties)
  w.heading('Protected persons', 2).items(
    paper.protectedPersons.map(p =>
      `${p.name}. Relationship of the defendant: ${p.how.toLowerCase()}. ${p.link}`.trim(),
    ),
  )
  w.heading(paper.jurisdictionTitle, 2).facts(paper.jurisdiction)
  if (paper.earlier.length) w.heading('Earlier application refused').facts(paper.earlier)
  w.heading('Grounds')
  for (const g of paper.grounds) w.heading(g.limb, 2).note(`${g.source}. ${g.cites}.`).numbered(g.text)
  const [isInterim, isAppeal] = [application.kind === 'interim', application.kind === 'appeal']
  if (paper.interim) {
    w.heading('Interim order').note('SPA 2019 s.5(3): the court may make one if it considers it appropriate to do so.')
    w.facts([
      { label: 'Period asked for', value: `To the end of ${paper.interim.lastDay}` },
      {
        label: 'Notice',
        value: noticeInWords(file, asServed.kind === 'interim' ? asServed : (interimOf(file, asServed) ?? asServed)),
      },
    ]).numbered(paper.interim.reason)
  }
  // An interim order has its own period, never the term of the full one.
  if (!isInterim && paper.term.length) w.heading('Term of the order').facts(paper.term)
  if (paper.conditions.length || paper.noConditions) w.heading('Conditions')
  if (!paper.conditions.length && paper.noConditions) w.plain(paper.noConditions)
  for (const c of paper.conditions) {
    w.heading(`Condition ${c.number}: ${c.kind.toLowerCase()}`, 2).words(`Condition ${c.number}.`, c.text)
    w.facts([
      { label: 'Change asked for', value: c.change },
      { label: 'As the order now says', value: c.was },
      { label: 'Why it is necessary', value: c.necessity },
      { label: 'Rests on', value: c.cites },
      { label: 'Religion, work and education', value: c.religionWorkEducation },
      { label: 'Where it applies', value: c.locality },
      { label: 'Boundary', value: c.boundary },
      { label: 'Its own last day', value: c.lastDay },
      { label: 'In the interim order too', value: c.interim },
      { label: 'How it will be checked', value: served ? '' : c.check },
    ]).picture(c.map, c.mapSays)
  }
  // An appeal cites what its notice says; what it does not cite is no part of it.
  if (!isAppeal || paper.chronology.length)
    w.heading('Chronology').table(
      ['No.', 'When', 'What happened'],
      [1, 3, 10],
      paper.chronology.map(i => [
        i.number,
        i.when,
        [
          i.what,
          i.words && `In their own words: “${i.words}”`,
          i.effect && `Effect: ${i.effect}`,
          `${i.category}. Source: ${i.source.toLowerCase()}.`,
        ]
          .filter(Boolean)
          .join('\n'),
      ]),
      served ? 'No incident is cited.' : 'No incident has been recorded.',
    )
  if (paper.conduct) {
    w.heading('Course of conduct').plain(paper.conduct.says)
    for (const doubt of paper.conduct.doubts) w.note(doubt)
    for (const part of paper.conduct.parts) {
      w.heading(part.title, 2).picture(part.picture, part.says)
      if (!part.picture) w.plain(part.says)
      w.table(part.head, [2, ...part.head.slice(1).map(() => 1.4)], part.rows)
    }
  }
  if (!served && paper.risk)
    w.heading('Risk summary').facts([
      { label: 'Tool', value: paper.risk.tool },
      { label: 'Assessed on', value: paper.risk.when },
      { label: 'Source', value: paper.risk.source },
      { label: 'Professional judgement', value: paper.risk.judgement },
      { label: 'Reason', value: paper.risk.reason },
    ])
  if (paper.otherOrders.length) w.heading('Other orders on the defendant').items(paper.otherOrders)
  // Section 4 asks nothing about acts and risk; an appeal cites nothing here.
  if (isChange(application) ? paper.matrix.length : !isAppeal)
    w.heading('Which incidents support which part').table(
      ['Incident', ...(isChange(application) ? [] : ['Acts', 'Risk']), 'Necessity', 'Conditions', 'Exhibits'],
      [1.6, ...(isChange(application) ? [] : [1.4, 1.4]), 1.8, 2, 3],
      paper.matrix.map(r => [
        r.number,
        ...(isChange(application) ? [] : [r.acts, r.risk]),
        r.necessity,
        r.conditions,
        r.exhibits,
      ]),
      'Nothing is cited.',
    )
  if (!isAppeal || paper.exhibits.length)
    w.heading('Exhibits').table(
      ['Reference', 'Description', 'Received'],
      [2, 7, 3],
      paper.exhibits.map(e => [e.reference, served ? e.description : `${e.description}\n${e.kept}`, e.received]),
      'No exhibit is attached.',
      paper.exhibits.map(e => [exhibitAnchor(e.id)]),
    )
  if (!served) scheduleOfHeldBack(w, whole, application, context)
  w.heading('Signature').signature(
    `The ${isAppeal ? 'appellant' : 'applicant'} is the ${chiefOfficerOf(context.force)}.`,
    [
      'Signed for the chief officer',
      'Name and rank',
      ...(whole.settings.addressForService ? [] : ['Address for service']),
      'Hearing asked for, and time estimate',
      'Date',
    ],
  )
  return sheetOf(
    context,
    {
      title: paper.title,
      reference: paper.reference,
      courtReference: application.courtReference ?? holderOf(whole, application).courtReference ?? '',
      under: [`Stalking Protection Act 2019, ${paper.section}`, paper.court],
      dated: paper.dated,
      status: paper.status,
    },
    w,
  )
}

/** What the served version leaves out, and why: for the police version and whoever asks the court for leave. */
export function scheduleOfHeldBack(
  w: Writer,
  file: CaseFile<'applications' | 'assessments' | 'draftConditions' | 'exhibits' | 'incidents' | 'paperMarks'>,
  application: Application,
  context: PaperContext,
): void {
  const marks = file.paperMarks.filter(m => m.kind === 'heldBack' && !m.endedAt)
  const relied = reliedOn(file, application)
  const uncited = file.incidents.filter(i => !i.withdrawnAt && !relied.has(i.id))
  w.heading('What is not served, and why')
  w.table(
    ['What', 'Why', 'By'],
    [4, 6, 3],
    marks.map(m => [whatOf(file, m), `${m.reason}. Leave of the court to be asked.`, context.names.get(m.byId) ?? '']),
    'Nothing has been marked to be held back.',
  )
  if (uncited.length)
    w.plain(
      `Not cited, and so not served: ${uncited.length === 1 ? 'incident' : 'incidents'} ${uncited.map(i => i.number).join(', ')}.`,
    )
  const loose = exhibitsInOrder(file).filter(e => !e.incidentId)
  if (loose.length)
    w.plain(
      `Shows no incident, and so not served: ${loose.length === 1 ? 'exhibit' : 'exhibits'} ${loose.map(e => e.reference).join(', ')}.`,
    )
  if (file.assessments.length) w.plain('The risk assessment is not served.')
}
/** What a mark is about, in words. */
export function whatOf(file: CaseFile<'exhibits' | 'incidents'>, m: PaperMark): string {
  if (m.recordKind === 'incidents') return `Incident ${file.incidents.find(i => i.id === m.recordId)?.number ?? ''}`
  if (m.recordKind === 'exhibits') return `Exhibit ${file.exhibits.find(e => e.id === m.recordId)?.reference ?? ''}`
  if (m.kind === 'adviceReleased') return 'An answer of legal services'
  return `A passage of the grounds: “${m.passage ?? ''}”`
}
