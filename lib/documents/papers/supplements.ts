import type { CaseFile } from '../../case/case.ts'
import type { Application } from '../../case/records/applications.ts'
import type { Id } from '../../case/records/id.ts'
import type { ConditionAmendment, PaperService, Supplement } from '../../case/records/supplements.ts'
import { amendmentKinds } from '../../case/reference/codes/applications.ts'
import { attemptResults, serviceMethods } from '../../case/reference/codes/orders.ts'
import { conditionKinds } from '../../case/reference/statute.ts'
import { longDate, longMoment } from '../../case/time/calendar.ts'
import { chiefOfficerOf } from '../../case/words/chief-officer.ts'
import { fullStop } from '../../case/words/grammar.ts'
import { servedFile } from '../../drafting/served-file.ts'
import { incidentsInWords } from '../../drafting/snapshot.ts'
import { amendmentsOf, conditionsAskedNow, supplementsOf } from '../../drafting/supplements.ts'
import {
  applicantRows,
  defendantName,
  exhibitAnchor,
  exhibitsInOrder,
  type PaperContext,
  type PaperEntry,
  sheetOf,
} from '../paper.ts'
import { type Sheet, Writer } from '../printing/sheet.ts'
import { trackedWords } from '../printing/tracked.ts'
import { applicationLabel, applicationOf } from './application.ts'
import { whenCapitalised } from './application-paper.ts'
import { type AmendedOrder, draftOrder } from './draft-order.ts'
import { exhibitsOf, officerStatement } from './statements.ts'
import {
  policeSupplement,
  servedSupplement,
  supplementLabel,
  supplementOf,
  supplementSubjects,
} from './supplement-file.ts'

const referenceOf = (file: CaseFile<never>, a: Application, s: Supplement) =>
  `${file.case.ref}/A${a.number}/S${s.number}`
const statusOf = (s: Supplement) => (s.filedOn ? `As filed on ${longDate(s.filedOn)}` : 'Draft: not filed')

/** What a supplement adds, with each changed condition marked against what was asked until then. */
export const supplementEntry: PaperEntry = {
  title: 'Supplement',
  says: 'What came after the application was filed: further incidents, exhibits, and conditions asked for otherwise',
  audiences: ['served', 'police'],
  forms: ['pdf', 'docx'],
  section: 'application',
  subjects: supplementSubjects,
  filedOn: (file, key) => supplementOf(file, key).s.filedOn,
  sheet: (file, key, context) => supplementSheet(file, key, context),
}
function supplementSheet(whole: CaseFile, key: string, context: PaperContext): Sheet {
  const { s, a } = supplementOf(whole, key)
  const served = context.audience === 'served'
  const file = served ? servedSupplement(whole, key) : policeSupplement(whole, key)
  const w = new Writer().facts([
    ...applicantRows(whole, context),
    { label: 'Defendant', value: defendantName(whole) },
    {
      label: 'Adds to',
      value: `${applicationLabel(a)}${a.lodgedOn ? `, filed on ${longDate(a.lodgedOn)}` : ''}. What was filed stays as it is.`,
    },
    { label: 'Changed conditions agreed by', value: s.agreedBy },
  ])
  w.heading('What this adds, and why').numbered(s.reason)
  if (file.incidents.length) {
    w.heading('Further incidents').table(
      ['No.', 'When', 'What happened', 'Exhibits'],
      [1, 3, 8, 3],
      file.incidents.map(i => [
        String(i.number),
        whenCapitalised(i),
        [
          fullStop(i.summary),
          i.victimWords && `In their own words: “${i.victimWords}”`,
          correctedSince(whole, a, i.id) && 'Corrected since the application was filed.',
        ]
          .filter(Boolean)
          .join('\n'),
        exhibitsOf(file, i.id)
          .map(e => e.reference)
          .join(', ') || 'None',
      ]),
      '',
      file.incidents.map(i => exhibitsOf(file, i.id).map(e => exhibitAnchor(e.id))),
    )
  }
  const amended = amendmentsOf(whole, s.id)
  if (amended.length) {
    w.heading('Conditions asked for otherwise').note(
      'Words that are no longer asked for are struck through; words asked for now are underlined and bold. The amended draft order has them all.',
    )
    const read = numbersRead(whole, a, file)
    for (const c of amended) amendment(w, c, read)
  }
  const exhibits = exhibitsInOrder(file)
  if (exhibits.length)
    w.heading('Further exhibits').table(
      ['Reference', 'What it is', 'Produced by'],
      [2.4, 7, 4],
      exhibits.map(e => [e.reference, e.description, context.names.get(e.byId) ?? '']),
      '',
      exhibits.map(e => [exhibitAnchor(e.id)]),
    )
  if (!served) heldBack(w, whole, key)
  w.heading('Signature').signature(`The applicant is the ${chiefOfficerOf(context.force)}.`, [
    'Signed for the chief officer',
    'Name and rank',
    'Date',
  ])
  return sheetOf(
    context,
    {
      title: supplementLabel(s, a),
      reference: referenceOf(whole, a, s),
      courtReference: a.courtReference ?? '',
      under: ['Stalking Protection Act 2019, section 1', a.court ?? ''].filter(Boolean),
      dated: s.filedOn ?? context.today,
      status: statusOf(s),
    },
    w,
  )
}
const correctedSince = (file: CaseFile, a: Application, id: Id): boolean =>
  servedFile(file, a).incidents.some(i => i.id === id)
