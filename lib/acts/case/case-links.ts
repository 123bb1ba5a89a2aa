import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { CaseLink } from '../../case/records/links.ts'
import { aggressors, caseLinkKinds } from '../../case/reference/codes/decisions.ts'
import { type Counted, directionCounts } from '../../case/views/direction-counts.ts'
import { act, open } from '../act/act.ts'
import { decidedAtField, decidedEarlier, refuseDecidedAt } from '../act/decided-at.ts'
import { choice, longText, text } from '../form/fields.ts'

const live = (file: CaseFile<'caseLinks'>, otherRef: string) =>
  file.caseLinks.find(l => l.otherRef === otherRef && !l.endedAt)
/** References are typed by hand from paper. */
const refOf = (input: { otherRef: string }) => input.otherRef.toUpperCase()
const why = longText('Why', { rows: 3, max: 1000, hint: 'It is kept on both cases' })
const linkInput = z.object({
  otherRef: text('Reference of the other case', { width: 20, max: 30, hint: 'For example, MA-2026-00012' }),
  kind: choice('How they belong together', caseLinkKinds),
  reason: why,
})
const half = (input: z.output<typeof linkInput>, m: Moment): CaseLink => ({
  id: m.newId(),
  otherRef: refOf(input),
  kind: input.kind,
  reason: input.reason,
  at: m.at,
  byId: m.actor.id,
  aggressor: null,
  aggressorReason: null,
  aggressorAt: null,
  aggressorRecordedAt: null,
  aggressorById: null,
  endedAt: null,
  endedById: null,
  endedReason: null,
})
const aggressorInput = z.object({
  aggressor: choice('Who is the primary aggressor', aggressors),
  reason: longText('What shows it', {
    rows: 5,
    max: 4000,
    hint: 'Who began, who contacts whom and how often, who is afraid, and what each report leaves out',
  }),
  decidedAt: decidedAtField,
})
const aggressorRow = (input: z.output<typeof aggressorInput>, m: Moment) => ({
  aggressor: input.aggressor,
  aggressorReason: input.reason,
  aggressorAt: input.decidedAt ?? m.at,
  aggressorRecordedAt: m.at,
  aggressorById: m.actor.id,
})
const endingOf = (reason: string, m: Moment) => ({ endedAt: m.at, endedById: m.actor.id, endedReason: reason })
/** The protected person of one case is the defendant of the other. */
const seenFromThere = { defendant: 'protectedPerson', protectedPerson: 'defendant', unclear: 'unclear' } as const
const countInWords = (c: Counted) => `${c.label}: ${c.count}`

