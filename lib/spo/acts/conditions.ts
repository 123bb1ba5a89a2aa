import { z } from 'zod'
import { editableStatuses, isEditable } from '../applications.ts'
import type { Application, CaseFile, DraftCondition, Refusal } from '../case.ts'
import { looked } from '../citations.ts'
import { checkMethods } from '../codes.ts'
import {
  askFor,
  fillWording,
  type LibraryCode,
  type LibraryEntry,
  libraryCodes,
  libraryEntry,
  type Slot,
  type SlotValues,
  slots,
  slotsOf,
} from '../conditions.ts'
import { enforceability } from '../enforceability.ts'
import {
  choice,
  date,
  longText,
  number,
  optionalChoice,
  optionalDate,
  optionalLongText,
  optionalNumber,
  optionalText,
  records,
  text,
  yesNo,
} from '../fields.ts'
import { conditionKinds } from '../statute.ts'
import { type Act, act, add, set } from './act.ts'
import { writtenBy } from './starting.ts'

const necessity = optionalLongText('Why this condition is necessary', {
  rows: 3,
  hint: 'SPA 2019 s.2(2). To protect whom, from what. Needed before the application is submitted',
})
const incidentIds = records('Incidents that show it is needed', 'incidents', { optional: true })
const religionWorkEducation = optionalLongText('Religion, work and education', {
  rows: 2,
  hint: 'SPA 2019 s.2(3). What you checked, and how any clash is avoided or why it cannot be. For example, works Monday to Friday in another town: no clash. Needed before the application is submitted',
})
const inInterim = yesNo('Ask for it in an interim order too?')

const nextNumber = (file: CaseFile, a: Application) =>
  Math.max(0, ...file.draftConditions.filter(c => c.applicationId === a.id).map(c => c.number)) + 1
const holdsConditions = ({ record }: { record: Application }) =>
  record.kind === 'main' || record.kind === 'variation' || record.kind === 'renewal'
const notHeld = (record: Application): Refusal[] =>
  holdsConditions({ record })
    ? []
    : [{ message: 'The interim application uses the conditions of the full application: add it there' }]

const slotField = (entry: LibraryEntry, slot: Slot, required: boolean) => {
  const { label, hint } = askFor(entry, slot)
  if (slots[slot].holds === 'date') return (required ? date : optionalDate)(label, { hint })
  if (slots[slot].holds === 'number')
    return (required ? number : optionalNumber)(label, { hint, least: 1, most: 99_999 })
  return (required ? text : optionalText)(label, { hint, max: 500 })
}
const protectedNames = (file: CaseFile) =>
  new Intl.ListFormat('en-GB').format(
    file.protectedPersons.filter(p => !p.removedAt).map(p => `${p.givenNames} ${p.familyName}`),
  )
const shape = (entry: LibraryEntry) =>
  z.object({
    ...(Object.fromEntries(
      slotsOf(entry).map(({ slot, required }) => [slot, slotField(entry, slot, required)]),
    ) as Partial<Record<Slot, ReturnType<typeof optionalText>>>),
    necessity,
    incidentIds,
    religionWorkEducation,
    inInterim,
  })

const slotValues = (entry: LibraryEntry, input: Partial<Record<Slot, unknown>>): SlotValues =>
  Object.fromEntries(slotsOf(entry).map(({ slot }) => [slot, input[slot] as SlotValues[Slot]]))

