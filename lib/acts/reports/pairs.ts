import { z } from 'zod'
import type { ForceCollections, ForceFile, ForcePatch } from '../../case/force.ts'
import type { Moment } from '../../case/moment.ts'
import type { Id } from '../../case/records/id.ts'
import { limbs, wrongTests } from '../../case/reference/statute.ts'
import { judgements, linkSides, suspectAnswers } from '../../case/views/reports.ts'
import type { Refusal } from '../../law/refusal.ts'
import { refuseWrongTest } from '../../law/rules/questions.ts'
import { forceAct } from '../act/act.ts'
import { choice, longText, optionalChoice, records, text } from '../form/fields.ts'
import { wrongTestIn } from '../review/review-rules.ts'
import { waitingAlready, workFor } from './report-work.ts'

type Pair = ForceCollections['reportPairs']
type Link = ForceCollections['personLinks']

const isLive = (pair: Pair) => pair.state === 'waiting' || pair.state === 'decided' || pair.state === 'dismissed'
const refuseGone = (pair: Pair): Refusal[] =>
  isLive(pair) ? [] : [{ message: 'This pair is no longer one to look at' }]
export const members = (file: ForceFile, pairId: Id) => file.pairReports.filter(r => r.pairId === pairId && !r.endedAt)
const refsOf = (file: ForceFile, pairId: Id) => members(file, pairId).map(r => r.reportRef)
/** What a form about a pair was filled from: its score and its summary follow from its reports, and what was decided is asked by each act. */
export const itsReports = ({ file, record }: { file: ForceFile; record: Pair }) => refsOf(file, record.id)
export const reasonBox = longText('Why', { rows: 3, hint: 'What shows it, in words that you could read out' })
const referenceBox = text('Crime reference of the report', { width: 20, max: 100 })

export const put = (pairId: Id, reportRef: string, linkId: Id | null, moment: Moment): ForcePatch[number] => ({
  in: 'pairReports',
  add: { id: moment.newId(), pairId, reportRef, linkId, addedAt: moment.at, endedAt: null, endedByLinkId: null },
})
/** A pair of its own for reports that were taken out of another: it waits to be looked at. */
export const waitingPair = (id: Id, reports: number, moment: Moment): ForcePatch[number] => ({
  in: 'reportPairs',
  add: { id, name: '', state: 'waiting', reports, waitingSince: moment.at, caseRef: null, joinedIntoId: null },
})
export const takeOut = (id: Id, linkId: Id | null, moment: Moment): ForcePatch[number] => ({
  in: 'pairReports',
  id,
  set: { endedAt: moment.at, endedByLinkId: linkId },
})
export const pairEvent = (
  moment: Moment,
  link: Pick<Link, 'pairId' | 'otherPairId' | 'side' | 'same' | 'reportRefs' | 'otherRefs' | 'reason'>,
): Link => ({
  id: moment.newId(),
  name: '',
  ...link,
  at: moment.at,
  byId: moment.actor.id,
  endedAt: null,
  endedById: null,
  endedReason: null,
})
const ask = (pair: Pair, moment: Moment): ForcePatch[number] => ({
  in: 'reportPairs',
  id: pair.id,
  set: { state: 'waiting', waitingSince: moment.at },
})
/** Only a pair that waits is decided of. */
export const waitingOnly = (pair: Pair): Refusal[] => [
  ...refuseGone(pair),
  ...(isLive(pair) && pair.state !== 'waiting' ? [{ message: 'This pair has been decided already' }] : []),
]
/** The decision that a pair's reports are on a case. */
export const ontoCase = (pair: Pair, on: { caseRef: string; reason: string }, moment: Moment): ForcePatch => [
  { in: 'reportPairs', id: pair.id, set: { state: 'decided', caseRef: on.caseRef } },
  {
    in: 'pairDecisions',
    add: {
      id: moment.newId(),
      pairId: pair.id,
      decision: 'case',
      limb: null,
      reason: on.reason,
      wrongTest: null,
      caseRef: on.caseRef,
      reports: pair.reports,
      at: moment.at,
      byId: moment.actor.id,
    },
  },
]

