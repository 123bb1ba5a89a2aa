import type { CaseFile } from '../../case/case.ts'
import type { Application, DraftCondition } from '../../case/records/applications.ts'
import { applicationStatus } from '../../case/reference/status.ts'
import type { ConditionKind } from '../../case/reference/statute.ts'
import { type CalendarDate, londonDate, longDate } from '../../case/time/calendar.ts'
import { conditionsOf, holderOf, interimOf } from '../../case/views/applications.ts'
import { areaSvg, mapSays } from '../../case/views/area-picture.ts'
import { chiefOfficerOf } from '../../case/words/chief-officer.ts'
import { numberInWords } from '../../case/words/grammar.ts'
import { maximumSentence } from '../../case/words/sentence.ts'
import { termOnPaper } from '../../drafting/snapshot.ts'
import { defaultReference } from '../../law/rules/reference.ts'
import { addressOf, defendantName, type PaperContext, type PaperEntry, sheetOf } from '../paper.ts'
import { type Sheet, Writer } from '../printing/sheet.ts'
import { trackedWords } from '../printing/tracked.ts'
import { applicationLabel, applicationOf } from './application.ts'

const isUndecided = (a: Application) => !applicationStatus(a.status).ended && a.applicant === 'chiefOfficer'

/** The order that the court is asked to make, for it to amend. */
export const draftOrderEntry: PaperEntry = {
  title: 'Draft order',
  says: 'The order asked for, for the court to amend and seal',
  audiences: ['served'],
  forms: ['docx', 'pdf'],
  section: 'orders',
  subjects: file =>
    file.applications
      .filter(a => isUndecided(a) && (a.kind === 'main' || a.kind === 'interim'))
      .map(a => ({
        key: a.id,
        label: applicationLabel(a),
      })),
  sheet: (file, key, context) => draftOrder(file, applicationOf(file, key), context),
}

