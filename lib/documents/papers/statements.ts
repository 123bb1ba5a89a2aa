import type { CaseFile } from '../../case/case.ts'
import type { Incident } from '../../case/records/pattern.ts'
import { londonDate, longDate } from '../../case/time/calendar.ts'
import { inReferenceOrder } from '../../case/views/exhibit-order.ts'
import { fullStop, list } from '../../case/words/grammar.ts'
import { servedFile } from '../../drafting/served-file.ts'
import {
  defendantName,
  exhibitAnchor,
  exhibitsInOrder,
  fullName,
  type PaperContext,
  type PaperEntry,
  sheetOf,
} from '../paper.ts'
import { Writer } from '../printing/sheet.ts'
import { whenCapitalised } from './application-paper.ts'

/** Declarations of a statement made for magistrates’ courts (Criminal Justice Act 1967 s.9 has the same words; civil evidence by statement). */
const truth =
  'I believe that the facts stated in this statement are true. I understand that proceedings may be brought against anyone who makes a false statement without an honest belief in its truth.'
const signature = (w: Writer, name: string) =>
  w.heading('Declaration').signature(truth, [`Signed (${name})`, 'Date', 'Witnessed by'])

/** The case as it may be served of its latest application: its incidents in order, and no exhibit that is held back. */
export function servedInOrder(file: CaseFile): CaseFile {
  const main = file.applications.findLast(a => a.kind === 'main') ?? file.applications.at(-1)
  const served = main ? servedFile(file, main) : { ...file, incidents: [], exhibits: [] }
  return { ...served, incidents: served.incidents.toSorted(inOrder) }
}
/** The court’s reference of the latest application that has one. */
const courtReferenceOf = (file: CaseFile<'applications'>) =>
  file.applications.findLast(a => a.kind === 'main' && a.courtReference)?.courtReference ?? ''
/** What proceedings a paper is of, for whoever has it without the rest. */
const matterOf = (file: CaseFile) => {
  const main = file.applications.findLast(a => a.kind === 'main') ?? file.applications.at(-1)
  return [
    { label: 'In the matter of', value: `${defendantName(file)}: application for a stalking protection order` },
    { label: 'Court', value: main?.court },
  ]
}
export const inOrder = (a: Incident, b: Incident) =>
  a.happenedOn === b.happenedOn ? a.number - b.number : a.happenedOn < b.happenedOn ? -1 : 1
export const exhibitsOf = (file: CaseFile<'exhibits'>, incidentId: string) =>
  inReferenceOrder(file.exhibits.filter(e => e.incidentId === incidentId))

