import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { Application, DraftCondition } from '../../case/records/applications.ts'
import type { Id } from '../../case/records/id.ts'
import { type LibraryCode, libraryCodes } from '../../case/reference/library-codes.ts'
import { editableStatuses } from '../../case/views/applications.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import { type Slot, type SlotValues, slotNames, slots } from '../../case/words/slots.ts'
import { newLook } from '../../drafting/citations.ts'
import {
  askFor,
  type Filled,
  fillWording,
  inWords,
  libraryEntry,
  libraryEntryOn,
  slotsOf,
  wordingShown,
} from '../../drafting/conditions.ts'
import { newerWording, slotsHeld } from '../../drafting/library-changes.ts'
import type { LibraryEntry } from '../../drafting/library-entry.ts'
import type { Refusal } from '../../law/refusal.ts'
import { casePath } from '../../site/addresses.ts'
import { act } from '../act/act.ts'
import type { Field } from '../form/field.ts'
import {
  carriedChoice,
  date,
  lines,
  longText,
  number,
  optionalDate,
  optionalNumber,
  optionalText,
  text,
} from '../form/fields.ts'
import {
  canChange,
  conditionChange,
  holdsConditions,
  nextNumber,
  notChangeable,
  notHeld,
  reasons,
} from './condition-parts.ts'
import { writtenBy } from './starting.ts'

/** Conditions made from the library, and led through a change of its wording. */

export const slotField = (
  slot: Slot,
  { label, ...more }: { label: string; hint: string } & Pick<Field, 'group' | 'needed'>,
  required: boolean,
) => {
  if (slots[slot].holds === 'date') return (required ? date : optionalDate)(label, more)
  if (slots[slot].holds === 'number')
    return (required ? number : optionalNumber)(label, { ...more, least: 1, most: 99_999 })
  if (slots[slot].holds === 'list') return lines(label, { ...more, optional: !required })
  return (required ? text : optionalText)(label, { ...more, max: 500 })
}
const codeField = (codes: readonly LibraryCode[]) =>
  carriedChoice(
    'Condition of the library',
    Object.fromEntries(
      codes.map(code => [code, { label: `${code}: ${libraryEntry(code)?.title.toLowerCase() ?? ''}` }]),
    ) as Record<LibraryCode, { label: string }>,
  )
type Blanks = Record<Slot, ReturnType<typeof optionalText>>
/** The blanks of every wording: which of them a condition has, its code says. */
const everyBlank = Object.fromEntries(slotNames.map(slot => [slot, slotField(slot, slots[slot], false)])) as Blanks
/** The code of a wording and its blanks. */
const blanks = (entry: LibraryEntry) => ({
  code: codeField([entry.code]),
  ...(Object.fromEntries(
    slotsOf(entry).map(({ slot, required }) => [slot, slotField(slot, askFor(entry, slot), required)]),
  ) as Partial<Blanks>),
})
export const namesProvider = (entry: LibraryEntry) => slotsOf(entry).some(s => s.slot === 'provider')
const { providerConfirmed, ...alwaysAsked } = {
  providerConfirmed: reasons.providerConfirmed,
  necessity: reasons.necessity,
  incidentIds: reasons.incidentIds,
  religionWorkEducation: reasons.religionWorkEducation,
  inInterim: reasons.inInterim,
}
export const protectedNames = (file: CaseFile<'protectedPersons'>) =>
  new Intl.ListFormat('en-GB').format(
    file.protectedPersons.filter(p => !p.removedAt).map(p => `${p.givenNames} ${p.familyName}`),
  )
export const slotValues = (entry: LibraryEntry, input: Partial<Record<Slot, unknown>>): SlotValues =>
  Object.fromEntries(slotsOf(entry).map(({ slot }) => [slot, (input[slot] ?? null) as SlotValues[Slot]]))
export const slotRefusals = (entry: LibraryEntry, filled: Filled): Refusal[] =>
  filled.ok
    ? []
    : [
        ...filled.unfilled.map(slot => ({
          field: slot,
          message: `Enter ${askFor(entry, slot).label.replace(/^./, c => c.toLowerCase())}`,
        })),
        ...filled.wrong.map(w => ({ field: w.slot, message: w.message })),
      ]
/** What a wording and the values of its blanks make of a condition. */
const wordingFields = (entry: LibraryEntry, values: SlotValues, words: string) => ({
  text: words,
  libraryVersion: entry.version,
  librarySlots: values,
  boundary: entry.isArea ? inWords(values.roads) : null,
})

