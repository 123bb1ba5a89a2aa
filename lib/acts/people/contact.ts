import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { add, set } from '../../case/patch.ts'
import type { Id } from '../../case/records/id.ts'
import { contactMeans, contactMilestones, spokenTo } from '../../case/reference/codes/people.ts'
import { statusesOf } from '../../case/reference/status.ts'
import { type CalendarDate, type Instant, londonDate, longDate } from '../../case/time/calendar.ts'
import { contactNameInSentence } from '../../case/words/contact-names.ts'
import { againstRules, type ContactMade, safeContactOf } from '../../law/practice/safe-contact.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import { choice, date, longText, moment, optionalChoice, optionalDate, records } from '../form/fields.ts'

const toldFields = {
  toldAt: moment('When they were told'),
  means: choice('How', contactMeans),
  spokenTo: optionalChoice('Who answered', spokenTo, { when: { field: 'means', is: ['phone', 'inPerson'] } }),
  note: longText('What they were told, and what they said', {
    rows: 4,
    hint: 'Do not write an address or a phone number here',
    withheld: true,
  }),
}
const rulesFor = (file: CaseFile<'protectedPersons'>, personId: Id) => {
  const person = file.protectedPersons.find(p => p.id === personId)
  return person ? [safeContactOf(person, true)] : []
}
/** Where a contact goes against the rules of whoever it is with. */
export const againstSafeContact = (
  file: CaseFile<'protectedPersons'>,
  personId: Id | undefined,
  made: ContactMade,
  field?: string,
): Refusal[] => {
  const person = file.protectedPersons.find(p => p.id === personId)
  return person ? againstRules(person, made, field) : []
}
const madeBy = (i: {
  means: keyof typeof contactMeans
  toldAt: Instant
  spokenTo: keyof typeof spokenTo | null
}): ContactMade => ({ means: i.means, at: i.toldAt, spokenTo: i.spokenTo })
export const contactNotYet = (toldAt: Instant, at: Instant): Refusal[] =>
  Date.parse(toldAt) > Date.parse(at)
    ? [{ field: 'toldAt', message: 'When they were told must be in the past. To plan a contact, use “Plan a contact”' }]
    : []