/** Pairs of a suspect and a victim whom several reports are about: deciding of them, and putting right who is who. */
export const pairActs = {
  dismissPair: forceAct({
    label: 'Decide that no order is needed',
    place: 'reports/pair',
    permission: 'workPairs',
    about: 'reportPairs',
    compares: itsReports,
    guidance:
      'The Act asks about acts, risk and necessity. It does not ask for a charge, a conviction or the victim’s consent. A further report about the same two people asks the question again.',
    input: z.object({
      limb: choice('Which part is not met', limbs),
      reason: longText('Why', { rows: 5, hint: 'What is missing from that part' }),
      wrongTest: optionalChoice('Does any of these play a part in your decision?', wrongTests, {
        hint: 'None of these is the test in the Act. If one is part of your reason, say so',
      }),
    }),
    recorded: ({ record, input }) =>
      `Decided that no order is needed on ${record.reports} reports: ${limbs[input.limb].label.toLowerCase()}${input.wrongTest ? `. Flagged: ${wrongTests[input.wrongTest].label.toLowerCase()}` : ''}`,
    refuse: ({ record }) => waitingOnly(record),
    warn: ({ input }) => {
      const test = input.wrongTest ?? wrongTestIn(input.reason)
      return test ? [refuseWrongTest(test)] : []
    },
    patch: ({ record, input, moment }) => [
      { in: 'reportPairs', id: record.id, set: { state: 'dismissed' } },
      {
        in: 'pairDecisions',
        add: {
          id: moment.newId(),
          pairId: record.id,
          decision: 'no',
          limb: input.limb,
          reason: input.reason,
          wrongTest: input.wrongTest ?? wrongTestIn(input.reason),
          caseRef: null,
          reports: record.reports,
          at: moment.at,
          byId: moment.actor.id,
        },
      },
    ],
    offered: ({ record }) => record.state === 'waiting',
  }),
  pairToCase: forceAct({
    label: 'Note the case that holds its reports',
    place: 'reports/pair',
    permission: 'workPairs',
    about: 'reportPairs',
    compares: itsReports,
    guidance: 'For reports that are on a case already. Nothing is added to the case.',
    input: z.object({
      caseRef: text('Case reference', { width: 20, hint: 'For example, MA-2026-00012' }),
      reason: longText('How you know that all of its reports are there', { rows: 2 }),
    }),
    recorded: ({ record, input }) => `${record.reports} reports are on case ${input.caseRef}`,
    needs: ['namedCase'],
    refuse: ({ file, record }) => [
      ...waitingOnly(record),
      ...(file.namedCase ? [] : [{ field: 'caseRef', message: 'There is no case with this reference' }]),
    ],
    patch: ({ record, input, moment }) => ontoCase(record, input, moment),
    offered: ({ record }) => record.state === 'waiting',
  }),
  linkReport: forceAct({
    label: 'Add a report to this pair',
    place: 'reports/pair',
    permission: 'workPairs',
    about: 'reportPairs',
    compares: itsReports,
    guidance: 'For a report about the same suspect and the same victim that was not found. It can be undone.',
    input: z.object({ reportRef: referenceBox, reason: reasonBox }),
    recorded: ({ input }) => `Said that report ${input.reportRef} is about the same two people`,
    refuse: ({ file, record, input }) => [
      ...refuseGone(record),
      ...(file.namedReport ? [] : [{ field: 'reportRef', message: 'There is no report with this reference' }]),
      ...(refsOf(file, record.id).includes(input.reportRef)
        ? [{ field: 'reportRef', message: 'This report is in the pair already' }]
        : []),
    ],
    patch: ({ file, record, input, moment }) => {
      const other = file.namedReport?.pairId ?? null
      const link = pairEvent(moment, {
        pairId: record.id,
        otherPairId: other,
        side: 'both',
        same: true,
        reportRefs: refsOf(file, record.id),
        otherRefs: [input.reportRef],
        reason: input.reason,
      })
      const before = other ? members(file, other).filter(r => r.reportRef === input.reportRef) : []
      return [
        { in: 'personLinks', add: link },
        ...before.map(r => takeOut(r.id, link.id, moment)),
        put(record.id, input.reportRef, link.id, moment),
        ask(record, moment),
      ]
    },
    offered: ({ record }) => isLive(record),
  }),
  joinPairs: forceAct({
    label: 'Join with another pair',
    place: 'reports/pair',
    permission: 'workPairs',
    about: 'reportPairs',
    compares: itsReports,
    guidance: 'All reports of the other pair come into this one. It can be undone.',
    input: z.object({
      reportRef: text('Crime reference of any report of the other pair', { width: 20, max: 100 }),
      reason: reasonBox,
    }),
    recorded: ({ input }) => `Joined the pair that has report ${input.reportRef} to this one`,
    refuse: ({ file, record, input }) => [
      ...refuseGone(record),
      ...(file.namedReport?.pairId
        ? []
        : [{ field: 'reportRef', message: 'No pair has a report with this reference' }]),
      ...(refsOf(file, record.id).includes(input.reportRef)
        ? [{ field: 'reportRef', message: 'This report is in this pair already' }]
        : []),
    ],
    patch: ({ file, record, input, moment }) => {
      const other = file.namedReport?.pairId
      if (!other) return []
      const link = pairEvent(moment, {
        pairId: record.id,
        otherPairId: other,
        side: 'both',
        same: true,
        reportRefs: refsOf(file, record.id),
        otherRefs: refsOf(file, other),
        reason: input.reason,
      })
      return [
        { in: 'personLinks', add: link },
        ...members(file, other).map(r => takeOut(r.id, link.id, moment)),
        ...members(file, other).map(r => put(record.id, r.reportRef, link.id, moment)),
        { in: 'reportPairs', id: other, set: { state: 'joined', joinedIntoId: record.id } },
        ask(record, moment),
      ]
    },
    offered: ({ record }) => isLive(record),
  }),
  splitPair: forceAct({
    label: 'Take reports out of this pair',
    place: 'reports/pair',
    permission: 'workPairs',
    about: 'reportPairs',
    compares: itsReports,
    guidance:
      'For reports about somebody else. Two or more of them become a pair of their own. The linkage will not put them together again, and it can be undone.',
    input: z.object({
      pairReportIds: records('Reports about somebody else', 'pairReports'),
      side: choice('Who is somebody else', linkSides),
      reason: reasonBox,
    }),
    recorded: ({ input }) =>
      `Took ${input.pairReportIds.length === 1 ? 'a report' : `${input.pairReportIds.length} reports`} out of the pair: ${linkSides[input.side].label.toLowerCase()} differ${input.side === 'both' ? '' : 's'}`,
    refuse: ({ file, record, input }) => {
      const here = members(file, record.id)
      return [
        ...refuseGone(record),
        ...(input.pairReportIds.every(id => here.some(r => r.id === id))
          ? []
          : [{ field: 'pairReportIds', message: 'Select reports of this pair' }]),
        ...(input.pairReportIds.length >= here.length
          ? [{ field: 'pairReportIds', message: 'Leave at least one report in this pair' }]
          : []),
      ]
    },
    patch: ({ file, record, input, moment }) => {
      const here = members(file, record.id)
      const out = here.filter(r => input.pairReportIds.includes(r.id))
      const own = out.length > 1 ? moment.newId() : null
      const link = pairEvent(moment, {
        pairId: record.id,
        otherPairId: own,
        side: input.side,
        same: false,
        reportRefs: here.filter(r => !out.includes(r)).map(r => r.reportRef),
        otherRefs: out.map(r => r.reportRef),
        reason: input.reason,
      })
      return [
        ...(own ? [waitingPair(own, out.length, moment)] : []),
        { in: 'personLinks', add: link },
        ...out.map(r => takeOut(r.id, link.id, moment)),
        ...(own ? out.map(r => put(own, r.reportRef, link.id, moment)) : []),
      ]
    },
    offered: ({ record }) => isLive(record) && record.reports > 1,
  }),
  undoLink: forceAct({
    label: 'Undo this',
    place: 'reports/link',
    permission: 'workPairs',
    about: 'personLinks',
    guidance: 'The reports go back to where they were before.',
    input: z.object({ reason: longText('Why', { rows: 2 }) }),
    recorded: ({ record }) =>
      `Undid what was said of ${record.otherRefs.length === 1 ? `report ${record.otherRefs[0]}` : `${record.otherRefs.length} reports`}`,
    refuse: ({ file, record }) => [
      ...(record.endedAt ? [{ message: 'This is undone already' }] : []),
      ...(file.pairReports.some(r => r.endedAt && r.linkId === record.id && r.endedByLinkId)
        ? [{ message: 'Its reports were moved again since. Undo that first' }]
        : []),
    ],
    patch: ({ file, record, input, moment }) => {
      const back = file.pairReports.filter(r => r.endedByLinkId === record.id)
      const joined = file.reportPairs.filter(p => p.state === 'joined' && back.some(r => r.pairId === p.id))
      return [
        {
          in: 'personLinks',
          id: record.id,
          set: { endedAt: moment.at, endedById: moment.actor.id, endedReason: input.reason },
        },
        ...file.pairReports.filter(r => r.linkId === record.id && !r.endedAt).map(r => takeOut(r.id, null, moment)),
        ...back.map(r => put(r.pairId, r.reportRef, r.linkId, moment)),
        ...joined.map(p => ({
          in: 'reportPairs' as const,
          id: p.id,
          set: { state: 'waiting' as const, joinedIntoId: null, waitingSince: moment.at },
        })),
      ]
    },
    offered: ({ record }) => !record.endedAt,
  }),
  learnWeights: forceAct({
    label: 'Work out the weights again',
    place: 'reports/weights',
    permission: 'workPairs',
    about: 'force',
    onlyAdds: true,
    guidance:
      'The weights are learnt again from the force’s own reports, and all reports are linked again, while the work goes on. Pairs that were decided, and those put right by hand, stay as they are.',
    input: z.object({ reason: longText('Why', { rows: 2 }) }),
    recorded:
      'Asked for the weights to be learnt again from the force’s own reports, and all reports to be linked again',
    refuse: ({ file }) => waitingAlready(file, 'learn'),
    patch: ({ moment }) => [workFor('learn', moment)],
    shownAt: '/reports/weights',
  }),
  drawSample: forceAct({
    label: 'Draw a sample to judge',
    place: 'reports/review',
    permission: 'workPairs',
    about: 'force',
    onlyAdds: true,
    guidance:
      'Forty pairs of reports, half of them linked and half of them nearly linked, in no order. The score is hidden until all are judged. A new sample ends the one before.',
    input: z.object({}),
    recorded: 'Asked for a sample of links to judge without their score',
    refuse: ({ file }) => waitingAlready(file, 'sample'),
    patch: ({ moment }) => [workFor('sample', moment)],
  }),
  judgeLink: forceAct({
    label: 'Judge these two reports',
    place: 'reports/sample',
    permission: 'workPairs',
    about: 'linkJudgements',
    compares: ({ record }) => record.judged,
    input: z.object({ judged: choice('Are these two reports about the same two people?', judgements) }),
    recorded: 'Judged two reports without seeing their score',
    refuse: ({ record }) => (record.judged ? [{ message: 'These two reports have been judged' }] : []),
    patch: ({ record, input, moment }) => [
      {
        in: 'linkJudgements',
        id: record.id,
        set: { judged: input.judged, judgedAt: moment.at, judgedById: moment.actor.id },
      },
    ],
    offered: ({ record }) => !record.judged,
  }),
  answerSuspect: forceAct({
    label: 'Say whether it is the same person',
    verb: 'Save the answer',
    place: 'reports/match',
    permission: 'workPairs',
    about: 'suspectMatches',
    compares: ({ record }) => record.answer,
    guidance:
      'A report about somebody who is known already, with another victim. If it is the same person, merge the rows here or add the report to a case, and think of the victims together.',
    input: z.object({
      answer: choice('Is the suspect of this report the same person?', suspectAnswers),
      reason: longText('What shows it', { rows: 3, max: 2000 }),
    }),
    recorded: ({ record, input }) =>
      `Report ${record.reportRef} and ${record.caseRef ? `case ${record.caseRef}` : record.ringTeamId ? 'somebody known under a restriction' : 'an earlier pair of reports'}: ${suspectAnswers[input.answer].label.toLowerCase()}`,
    refuse: ({ record }) => (record.answer ? [{ message: 'This has been answered already' }] : []),
    patch: ({ record, input, moment }) => [
      {
        in: 'suspectMatches',
        id: record.id,
        set: { answer: input.answer, reason: input.reason, answeredAt: moment.at, answeredById: moment.actor.id },
      },
    ],
    offered: ({ record }) => !record.answer,
  }),
} as const
