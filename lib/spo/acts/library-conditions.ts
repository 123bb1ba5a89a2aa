import { z } from 'zod'
import { editableStatuses } from '../applications.ts'
import type { CaseFile, Refusal } from '../case.ts'
import { looked } from '../citations.ts'
import {
  askFor,
  type Filled,
  fillWording,
  inWords,
  type LibraryEntry,
  libraryEntry,
  libraryEntryOn,
  slotsOf,
  wordingShown,
} from '../conditions.ts'
import { date, lines, longText, number, optionalDate, optionalNumber, optionalText, text } from '../fields.ts'
import { type LibraryCode, libraryCodes, type SucceededCode, succeededCodes } from '../library.ts'
import { newerWording, slotsHeld } from '../library-changes.ts'
import type { DraftCondition } from '../records/applications.ts'
import { type Slot, type SlotValues, slots } from '../slots.ts'
import { act, add, type CaseAct, set } from './act.ts'
import { canChange, holdsConditions, nextNumber, notChangeable, notHeld, reasons, written } from './condition-parts.ts'
import { writtenBy } from './starting.ts'

/** Conditions made from the library, and led through a change of its wording. */

const slotField = (entry: LibraryEntry, slot: Slot, required: boolean) => {
  const { label, hint } = askFor(entry, slot)
  if (slots[slot].holds === 'date') return (required ? date : optionalDate)(label, { hint })
  if (slots[slot].holds === 'number')
    return (required ? number : optionalNumber)(label, { hint, least: 1, most: 99_999 })
  if (slots[slot].holds === 'list') return lines(label, { hint, optional: !required })
  return (required ? text : optionalText)(label, { hint, max: 500 })
}
const blanks = (entry: LibraryEntry) =>
  Object.fromEntries(slotsOf(entry).map(({ slot, required }) => [slot, slotField(entry, slot, required)])) as Partial<
    Record<Slot, ReturnType<typeof optionalText>>
  >
const namesProvider = (entry: LibraryEntry) => slotsOf(entry).some(s => s.slot === 'provider')
const shape = (entry: LibraryEntry) =>
  z.object({
    ...blanks(entry),
    ...(namesProvider(entry) ? { providerConfirmed: reasons.providerConfirmed } : {}),
    necessity: reasons.necessity,
    incidentIds: reasons.incidentIds,
    religionWorkEducation: reasons.religionWorkEducation,
    inInterim: reasons.inInterim,
  })
const protectedNames = (file: CaseFile<'protectedPersons'>) =>
  new Intl.ListFormat('en-GB').format(
    file.protectedPersons.filter(p => !p.removedAt).map(p => `${p.givenNames} ${p.familyName}`),
  )
const slotValues = (entry: LibraryEntry, input: Partial<Record<Slot, unknown>>): SlotValues =>
  Object.fromEntries(slotsOf(entry).map(({ slot }) => [slot, (input[slot] ?? null) as SlotValues[Slot]]))
const unfilled = (entry: LibraryEntry, filled: Filled): Refusal[] =>
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
const made = (entry: LibraryEntry, values: SlotValues, words: string) => ({
  text: words,
  libraryVersion: entry.version,
  librarySlots: values,
  boundary: entry.isArea ? inWords(values.roads) : null,
})

/** Adds one condition of the library: its form asks for the blanks of its wording, and the server writes the sentence. */
const addFromLibrary = (latest: LibraryEntry) => {
  const used = (today: string) => libraryEntryOn(latest.code, today)
  return act({
    label: `Add a condition: ${latest.title.charAt(0).toLowerCase()}${latest.title.slice(1)}`,
    stage: 'application',
    place: 'application/library',
    permission: 'draft',
    about: 'applications',
    onlyAdds: true,
    reads: ['draftConditions', 'protectedPersons'],
    from: editableStatuses,
    input: shape(latest),
    ...(latest.caution ? { guidance: latest.caution } : {}),
    recorded: ({ file, record }) =>
      `Condition ${nextNumber(file, record)} added from the library: ${latest.title.toLowerCase()} (${latest.code})`,
    offered: ({ record, today }) => holdsConditions({ record }) && Boolean(used(today)),
    aside: () => [
      { title: 'Wording', lines: [wordingShown(latest)] },
      { title: 'It fails when', lines: [latest.failsWhen] },
    ],
    prefill: ({ file }) => ({ person: protectedNames(file) }),
    refuse: ({ record, input, moment }) => {
      const entry = used(moment.today)
      if (!entry) return [{ message: `${latest.code} is not in the library on this day. Choose another condition` }]
      return [...notHeld(record), ...unfilled(entry, fillWording(entry, slotValues(entry, input)))]
    },
    patch: ({ file, record, input, moment }) => {
      const entry = used(moment.today)
      const values = entry && slotValues(entry, input)
      const filled = entry && values && fillWording(entry, values)
      if (!entry || !values || !filled?.ok) return []
      const id = moment.newId()
      return [
        add('citationLooks', looked(record.id, id, moment)),
        add('draftConditions', {
          id,
          applicationId: record.id,
          number: nextNumber(file, record),
          libraryCode: entry.code,
          kind: entry.kind,
          ...made(entry, values, filled.text),
          necessity: input.necessity,
          incidentIds: input.incidentIds,
          religionWorkEducation: input.religionWorkEducation,
          locality: null,
          isArea: entry.isArea ?? false,
          lastDay: null,
          inInterim: input.inInterim,
          checkMethod: entry.check,
          checkEveryDays: entry.checkEveryDays,
          breachProof: entry.howChecked,
          keptWording: null,
          keptAgainst: null,
          providerConfirmed: 'providerConfirmed' in input ? ((input.providerConfirmed as string | null) ?? null) : null,
          shape: null,
          fromConditionId: null,
          removedAt: null,
          removedReason: null,
          version: 1,
        }),
        set('applications', record.id, writtenBy(record, moment.actor.id)),
      ]
    },
  })
}

