import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { RetentionStep } from '../../case/records/retention.ts'
import { type RetentionStepKind, retentionGroups } from '../../case/reference/codes/decisions.ts'
import { anniversary, longDate } from '../../case/time/calendar.ts'
import {
  backupsHoldUntil,
  disposalDoubts,
  disposalForbidden,
  type RetentionReads,
  retentionOf,
  retentionReads,
} from '../../law/practice/retention.ts'
import { act } from '../act/act.ts'
import { choice, date, longText } from '../form/fields.ts'

/** How long a case is kept. Disposal is asked for by one person and decided by another; the owner of the database carries it out. */

const always = ['open', 'closed'] as const
const closed = ['closed'] as const
const base = {
  stage: 'case',
  place: 'retention',
  about: 'case',
  onlyAdds: true,
  reads: retentionReads,
  offeredReads: retentionReads,
  evenClosed: true,
} as const
const step = (
  m: Moment,
  kind: RetentionStepKind,
  reason: string,
  more: Partial<Pick<RetentionStep, 'retentionGroup' | 'reviewOn'>> = {},
) => [
  add('retentionSteps', {
    id: m.newId(),
    kind,
    reason,
    retentionGroup: null,
    reviewOn: null,
    ...more,
    at: m.at,
    byId: m.actor.id,
  }),
]
const why = (label: string, hint?: string) => longText(label, { rows: 3, max: 2000, ...(hint ? { hint } : {}) })
const nothingAsked = (file: CaseFile<RetentionReads>) =>
  retentionOf(file).asked ? [] : [{ message: 'No disposal of this case is asked for' }]
const whatGoes = (file: CaseFile<RetentionReads>, today: string) => ({
  title: 'What disposal does',
  lines: [
    'Every record of the case and every file that no other case holds are removed. It cannot be undone.',
    'The log of who did what and when stays, without its words. That the case was disposed of, on whose decision and why, stays in the record of the force.',
    'Figures that have been given out stay as they were given; figures counted from now on leave the case out.',
    `Backups made before then may hold it until ${longDate(backupsHoldUntil(today, file.settings))} if it is carried out today.`,
  ],
})

export const retentionActs = {
  decideRetentionGroup: act({
    ...base,
    label: 'Decide the retention group',
    permission: 'keepRecords',
    from: always,
    guidance:
      'The group follows from outcome and risk until somebody decides otherwise. Group 1 is never worked out: it is decided.',
    input: z.object({
      retentionGroup: choice('Group', retentionGroups),
      reason: why('Why'),
    }),
    recorded: ({ input: i }) => `Retention group decided: ${retentionGroups[i.retentionGroup].label}`,
    prefill: ({ file }) => ({ retentionGroup: retentionOf(file).group }),
    patch: ({ input: i, moment }) => step(moment, 'group', i.reason, { retentionGroup: i.retentionGroup }),
  }),
  placeLegalHold: act({
    ...base,
    label: 'Place a legal hold',
    permission: 'keepRecords',
    from: always,
    guidance: 'While it stands the case cannot be disposed of, and a disposal that was approved is not carried out.',
    input: z.object({
      reason: why('Why it must be kept', 'For example, civil proceedings, an inquest or an investigation by the IOPC'),
    }),
    recorded: 'Legal hold placed',
    offered: ({ file }) => !retentionOf(file).hold,
    refuse: ({ file }) => (retentionOf(file).hold ? [{ message: 'There is a legal hold already' }] : []),
    patch: ({ input, moment }) => step(moment, 'hold', input.reason),
  }),
  liftLegalHold: act({
    ...base,
    label: 'Lift the legal hold',
    permission: 'keepRecords',
    from: always,
    input: z.object({ reason: why('Why it is no longer needed') }),
    recorded: 'Legal hold lifted',
    offered: ({ file }) => retentionOf(file).hold !== undefined,
    refuse: ({ file }) => (retentionOf(file).hold ? [] : [{ message: 'There is no legal hold' }]),
    patch: ({ input, moment }) => step(moment, 'holdLifted', input.reason),
  }),
  keepForLonger: act({
    ...base,
    label: 'Review and keep for longer',
    permission: 'keepRecords',
    from: closed,
    guidance: 'A disposal that is asked for or approved is stopped by it.',
    input: z.object({
      reviewOn: date('Next review'),
      reason: why('Why it is still needed', 'For example, the risk that the defendant still poses'),
    }),
    recorded: ({ input }) => `Reviewed and kept. Next review on ${longDate(input.reviewOn)}`,
    refuse: ({ input, moment }) =>
      input.reviewOn > moment.today ? [] : [{ field: 'reviewOn', message: 'Next review must be in the future' }],
    prefill: ({ file, today }) => ({ reviewOn: anniversary(today, retentionOf(file).years) }),
    patch: ({ input, moment }) => step(moment, 'kept', input.reason, { reviewOn: input.reviewOn }),
  }),
  askForDisposal: act({
    ...base,
    label: 'Ask for disposal',
    permission: 'keepRecords',
    from: closed,
    input: z.object({ reason: why('Why it need not be kept') }),
    aside: ({ file, today }) => [whatGoes(file, today)],
    next: () => 'Somebody else who may dispose of records decides.',
    recorded: 'Disposal of the case asked for',
    offered: ({ file }) => {
      const { hold, asked, approved } = retentionOf(file)
      return !hold && !asked && !approved
    },
    refuse: ({ file, moment }) => {
      const { asked, approved } = retentionOf(file)
      return [
        ...disposalForbidden(file, moment.today),
        ...(asked || approved ? [{ message: 'Disposal is asked for already' }] : []),
      ]
    },
    warn: ({ file, moment }) => disposalDoubts(file, moment.today),
    patch: ({ input, moment }) => step(moment, 'disposalAsked', input.reason),
  }),
  approveDisposal: act({
    ...base,
    label: 'Approve the disposal',
    permission: 'disposeRecords',
    from: closed,
    grave: true,
    input: z.object({ reason: why('Why you approve it') }),
    aside: ({ file, today }) => [
      { title: 'Why it is asked for', lines: [retentionOf(file).asked?.reason ?? ''] },
      whatGoes(file, today),
    ],
    next: () => 'It is carried out in the next nightly run. Until then a review or a legal hold stops it.',
    recorded: 'Disposal of the case approved',
    offered: ({ file, actor }) => {
      const { asked } = retentionOf(file)
      return asked !== undefined && asked.byId !== actor.id
    },
    refuse: ({ file, moment }) => [
      ...nothingAsked(file),
      ...disposalForbidden(file, moment.today),
      ...(retentionOf(file).asked?.byId === moment.actor.id
        ? [{ message: 'Whoever asked for the disposal cannot approve it' }]
        : []),
    ],
    warn: ({ file, moment }) => disposalDoubts(file, moment.today),
    patch: ({ input, moment }) => step(moment, 'disposalApproved', input.reason),
  }),
  declineDisposal: act({
    ...base,
    label: 'Decline the disposal',
    permission: 'disposeRecords',
    from: closed,
    input: z.object({ reason: why('Why it is to be kept') }),
    recorded: 'Disposal of the case declined',
    offered: ({ file }) => retentionOf(file).asked !== undefined,
    refuse: ({ file }) => nothingAsked(file),
    patch: ({ input, moment }) => step(moment, 'disposalDeclined', input.reason),
  }),
} as const
