import { z } from 'zod'
import { set } from '../../case/patch.ts'
import { libraryCodes } from '../../case/reference/library-codes.ts'
import { chronology, editableStatuses, interimOf } from '../../case/views/applications.ts'
import { circumstancesOf } from '../../case/views/circumstances.ts'
import type { Slot, SlotValues } from '../../case/words/slots.ts'
import { askFor, fillWording, libraryEntry, libraryEntryOn, slotsOf } from '../../drafting/conditions.ts'
import { enforceability } from '../../drafting/enforceability.ts'
import type { LibraryEntry } from '../../drafting/library-entry.ts'
import { answering, necessityFrom } from '../../drafting/recommended.ts'
import type { Refusal } from '../../law/refusal.ts'
import { buildPath } from '../../site/addresses.ts'
import { act } from '../act/act.ts'
import type { Field } from '../form/field.ts'
import { carriedField, choices, optionalChoice, optionalLongText, records } from '../form/fields.ts'
import { holdsConditions, nextNumber, notHeld } from './condition-parts.ts'
import {
  conditionAdded,
  conditionOf,
  namesProvider,
  protectedNames,
  type Reasons,
  slotField,
  slotRefusals,
  slotValues,
} from './library-conditions.ts'
import { writtenBy } from './starting.ts'

/** Several conditions built in one form, from those chosen together: one sentence each, one answer for what they share. */

const mostAtOnce = 12
type Asked = Record<string, unknown>
/** A question of one of the conditions, by its code. */
const nameOf = (entry: LibraryEntry, what: string) => `${entry.code}_${what}`
/** Before codes that are only offered: which of them are added is chosen in the form itself. */
const offering = 'from:'
export const offeredCodes = (entries: readonly LibraryEntry[]): string =>
  `${offering}${entries
    .slice(0, mostAtOnce)
    .map(e => e.code)
    .join(',')}`
const isOffer = (codes: string) => codes.startsWith(offering)
const entriesNamed = (codes: string): LibraryEntry[] => {
  const wanted = [...new Set(codes.replace(offering, '').split(','))]
  const found = wanted.flatMap(code => libraryEntry(code) ?? [])
  return found.length === wanted.length && found.length <= mostAtOnce ? found : []
}

const yesOrNo = { yes: { label: 'Yes' }, no: { label: 'No' } } as const
const shared = {
  religionWorkEducation: optionalLongText('Religion, work and education, for all of them', {
    rows: 2,
    needed: true,
    hint: 'SPA 2019 s.2(3). What you checked, and how any clash is avoided. Where it differs, say so at the condition',
  }),
  // Without one, the form that asks for an interim order has them all ticked.
  hasInterim: carriedField('Whether an interim order is being asked for'),
  inInterim: optionalChoice('Ask for them in an interim order too?', yesOrNo, {
    compact: true,
    needed: true,
    when: { field: 'hasInterim', is: 'yes' },
  }),
}
/** Those that the form adds: all that it is about, or those chosen among them. */
function entriesIn(input: Asked & { codes: string | null }): LibraryEntry[] {
  const entries = entriesNamed(input.codes ?? '')
  if (!isOffer(input.codes ?? '')) return entries
  const chosen = new Set((input.chosen as string[] | undefined) ?? [])
  return entries.filter(e => chosen.has(e.code))
}
const chosenAmong = (entries: readonly LibraryEntry[]) =>
  choices('Conditions to add', Object.fromEntries(entries.map(e => [e.code, { label: `${e.title} (${e.code})` }])), {
    error: 'Select the conditions to add',
    hint: 'Choose only what the evidence supports: each needs its own reason',
  })
const codesField = carriedField('Conditions chosen', { max: 200 })

function questionsOf(entry: LibraryEntry, offered = false) {
  const blanks = Object.fromEntries(slotsOf(entry).map(({ slot }) => [nameOf(entry, slot), slot])) as Record<
    string,
    Slot
  >
  const { wording, asks } = entry
  const group: Field['group'] = {
    key: entry.code,
    heading: entry.title,
    sentence: { wording: { wording, ...(asks ? { asks } : {}) }, blanks },
    ...(offered ? { chosenIn: 'chosen' } : {}),
  }
  const slotQuestions = slotsOf(entry).map(
    ({ slot, required }) =>
      [
        nameOf(entry, slot),
        slotField(slot, { ...askFor(entry, slot), group, ...(offered ? { needed: true } : {}) }, required && !offered),
      ] as const,
  )
  return Object.fromEntries([
    ...slotQuestions,
    [
      nameOf(entry, 'necessity'),
      optionalLongText('Why it is necessary', { rows: 2, group, needed: true, hint: 'SPA 2019 s.2(2)' }),
    ],
    ...(namesProvider(entry)
      ? [
          [
            nameOf(entry, 'providerConfirmed'),
            optionalLongText('Who at the provider agreed', { rows: 2, group, hint: 'Who, how and on what day' }),
          ] as const,
        ]
      : []),
    [
      nameOf(entry, 'incidentIds'),
      records('Incidents that show it is needed', 'incidents', { optional: true, group, detail: 'always' }),
    ],
    [
      nameOf(entry, 'religionWorkEducation'),
      optionalLongText('Religion, work and education, where it differs here', { rows: 2, group, detail: 'always' }),
    ],
  ])
}

const valuesOf = (entry: LibraryEntry, input: Asked): SlotValues =>
  slotValues(entry, Object.fromEntries(slotsOf(entry).map(({ slot }) => [slot, input[nameOf(entry, slot)]])))
