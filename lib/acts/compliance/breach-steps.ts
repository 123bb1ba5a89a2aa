import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { Breach, BreachStepTaken } from '../../case/records/compliance.ts'
import { type BreachStep, breachOutcomes } from '../../case/reference/codes/breaches.ts'
import { contactMeans, spokenTo } from '../../case/reference/codes/people.ts'
import { type Instant, londonDate, longDate, longMoment, minutesBetween } from '../../case/time/calendar.ts'
import {
  hasLength,
  maximumsByConviction,
  type Sentence,
  sentenceKinds,
  sentenceWords,
  sentencingCourts,
} from '../../case/words/sentence.ts'
import { breachName, brokenOrder, spanOf, stepsOf } from '../../law/practice/breaches.ts'
import { safeContactOf } from '../../law/practice/safe-contact.ts'
import type { Refusal } from '../../law/refusal.ts'
import { asRecorded, refusalsOf } from '../../law/rules/asking.ts'
import { act, open } from '../act/act.ts'
import { contradicts } from '../act/other-date.ts'
import { askAboutWarnings } from '../decision/legal-questions.ts'
import { choice, longText, moment, optionalChoice, optionalLongText, optionalNumber, records } from '../form/fields.ts'
import { againstSafeContact } from '../people/contact.ts'

/** What police and the court did about a breach: each step at its own moment, never before police knew of it. */

const whenHint = 'The moment it was done, which may be earlier than now. For example, 21 10 2026 and 06:45'
const when = (label: string) => moment(label, { hint: whenHint })

/** A step is after police knew and not in the future: anything else cannot have been. */
function outOfTime(file: CaseFile<never>, breach: Breach, at: Instant, m: Moment): Refusal[] {
  if (Date.parse(at) > Date.parse(m.at))
    return [{ field: 'at', message: `It must be now or earlier, ${longMoment(m.at)}` }]
  if (Date.parse(at) < Date.parse(breach.knownAt))
    return [
      contradicts(
        file.case.ref,
        [breach.offence === 'breach' ? 'correctBreach' : 'correctNotificationOffence', breach.id],
        { field: 'at', message: `It must be later than ${longMoment(breach.knownAt)}, when police first knew` },
      ),
    ]
  return []
}
const has = (file: CaseFile<'breachSteps'>, breach: Breach, ...steps: BreachStep[]) =>
  stepsOf(file, breach).some(s => steps.includes(s.step))
const latest = (file: CaseFile<'breachSteps'>, breach: Breach, step: BreachStep) =>
  stepsOf(file, breach)
    .filter(s => s.step === step)
    .at(-1)

const step = (
  breach: Breach,
  m: Moment,
  taken: Pick<BreachStepTaken, 'step' | 'at'> & Partial<BreachStepTaken>,
): Patch[number] =>
  add('breachSteps', {
    id: m.newId(),
    breachId: breach.id,
    reason: null,
    outcome: null,
    sentenceKind: null,
    sentencingCourt: null,
    sentenceMonths: null,
    sentence: null,
    byId: m.actor.id,
    ...taken,
  })
const after = (breach: Breach, at: Instant) => `${spanOf(minutesBetween(breach.knownAt, at))} after police knew`

export const arrestDecisions = {
  arrest: { label: 'Arrest' },
  noArrest: { label: 'Do not arrest' },
} as const

/** What is asked of a sentence. */
export const sentenceInput = {
  court: optionalChoice('Court', sentencingCourts, { when: { field: 'outcome', is: 'convicted' } }),
  sentenceKind: optionalChoice('Sentence', sentenceKinds, {
    hint: 'Leave blank if the defendant has not been sentenced',
    when: { field: 'outcome', is: 'convicted' },
  }),
  months: optionalNumber('Custody, in months', {
    hint: 'Also for a suspended sentence. Leave blank if it is less than a month or there was none',
    least: 1,
    most: 60,
    when: { field: 'outcome', is: 'convicted' },
  }),
}
const outcomeInput = z.object({
  outcome: choice('Outcome', breachOutcomes),
  at: when('When the court decided'),
  ...sentenceInput,
  detail: optionalLongText('Details of the outcome', { rows: 3 }),
})
type OutcomeInput = z.output<typeof outcomeInput>