/** What is written of a condition besides its wording. */
export type Reasons = Pick<
  DraftCondition,
  'necessity' | 'incidentIds' | 'religionWorkEducation' | 'inInterim' | 'providerConfirmed'
>
/** A condition made of a wording whose blanks are filled; none where they are not. `later` counts those added before it by the same act. */
export function conditionOf(
  file: CaseFile<'draftConditions'>,
  a: Application,
  entry: LibraryEntry,
  given: Reasons,
  values: SlotValues,
  id: Id,
  later = 0,
): DraftCondition | undefined {
  const filled = fillWording(entry, values)
  return filled.ok
    ? {
        id,
        applicationId: a.id,
        number: nextNumber(file, a) + later,
        libraryCode: entry.code,
        kind: entry.kind,
        ...wordingFields(entry, values, filled.text),
        necessity: given.necessity,
        incidentIds: given.incidentIds,
        religionWorkEducation: given.religionWorkEducation,
        locality: null,
        isArea: entry.isArea ?? false,
        lastDay: null,
        inInterim: given.inInterim,
        checkMethod: entry.check,
        checkEveryDays: entry.checkEveryDays,
        breachProof: entry.howChecked,
        keptWording: null,
        keptAgainst: null,
        providerConfirmed: given.providerConfirmed,
        shape: null,
        fromConditionId: null,
        removedAt: null,
        removedReason: null,
        version: 1,
      }
    : undefined
}
export function conditionAdded(
  file: CaseFile<'draftConditions'>,
  a: Application,
  entry: LibraryEntry,
  given: Reasons,
  values: SlotValues,
  moment: Moment,
  later = 0,
) {
  const id = moment.newId()
  const condition = conditionOf(file, a, entry, given, values, id, later)
  return condition ? [add('citationLooks', newLook(a.id, id, moment)), add('draftConditions', condition)] : []
}

/** Adds one condition of the library: its form asks for the blanks of its wording, and the server writes the sentence. */
const addCondition = act({
  label: 'Add a condition from the library',
  stage: 'application',
  place: 'application/library',
  permission: 'draft',
  about: 'applications',
  onlyAdds: true,
  reads: ['draftConditions', 'protectedPersons'],
  from: editableStatuses,
  input: z.object({ code: codeField(libraryCodes), ...everyBlank, providerConfirmed, ...alwaysAsked }),
  varies: {
    by: 'code',
    chosenAt: (record, ref) => casePath(ref, '/application/conditions', { for: String(record.number) }),
    as: code => {
      const latest = libraryEntry(code)
      return (
        latest && {
          label: `Add a condition: ${lowerFirst(latest.title)}`,
          input: z.object({
            ...blanks(latest),
            ...(namesProvider(latest) ? { providerConfirmed } : {}),
            ...alwaysAsked,
          }),
          ...(latest.caution ? { guidance: latest.caution } : {}),
          aside: [
            { title: 'Wording', lines: [wordingShown(latest)] },
            { title: 'It fails when', lines: [latest.failsWhen] },
          ],
        }
      )
    },
  },
  recorded: ({ file, record, input }) =>
    `Condition ${nextNumber(file, record)} added from the library: ${libraryEntry(input.code)?.title.toLowerCase()} (${input.code})`,
  offered: holdsConditions,
  prefill: ({ file }) => ({ person: protectedNames(file) }),
  refuse: ({ record, input, moment }) => {
    const entry = libraryEntryOn(input.code, moment.today)
    if (!entry) return [{ message: `${input.code} is not in the library on this day. Choose another condition` }]
    return [...notHeld(record), ...slotRefusals(entry, fillWording(entry, slotValues(entry, input)))]
  },
  patch: ({ file, record, input, moment }) => {
    const entry = libraryEntryOn(input.code, moment.today)
    const values = entry && slotValues(entry, input)
    if (!entry || !values) return []
    return [
      ...conditionAdded(
        file,
        record,
        entry,
        { ...input, providerConfirmed: input.providerConfirmed ?? null },
        values,
        moment,
      ),
      set('applications', record.id, writtenBy(record, moment)),
    ]
  },
})

const newer = (file: CaseFile<'applications'>, c: DraftCondition, today: string) =>
  canChange(file, c) && newerWording(c, today)