/** Adds one condition of the library: its form asks for the blanks of its wording, and the server writes the sentence. */
const addFromLibrary = (entry: LibraryEntry) =>
  act({
    label: `Add a condition: ${entry.title.charAt(0).toLowerCase()}${entry.title.slice(1)}`,
    stage: 'application',
    permission: 'draft',
    about: 'applications',
    from: editableStatuses,
    input: shape(entry),
    ...(entry.caution ? { guidance: entry.caution } : {}),
    recorded: ({ file, record }) =>
      `Condition ${nextNumber(file, record)} added from the library: ${entry.title.toLowerCase()} (${entry.code})`,
    offered: holdsConditions,
    aside: () => [
      { title: 'Wording', lines: [wordingShown(entry)] },
      { title: 'It fails when', lines: [entry.failsWhen] },
    ],
    prefill: ({ file }) => ({ person: protectedNames(file) }),
    refuse: ({ record, input }) => {
      const filled = fillWording(entry, slotValues(entry, input))
      if (filled.ok) return notHeld(record)
      return [
        ...notHeld(record),
        ...filled.unfilled.map(slot => ({
          field: slot,
          message: `Enter ${askFor(entry, slot).label.replace(/^./, c => c.toLowerCase())}`,
        })),
        ...filled.wrong.map(w => ({ field: w.slot, message: w.message })),
      ]
    },
    patch: ({ file, record, input, moment }) => {
      const filled = fillWording(entry, slotValues(entry, input))
      if (!filled.ok) return []
      const id = moment.newId()
      return [
        add('citationLooks', looked(record.id, id, moment)),
        add('draftConditions', {
          id,
          applicationId: record.id,
          number: nextNumber(file, record),
          libraryCode: entry.code,
          kind: entry.kind,
          text: filled.text,
          necessity: input.necessity,
          incidentIds: input.incidentIds,
          religionWorkEducation: input.religionWorkEducation,
          locality: null,
          isArea: entry.isArea ?? false,
          boundary: entry.isArea ? String(slotValues(entry, input).roads) : null,
          lastDay: null,
          inInterim: input.inInterim,
          checkMethod: entry.check,
          checkEveryDays: entry.checkEveryDays,
          breachProof: entry.howChecked,
          fromConditionId: null,
          removedAt: null,
          removedReason: null,
          version: 1,
        }),
        set('applications', record.id, writtenBy(record, moment.actor.id)),
      ]
    },
  })
/** The wording with its blanks named, for people. */
export const wordingShown = (entry: LibraryEntry): string =>
  entry.wording.replace(/\[\[[, ]*(.*?)\]\]/g, ' (optional: $1)').replace(/\{(\w+)\}/g, '[$1]')

const fields = {
  kind: choice('It is a', conditionKinds),
  text: longText('Condition', {
    rows: 5,
    max: 4000,
    hint: 'In words that the defendant would understand on reading once. Name no place that they must not learn',
  }),
  necessity,
  incidentIds,
  religionWorkEducation,
  locality: optionalText('Limited to a locality', {
    max: 500,
    hint: 'SPA 2019 s.2(4). Leave blank for all of the United Kingdom',
  }),
  isArea: yesNo('Does it cover an area?'),
  boundary: optionalLongText('Boundary of the area', {
    rows: 3,
    hint: 'Name the roads all the way round, and say whether they are included',
    when: { field: 'isArea', is: 'yes' },
  }),
  lastDay: optionalDate('Its own last day', { hint: 'Leave blank if it lasts as long as the order' }),
  inInterim,
  checkMethod: optionalChoice('How it is checked', checkMethods),
  checkEveryDays: optionalNumber('Checked every how many days', { least: 1, most: 366 }),
  breachProof: optionalLongText('How a breach would be proved', {
    rows: 2,
    hint: 'One sentence that a patrol officer without the file could act on',
  }),
}
const condition = z.object(fields)

/** Joins the library's acts under their stable names, addConditionP1 and so on. */
const fromLibrary = Object.fromEntries(
  libraryCodes.flatMap(code => {
    const entry = libraryEntry(code)
    return entry ? [[`addCondition${code}`, addFromLibrary(entry)]] : []
  }),
) as Record<`addCondition${LibraryCode}`, Act<ReturnType<typeof shape>, 'applications'>>

