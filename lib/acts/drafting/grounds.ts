import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { LawFile } from '../../case/law-file.ts'
import { add, set } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import { riskJudgements, riskTools } from '../../case/reference/codes/decisions.ts'
import { harms, termKinds } from '../../case/reference/statute.ts'
import { longDate } from '../../case/time/calendar.ts'
import { chronology, conditionsOf, editableStatuses } from '../../case/views/applications.ts'
import { newLook } from '../../drafting/citations.ts'
import { interimInPast } from '../../drafting/interim-last-day.ts'
import { lengthUnexplained } from '../../drafting/sections.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { earliestLastDay } from '../../law/rules/orders-and-terms.ts'
import { numbersAside, referenceOf } from '../../law/rules/reference.ts'
import { stagePath } from '../../site/addresses.ts'
import { act } from '../act/act.ts'
import {
  carriedField,
  choices,
  optionalChoice,
  optionalDate,
  optionalLongText,
  optionalNumber,
  records,
} from '../form/fields.ts'
import {
  conditionsTaken,
  interimLastDay,
  interimParts,
  interimTakes,
  refuseInterimParts,
  takenFromFull,
} from './interim-parts.ts'
import { hasLiveInterim, interimStarted, refuseInterim, writtenBy } from './starting.ts'

type Term = Pick<Application, 'termKind' | 'termYears' | 'termLastDay' | 'termReason'>
/** A term as typed, of an order made today. */
const withTerm = (i: Term): LawFile => ({ applications: [{ id: 'typed', kind: 'main', ...i }] })

/** Asked with the length, until there is an interim application: it takes the conditions that are marked for it, or all. */
const interimAsked = {
  mayAskInterim: carriedField('Whether an interim order may be asked for here'),
  interim: optionalChoice(
    'Ask for an interim order too?',
    { yes: { label: 'Yes' }, no: { label: 'No' } },
    {
      compact: true,
      needed: true,
      hint: 'It protects until the full application is decided',
      when: { field: 'mayAskInterim', is: 'yes' },
    },
  ),
  interimReason: optionalLongText('Why an interim order is appropriate', {
    rows: 3,
    needed: true,
    hint: 'SPA 2019 s.5(3). Say what could happen before the full hearing',
    when: { field: 'interim', is: 'yes' },
    picks: true,
  }),
  interimLastDay: optionalDate('Last day of the interim order', {
    needed: true,
    hint: 'Allow for a hearing that is put off',
    when: { field: 'interim', is: 'yes' },
  }),
}
const isInterimAsked = (i: { mayAskInterim: string | null; interim: 'yes' | 'no' | null }) =>
  i.mayAskInterim === 'yes' && i.interim === 'yes'

const isMain = ({ record }: { record: Application }) => record.kind === 'main'
const notMain = (record: Application, file: CaseFile<never>) =>
  record.kind === 'interim'
    ? [
        {
          message: 'The interim application uses the grounds of the full application: write them there',
          href: stagePath(file.case.ref, 'application'),
        },
      ]
    : []

