import { type LawFile, type LawOrder, type LawRecord, rowsOf } from '../../case/law-file.ts'
import { addDays, clearDaysBefore, londonDate, longDate } from '../../case/time/calendar.ts'
import { earliest, endedOn, servedOn, termOf } from '../../case/views/orders.ts'
import { limitOf, maximumSentence } from '../../case/words/sentence.ts'
import { askLegalServices, recordedWithoutRoute } from './appeal-routes.ts'
import { aboutOf, blank, type Found, foundIf, rulesNamed, severities } from './finding.ts'
import { orderOf } from './orders-and-terms.ts'

const { R, W, RtoW } = severities
const courtNames = { magistrates: 'magistrates’ court', crown: 'Crown Court' } as const
type Breach = LawRecord<'breaches'>
const breaches = (file: LawFile, find: (b: Breach) => Found[]): Found[] =>
  // Failing to notify and the like break no condition: they are offences of their own.
  rowsOf(file, 'breaches').flatMap(b => (b.offence === undefined || b.offence === 'breach' ? find(b) : []))

/** Convictions of breach, each with the days that decide the most that a court may give. */
export const convictionsOf = (file: LawFile) =>
  rowsOf(file, 'breachSteps')
    .filter(s => s.outcome === 'convicted')
    .map(s => ({
      ...s,
      convictedOn: s.convictedOn ?? (s.at ? londonDate(s.at) : null),
      offenceOn: s.offenceOn ?? rowsOf(file, 'breaches').find(b => b.id === s.breachId)?.happenedOn ?? null,
    }))

/** Breach and sentence, hearsay notice and appeal. */
export const breachRules = rulesNamed([
  {
    id: 'V74',
    question: 'Was it while the order was in force, against one of its conditions?',
    source: 'SPA 2019 s.8(1)',
    confidence: 'T',
    severity: R,
    find: ({ file }) =>
      breaches(file, b => {
        const order = orderOf(file, b.orderId)
        return order ? [...withField('on', outsideTerm(b, order, file)), ...ofCondition(b, order, file)] : []
      }),
  },
  {
    id: 'V75',
    question: 'What is said of a reasonable excuse?',
    source: 'SPA 2019 s.8(1)',
    confidence: 'T',
    severity: W,
    find: ({ file }) =>
      breaches(file, b =>
        foundIf(
          blank(b.excuse),
          aboutOf('breaches', b),
          'Nothing is recorded about a reasonable excuse. Record what was offered; if none was, say so.',
        ),
      ),
  },
  {
    id: 'V76',
    question: 'Is the maximum sentence read by the days of offence and conviction?',
    source: 'SPA 2019 s.8(2)-(3); SI 2024/1067',
    confidence: 'T',
    severity: R,
    find: ({ file }) =>
      convictionsOf(file).flatMap(c => {
        if (!c.offenceOn || !c.convictedOn || !c.sentencingCourt || !c.sentenceMonths) return []
        const most = limitOf(maximumSentence(c.offenceOn, c.convictedOn), c.sentencingCourt)
        return foundIf(
          c.sentenceMonths > most,
          aboutOf('breachSteps', c),
          `The most that the ${courtNames[c.sentencingCourt]} may give on a conviction of ${longDate(c.convictedOn)} is ${most} months. Check the record with the court.`,
        )
      }),
  },
  {
    id: 'V77',
    question: 'Is the sentence other than a conditional discharge?',
    source: 'Sentencing Code s.80',
    confidence: 'M',
    severity: W,
    find: ({ file }) =>
      convictionsOf(file).flatMap(c =>
        foundIf(
          c.sentenceKind === 'conditionalDischarge',
          aboutOf('breachSteps', c),
          'A conditional discharge is not open to the court for this offence. Check the record with the court.',
        ),
      ),
  },
  {
    id: 'V78',
    question: 'Did it happen in England or Wales?',
    source: 'SPA 2019 s.15',
    confidence: 'I',
    severity: W,
    find: ({ file }) =>
      breaches(file, b =>
        foundIf(
          b.place && b.place !== 'englandWales',
          aboutOf('breaches', b),
          'The offence extends to England and Wales. Record the breach, and ask legal services where, and whether, it was committed.',
          undefined,
          [b.place, b.happenedOn],
        ),
      ),
  },
  {
    id: 'V81',
    question: 'Was hearsay notice served at least 21 days before the hearing?',
    source: 'SI 1999/681 r.3',
    confidence: 'T',
    severity: RtoW,
    find: ({ file, reference }) =>
      rowsOf(file, 'hearings').flatMap(h => {
        const served = h.hearsayServedOn
        const safe = h.listedOn && clearDaysBefore(h.listedOn, reference.hearsayDays)
        if (!served || !safe || served <= safe) return []
        return served === addDays(safe, 1)
          ? foundIf(
              true,
              aboutOf('hearings', h),
              `Hearsay notice was served a day after the last safe day, ${longDate(safe)}: borderline. Ask the court to confirm the period.`,
              W,
              [served, safe],
            )
          : foundIf(
              true,
              aboutOf('hearings', h),
              `Hearsay notice was served after ${longDate(safe)}, the last safe day. Ask the court to set another period, or list the hearing later.`,
              undefined,
              [served, safe],
            )
      }),
  },
  {
    id: 'V82',
    question: 'Does section 7 give this appeal?',
    source: 'SPA 2019 s.7',
    confidence: 'T',
    severity: W,
    find: ({ file }) =>
      rowsOf(file, 'applications').flatMap(a => {
        const why = a.kind === 'appeal' ? recordedWithoutRoute(a, file) : null
        return why ? foundIf(true, aboutOf('applications', a), askLegalServices(why)) : []
      }),
  },
  {
    id: 'V83',
    question: 'Does an appeal leave the order in force?',
    source: 'SPA 2019 s.7',
    confidence: 'I',
    severity: R,
    held: 'Nothing that ends an order reads an appeal until the Crown Court has decided it',
  },
])

