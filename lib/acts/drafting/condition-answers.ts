import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { set } from '../../case/patch.ts'
import type { Application, DraftCondition } from '../../case/records/applications.ts'
import { conditionsOf, editableStatuses } from '../../case/views/applications.ts'
import { act } from '../act/act.ts'
import { longText } from '../form/fields.ts'
import { holdsConditions, notHeld } from './condition-parts.ts'
import { writtenBy } from './starting.ts'

/** The check on religion, work and education: answered once for all conditions, and changed for all that do not differ. */

/** The answer that most of the conditions share; null while none has one. */
function sharedAnswer(conditions: readonly DraftCondition[]): string | null {
  const counts = new Map<string, number>()
  for (const { religionWorkEducation: answer } of conditions)
    if (answer) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
/** The conditions that have the shared answer or none: those that say something of their own keep it. */
function sharing(file: CaseFile<'draftConditions'>, a: Application): DraftCondition[] {
  const conditions = conditionsOf(file, a)
  const shared = sharedAnswer(conditions)
  return conditions.filter(c => !c.religionWorkEducation || c.religionWorkEducation === shared)
}
const count = (n: number) => (n === 1 ? '1 condition' : `${n} conditions`)

export const conditionAnswerActs = {
  answerForConditions: act({
    label: 'Religion, work and education, for all conditions',
    verb: 'Save for all of them',
    stage: 'application',
    place: 'application/beside',
    permission: 'draft',
    about: 'applications',
    compares: ({ file, record: a }) => conditionsOf(file, a).map(c => [c.id, c.religionWorkEducation]),
    reads: ['draftConditions'],
    from: editableStatuses,
    guidance:
      'It is written to every condition that has the answer they share, or none. A condition whose own answer differs keeps it.',
    input: z.object({
      answer: longText('Religion, work and education', {
        rows: 3,
        hint: 'SPA 2019 s.2(3). What you checked, and how any clash is avoided or why it cannot be',
      }),
    }),
    aside: ({ file, record: a }) => {
      const own = conditionsOf(file, a).filter(c => !sharing(file, a).includes(c))
      return own.length
        ? [
            {
              title: 'These say something of their own, and keep it',
              lines: own.map(c => `Condition ${c.number}: ${c.religionWorkEducation}`),
            },
          ]
        : []
    },
    offered: holdsConditions,
    prefill: ({ file, record: a }) => ({ answer: sharedAnswer(conditionsOf(file, a)) }),
    recorded: ({ file, record: a }) =>
      `The check on religion, work and education written for ${count(sharing(file, a).length)}`,
    refuse: ({ file, record: a, input }) => [
      ...notHeld(a),
      ...(conditionsOf(file, a).length ? [] : [{ message: 'Add a condition first' }]),
      ...(conditionsOf(file, a).length && sharing(file, a).every(c => c.religionWorkEducation === input.answer)
        ? [{ field: 'answer', message: 'Nothing has been changed' }]
        : []),
    ],
    patch: ({ file, record: a, input, moment }) => [
      ...sharing(file, a)
        .filter(c => c.religionWorkEducation !== input.answer)
        .map(c => set('draftConditions', c.id, { religionWorkEducation: input.answer })),
      set('applications', a.id, writtenBy(a, moment)),
    ],
  }),
} as const