/** The sentence that an outcome holds: none but of a conviction, and a length of custody alone. */
export const sentenceIn = (
  input: Pick<OutcomeInput, 'court' | 'months' | 'sentenceKind'> & { outcome: string | null },
): Sentence =>
  input.outcome === 'convicted'
    ? {
        sentenceKind: input.sentenceKind,
        sentencingCourt: input.court,
        sentenceMonths: hasLength(input.sentenceKind) ? input.months : null,
      }
    : { sentenceKind: null, sentencingCourt: null, sentenceMonths: null }

/** What the Act says of a sentence: never refused, for it is the court's. */
const ofSentence = (breach: Breach, input: OutcomeInput, severity: 'refuse' | 'warn'): Refusal[] =>
  input.outcome !== 'convicted' || !breach.orderId
    ? []
    : refusalsOf(
        {
          breachSteps: [
            {
              id: breach.id,
              outcome: 'convicted',
              convictedOn: londonDate(input.at),
              offenceOn: breach.happenedOn,
              ...sentenceIn(input),
            },
          ],
        },
        londonDate(input.at),
        ['V76', 'V77'],
        severity,
        { field: f => (f.rule === 'V76' ? 'months' : 'sentenceKind') },
      )
const warnOutcome = (file: CaseFile<'breachSteps'>, breach: Breach, input: OutcomeInput): Refusal[] => [
  ...(has(file, breach, 'outcome')
    ? [{ field: 'outcome', message: 'An outcome is already recorded for this breach' }]
    : []),
  ...ofSentence(breach, input, 'warn'),
  ...asRecorded(ofSentence(breach, input, 'refuse')),
]

