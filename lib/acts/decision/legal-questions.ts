import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { Id } from '../../case/records/id.ts'
import type { LegalQuestion } from '../../case/records/orders.ts'
import { longMoment } from '../../case/time/calendar.ts'
import { targetWords } from '../../case/time/working-days.ts'
import type { Refusal } from '../../law/refusal.ts'
import type { Flag } from '../../law/rules/flag.ts'
import type { AnyRuleId } from '../../law/rules/rules.ts'
import { act, open } from '../act/act.ts'
import { contradicts } from '../act/other-date.ts'
import { longText, optionalMoment, optionalRecord } from '../form/fields.ts'

interface Asked {
  question: string
  rule?: AnyRuleId | undefined
  source?: string | undefined
  /** The key of the finding that asks; what somebody typed has none. */
  key?: string | undefined
}
const isSame = (q: LegalQuestion, a: Asked) => (a.key ? q.finding === a.key : !q.finding && q.question === a.question)
/** A question for legal services, unless the same one about the same order is still open. */
export const askLegal = (
  file: CaseFile<'legalQuestions'>,
  m: Moment,
  orderId: Id | null,
  asked: readonly Asked[],
): Patch =>
  asked
    .filter(a => !file.legalQuestions.some(q => q.orderId === orderId && q.answeredAt === null && isSame(q, a)))
    .map(a =>
      add('legalQuestions', {
        id: m.newId(),
        orderId,
        rule: a.rule ?? null,
        finding: a.key ?? null,
        question: a.question,
        source: a.source ?? null,
        raisedAt: m.at,
        raisedById: m.actor.id,
        answeredAt: null,
        answerRecordedAt: null,
        answeredById: null,
        answer: null,
      }),
    )
export const askAboutFlags = (
  file: CaseFile<'legalQuestions'>,
  m: Moment,
  orderId: Id,
  flags: readonly Flag[],
): Patch =>
  askLegal(
    file,
    m,
    orderId,
    flags.map(f => ({ question: f.message, rule: f.rule, source: f.source, key: f.key })),
  )
/** What was warned of when something at court was recorded, for legal services to look at afterwards. */
export const askAboutWarnings = (
  file: CaseFile<'legalQuestions'>,
  m: Moment,
  orderId: Id | null,
  warnings: readonly Refusal[],
): Patch =>
  askLegal(
    file,
    m,
    orderId,
    warnings.map(w => ({ question: w.message, rule: w.rule, source: w.source, key: w.key })),
  )

const isReleased = (file: CaseFile<'paperMarks'>, id: Id): boolean =>
  file.paperMarks.some(p => p.recordId === id && p.kind === 'adviceReleased' && !p.endedAt)

export const legalQuestionActs = {
  askLegalServices: act({
    label: 'Ask legal services',
    next: ({ file }) =>
      `Legal services find it in their queue, and are to answer within ${targetWords('legalAnsweredWithinDays', file.settings)}.`,
    stage: 'order',
    place: 'order',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['legalQuestions', 'orders'],
    offeredReads: ['orders'],
    from: open,
    offered: ({ file }) => file.orders.length > 0,
    guidance: 'The question stands in the queue of legal services until somebody there answers it.',
    input: z.object({
      question: longText('Question', { rows: 4, max: 4000 }),
      orderId: optionalRecord('Order that it is about', 'orders'),
      raisedAt: optionalMoment('When it was asked', {
        detail: 'always',
        hint: 'Leave blank if it is asked now. For one asked earlier, by phone for example, when it was asked',
      }),
    }),
    recorded: 'Question put to legal services',
    refuse: ({ file, input, moment }) => [
      ...(input.raisedAt && Date.parse(input.raisedAt) > Date.parse(moment.at)
        ? [{ field: 'raisedAt', message: 'When it was asked must be now or earlier' }]
        : []),
      ...(askLegal(file, moment, input.orderId, [{ question: input.question }]).length
        ? []
        : [{ field: 'question', message: 'This question is with legal services already, and not answered yet' }]),
    ],
    patch: ({ file, input, moment }) =>
      askLegal(file, { ...moment, at: input.raisedAt ?? moment.at }, input.orderId, [{ question: input.question }]),
  }),
  answerLegalQuestion: act({
    label: 'Answer and close',
    stage: 'order',
    place: 'order/question',
    permission: 'reviewAsLegal',
    about: 'legalQuestions',
    reads: [],
    from: open,
    input: z.object({
      answer: longText('What you found, and what follows', {
        rows: 5,
        hint: 'For example, the order stands as sealed; or the court was asked to correct it',
        max: 4000,
      }),
      answeredAt: optionalMoment('When it was answered', {
        detail: 'always',
        hint: 'Leave blank if it is answered now. For an answer given earlier, when it was given',
      }),
    }),
    recorded: ({ record, input }) =>
      `Legal services answered a question${record.rule ? ` (${record.rule})` : ''}${input.answeredAt ? `. Answered on ${longMoment(input.answeredAt)}, recorded later` : ''}`,
    aside: ({ record }) => [{ title: 'Question', lines: [record.question, ...(record.source ? [record.source] : [])] }],
    offered: ({ record }) => !record.answeredAt,
    refuse: ({ file, record, input, moment }) => [
      ...(record.answeredAt ? [{ message: 'This question has been answered' }] : []),
      ...(input.answeredAt && Date.parse(input.answeredAt) > Date.parse(moment.at)
        ? [{ field: 'answeredAt', message: 'When it was answered must be now or earlier' }]
        : []),
      ...(input.answeredAt && Date.parse(input.answeredAt) < Date.parse(record.raisedAt)
        ? [
            contradicts(file.case.ref, ['correctLegalQuestion', record.id], {
              field: 'answeredAt',
              message: `When it was answered must be after ${longMoment(record.raisedAt)}, when it was asked`,
            }),
          ]
        : []),
    ],
    patch: ({ record, input, moment }) => [
      set('legalQuestions', record.id, {
        answer: input.answer,
        answeredAt: input.answeredAt ?? moment.at,
        answerRecordedAt: moment.at,
        answeredById: moment.actor.id,
      }),
    ],
  }),
  releaseAdvice: act({
    label: 'Release this answer from privilege',
    stage: 'order',
    place: 'order/question',
    permission: 'reviewAsLegal',
    about: 'legalQuestions',
    onlyAdds: true,
    reads: ['paperMarks'],
    offeredReads: ['paperMarks'],
    from: open,
    guidance:
      'The privilege is the chief officer’s. What is released is a paper of the case, and cannot be made privileged again. Every other answer stays out of every paper and export.',
    input: z.object({ reason: longText('Why it is released, and who agreed', { rows: 3, max: 1000 }) }),
    recorded: 'An answer of legal services was released from privilege',
    offered: ({ file, record: q }) => q.answeredAt !== null && !isReleased(file, q.id),
    refuse: ({ file, record: q }) => [
      ...(q.answeredAt ? [] : [{ message: 'This question has not been answered' }]),
      ...(isReleased(file, q.id) ? [{ message: 'This answer was released before' }] : []),
    ],
    patch: ({ record: q, input, moment: m }) => [
      add('paperMarks', {
        id: m.newId(),
        kind: 'adviceReleased',
        recordKind: 'legalQuestions',
        recordId: q.id,
        passage: null,
        reason: input.reason,
        at: m.at,
        byId: m.actor.id,
        endedAt: null,
        endedById: null,
      }),
    ],
  }),
} as const
