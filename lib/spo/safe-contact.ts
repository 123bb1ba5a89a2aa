import type { ProtectedPerson } from './records/people.ts'

export interface SafeContact {
  title: string
  lines: string[]
}

/** How a protected person may be contacted safely, in lines to be read before anyone writes or rings. */
export function safeContactOf(person: ProtectedPerson, withCodeWord: boolean): SafeContact {
  const lines = [
    person.contactNever &&
      (/^never\b/i.test(person.contactNever) ? person.contactNever : `Never: ${person.contactNever}`),
    person.contactBy && `How: ${person.contactBy}`,
    person.contactWhen && `When: ${person.contactWhen}`,
    withCodeWord && person.codeWord && `Code word: ${person.codeWord}`,
    person.language && `Language and help: ${person.language}`,
  ].flatMap(line => line || [])
  return {
    title: `Contacting ${person.givenNames} ${person.familyName} safely`,
    lines: lines.length
      ? lines
      : ['No safe-contact rules are recorded. Find out what is safe before you write or ring.'],
  }
}