export interface AmendedOrder {
  supplement: number
  conditions: DraftCondition[]
  /** Words of a condition as they stood before, by its id; absent where they did not change. */
  was: ReadonlyMap<string, string>
  /** Conditions that are no longer asked for. */
  gone: { number: number; kind: ConditionKind; was: string }[]
}
export function draftOrder(
  file: CaseFile<'applications' | 'defendants' | 'draftConditions'>,
  application: Application,
  context: PaperContext,
  /** What is asked for now, where that is no longer what was filed. */
  amended?: AmendedOrder,
): Sheet {
  const interim = application.kind === 'interim'
  const main = holderOf(file, application)
  const half = interim ? application : interimOf(file, main)
  const conditions = (amended?.conditions ?? conditionsOf(file, application)).filter(c => !interim || c.inInterim)
  const kind = interim ? 'interim stalking protection order' : 'stalking protection order'
  const w = new Writer()
  w.facts([
    { label: 'Court', value: application.court ?? 'Magistrates’ court to be decided' },
    { label: 'Defendant', value: defendantName(file) },
    { label: 'Date of birth', value: file.defendants[0]?.bornOn ? longDate(file.defendants[0].bornOn) : 'Not known' },
    { label: 'Address', value: addressOf(file.defendants[0]) },
    { label: 'Applicant', value: `The ${chiefOfficerOf(context.force)}` },
    { label: 'Date made', value: '____ / ____ / ________' },
  ])
  if (amended)
    w.note(
      `Amended by supplement ${amended.supplement}. Words that are no longer asked for are struck through; words asked for since the application was filed are underlined and bold.`,
    )
  w.heading('The court’s decision').numbered(
    interim
      ? 'The court considers it appropriate to make an interim order while the application for a stalking protection order is not determined (SPA 2019 s.5).'
      : 'The court is satisfied that the defendant has carried out acts associated with stalking, poses a risk associated with stalking to another person, and that this order is necessary to protect another person from that risk (SPA 2019 s.2(1)).',
  )
  w.heading('How long it lasts').numbered(
    interim
      ? `From the day on which it is made to the end of ${half?.interimLastDay ? longDate(half.interimLastDay) : '____ / ____ / ________'}, and no longer than until the main application is determined (SPA 2019 s.5(6)).`
      : `${termOnPaper(main) || 'Period to be decided'}. A fixed period is at least two years beginning with the day on which the order is made (SPA 2019 s.3).`,
  )
  for (const [heading, which] of [
    ['The defendant must not', 'prohibition'],
    ['The defendant must', 'requirement'],
  ] as const) {
    const rows = conditions.filter(c => c.kind === which)
    const gone = amended?.gone.filter(c => c.kind === which) ?? []
    if (!rows.length && !gone.length) continue
    w.heading(heading)
    for (const c of rows) condition(w, c, amended?.was.get(c.id))
    for (const c of gone) w.tracked(`${c.number}.`, [{ how: 'takenOut', text: c.was }], 'No longer asked for.')
  }
  w.heading('Where it applies').numbered(
    'Each prohibition and requirement has effect in all parts of the United Kingdom unless it says that it is limited to a locality (SPA 2019 s.2(4)).',
  )
  statutoryNotice(w, interim, context.today)
  w.heading('For the court to sign').signature('', ['By order of the court', 'Date'])
  return sheetOf(
    context,
    {
      title: amended ? `Amended draft ${kind}` : `Draft ${kind}`,
      reference: `${file.case.ref}/A${application.number}${amended ? `/S${amended.supplement}` : ''}`,
      courtReference: application.courtReference ?? '',
      under: [interim ? 'Stalking Protection Act 2019, section 5' : 'Stalking Protection Act 2019, section 2'],
      dated: application.lodgedOn ?? londonDate(application.startedAt),
      status: 'Draft for the court',
    },
    w,
  )
}
function condition(w: Writer, c: DraftCondition, was?: string): void {
  const note = [
    c.locality && `Limited to ${c.locality}.`,
    c.boundary && !c.text.includes(c.boundary) && `Boundary: ${c.boundary.replace(/\.?$/, '.')}`,
    c.lastDay && `Until the end of ${longDate(c.lastDay)}.`,
  ]
    .filter(Boolean)
    .join(' ')
  if (was === undefined || was === c.text) w.words(`${c.number}.`, c.text, note)
  else w.tracked(`${c.number}.`, trackedWords(was, c.text), note)
  if (c.shape) w.picture(areaSvg(c.shape, `Area of condition ${c.number}`), mapSays(c.number, c.shape))
}

/** What the order tells the defendant of notification, breach and appeal. */
function statutoryNotice(w: Writer, interim: boolean, today: CalendarDate): void {
  const days = numberInWords(defaultReference.notificationDays)
  w.heading('Notice to the defendant')
  w.numbered(
    `Within ${days} days beginning with the day on which this order is served on you, you must tell the police in person at a police station in your local police area your name, every other name that you use, and your home address. This does not apply to a full order that replaces an interim one, or while you are subject to notification under Part 2 of the Sexual Offences Act 2003 (SPA 2019 ss.9 and 10).`,
  )
  w.numbered(
    'If you have no home address in England or Wales, go to a police station in the area of the court that last made such an order against you (SPA 2019 s.10(2)).',
  )
  w.numbered(
    `If you use a name that you have not told them, or change your home address, you must tell them before the end of ${days} days beginning with that day. Ask for the written acknowledgement. To verify who you are, they may take your fingerprints or a photograph (SPA 2019 ss.9 and 10).`,
  )
  const limit = maximumSentence(today, today).words
  w.numbered(
    `To breach this order without reasonable excuse is an offence. The most that a court can give is ${limit} (SPA 2019 s.8). Not to notify, or to notify what you know to be false, is an offence too (SPA 2019 s.11).`,
  )
  w.numbered(
    `You may apply to vary or discharge this order (SPA 2019 ${interim ? 's.5(7)' : 's.4'}), and may appeal to the Crown Court (SPA 2019 s.7): notice of appeal is given within ${defaultReference.appealDays} days after the decision. The order stays in force until a court decides otherwise.`,
  )
}