/** The numbers of the incidents that the reader of a supplement can read, in it or in the application. */
const numbersRead = (whole: CaseFile, a: Application, file: CaseFile): ReadonlyMap<Id, number> =>
  new Map([...servedFile(whole, a).incidents, ...file.incidents].map(i => [i.id, i.number]))

function amendment(w: Writer, c: ConditionAmendment, read: ReadonlyMap<Id, number>): void {
  const cited = c.incidentIds.flatMap(id => read.get(id) ?? []).sort((x, y) => x - y)
  w.heading(`Condition ${c.number}: ${amendmentKinds[c.change].label.toLowerCase()}`, 2)
  if (c.change === 'added') w.words(`${c.number}.`, c.text ?? '')
  else if (c.change === 'takenOut') w.tracked(`${c.number}.`, [{ how: 'takenOut', text: c.was }])
  else w.tracked(`${c.number}.`, trackedWords(c.was, c.text ?? ''))
  w.facts([
    { label: 'Kind', value: conditionKinds[c.kind].label },
    { label: 'Until now', value: c.was },
    { label: 'Asked for now', value: c.change === 'changed' ? c.text : null },
    { label: c.change === 'takenOut' ? 'Why it is no longer asked for' : 'Why it is necessary', value: c.reason },
    { label: 'Rests on', value: cited.length ? incidentsInWords(cited.join(', ')) : null },
    { label: 'Religion, work and education', value: c.religionWorkEducation },
    { label: 'Where it applies', value: c.locality ? `Limited to ${c.locality}` : null },
    { label: 'Its own last day', value: c.lastDay ? longDate(c.lastDay) : null },
  ])
}
function heldBack(w: Writer, whole: CaseFile, key: string): void {
  const [police, served] = [policeSupplement(whole, key), servedSupplement(whole, key)]
  const missing = [
    ...police.incidents
      .filter(i => !served.incidents.some(x => x.id === i.id))
      .map(i => ({ what: `Incident ${i.number}`, id: i.id })),
    ...police.exhibits
      .filter(e => !served.exhibits.some(x => x.id === e.id))
      .map(e => ({ what: `Exhibit ${e.reference}`, id: e.id })),
  ]
  w.heading('What is not served, and why').table(
    ['What', 'Why'],
    [4, 8],
    missing.map(({ what, id }) => [
      what,
      whole.paperMarks.find(m => m.recordId === id && m.kind === 'heldBack' && !m.endedAt)?.reason ??
        'It shows what is held back, or a redacted copy goes in its place',
    ]),
    'Nothing of it is held back.',
  )
}

export const supplementStatementEntry: PaperEntry = {
  title: 'Further witness statement of an officer',
  says: 'Numbered paragraphs from the further incidents, producing their exhibits',
  audiences: ['served'],
  forms: ['docx', 'pdf'],
  section: 'statements',
  subjects: (file, names) =>
    supplementSubjects(file).flatMap(s =>
      [...new Set(servedSupplement(file, s.key).incidents.map(i => i.recordedById))].map(by => ({
        ...s,
        key: `${s.key}_${by}`,
        label: `${s.label}, ${names.get(by) ?? 'An officer'}`,
      })),
    ),
  sheet: (file, key, context) => {
    const [id = '', by = ''] = key.split('_')
    const { s, a } = supplementOf(file, id)
    return officerStatement(
      servedSupplement(file, id),
      by,
      context,
      'Further witness statement',
      referenceOf(file, a, s),
    )
  },
}