export const officerStatementEntry: PaperEntry = {
  title: 'Witness statement of an officer',
  says: 'Numbered paragraphs from the incidents that the officer logged, producing their exhibits',
  audiences: ['served'],
  forms: ['docx', 'pdf'],
  section: 'statements',
  subjects: (file, names) =>
    [...new Set(servedInOrder(file).incidents.map(i => i.recordedById))].map(id => ({
      key: id,
      label: names.get(id) ?? 'An officer',
    })),
  sheet: (file, key, context) => officerStatement(servedInOrder(file), key, context),
}
/** The statement of an officer of the incidents that a file holds and that they recorded. */
export function officerStatement(
  file: CaseFile,
  key: string,
  context: PaperContext,
  title = 'Witness statement',
  reference = file.case.ref,
) {
  const name = context.names.get(key) ?? 'An officer'
  const w = new Writer()
  w.facts([
    { label: 'Statement of', value: name },
    { label: 'Occupation', value: 'Police officer or member of police staff' },
    ...matterOf(file).slice(0, 1),
  ])
  w.heading('Statement').numbered(
    `I work for ${context.force}. I make this statement from the records that I made. Where I say what another person told me, I believe it to be what they said.`,
  )
  for (const i of file.incidents.filter(x => x.recordedById === key)) {
    const produced = exhibitsOf(file, i.id)
    w.numbered(
      [
        `${whenCapitalised(i)}: ${fullStop(i.summary)} I recorded this on ${longDate(londonDate(i.recordedAt))} as incident ${i.number}.`,
        produced.length ? `I produce ${list(produced.map(e => `exhibit ${e.reference} (${e.description})`))}.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    )
  }
  signature(w, name)
  return sheetOf(
    context,
    { title, reference, courtReference: courtReferenceOf(file), dated: context.today, status: 'Unsigned draft' },
    w,
  )
}

export const victimStatementEntry: PaperEntry = {
  title: 'Witness statement in the person’s own words',
  says: 'An empty frame: the words are theirs, and are written by hand or typed with them',
  audiences: ['served'],
  forms: ['docx', 'pdf'],
  subjects: file => file.protectedPersons.filter(p => !p.removedAt).map(p => ({ key: p.id, label: fullName(p) })),
  sheet: (file, key, context) => {
    const person = file.protectedPersons.find(p => p.id === key)
    const name = fullName(person)
    const w = new Writer()
    w.facts([
      { label: 'Statement of', value: name },
      { label: 'Age', value: 'Over 18, or: ______' },
      { label: 'In the matter of', value: `${defendantName(file)}: application for a stalking protection order` },
    ])
    w.note('Do not write an address, a workplace, a school or anything that tells where you can be found.')
    for (const heading of [
      'What happened',
      'How it has affected me',
      'What I am afraid of',
      'What I ask the court for',
    ])
      w.heading(heading).room('', 8)
    signature(w, name)
    return sheetOf(
      context,
      {
        title: 'Witness statement',
        reference: file.case.ref,
        courtReference: courtReferenceOf(file),
        dated: context.today,
        status: 'To be completed',
      },
      w,
    )
  },
}

export const chronologyEntry: PaperEntry = {
  title: 'Chronology',
  says: 'The incidents relied on, in order, each with its exhibits',
  audiences: ['served', 'police'],
  forms: ['pdf', 'docx'],
  section: 'evidence',
  subjects: file => (file.incidents.some(i => !i.withdrawnAt) ? [{ key: file.case.id, label: file.case.ref }] : []),
  sheet: (whole, _key, context) => {
    const file = context.audience === 'served' ? servedInOrder(whole) : whole
    const rows = file.incidents.filter(i => !i.withdrawnAt).toSorted(inOrder)
    const w = new Writer().facts(matterOf(file)).table(
      ['No.', 'When', 'What happened', 'Exhibits'],
      [1, 3, 8, 3],
      rows.map(i => [
        String(i.number),
        whenCapitalised(i),
        fullStop(i.summary),
        exhibitsOf(file, i.id)
          .map(e => e.reference)
          .join(', ') || 'None',
      ]),
      'No incident is cited.',
      rows.map(i => exhibitsOf(file, i.id).map(e => exhibitAnchor(e.id))),
    )
    return sheetOf(
      context,
      {
        title: 'Chronology',
        reference: file.case.ref,
        courtReference: courtReferenceOf(file),
        dated: context.today,
        status: `Made on ${longDate(context.today)}`,
      },
      w,
    )
  },
}

export const exhibitListEntry: PaperEntry = {
  title: 'List of exhibits',
  says: 'Every exhibit in the order of its reference, with who produced it',
  audiences: ['served', 'police'],
  forms: ['pdf', 'docx'],
  section: 'evidence',
  subjects: file =>
    file.exhibits.some(e => !e.orderId && !e.breachId) ? [{ key: file.case.id, label: file.case.ref }] : [],
  sheet: (whole, _key, context) => {
    const file = context.audience === 'served' ? servedInOrder(whole) : whole
    const rows = exhibitsInOrder(file)
    const w = new Writer().facts(matterOf(file)).table(
      ['Reference', 'What it is', 'Shows incident', 'Produced by'],
      [2.4, 6, 2, 4],
      rows.map(e => [
        e.reference,
        e.description,
        String(file.incidents.find(i => i.id === e.incidentId)?.number ?? 'None'),
        context.names.get(e.byId) ?? '',
      ]),
      'No exhibit goes with it.',
      rows.map(e => [exhibitAnchor(e.id)]),
    )
    return sheetOf(
      context,
      {
        title: 'List of exhibits',
        reference: file.case.ref,
        courtReference: courtReferenceOf(file),
        dated: context.today,
        status: `Made on ${longDate(context.today)}`,
      },
      w,
    )
  },
}
