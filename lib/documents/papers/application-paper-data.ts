import type { Id } from '../../case/records/id.ts'
import type { ConductPaper } from './conduct-paper.ts'

/** The row that says who authorised it. */
export const authorised = 'Authorising officer'

/** The application to the court as plain data: what the template prints, and nothing else. */
export interface ApplicationPaper {
  title: string
  /** Of the 2019 Act, under which it is made. */
  section: string
  reference: string
  status: string
  /** ISO date written in the file's own properties, so that the same case gives the same bytes. */
  dated: string
  force: string
  court: string
  parties: { label: string; value: string }[]
  protectedPersons: { name: string; how: string; link: string }[]
  jurisdictionTitle: string
  jurisdiction: { label: string; value: string }[]
  grounds: { limb: string; source: string; text: string; cites: string }[]
  interim: { reason: string; lastDay: string } | null
  term: { label: string; value: string }[]
  /** An earlier application that was refused, and what is new since. */
  earlier: { label: string; value: string }[]
  conditions: {
    number: string
    kind: string
    text: string
    necessity: string
    cites: string
    religionWorkEducation: string
    locality: string
    boundary: string
    /** The picture of its area, and what stands under it. */
    map: string
    mapSays: string
    lastDay: string
    interim: string
    check: string
    /** For a change to an order: added, changed, taken out or kept, and what the order says now. */
    change: string
    was: string
  }[]
  noConditions: string
  chronology: {
    number: string
    when: string
    category: string
    what: string
    words: string
    effect: string
    source: string
  }[]
  /** The course of conduct as pictures, each with its facts in words and as a table; null where no incident stands. */
  conduct: ConductPaper | null
  /** Which limb and condition rests on which incident, and the exhibits that show it. */
  matrix: { number: string; acts: string; risk: string; necessity: string; conditions: string; exhibits: string }[]
  risk: { tool: string; when: string; source: string; judgement: string; reason: string } | null
  otherOrders: string[]
  exhibits: { id: Id; reference: string; description: string; kept: string; received: string }[]
}