export const contactActs = {
  planContact: act({
    label: 'Plan a contact',
    stage: 'contact',
    place: 'contact/person',
    rank: -1,
    permission: 'contactVictim',
    about: 'protectedPersons',
    onlyAdds: true,
    reads: ['contacts'],
    from: open,
    input: z.object({
      milestone: choice('What they are due to be told', contactMilestones),
      dueOn: date('By when'),
      eventOn: optionalDate('Day of the event that it is about', { hint: 'For example, of the hearing' }),
      means: optionalChoice('How they are to be told', contactMeans),
    }),
    recorded: ({ input }) => `Contact planned by ${longDate(input.dueOn)}: ${contactNameInSentence(input)}`,
    warn: ({ file, record, input }) => [
      ...againstSafeContact(file, record.id, { means: input.means, at: null, spokenTo: null }),
      ...file.contacts
        .filter(
          c => c.personId === record.id && !c.toldAt && c.milestone === input.milestone && c.eventOn === input.eventOn,
        )
        .slice(0, 1)
        .map(c => ({
          message: `This contact is planned already, by ${longDate(c.dueOn)}. If it is another, say so`,
          source: 'Likely duplicate',
        })),
    ],
    refuse: ({ input, moment: m }) =>
      input.dueOn < m.today ? [{ field: 'dueOn', message: 'By when must be today or later' }] : [],
    patch: ({ record, input, moment: m }) => [
      add('contacts', {
        id: m.newId(),
        personId: record.id,
        ...input,
        toldAt: null,
        toldById: null,
        spokenTo: null,
        note: null,
        createdAt: m.at,
      }),
    ],
    offered: ({ record }) => !record.removedAt,
  }),

  recordContact: act({
    label: 'Record that they were told',
    stage: 'contact',
    place: 'contact/due',
    permission: 'contactVictim',
    about: 'contacts',
    reads: ['protectedPersons'],
    from: statusesOf.case,
    evenClosed: true,
    input: z.object(toldFields),
    recorded: ({ record, input }) =>
      `Protected person told (${contactMeans[input.means].label.toLowerCase()}): ${contactNameInSentence(record)}`,
    refuse: ({ record, input, moment: m }) => [
      ...(record.toldAt ? [{ message: 'This has already been recorded' }] : []),
      ...contactNotYet(input.toldAt, m.at),
    ],
    warn: ({ file, record, input }) => againstSafeContact(file, record.personId, madeBy(input)),
    patch: ({ record, input, moment: m }) => [set('contacts', record.id, { ...input, toldById: m.actor.id })],
    prefill: ({ record }) => ({ means: record.means }),
    aside: ({ file, record }) => rulesFor(file, record.personId),
    offered: ({ record }) => !record.toldAt,
  }),

  /** One call or visit often settles several things: they are recorded once. */
  recordContacts: act({
    label: 'Record several contacts together',
    stage: 'contact',
    place: 'contact',
    permission: 'contactVictim',
    about: 'case',
    compares: ({ file }) => file.contacts.flatMap(c => (c.toldAt ? [c.id] : [])),
    reads: ['contacts', 'protectedPersons'],
    offeredReads: ['contacts'],
    from: statusesOf.case,
    evenClosed: true,
    guidance: 'For one call or visit at which several things were said.',
    input: z.object({ contactIds: records('What they were told', 'contacts'), ...toldFields }),
    recorded: ({ input }) =>
      `Protected person told (${contactMeans[input.means].label.toLowerCase()}): ${input.contactIds.length} things together`,
    refuse: ({ file, input, moment: m }) => [
      ...(input.contactIds.some(id => !file.contacts.some(c => c.id === id && !c.toldAt))
        ? [{ field: 'contactIds', message: 'One of these has already been recorded. Choose from what is still due' }]
        : []),
      ...contactNotYet(input.toldAt, m.at),
    ],
    warn: ({ file, input }) =>
      [...new Set(file.contacts.filter(c => input.contactIds.includes(c.id)).map(c => c.personId))].flatMap(personId =>
        againstSafeContact(file, personId, madeBy(input)),
      ),
    patch: ({ input: { contactIds, ...given }, moment: m }) =>
      contactIds.map(id => set('contacts', id, { ...given, toldById: m.actor.id })),
    aside: ({ file }) => file.protectedPersons.filter(p => !p.removedAt).map(p => safeContactOf(p, true)),
    offered: ({ file }) => file.contacts.filter(c => !c.toldAt).length > 1,
    prefill: ({ file, today }) => ({
      contactIds: untold(file, today)
        .filter(c => c.overdue)
        .map(c => c.contact.id),
    }),
  }),

  recordOtherContact: act({
    label: 'Record a contact that was not planned',
    stage: 'contact',
    place: 'contact/person',
    rank: -2,
    permission: 'contactVictim',
    about: 'protectedPersons',
    onlyAdds: true,
    reads: [],
    from: statusesOf.case,
    evenClosed: true,
    input: z.object({ milestone: choice('What it was about', contactMilestones), ...toldFields }),
    recorded: ({ input }) =>
      `Protected person told (${contactMeans[input.means].label.toLowerCase()}): ${contactMilestones[input.milestone].label.toLowerCase()}`,
    refuse: ({ input, moment: m }) => contactNotYet(input.toldAt, m.at),
    warn: ({ file, record, input }) => againstSafeContact(file, record.id, madeBy(input)),
    patch: ({ record, input, moment: m }) => [
      add('contacts', {
        id: m.newId(),
        personId: record.id,
        ...input,
        dueOn: londonDate(input.toldAt),
        eventOn: null,
        toldById: m.actor.id,
        createdAt: m.at,
      }),
    ],
    aside: ({ file, record }) => rulesFor(file, record.id),
    offered: ({ record }) => !record.removedAt,
  }),
} as const

/** What protected persons are due to be told and have not been, the longest due first. */
export const untold = (file: CaseFile<'contacts' | 'protectedPersons'>, today: CalendarDate) =>
  file.contacts
    .filter(c => !c.toldAt && !file.protectedPersons.find(p => p.id === c.personId)?.removedAt)
    .map(c => ({ contact: c, overdue: c.dueOn < today }))
    .sort((a, b) => a.contact.dueOn.localeCompare(b.contact.dueOn))
