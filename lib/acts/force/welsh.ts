import { z } from 'zod'
import type { ForceFile } from '../../case/force.ts'
import { longDate } from '../../case/time/calendar.ts'
import { sameSentence, type WelshSentence } from '../../case/words/welsh.ts'
import type { Refusal } from '../../law/refusal.ts'
import { forceAct } from '../act/act.ts'
import { notAfterToday } from '../court/court-checks.ts'
import { carriedField, date, longText, text } from '../form/fields.ts'

const fields = {
  english: longText('English, exactly as the paper prints it', {
    rows: 3,
    max: 2000,
    hint: 'One heading, paragraph or item. If the English changes, its Welsh is printed no longer until it is reviewed again',
  }),
  welsh: longText('Welsh', { rows: 3, max: 2000 }),
  reviewer: text('Who reviewed the Welsh', { hint: 'Name and office. What nobody reviewed is never printed as Welsh' }),
  reviewedOn: date('Day on which it was reviewed'),
}
const withSentences = (file: ForceFile, welsh: WelshSentence[]) => [
  { in: 'force' as const, set: { settings: { ...file.force.settings, welsh } } },
]
const twice = (file: ForceFile, english: string, own?: string): Refusal[] =>
  file.force.settings.welsh.some(s => s.id !== own && sameSentence(s.english, english))
    ? [{ field: 'english', message: 'This sentence has its Welsh already: change that' }]
    : []

/** The Welsh that stands beside the English of orders, sheets, notices and service papers. */
export const welshActs = {
  addWelsh: forceAct({
    label: 'Add a sentence in Welsh',
    place: 'settings/welsh',
    permission: 'manageSettings',
    about: 'force',
    compares: ({ file }) => file.force.settings.welsh,
    shownAt: '/settings/welsh',
    input: z.object(fields),
    recorded: ({ input: i }) => `Added a sentence in Welsh, reviewed by ${i.reviewer} on ${longDate(i.reviewedOn)}`,
    refuse: ({ file, input: i, moment: m }) => [
      ...notAfterToday('reviewedOn', 'Day', i.reviewedOn, m),
      ...twice(file, i.english),
    ],
    patch: ({ file, input, moment }) =>
      withSentences(file, [...file.force.settings.welsh, { id: moment.newId(), ...input }]),
  }),
  changeWelsh: forceAct({
    label: 'Change a sentence in Welsh',
    place: 'settings/welsh',
    permission: 'manageSettings',
    about: 'force',
    compares: ({ file }) => file.force.settings.welsh,
    shownAt: '/settings/welsh',
    input: z.object({ sentenceId: carriedField('Sentence'), ...fields }),
    recorded: ({ input: i }) => `Changed a sentence in Welsh, reviewed by ${i.reviewer} on ${longDate(i.reviewedOn)}`,
    refuse: ({ file, input: i, moment: m }) => {
      const before = file.force.settings.welsh.find(s => s.id === i.sentenceId)
      if (!before) return [{ message: 'There is no such sentence. Go back and choose one' }]
      const same =
        before.english === i.english &&
        before.welsh === i.welsh &&
        before.reviewer === i.reviewer &&
        before.reviewedOn === i.reviewedOn
      return [
        ...notAfterToday('reviewedOn', 'Day', i.reviewedOn, m),
        ...twice(file, i.english, before.id),
        ...(same ? [{ message: 'Nothing has changed' }] : []),
      ]
    },
    patch: ({ file, input: { sentenceId, ...next } }) =>
      withSentences(
        file,
        file.force.settings.welsh.map(s => (s.id === sentenceId ? { id: s.id, ...next } : s)),
      ),
    // Its form is opened for one sentence, from the list of all.
    offered: () => false,
  }),
}
/** The form of one sentence, filled with what stands: for the link that opens it. */
export const welshFormValues = (s: WelshSentence): Record<string, string> => ({
  sentenceId: s.id,
  english: s.english,
  welsh: s.welsh,
  reviewer: s.reviewer,
})