const notNewer = { message: 'No new wording of the library follows this condition’s' }
/** Takes the wording that followed: its blanks open as they were, and only a new one must be filled. */
const takeNewWording = act({
  label: 'Take the new wording',
  stage: 'application',
  place: 'application/condition',
  permission: 'draft',
  about: 'draftConditions',
  reads: ['applications'],
  offeredReads: ['applications'],
  from: ['open'],
  guidance:
    'The reasons, the incidents and the check stay as they are. Words that were changed by hand are replaced by the new wording.',
  input: z.object({ code: codeField(libraryCodes), ...everyBlank }),
  varies: {
    by: 'code',
    chosenAt: (_, ref) => casePath(ref, '/application'),
    as: code => {
      const latest = libraryEntry(code)
      return (
        latest && {
          label: `Take the new wording: ${lowerFirst(latest.title)}`,
          input: z.object(blanks(latest)),
          ...(latest.changed ? { aside: [{ title: 'What is different', lines: [latest.changed] }] } : {}),
        }
      )
    },
  },
  recorded: ({ record, input }) =>
    `Condition ${record.number} takes the library’s new wording (${input.code}, version ${libraryEntry(input.code)?.version})`,
  offered: ({ file, record, today }) => Boolean(newer(file, record, today)),
  aside: ({ record }) => {
    const latest = libraryEntry(record.libraryCode)
    return [
      { title: 'As it is now', lines: [record.text] },
      ...(latest ? [{ title: 'New wording', lines: [newWordingOf(record, latest)] }] : []),
    ]
  },
  prefill: ({ record }) => {
    const latest = libraryEntry(record.libraryCode)
    return latest ? { ...slotsHeld(record, latest), code: latest.code } : {}
  },
  refuse: ({ file, record, input, moment }) => {
    const latest = libraryEntry(input.code)
    return [
      ...notChangeable(file, record),
      ...(latest && record.libraryCode === latest.code && newerWording(record, moment.today)?.version === latest.version
        ? slotRefusals(latest, fillWording(latest, slotValues(latest, input)))
        : [notNewer]),
    ]
  },
  patch: ({ file, record, input, moment }) => {
    const latest = libraryEntry(input.code)
    const values = latest && slotValues(latest, input)
    const filled = latest && values && fillWording(latest, values)
    if (!latest || !values || !filled?.ok) return []
    return [
      set('draftConditions', record.id, {
        ...wordingFields(latest, values, filled.text),
        ...(latest.isArea ? {} : { boundary: record.boundary }),
        keptWording: null,
        keptAgainst: null,
      }),
      add('citationLooks', newLook(record.applicationId, record.id, moment)),
      ...conditionChange(file, record, moment),
    ]
  },
})
/** The new wording with the blanks that are known, the others named. */
export const newWordingOf = (c: DraftCondition, latest: LibraryEntry): string => {
  const filled = fillWording(latest, slotsHeld(c, latest))
  return filled.ok ? filled.text : wordingShown(latest)
}

export const libraryConditionActs = {
  addCondition,
  takeNewWording,

  keepOldWording: act({
    label: 'Keep the old wording',
    stage: 'application',
    place: 'application/condition',
    permission: 'draft',
    about: 'draftConditions',
    reads: ['applications'],
    offeredReads: ['applications'],
    from: ['open'],
    guidance: 'The condition stays as it is. Your reason is kept, and shown to those who review it.',
    input: z.object({ keptWording: longText('Why the old wording is kept', { rows: 3, max: 2000 }) }),
    recorded: ({ record }) => `Condition ${record.number} keeps its older wording (${record.libraryCode})`,
    offered: ({ file, record, today }) => Boolean(newer(file, record, today)),
    aside: ({ record }) => {
      const latest = libraryEntry(record.libraryCode)
      return [
        { title: 'As it is now', lines: [record.text] },
        ...(latest ? [{ title: 'New wording', lines: [newWordingOf(record, latest)] }] : []),
      ]
    },
    refuse: ({ file, record, moment }) => [
      ...notChangeable(file, record),
      ...(newerWording(record, moment.today) ? [] : [notNewer]),
    ],
    patch: ({ file, record, input, moment }) => [
      set('draftConditions', record.id, {
        keptWording: input.keptWording,
        keptAgainst: newerWording(record, moment.today)?.version ?? null,
      }),
      ...conditionChange(file, record, moment),
    ],
  }),
}