const reasonsOf = (entry: LibraryEntry, input: Asked & z.output<z.ZodObject<typeof shared>>): Reasons => {
  const text = (what: string) => (input[nameOf(entry, what)] as string | null | undefined) ?? null
  return {
    necessity: text('necessity'),
    incidentIds: (input[nameOf(entry, 'incidentIds')] as string[] | undefined) ?? [],
    religionWorkEducation: text('religionWorkEducation') ?? input.religionWorkEducation,
    inInterim: input.inInterim === 'yes',
    providerConfirmed: text('providerConfirmed'),
  }
}

/** What was filled in for a condition that was not chosen is not dropped in silence. */
function filledUnchosen(input: Asked & { codes: string | null }): Refusal[] {
  if (!isOffer(input.codes ?? '')) return []
  const chosen = new Set(entriesIn(input))
  return entriesNamed(input.codes ?? '')
    .filter(e => !chosen.has(e))
    .filter(e => slotsOf(e).some(({ slot }) => slot !== 'person' && [input[nameOf(e, slot)] ?? []].flat().length > 0))
    .map(e => ({
      field: 'chosen',
      message: `You filled in “${e.title}” and did not choose it. Choose it, or clear what you filled in`,
    }))
}

export const buildConditionActs = {
  buildConditions: act({
    label: 'Build the conditions',
    verb: 'Add these conditions',
    stage: 'application',
    place: 'application/library',
    permission: 'draft',
    about: 'applications',
    onlyAdds: true,
    reads: ['confidentialAddresses', 'draftConditions', 'incidents', 'otherOrders', 'protectedPersons'],
    from: editableStatuses,
    guidance:
      'Each sentence is finished as you fill in its blanks. How it is checked and proved comes from the library.',
    input: z.object({ codes: codesField, ...shared }),
    varies: {
      by: 'codes',
      chosenAt: (record, ref) => buildPath(ref, record),
      as: codes => {
        const entries = entriesNamed(codes)
        if (entries.length && isOffer(codes))
          return {
            label: 'Add conditions',
            input: z.object({
              codes: codesField,
              chosen: chosenAmong(entries),
              ...Object.assign({}, ...entries.map(e => questionsOf(e, true))),
              ...shared,
            }),
          }
        return entries.length
          ? {
              label: entries.length === 1 ? 'Build the condition' : `Build ${entries.length} conditions`,
              input: z.object({
                codes: codesField,
                ...shared,
                ...Object.assign({}, ...entries.map(e => questionsOf(e))),
              }),
            }
          : undefined
      },
    },
    recorded: ({ file, record, input }) => {
      const entries = entriesIn(input)
      const first = nextNumber(file, record)
      const titles = entries.map((e, n) => `${first + n}, ${e.title.toLowerCase()} (${e.code})`)
      return `${entries.length === 1 ? 'Condition' : 'Conditions'} added from the library: ${titles.join('; ')}`
    },
    offered: holdsConditions,
    prefill: ({ file, record }) => {
      const incidents = chronology(file)
      const relied = incidents.filter(i => record.actsIncidentIds.includes(i.id))
      const names = protectedNames(file)
      const known = libraryCodes.flatMap(code => {
        const entry = libraryEntry(code)
        return entry
          ? [
              [nameOf(entry, 'person'), names],
              [nameOf(entry, 'necessity'), necessityFrom(entry, relied.length ? relied : incidents, names)],
              [nameOf(entry, 'incidentIds'), answering(entry, relied.length ? relied : incidents).map(i => i.id)],
            ]
          : []
      })
      const [last] = file.draftConditions.filter(c => c.applicationId === record.id && !c.removedAt).slice(-1)
      return {
        ...Object.fromEntries(known),
        ...(last ? { religionWorkEducation: last.religionWorkEducation } : {}),
        hasInterim: interimOf(file, record) ? 'yes' : '',
      }
    },
    refuse: ({ record, input, moment }) => {
      const entries = entriesIn(input)
      if (!entries.length) return [{ message: 'Choose the conditions again' }]
      return [
        ...notHeld(record),
        ...filledUnchosen(input),
        ...entries.flatMap(entry => {
          const current = libraryEntryOn(entry.code, moment.today)
          return current?.version === entry.version
            ? slotRefusals(entry, fillWording(entry, valuesOf(entry, input))).map(r => ({
                ...r,
                field: nameOf(entry, r.field ?? ''),
              }))
            : [{ message: `${entry.code} is not in the library on this day. Choose another condition` }]
        }),
      ]
    },
    // What the card would show at once if it were kept: an address that is hidden from the defendant.
    warn: ({ file, record, input }) =>
      entriesIn(input).flatMap(entry => {
        const c = conditionOf(file, record, entry, reasonsOf(entry, input), valuesOf(entry, input), record.id)
        const [first] = slotsOf(entry)
        return c
          ? enforceability(c, circumstancesOf(file))
              .filter(d => d.code === 'protectedAddress' || d.code === 'boundary')
              .map(d => ({
                message: `${entry.title}: ${d.message} ${d.mend}`,
                source: 'Can it be obeyed and checked',
                ...(first ? { field: nameOf(entry, first.slot) } : {}),
              }))
          : []
      }),
    patch: ({ file, record, input, moment }) => [
      ...entriesIn(input).flatMap((entry, n) =>
        conditionAdded(file, record, entry, reasonsOf(entry, input), valuesOf(entry, input), moment, n),
      ),
      set('applications', record.id, writtenBy(record, moment)),
    ],
  }),
} as const
