import { z } from 'zod'
import { add, set } from '../../case/patch.ts'
import { checkMethods } from '../../case/reference/codes/orders.ts'
import { conditionKinds } from '../../case/reference/statute.ts'
import { editableStatuses, isEditable } from '../../case/views/applications.ts'
import { circumstancesOf } from '../../case/views/circumstances.ts'
import { newLook } from '../../drafting/citations.ts'
import { enforceability } from '../../drafting/enforceability.ts'
import { clashesOf } from '../../law/clash.ts'
import { act } from '../act/act.ts'
import {
  choice,
  longText,
  optionalChoice,
  optionalDate,
  optionalLongText,
  optionalNumber,
  optionalText,
  yesNo,
} from '../form/fields.ts'
import { areaActs } from './area.ts'
import { buildConditionActs } from './build-conditions.ts'
import { conditionAnswerActs } from './condition-answers.ts'
import {
  applicationOf,
  canChange,
  conditionChange,
  holdsConditions,
  nextNumber,
  notChangeable,
  notEditable,
  notHeld,
  reasons,
} from './condition-parts.ts'
import { libraryConditionActs } from './library-conditions.ts'
import { writtenBy } from './starting.ts'

const fields = {
  kind: choice('Is it a prohibition or a requirement?', conditionKinds),
  text: longText('Condition', {
    rows: 5,
    max: 4000,
    hint: 'In words that the defendant would understand on reading once. Name no place that they must not learn',
  }),
  necessity: reasons.necessity,
  incidentIds: reasons.incidentIds,
  religionWorkEducation: reasons.religionWorkEducation,
  locality: optionalText('Limited to a locality', {
    max: 500,
    hint: 'SPA 2019 s.2(4). Leave blank for all of the United Kingdom',
    detail: 'always',
  }),
  isArea: yesNo('Does it cover an area?'),
  boundary: optionalLongText('Boundary of the area', {
    rows: 3,
    hint: 'Name the roads all the way round, and say whether they are included',
    when: { field: 'isArea', is: 'yes' },
  }),
  lastDay: optionalDate('Its own last day', {
    hint: 'Leave blank if it lasts as long as the order',
    detail: 'always',
  }),
  inInterim: reasons.inInterim,
  checkMethod: optionalChoice('How it is checked', checkMethods, {
    detail: 'folded',
    under: 'How it is checked and proved',
  }),
  checkEveryDays: optionalNumber('Checked every how many days', {
    least: 1,
    most: 366,
    detail: 'folded',
    under: 'How it is checked and proved',
  }),
  breachProof: optionalLongText('How a breach would be proved', {
    rows: 2,
    hint: 'One sentence that a patrol officer without the file could act on',
    detail: 'folded',
    under: 'How it is checked and proved',
  }),
  providerConfirmed: reasons.providerConfirmed,
}
const condition = z.object(fields)

export const conditionActs = {
  ...libraryConditionActs,
  ...buildConditionActs,
  ...conditionAnswerActs,
  ...areaActs,

  addBespokeCondition: act({
    label: 'Write a condition of your own',
    stage: 'application',
    place: 'application/library',
    permission: 'draft',
    about: 'applications',
    onlyAdds: true,
    reads: ['draftConditions'],
    from: editableStatuses,
    guidance:
      'Use this only where the library has nothing that fits. Legal services will look at the wording with care.',
    input: condition,
    recorded: ({ file, record }) => `Condition ${nextNumber(file, record)} added in the force’s own words`,
    offered: holdsConditions,
    prefill: ({ file }) => ({ checkEveryDays: file.settings.checkEveryDays }),
    refuse: ({ record }) => notHeld(record),
    patch: ({ file, record, input, moment }) => {
      const id = moment.newId()
      return [
        add('citationLooks', newLook(record.id, id, moment)),
        add('draftConditions', {
          id,
          applicationId: record.id,
          number: nextNumber(file, record),
          libraryCode: null,
          libraryVersion: null,
          librarySlots: null,
          keptWording: null,
          keptAgainst: null,
          shape: null,
          fromConditionId: null,
          ...input,
          removedAt: null,
          removedReason: null,
          version: 1,
        }),
        set('applications', record.id, writtenBy(record, moment)),
      ]
    },
  }),

  changeCondition: act({
    label: 'Change a condition',
    stage: 'application',
    place: 'application/condition',
    permission: 'draft',
    about: 'draftConditions',
    offeredReads: ['applications'],
    from: ['open'],
    input: condition,
    recorded: ({ record }) => `Condition ${record.number} changed`,
    offered: ({ file, record }) => canChange(file, record),
    prefill: ({ record }) => ({ ...record }),
    aside: ({ file, record, today }) => {
      const doubts = enforceability(record, circumstancesOf(file))
      const clashes = clashesOf(file, record, today)
      return [
        ...(doubts.length
          ? [{ title: 'Can it be obeyed and checked?', lines: doubts.map(d => `${d.message} ${d.mend}`) }]
          : []),
        ...(clashes.length
          ? [{ title: 'Clash with another order', lines: clashes.map(x => `${x.message} ${x.mend}`) }]
          : []),
      ]
    },
    refuse: ({ file, record }) => notChangeable(file, record),
    patch: ({ file, record, input, moment }) => [
      set('draftConditions', record.id, input.isArea ? input : { ...input, shape: null }),
      add('citationLooks', newLook(record.applicationId, record.id, moment)),
      ...conditionChange(file, record, moment),
    ],
  }),

  removeCondition: act({
    label: 'Remove a condition',
    stage: 'application',
    place: 'application/condition',
    permission: 'draft',
    about: 'draftConditions',
    reads: ['applications'],
    offeredReads: ['applications'],
    from: ['open'],
    guidance: 'The condition leaves the application. Its text and your reason are kept.',
    aside: ({ record }) => [{ title: `Condition ${record.number}`, lines: [record.text] }],
    input: z.object({ removedReason: longText('Why it is removed', { rows: 3, max: 2000 }) }),
    recorded: ({ record }) => `Condition ${record.number} removed`,
    offered: ({ file, record }) => canChange(file, record),
    refuse: ({ file, record }) => notChangeable(file, record),
    patch: ({ file, record, input, moment }) => [
      set('draftConditions', record.id, { removedAt: moment.at, removedReason: input.removedReason }),
      ...conditionChange(file, record, moment),
    ],
  }),

  restoreCondition: act({
    label: 'Put a condition back',
    stage: 'application',
    place: 'application/removed-condition',
    permission: 'draft',
    about: 'draftConditions',
    reads: ['applications'],
    offeredReads: ['applications'],
    from: ['open'],
    input: z.object({}),
    recorded: ({ record }) => `Condition ${record.number} put back`,
    offered: ({ file, record }) => Boolean(record.removedAt && applicationOf(file, record, isEditable)),
    refuse: ({ file, record }) => [
      ...notEditable(file, record),
      ...(record.removedAt ? [] : [{ message: 'This condition was not removed' }]),
    ],
    patch: ({ file, record, moment }) => [
      set('draftConditions', record.id, { removedAt: null, removedReason: null }),
      ...conditionChange(file, record, moment),
    ],
  }),
} as const
