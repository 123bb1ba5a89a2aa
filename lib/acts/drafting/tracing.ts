import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { add, set } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import { type Category, categories, type Limb, limbs } from '../../case/reference/statute.ts'
import { editableStatuses, inReview, isEditable } from '../../case/views/applications.ts'
import { behavioursOf } from '../../drafting/behaviours.ts'
import { newLook, staleCitations, staleSentence } from '../../drafting/citations.ts'
import { act } from '../act/act.ts'
import { choice, choices, longText } from '../form/fields.ts'
import { writtenBy } from './starting.ts'

const limbOptions = Object.fromEntries(
  Object.entries(limbs).map(([code, l]) => [code, { label: l.label, hint: l.source }]),
) as Record<Limb, { label: string; hint: string }>
const behaviours = Object.fromEntries(
  Object.entries(categories).map(([code, c]) => [code, { label: c.label, hint: c.source }]),
) as Record<Category, { label: string; hint: string }>

const staleLimbs = (
  file: CaseFile<'applications' | 'citationLooks' | 'draftConditions' | 'formerVersions' | 'incidents'>,
  a: Application,
) => staleCitations(file, a).filter(s => Object.hasOwn(limbs, s.paragraph.part))

/** What ties an application to the incidents beneath it. */
export const tracingActs = {
  lookAtCitations: act({
    label: 'Confirm that the grounds still stand',
    stage: 'application',
    place: 'application/grounds',
    permission: 'draft',
    about: 'applications',
    onlyAdds: true,
    reads: ['citationLooks', 'draftConditions', 'formerVersions', 'incidents'],
    offeredReads: ['citationLooks', 'draftConditions', 'formerVersions', 'incidents'],
    from: [...editableStatuses, ...inReview],
    guidance:
      'An incident that these grounds cite was corrected or withdrawn. Read the grounds beside what changed. If the words must change, change them instead: that settles it too.',
    input: z.object({ parts: choices('Grounds that you have read again', limbOptions) }),
    recorded: ({ input }) =>
      `Citations looked at again: ${input.parts.map(p => limbs[p].label.toLowerCase()).join(', ')}`,
    offered: ({ file, record }) => staleLimbs(file, record).length > 0,
    aside: ({ file, record }) => {
      const stale = staleLimbs(file, record)
      return stale.length ? [{ title: 'What changed', lines: stale.map(staleSentence) }] : []
    },
    prefill: ({ file, record }) => ({
      parts: [...new Set(staleLimbs(file, record).map(s => s.paragraph.part as Limb))],
    }),
    patch: ({ record, input, moment }) => input.parts.map(p => add('citationLooks', newLook(record.id, p, moment))),
  }),

  lookAtCondition: act({
    label: 'Confirm that this condition still stands',
    stage: 'application',
    place: 'application/condition',
    permission: 'draft',
    about: 'draftConditions',
    onlyAdds: true,
    reads: ['applications', 'citationLooks', 'formerVersions', 'incidents'],
    offeredReads: ['applications', 'citationLooks', 'formerVersions', 'incidents'],
    from: ['open'],
    guidance: 'An incident that this condition cites was corrected or withdrawn.',
    input: z.object({}),
    recorded: ({ record }) => `Citations of condition ${record.number} looked at again`,
    offered: ({ file, record }) => staleOf(file, record.applicationId, record.id).length > 0,
    aside: ({ file, record }) => {
      const stale = staleOf(file, record.applicationId, record.id)
      return stale.length ? [{ title: 'What changed', lines: stale.map(staleSentence) }] : []
    },
    patch: ({ record, moment }) => [add('citationLooks', newLook(record.applicationId, record.id, moment))],
  }),

  explainBehaviour: act({
    label: 'Say why no condition answers a behaviour',
    stage: 'application',
    place: 'application/grounds',
    permission: 'draft',
    about: 'applications',
    onlyAdds: true,
    reads: ['behaviourReasons', 'draftConditions', 'incidents'],
    offeredReads: ['behaviourReasons', 'draftConditions', 'incidents'],
    from: editableStatuses,
    guidance:
      'Each kind of act that the application relies on is answered by a condition that cites it, or has a reason why none is needed. For example, a condition on contact already covers it.',
    input: z.object({
      category: choice('Behaviour', behaviours),
      reason: longText('Why no condition is needed for it', { rows: 3, max: 2000 }),
    }),
    recorded: ({ input }) => `No condition for ${categories[input.category].label.toLowerCase()}: ${input.reason}`,
    offered: ({ file, record }) =>
      isEditable(record) && behavioursOf(file, record).some(b => !b.conditions.length && !b.reason),
    refuse: ({ file, record, input }) =>
      behavioursOf(file, record).some(b => b.category === input.category)
        ? []
        : [{ field: 'category', message: 'The application does not rely on an incident of this kind' }],
    patch: ({ record, input, moment }) => [
      add('behaviourReasons', {
        id: moment.newId(),
        applicationId: record.id,
        ...input,
        at: moment.at,
        byId: moment.actor.id,
      }),
      set('applications', record.id, writtenBy(record, moment)),
    ],
  }),
} as const

function staleOf(
  file: CaseFile<'applications' | 'citationLooks' | 'draftConditions' | 'formerVersions' | 'incidents'>,
  applicationId: string,
  part: string,
) {
  const a = file.applications.find(x => x.id === applicationId)
  return a ? staleCitations(file, a).filter(s => s.paragraph.part === part) : []
}