export const breachStepActs = {
  recordVictimContacted: act({
    label: 'Record that the protected person was contacted',
    verb: 'Record the contact',
    stage: 'breaches',
    place: 'breaches/breach',
    permission: 'actOnBreach',
    about: 'breaches',
    compares: ({ file, record: b }) => [
      b,
      file.contacts.filter(c => c.milestone === 'breach').map(c => [c.id, c.toldAt]),
    ],
    reads: ['contacts', 'orders', 'otherOrders', 'protectedPersons'],
    from: open,
    guidance: 'Read how to contact them safely before you ring or write.',
    aside: ({ file, record: breach }) => [
      ...file.protectedPersons.filter(p => !p.removedAt).map(p => safeContactOf(p, true)),
      ...factsOfBreach(file, breach),
    ],
    input: z.object({
      personIds: records('Who was contacted', 'protectedPersons'),
      at: when('When they were contacted'),
      means: choice('How', contactMeans),
      spokenTo: optionalChoice('Who answered', spokenTo, { when: { field: 'means', is: ['phone', 'inPerson'] } }),
      note: optionalLongText('What they were told, and how they are', {
        hint: 'Leave out any address or phone number',
        rows: 3,
        withheld: true,
      }),
    }),
    warn: ({ file, input }) =>
      input.personIds.flatMap(id =>
        againstSafeContact(file, id, { means: input.means, at: input.at, spokenTo: input.spokenTo }, 'at'),
      ),
    recorded: ({ record: breach, input }) =>
      `${breachName(breach)}: protected person contacted on ${longMoment(input.at)}, ${after(breach, input.at)}`,
    refuse: ({ file, record: breach, input, moment: m }) => outOfTime(file, breach, input.at, m),
    patch: ({ file, record: breach, input, moment: m }) => [
      step(breach, m, {
        step: 'victimContacted',
        at: input.at,
        reason: [contactMeans[input.means].label, input.note].filter(Boolean).join('. '),
      }),
      ...toldOfBreach(file, breach, input.personIds, {
        toldAt: input.at,
        toldById: m.actor.id,
        means: input.means,
        spokenTo: input.spokenTo,
        note: input.note,
      }),
    ],
    prefill: ({ file }) => {
      const people = file.protectedPersons.filter(p => !p.removedAt)
      return people.length === 1 ? { personIds: people.map(p => p.id) } : {}
    },
  }),
  decideArrest: act({
    label: 'Record the decision about arrest',
    verb: 'Decide on arrest',
    stage: 'breaches',
    place: 'breaches/breach',
    permission: 'actOnBreach',
    about: 'breaches',
    onlyAdds: true,
    reads: ['orders', 'otherOrders'],
    from: open,
    guidance: 'Breach of an order is an offence: SPA 2019 s.8. Power of arrest: PACE 1984 s.24.',
    aside: ({ file, record: breach }) => factsOfBreach(file, breach),
    input: z.object({
      decision: choice('Decision', arrestDecisions),
      reason: longText('Reason', {
        hint: 'For arrest, why it is necessary. For no arrest, why not, and what keeps the protected person safe',
        rows: 4,
      }),
      at: when('When it was decided'),
    }),
    offered: ({ record: breach }) => !breach.endedAt,
    recorded: ({ record: breach, input }) =>
      `${breachName(breach)}: decided ${input.decision === 'arrest' ? '' : 'not '}to arrest on ${longMoment(input.at)}, ${after(breach, input.at)}`,
    refuse: ({ file, record: breach, input, moment: m }) => outOfTime(file, breach, input.at, m),
    warn: ({ record: breach }) => ifEnded(breach),
    patch: ({ record: breach, input, moment: m }) => [
      step(breach, m, {
        step: input.decision === 'arrest' ? 'arrestDecided' : 'noArrestDecided',
        at: input.at,
        reason: input.reason,
      }),
    ],
  }),
  recordArrest: act({
    label: 'Record the arrest',
    stage: 'breaches',
    place: 'breaches/breach',
    permission: 'actOnBreach',
    about: 'breaches',
    onlyAdds: true,
    reads: ['breachSteps', 'orders', 'otherOrders'],
    offeredReads: ['breachSteps'],
    from: open,
    aside: ({ file, record: breach }) => factsOfBreach(file, breach),
    input: z.object({
      at: when('When the defendant was arrested'),
      note: optionalLongText('Details', { hint: 'For example, the custody record number', rows: 2 }),
    }),
    offered: ({ file, record: breach }) => !breach.endedAt && !has(file, breach, 'charged'),
    recorded: ({ record: breach, input }) =>
      `${breachName(breach)}: defendant arrested on ${longMoment(input.at)}, ${after(breach, input.at)}`,
    refuse: ({ file, record: breach, input, moment: m }) => outOfTime(file, breach, input.at, m),
    warn: ({ record: breach }) => ifEnded(breach),
    patch: ({ record: breach, input, moment: m }) => [
      step(breach, m, { step: 'arrested', at: input.at, reason: input.note }),
    ],
  }),
  recordCharge: act({
    label: 'Record the charge',
    stage: 'breaches',
    place: 'breaches/breach',
    permission: 'actOnBreach',
    about: 'breaches',
    onlyAdds: true,
    reads: ['breachSteps', 'orders', 'otherOrders'],
    offeredReads: ['breachSteps'],
    from: open,
    guidance:
      'Charge new offences committed as part of the breach, and not only the breach. A charge after no further action opens the matter again.',
    aside: ({ file, record: breach }) => factsOfBreach(file, breach),
    input: z.object({
      at: when('When the defendant was charged'),
      offences: longText('Offences charged', {
        hint: 'For a requisition, give the date it was issued. Breach of an order is SPA 2019 s.8, offence code ST19001',
        rows: 3,
      }),
    }),
    offered: ({ file, record: breach }) => !has(file, breach, 'outcome', 'charged'),
    recorded: ({ record: breach, input }) =>
      `${breachName(breach)}: defendant charged on ${longMoment(input.at)}, ${after(breach, input.at)}`,
    refuse: ({ file, record: breach, input, moment: m }) => outOfTime(file, breach, input.at, m),
    patch: ({ file, record: breach, input, moment: m }) => [
      step(breach, m, { step: 'charged', at: input.at, reason: input.offences }),
      ...(breach.endedAt && !has(file, breach, 'outcome') ? [set('breaches', breach.id, { endedAt: null })] : []),
    ],
  }),
  recordNoFurtherAction: act({
    label: 'Record no further action',
    stage: 'breaches',
    place: 'breaches/breach',
    permission: 'actOnBreach',
    about: 'breaches',
    reads: ['breachSteps', 'orders', 'otherOrders'],
    from: open,
    grave: true,
    guidance: 'The breach stays on the record and counts. Tell the protected person, with the reason.',
    aside: ({ file, record: breach }) => factsOfBreach(file, breach),
    input: z.object({
      at: when('When it was decided'),
      reason: longText('Reason', { hint: 'Say who decided, and what was considered', rows: 4 }),
    }),
    offered: ({ record: breach }) => !breach.endedAt,
    recorded: ({ record: breach, input }) =>
      `${breachName(breach)}: no further action, decided on ${longMoment(input.at)}, ${after(breach, input.at)}`,
    refuse: ({ file, record: breach, input, moment: m }) => [
      ...outOfTime(file, breach, input.at, m),
      ...(has(file, breach, 'outcome')
        ? [{ message: 'A court has decided this breach, so it cannot also end with no further action' }]
        : []),
    ],
    warn: ({ file, record: breach }) =>
      has(file, breach, 'arrestDecided', 'noArrestDecided', 'arrested')
        ? []
        : [{ message: 'No decision about arrest is recorded for this breach' }],
    patch: ({ record: breach, input, moment: m }) => [
      step(breach, m, { step: 'noFurtherAction', at: input.at, reason: input.reason }),
      set('breaches', breach.id, { endedAt: input.at }),
    ],
  }),
  recordBreachOutcome: act({
    label: 'Record the court’s outcome',
    stage: 'breaches',
    place: 'breaches/breach',
    permission: 'actOnBreach',
    about: 'breaches',
    reads: ['breachSteps', 'legalQuestions', 'orders', 'otherOrders'],
    offeredReads: ['breachSteps'],
    from: open,
    input: outcomeInput,
    aside: ({ file, record: breach }) => [
      ...factsOfBreach(file, breach),
      ...(breach.orderId ? [maximums(breach)] : []),
    ],
    offered: ({ file, record: breach }) => !breach.endedAt && has(file, breach, 'charged'),
    recorded: ({ record: breach, input }) => {
      const sentence = sentenceWords(sentenceIn(input))
      return `${breachName(breach)}: ${breachOutcomes[input.outcome].label.toLowerCase()} on ${longMoment(input.at)}${sentence ? `. ${sentence}` : ''}`
    },
    refuse: ({ file, record: breach, input, moment: m }) => {
      const charged = latest(file, breach, 'charged')
      if (!charged) return [{ message: 'Record the charge or the requisition before the court’s outcome' }]
      return [
        ...outOfTime(file, breach, input.at, m),
        ...(Date.parse(input.at) < Date.parse(charged.at)
          ? [
              contradicts(file.case.ref, ['correctBreachStep', charged.id], {
                field: 'at',
                message: `It must be later than ${longMoment(charged.at)}, when the defendant was charged`,
              }),
            ]
          : []),
      ]
    },
    warn: ({ file, record: breach, input }) => warnOutcome(file, breach, input),
    patch: ({ file, record: breach, input, moment: m }) => [
      ...askAboutWarnings(file, m, breach.orderId, ofSentence(breach, input, 'refuse')),
      step(breach, m, {
        step: 'outcome',
        at: input.at,
        reason: input.detail,
        outcome: input.outcome,
        ...sentenceIn(input),
      }),
      set('breaches', breach.id, { endedAt: input.at }),
    ],
  }),
}