export const conditionActs = {
  ...fromLibrary,

  addBespokeCondition: act({
    label: 'Write a condition of your own',
    stage: 'application',
    permission: 'draft',
    about: 'applications',
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
        add('citationLooks', looked(record.id, id, moment)),
        add('draftConditions', {
          id,
          applicationId: record.id,
          number: nextNumber(file, record),
          libraryCode: null,
          fromConditionId: null,
          ...input,
          removedAt: null,
          removedReason: null,
          version: 1,
        }),
        set('applications', record.id, writtenBy(record, moment.actor.id)),
      ]
    },
  }),

  changeCondition: act({
    label: 'Change a condition',
    stage: 'application',
    permission: 'draft',
    about: 'draftConditions',
    from: ['open'],
    guarded: true,
    input: condition,
    recorded: ({ record }) => `Condition ${record.number} changed`,
    offered: ({ file, record }) => canChange(file, record),
    prefill: ({ record }) => ({ ...record }),
    aside: ({ record }) => {
      const doubts = enforceability(record)
      return doubts.length
        ? [{ title: 'Can it be obeyed and checked?', lines: doubts.map(d => `${d.message} ${d.mend}`) }]
        : []
    },
    refuse: ({ file, record }) => notChangeable(file, record),
    patch: ({ file, record, input, moment }) => [
      set('draftConditions', record.id, input),
      add('citationLooks', looked(record.applicationId, record.id, moment)),
      ...written(file, record, moment.actor.id),
    ],
  }),

  removeCondition: act({
    label: 'Remove a condition',
    stage: 'application',
    permission: 'draft',
    about: 'draftConditions',
    from: ['open'],
    guarded: true,
    guidance: 'The condition leaves the application. Its text and your reason are kept.',
    input: z.object({ removedReason: longText('Why it is removed', { rows: 3, max: 2000 }) }),
    recorded: ({ record }) => `Condition ${record.number} removed`,
    offered: ({ file, record }) => canChange(file, record),
    refuse: ({ file, record }) => notChangeable(file, record),
    patch: ({ file, record, input, moment }) => [
      set('draftConditions', record.id, { removedAt: moment.at, removedReason: input.removedReason }),
      ...written(file, record, moment.actor.id),
    ],
  }),

  restoreCondition: act({
    label: 'Put a condition back',
    stage: 'application',
    permission: 'draft',
    about: 'draftConditions',
    from: ['open'],
    guarded: true,
    input: z.object({}),
    recorded: ({ record }) => `Condition ${record.number} put back`,
    offered: ({ file, record }) => Boolean(record.removedAt && applicationOf(file, record, isEditable)),
    refuse: ({ file, record }) => [
      ...notEditable(file, record),
      ...(record.removedAt ? [] : [{ message: 'This condition was not removed' }]),
    ],
    patch: ({ file, record, moment }) => [
      set('draftConditions', record.id, { removedAt: null, removedReason: null }),
      ...written(file, record, moment.actor.id),
    ],
  }),
} as const

const applicationOf = (file: CaseFile, c: DraftCondition, that: (a: Application) => boolean = () => true) =>
  file.applications.find(a => a.id === c.applicationId && that(a))
const canChange = (file: CaseFile, c: DraftCondition) => !c.removedAt && Boolean(applicationOf(file, c, isEditable))
const notEditable = (file: CaseFile, c: DraftCondition): Refusal[] =>
  applicationOf(file, c, isEditable)
    ? []
    : [{ message: 'The application is no longer a draft, so its conditions cannot be changed' }]
const notChangeable = (file: CaseFile, c: DraftCondition): Refusal[] => [
  ...notEditable(file, c),
  ...(c.removedAt ? [{ message: 'This condition was removed. Put it back first' }] : []),
]
const written = (file: CaseFile, c: DraftCondition, actorId: string) => {
  const a = applicationOf(file, c)
  return a ? [set('applications', a.id, writtenBy(a, actorId))] : []
}