/** Two cases side by side. Each keeps its own people, addresses and incidents: a link shows the other's reference and no more. */
export const caseLinkActs = {
  linkCase: act({
    label: 'Link to another case',
    stage: 'case',
    place: 'case',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['caseLinks'],
    from: open,
    guidance:
      'The link is recorded on both cases. Nothing is merged: each keeps its own reports, people and confidential addresses, and only those who may open a case see into it.',
    input: linkInput,
    recorded: ({ input }) => `Linked to case ${refOf(input)}: ${caseLinkKinds[input.kind].label.toLowerCase()}`,
    refuse: ({ file, input }) => [
      ...(refOf(input) === file.case.ref ? [{ field: 'otherRef', message: 'This is the case itself' }] : []),
      ...(live(file, refOf(input)) ? [{ field: 'otherRef', message: 'The two cases are linked already' }] : []),
    ],
    patch: ({ input, moment }) => [add('caseLinks', half(input, moment))],
    also: ({ file, input }) => [
      { ref: refOf(input), act: 'linkedFrom', input: { ...input, otherRef: file.case.ref }, field: 'otherRef' },
    ],
  }),
  linkedFrom: act({
    label: 'Linked from another case',
    stage: 'case',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['caseLinks'],
    from: open,
    partOfAnother: true,
    offered: () => false,
    input: linkInput,
    recorded: ({ input }) => `Linked to case ${refOf(input)}: ${caseLinkKinds[input.kind].label.toLowerCase()}`,
    patch: ({ file, input, moment }) => (live(file, refOf(input)) ? [] : [add('caseLinks', half(input, moment))]),
  }),

  weighAggressor: act({
    label: 'Record who is the primary aggressor',
    stage: 'case',
    place: 'case/link',
    permission: 'assessRisk',
    about: 'caseLinks',
    reads: ['incidents'],
    from: open,
    guidance:
      'People who stalk report their victims first, to be believed or to reach them through police. Compare what each contact says of its direction; a reply of “stop” is not contact that was wanted. Both reports are kept, whatever the answer.',
    input: aggressorInput,
    aside: ({ file }) => [
      { title: 'Direction of what is recorded here', lines: directionCounts(file).map(countInWords) },
    ],
    recorded: ({ record, input }) =>
      `Primary aggressor, compared with case ${record.otherRef}: ${aggressors[input.aggressor].label.toLowerCase()}${decidedEarlier(input.decidedAt)}`,
    refuse: ({ input, moment }) => refuseDecidedAt(input.decidedAt, moment),
    offered: ({ record }) => record.kind === 'counterAllegation' && !record.endedAt,
    prefill: ({ record }) => ({ aggressor: record.aggressor, reason: record.aggressorReason }),
    patch: ({ record, input, moment }) => [set('caseLinks', record.id, aggressorRow(input, moment))],
    also: ({ file, record, input }) => [
      {
        ref: record.otherRef,
        act: 'aggressorWeighed',
        input: { ...input, otherRef: file.case.ref, aggressor: seenFromThere[input.aggressor] },
        field: 'aggressor',
      },
    ],
  }),
  aggressorWeighed: act({
    label: 'Primary aggressor recorded on the linked case',
    stage: 'case',
    permission: 'recordEvidence',
    about: 'case',
    reads: ['caseLinks'],
    from: open,
    partOfAnother: true,
    offered: () => false,
    input: aggressorInput.extend({ otherRef: text('Other case') }),
    recorded: ({ input }) =>
      `Primary aggressor, compared with case ${refOf(input)}: ${aggressors[input.aggressor].label.toLowerCase()}`,
    patch: ({ file, input, moment }) => {
      const there = live(file, refOf(input))
      return there ? [set('caseLinks', there.id, aggressorRow(input, moment))] : []
    },
  }),

  unlinkCase: act({
    label: 'End the link',
    stage: 'case',
    place: 'case/link',
    permission: 'recordEvidence',
    about: 'caseLinks',
    reads: [],
    from: open,
    guidance: 'The link ends on both cases. That it was made, by whom and why, stays in the record of each.',
    input: z.object({ reason: why }),
    recorded: ({ record }) => `Link to case ${record.otherRef} ended`,
    refuse: ({ record }) => (record.endedAt ? [{ message: 'The link has ended already' }] : []),
    offered: ({ record }) => !record.endedAt,
    patch: ({ record, input, moment }) => [set('caseLinks', record.id, endingOf(input.reason, moment))],
    also: ({ file, record, input }) => [
      { ref: record.otherRef, act: 'unlinkedFrom', input: { ...input, otherRef: file.case.ref }, field: 'reason' },
    ],
  }),
  unlinkedFrom: act({
    label: 'Link ended from the other case',
    stage: 'case',
    permission: 'recordEvidence',
    about: 'case',
    reads: ['caseLinks'],
    from: open,
    partOfAnother: true,
    offered: () => false,
    input: z.object({ reason: why, otherRef: text('Other case') }),
    recorded: ({ input }) => `Link to case ${refOf(input)} ended`,
    patch: ({ file, input, moment }) => {
      const there = live(file, refOf(input))
      return there ? [set('caseLinks', there.id, endingOf(input.reason, moment))] : []
    },
  }),
} as const
