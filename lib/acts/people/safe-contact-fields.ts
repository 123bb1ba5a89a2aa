import { contactMeans, weekdays } from '../../case/reference/codes/people.ts'
import { choices, optionalText } from '../form/fields.ts'

/** What makes a contact safe, asked in the same words wherever a protected person is recorded. */

const { voicemail: _, ...safeMeans } = contactMeans
const voicemail = { none: { label: 'Leave no message on voicemail' } } as const
const apart = { detail: 'always', under: 'More about safe contact: when, by whom, code word, language' } as const
export const safety = {
  contactMeans: choices('Safe ways to make contact', safeMeans, {
    optional: true,
    hint: 'Tick none if any is. A contact by another asks why',
    withheld: true,
    compact: true,
  }),
  contactDays: choices('Days that are safe', weekdays, {
    optional: true,
    hint: 'Tick none if any is',
    withheld: true,
    compact: true,
    ...apart,
  }),
  contactFrom: optionalText('Safe from', {
    hint: 'For example, 18:00',
    width: 5,
    max: 10,
    withheld: true,
    ...apart,
  }),
  contactTo: optionalText('Safe until', {
    hint: 'For example, 21:00',
    width: 5,
    max: 10,
    withheld: true,
    ...apart,
  }),
  contactAnswer: optionalText('Who else may answer', {
    hint: 'For example, her sister Bronwen',
    max: 300,
    withheld: true,
    ...apart,
  }),
  voicemail: choices('Voicemail', voicemail, { optional: true, withheld: true, ...apart }),
  contactBy: optionalText('How they can be contacted safely', {
    hint: 'For example, text first, then ring',
    max: 500,
    withheld: true,
    ...apart,
  }),
  contactWhen: optionalText('When they can be contacted safely', {
    hint: 'For example, weekdays before 3pm',
    max: 500,
    withheld: true,
    ...apart,
  }),
  contactNever: optionalText('Never', {
    hint: 'For example, never at work, never leave a message',
    max: 500,
    withheld: true,
  }),
  codeWord: optionalText('Code word', {
    hint: 'A word that tells them it is really the police',
    ...apart,
    withheld: true,
    autocomplete: 'off',
  }),
  language: optionalText('Language and any help they need', {
    hint: 'For example, Welsh, or British Sign Language',
    ...apart,
  }),
}
/** The rules as a person's record holds them. */
export const rulesFrom = <I extends { voicemail: string[] }>({ voicemail: left, ...rules }: I) => ({
  ...rules,
  noVoicemail: left.length > 0,
})