const withField = (field: string, found: Found[]): Found[] => found.map(f => ({ ...f, field }))
function outsideTerm(b: Breach, order: LawOrder, file: LawFile): Found[] {
  const on = b.happenedOn
  if (!on) return []
  const about = aboutOf('breaches', b)
  // The term of that day: a later change neither lengthens nor shortens what was in force then.
  const last = earliest(termOf(order, file, on).lastDay, endedOn(order, file))
  const served = servedOn(order, file)
  if (order.madeOn && on < order.madeOn)
    return foundIf(
      true,
      about,
      `The order was made on ${longDate(order.madeOn)}. Check the date of the breach: it cannot be earlier.`,
    ).map(f => ({ ...f, other: aboutOf('orders', order) }))
  if (last && on > last)
    return foundIf(
      true,
      about,
      `The order was in force until the end of ${longDate(last)}. Check the date of the breach: it cannot be later.`,
    )
  return foundIf(
    !served || on < served,
    about,
    served
      ? `The order was not served until ${longDate(served)}. Record how the defendant knew of it.`
      : 'The order has not been served. Record how the defendant knew of it.',
    W,
  )
}
function ofCondition(b: Breach, order: LawOrder, file: LawFile): Found[] {
  const given = b.conditionIds ?? []
  const own = rowsOf(file, 'orderConditions').filter(c => c.orderId === order.id)
  const lapsed = own.find(c => given.includes(c.id) && c.lastDay && b.happenedOn && b.happenedOn > c.lastDay)
  const about = aboutOf('breaches', b)
  return [
    ...withField('conditions', [
      ...foundIf(!given.length, about, 'Choose the condition that was breached.'),
      ...foundIf(
        order.conditionsKnown !== false && given.some(id => !own.some(c => c.id === id)),
        about,
        'Choose only conditions of the order that was breached.',
      ),
    ]),
    ...withField(
      'on',
      foundIf(
        lapsed,
        about,
        `Condition ${lapsed?.number ?? lapsed?.id} lasted until the end of ${lapsed?.lastDay && longDate(lapsed.lastDay)}. Check the date of the breach.`,
      ),
    ),
  ]
}