const newer = (file: CaseFile<'applications'>, c: DraftCondition, today: string) =>
  canChange(file, c) && newerWording(c, today)
/** Takes the wording that followed: its blanks open as they were, and only a new one must be filled. */
const takeNewWording = (latest: LibraryEntry) =>
  act({
    label: `Take the new wording: ${latest.title.charAt(0).toLowerCase()}${latest.title.slice(1)}`,
    stage: 'application',
    place: 'application/condition',
    permission: 'draft',
    about: 'draftConditions',
    reads: ['applications'],
    offeredReads: ['applications'],
    from: ['open'],
    guidance:
      'The reasons, the incidents and the check stay as they are. Words that were changed by hand are replaced by the new wording.',
    input: z.object(blanks(latest)),
    recorded: ({ record }) =>
      `Condition ${record.number} takes the library’s new wording (${latest.code}, version ${latest.version})`,
    offered: ({ file, record, today }) =>
      record.libraryCode === latest.code && newer(file, record, today) !== undefined && canChange(file, record),
    aside: ({ record }) => [
      { title: 'As it is now', lines: [record.text] },
      { title: 'New wording', lines: [newWordingOf(record, latest)] },
      ...(latest.changed ? [{ title: 'What is different', lines: [latest.changed] }] : []),
    ],
    prefill: ({ record }) => ({ ...slotsHeld(record, latest) }),
    refuse: ({ file, record, input, moment }) => [
      ...notChangeable(file, record),
      ...(record.libraryCode === latest.code && newerWording(record, moment.today)?.version === latest.version
        ? unfilled(latest, fillWording(latest, slotValues(latest, input)))
        : [{ message: 'No new wording of the library follows this condition’s' }]),
    ],
    patch: ({ file, record, input, moment }) => {
      const values = slotValues(latest, input)
      const filled = fillWording(latest, values)
      if (!filled.ok) return []
      return [
        set('draftConditions', record.id, {
          ...made(latest, values, filled.text),
          ...(latest.isArea ? {} : { boundary: record.boundary }),
          keptWording: null,
          keptAgainst: null,
        }),
        add('citationLooks', looked(record.applicationId, record.id, moment)),
        ...written(file, record, moment.actor.id),
      ]
    },
  })
/** The new wording with the blanks that are known, the others named. */
export const newWordingOf = (c: DraftCondition, latest: LibraryEntry): string => {
  const filled = fillWording(latest, slotsHeld(c, latest))
  return filled.ok ? filled.text : wordingShown(latest)
}

const named = <A>(name: string, codes: readonly LibraryCode[], make: (entry: LibraryEntry) => A) =>
  Object.fromEntries(
    codes.flatMap(code => {
      const entry = libraryEntry(code)
      return entry ? [[`${name}${code}`, make(entry)]] : []
    }),
  ) as Record<string, A>

/** Joins the library's acts under their stable names: addConditionP1, takeNewWordingP7 and so on. */
export const libraryConditionActs = {
  ...(named('addCondition', libraryCodes, addFromLibrary) as Record<
    `addCondition${LibraryCode}`,
    CaseAct<ReturnType<typeof shape>, 'applications'>
  >),
  ...(named('takeNewWording', succeededCodes, takeNewWording) as Record<
    `takeNewWording${SucceededCode}`,
    CaseAct<z.ZodObject, 'draftConditions'>
  >),

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
      ...(newerWording(record, moment.today)
        ? []
        : [{ message: 'No new wording of the library follows this condition’s' }]),
    ],
    patch: ({ file, record, input, moment }) => [
      set('draftConditions', record.id, {
        keptWording: input.keptWording,
        keptAgainst: newerWording(record, moment.today)?.version ?? null,
      }),
      ...written(file, record, moment.actor.id),
    ],
  }),
}