/** What the step is about, so that nobody records it against another breach. */
const factsOfBreach = (file: CaseFile<'orders' | 'otherOrders'>, breach: Breach) => [
  {
    title: `${breachName(breach)}, of ${brokenOrder(file, breach).name}`,
    lines: [breach.description, `Police first knew on ${longMoment(breach.knownAt)}`],
  },
]
const maximums = (breach: Breach) => ({
  title: 'Maximum sentence for breach of an order',
  lines: maximumsByConviction(breach.happenedOn).map(
    m =>
      `Convicted on or after ${longDate(m.convictedFrom)}: ${m.words}. ${m.source}, last verified on ${longDate(m.verifiedOn)}`,
  ),
})

const ifEnded = (breach: Breach): Refusal[] =>
  breach.endedAt ? [{ message: `This breach was ended on ${longMoment(breach.endedAt)}` }] : []

/** Closes the line of the ledger that this contact answers: the earliest still open, for each person told. */
function toldOfBreach(
  file: CaseFile<'contacts'>,
  breach: Breach,
  personIds: string[],
  told: Partial<CaseFile['contacts'][number]>,
): Patch {
  return personIds.flatMap(personId => {
    const [due] = file.contacts
      .filter(c => c.personId === personId && c.milestone === 'breach' && !c.toldAt)
      .sort(
        (a, b) =>
          Number(b.eventOn === breach.happenedOn) - Number(a.eventOn === breach.happenedOn) ||
          Date.parse(a.createdAt) - Date.parse(b.createdAt),
      )
    return due ? [set('contacts', due.id, told)] : []
  })
}