export const groundsActs = {
  writeActs: act({
    label: 'Acts associated with stalking',
    verb: 'Save the acts',
    stage: 'application',
    place: 'application/parts',
    permission: 'draft',
    about: 'applications',
    compares: ({ record: a }) => [a.actsGrounds, a.actsIncidentIds],
    reads: ['incidents'],
    from: editableStatuses,
    guidance:
      'Say what the defendant has done, in the order it happened. No charge or conviction is needed. Acts count wherever and whenever they happened.',
    input: z.object({
      actsGrounds: optionalLongText('What the defendant has done', {
        needed: true,
        rows: 12,
        hint: 'SPA 2019 s.1(1)(a)',
      }),
      actsIncidentIds: records('Incidents relied on', 'incidents', { optional: true, needed: true, beside: true }),
    }),
    recorded: 'Grounds about acts written',
    offered: isMain,
    prefill: ({ file, record }) => ({
      actsGrounds: record.actsGrounds,
      // An officer takes incidents out; nobody should have to tick each of them.
      actsIncidentIds:
        record.version === 1 && !record.actsIncidentIds.length
          ? chronology(file).map(i => i.id)
          : record.actsIncidentIds,
    }),
    refuse: ({ record, file }) => notMain(record, file),
    patch: ({ record, input, moment }) => [
      set('applications', record.id, { ...input, ...writtenBy(record, moment) }),
      add('citationLooks', newLook(record.id, 'acts', moment)),
    ],
  }),

  writeRisk: act({
    label: 'Risk associated with stalking',
    verb: 'Save the risk',
    stage: 'application',
    place: 'application/parts',
    permission: 'draft',
    about: 'applications',
    compares: ({ record: a }) => [a.riskGrounds, a.riskToIds, a.harms, a.riskIncidentIds, a.prosecution],
    reads: ['assessments', 'incidents', 'protectedPersons'],
    from: editableStatuses,
    guidance:
      'Say who is at risk and of what. Psychological harm alone is enough. The person at risk need not be the person the acts were aimed at.',
    input: z.object({
      riskGrounds: optionalLongText('What the risk is, and why there is one now', {
        needed: true,
        rows: 10,
        hint: 'SPA 2019 s.1(1)(b). Say why acts that look harmless are known, or ought to be known, to be unwelcome',
      }),
      riskToIds: records('Who is at risk', 'protectedPersons', { optional: true, needed: true }),
      harms: choices('At risk of', harms, { optional: true, needed: true }),
      riskIncidentIds: records('Incidents that show the risk', 'incidents', {
        optional: true,
        needed: true,
        beside: true,
      }),
      prosecution: optionalLongText('Whether a prosecution has been considered', {
        rows: 2,
        hint: 'For example, charging advice asked for on 12 November. An order does not replace a prosecution, and does not need one',
      }),
    }),
    recorded: 'Grounds about risk written',
    offered: isMain,
    aside: ({ file }) => {
      const last = file.assessments.at(-1)
      return [
        ...(last
          ? [
              {
                title: 'Latest risk assessment',
                lines: [
                  `${riskTools[last.tool].label}, ${longDate(last.assessedOn)}: ${riskJudgements[last.judgement].label.toLowerCase()}`,
                  last.judgementReason,
                ],
              },
            ]
          : []),
      ]
    },
    prefill: ({ file, record }) => {
      const standing = file.protectedPersons.filter(p => !p.removedAt)
      return {
        ...record,
        riskToIds: record.riskToIds.length || standing.length !== 1 ? record.riskToIds : standing.map(p => p.id),
      }
    },
    refuse: ({ record, file }) => notMain(record, file),
    patch: ({ record, input, moment }) => [
      set('applications', record.id, { ...input, ...writtenBy(record, moment) }),
      add('citationLooks', newLook(record.id, 'risk', moment)),
    ],
  }),

  writeNecessity: act({
    label: 'Why the order is necessary',
    verb: 'Save why it is necessary',
    stage: 'application',
    place: 'application/parts',
    permission: 'draft',
    about: 'applications',
    compares: ({ record: a }) => [a.necessityGrounds, a.necessityIncidentIds],
    reads: ['incidents', 'otherOrders'],
    from: editableStatuses,
    guidance:
      'Say what an order would do that nothing else does. If there is bail, a restraining order or a non-molestation order, say what it lacks.',
    input: z.object({
      necessityGrounds: optionalLongText('Why an order is needed to protect from that risk', {
        needed: true,
        rows: 10,
        hint: 'SPA 2019 s.1(1)(c)',
      }),
      necessityIncidentIds: records('Incidents that show the need', 'incidents', {
        optional: true,
        needed: true,
        beside: true,
      }),
    }),
    recorded: 'Grounds about necessity written',
    offered: isMain,
    aside: ({ file }) => [
      ...(file.otherOrders.length
        ? [
            {
              title: 'Other orders on this defendant',
              lines: file.otherOrders.map(o => `${o.terms}${o.gaps ? `. What it lacks: ${o.gaps}` : ''}`),
            },
          ]
        : []),
    ],
    prefill: ({ record }) => ({ ...record }),
    refuse: ({ record, file }) => notMain(record, file),
    patch: ({ record, input, moment }) => [
      set('applications', record.id, { ...input, ...writtenBy(record, moment) }),
      add('citationLooks', newLook(record.id, 'necessity', moment)),
    ],
  }),

  writeTerm: act({
    label: 'How long the order is for',
    verb: 'Save the length',
    stage: 'application',
    place: 'application/parts',
    permission: 'draft',
    about: 'applications',
    compares: ({ file, record: a }) => [a.termKind, a.termYears, a.termLastDay, a.termReason, hasLiveInterim(file, a)],
    reads: ['draftConditions'],
    from: editableStatuses,
    guidance:
      'A fixed period is at least two years beginning with the day the order is made. There is no longest period. A condition can have its own, shorter, period.',
    input: z.object({
      termKind: optionalChoice('Length', termKinds, { needed: true }),
      termYears: optionalNumber('Number of years', {
        least: 2,
        most: 99,
        hint: 'Beginning with the day the order is made',
        needed: true,
        when: { field: 'termKind', is: 'fixed' },
        picks: true,
      }),
      termLastDay: optionalDate('Or its last day', {
        hint: 'Only if the court should set a date',
        needed: true,
        when: { field: 'termKind', is: 'fixed' },
        picks: true,
      }),
      termReason: optionalLongText('Reason for this length', {
        rows: 3,
        needed: true,
        hint: 'Needed for more than the least of two years, and until further order',
      }),
      ...interimAsked,
    }),
    recorded: ({ input }) =>
      isInterimAsked(input)
        ? 'Length of the order written. Application for an interim order started'
        : 'Length of the order written',
    offered: isMain,
    aside: ({ file, today }) => [
      { title: 'Least period', lines: [earliestLastDay(referenceOf(file.settings), today)] },
      numbersAside(file.settings, 'leastTermYears', 'longTermYears'),
    ],
    prefill: ({ file, record, today }) => ({
      ...record,
      ...(hasLiveInterim(file, record) ? {} : { mayAskInterim: 'yes', interimLastDay: interimLastDay(today) }),
    }),
    refuse: ({ record, file, input, moment }) => [
      ...notMain(record, file),
      ...(isInterimAsked(input) ? refuseInterim(file, record, moment.today) : []),
      ...(input.termKind === 'fixed' && input.termYears && input.termLastDay
        ? [
            {
              field: 'termLastDay',
              message: 'Enter the number of years or a last day, not both',
            },
          ]
        : []),
      ...refusalsOf(withTerm(input), moment.today, input.termKind ? ['V27', 'V28'] : [], 'refuse', {
        field: f => (f.rule === 'V27' ? 'termKind' : 'termLastDay'),
      }).filter(r => r.rule !== 'V27' || input.termKind === 'untilFurtherOrder'),
    ],
    warn: ({ file, input, moment }) => [
      ...refusalsOf(withTerm(input), moment.today, ['V33'], 'warn', { field: () => 'termReason' }),
      ...(input.termLastDay && input.termLastDay < moment.today
        ? [
            {
              field: 'termLastDay',
              message: 'The last day is past. Go on only where the application is recorded late',
            },
          ]
        : []),
      ...lengthUnexplained(input, referenceOf(file.settings), moment.today),
      ...(isInterimAsked(input) ? interimInPast(input.interimLastDay, moment.today) : []),
    ],
    patch: ({ file, record, input, moment }) => {
      const { mayAskInterim: _may, interim: _asked, interimReason, interimLastDay, ...length } = input
      return [
        set('applications', record.id, { ...length, ...writtenBy(record, moment) }),
        ...(isInterimAsked(input)
          ? interimStarted(
              file,
              record,
              { interimReason, interimLastDay, conditionIds: interimTakes(file, record) },
              moment,
            )
          : []),
      ]
    },
  }),

  writeInterim: act({
    label: 'Interim order',
    verb: 'Save the interim order',
    stage: 'application',
    place: 'application/parts',
    permission: 'draft',
    about: 'applications',
    compares: ({ file, record: a }) => [a.interimReason, a.interimLastDay, conditionsOf(file, a).map(c => c.id)],
    reads: ['draftConditions', 'incidents'],
    from: editableStatuses,
    guidance:
      'The court may make an interim order if it considers it appropriate. It lasts for a fixed period, of any length, and ends when the full application is decided.',
    input: z.object(interimParts),
    recorded: 'Reason and last day of the interim order written',
    offered: ({ record }) => record.kind === 'interim',
    aside: takenFromFull,
    prefill: ({ file, record }) => ({
      interimReason: record.interimReason,
      interimLastDay: record.interimLastDay,
      conditionIds: conditionsOf(file, record).map(c => c.id),
    }),
    refuse: ({ file, record, input }) => [
      ...(record.kind === 'interim' ? [] : [{ message: 'Ask for an interim order first' }]),
      ...refuseInterimParts(file, record, input),
    ],
    warn: ({ input, moment }) => interimInPast(input.interimLastDay, moment.today),
    patch: ({ file, record, input, moment }) => [
      set('applications', record.id, {
        interimReason: input.interimReason,
        interimLastDay: input.interimLastDay,
        ...writtenBy(record, moment),
      }),
      ...conditionsTaken(file, record, input.conditionIds),
    ],
  }),
} as const
