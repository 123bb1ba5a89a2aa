import type { ActName } from '../../case/act-names.ts'
import type { CaseFile } from '../../case/case.ts'
import type { ThirdPartyRequest } from '../../case/records/exhibits.ts'
import type { Contact } from '../../case/records/people.ts'
import { longDate } from '../../case/time/calendar.ts'
import { contactName } from '../../case/words/contact-names.ts'

/**
 * Acts that are recorded of several rows of a queue at once, with the same answers: one morning of calls, one letter about twelve
 * requests. Each is decided and recorded by itself, on its own case.
 */
interface Together {
  /** The button below the list, and the heading of the form. */
  many: string
  guidance: string
  /** A row in words. */
  says: (file: CaseFile, record: never) => string
}
const entry = <R>(e: Omit<Together, 'says'> & { says: (file: CaseFile, record: R) => string }): Together =>
  e as unknown as Together

export const together = {
  recordContact: entry<Contact>({
    many: 'Record contact with the selected people',
    guidance:
      'What you write stands on the case of each, so write nothing of one person that another is not to know. Anybody whose safe-contact rules this contact goes against is left out: record that one on the case, with the reason.',
    says: (file, c) => {
      const person = file.protectedPersons.find(p => p.id === c.personId)
      return `${person ? `${person.givenNames} ${person.familyName}`.trim() : 'Somebody'}: ${contactName(c)}, due by ${longDate(c.dueOn)}`
    },
  }),
  chaseThirdParty: entry<ThirdPartyRequest>({
    many: 'Record that the selected requests were chased',
    guidance: 'For one call or letter about several requests. Each keeps its own record of it.',
    says: (_, r) => `${r.toWhom}: ${r.asked}. Asked on ${longDate(r.askedOn)}, to be chased by ${longDate(r.chaseOn)}`,
  }),
} satisfies Partial<Record<ActName, Together>>
export type TogetherAct = keyof typeof together
export const isTogether = (name: string): name is TogetherAct => Object.hasOwn(together, name)