/** The order asked for after a supplement, marked against the application as it was filed. */
export const amendedOrderEntry: PaperEntry = {
  title: 'Amended draft order',
  says: 'The order asked for now, marked against the one that was filed; in Word as revisions',
  audiences: ['served'],
  forms: ['docx', 'pdf'],
  section: 'orders',
  subjects: file => supplementSubjects(file).filter(s => amendmentsOf(file, s.key).length > 0),
  sheet: (file, key, context) => {
    const { s, a } = supplementOf(file, key)
    return { ...draftOrder(file, a, context, amendedOrder(file, a, s)), dated: s.filedOn ?? context.today }
  },
}
function amendedOrder(file: CaseFile, a: Application, s: Supplement): AmendedOrder {
  const through = supplementsOf(file, a.id)
    .filter(x => x.id === s.id || (x.filedOn !== null && x.number < s.number))
    .flatMap(x => amendmentsOf(file, x.id))
  const conditions = conditionsAskedNow(file, a, s)
  const was = new Map<string, string>()
  // The first change of a condition says what was filed.
  for (const c of through.toReversed()) was.set(c.conditionId ?? c.id, c.was)
  return {
    supplement: s.number,
    conditions,
    was,
    gone: through
      .filter(c => c.change === 'takenOut')
      .map(c => ({ number: c.number, kind: c.kind, was: was.get(c.conditionId ?? '') ?? c.was })),
  }
}

const servicesFor = (file: CaseFile<'paperServices'>, key: Id): PaperService[] =>
  file.paperServices
    .filter(p => p.supplementId === key || (p.supplementId === null && p.applicationId === key))
    .sort((x, y) => Date.parse(x.attemptedAt) - Date.parse(y.attemptedAt))

/** Proof that the papers of an application, or a supplement to it, were served. */
export const papersCertificateEntry: PaperEntry = {
  title: 'Certificate of service of the papers',
  says: 'Each attempt and the service of the application or a supplement, with a statement of truth',
  audiences: ['served'],
  forms: ['pdf', 'docx'],
  section: 'service',
  subjects: file => [
    ...file.applications
      .filter(a => servicesFor(file, a.id).some(p => p.served))
      .map(a => ({ key: a.id, label: applicationLabel(a) })),
    ...supplementSubjects(file).filter(s => servicesFor(file, s.key).some(p => p.served)),
  ],
  sheet: (file, key, context) => {
    const s = file.supplements.find(x => x.id === key)
    const a = applicationOf(file, s?.applicationId ?? key)
    const services = servicesFor(file, key)
    const w = new Writer().facts([
      { label: 'Court', value: a.court },
      { label: 'Papers', value: s ? supplementLabel(s, a) : applicationLabel(a) },
      { label: 'Defendant', value: defendantName(file) },
    ])
    w.heading('Attempts and service').table(
      ['When', 'How and where', 'By', 'Result'],
      [4, 4, 3, 5],
      services.map(p => [
        longMoment(p.attemptedAt),
        `${serviceMethods[p.method].label}. ${p.place}`,
        p.server,
        p.served
          ? `Served.${p.explained ? ' It was explained what they are and when to come to court.' : ''}`
          : `Not served. ${p.result ? `${attemptResults[p.result].label}.` : ''}`,
      ]),
    )
    const given = services.findLast(p => p.served)
    w.heading('What was handed over').items([
      ...(given?.papers ?? []),
      ...(given?.hearsayNotice ? ['A hearsay notice (SI 1999/681)'] : []),
    ])
    w.signature('I believe that the facts stated in this certificate are true.', [
      'Signed',
      'Name and collar number',
      'Date',
    ])
    return sheetOf(
      context,
      {
        title: 'Certificate of service of papers',
        reference: s ? referenceOf(file, a, s) : `${file.case.ref}/A${a.number}`,
        courtReference: a.courtReference ?? '',
        dated: context.today,
        status: given?.certificateFiledOn ? `Filed on ${longDate(given.certificateFiledOn)}` : 'To be signed and filed',
      },
      w,
    )
  },
}
