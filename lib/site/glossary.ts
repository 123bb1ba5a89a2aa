import { pagePath } from './addresses.ts'

/** A dozen terms of the work in plain words: one entry each, reached from where it is used. */
export const glossary = {
  breach: {
    term: 'Breach',
    says: 'Doing what an order forbids, or not doing what it requires, without a reasonable excuse. It is an offence, and the time police take to answer is counted from when they first knew.',
    source: 'SPA 2019 s.8',
  },
  condition: {
    term: 'Condition',
    says: 'One thing that an order forbids (a prohibition) or demands (a requirement). Each must be necessary to protect someone from a risk of stalking.',
    source: 'SPA 2019 ss.1(1) and 2(1)',
  },
  conduct: {
    term: 'Course of conduct',
    says: 'The incidents of a case seen together. One of them may look harmless: what they show together is what an application rests on.',
    source: 'PHA 1997 s.2A',
  },
  gateway: {
    term: 'Why this force may apply',
    says: 'A chief officer may apply only about someone who lives in the force’s area, or who is believed to be in it or to intend to come to it.',
    source: 'SPA 2019 s.1(3)',
  },
  hearsay: {
    term: 'Hearsay notice',
    says: 'Notice to the other side that the court will be asked to rely on what someone said who will not give evidence. It is served in good time before the hearing.',
    source: 'SI 1999/681 r.3',
  },
  interim: {
    term: 'Interim order',
    says: 'An order that protects until the court decides the full application. It lasts for a fixed period, and ends at the latest when that decision is made.',
    source: 'SPA 2019 s.5',
  },
  lodge: {
    term: 'Lodge',
    says: 'To hand the application to the court. From then on it is kept as it was filed.',
    source: null,
  },
  necessary: {
    term: 'Necessary',
    says: 'The last of the three things that a court must be satisfied of: that the order is needed to protect someone from the risk.',
    source: 'SPA 2019 s.2(1)(c)',
  },
  notification: {
    term: 'Notification',
    says: 'What the defendant must tell police in person: names and home address within 3 days beginning with the day on which the order was served, and any change within 3 days.',
    source: 'SPA 2019 ss.9 and 10',
  },
  protectedPerson: {
    term: 'Protected person',
    says: 'Whoever the order is to protect. It need not be the victim of the acts: it may be a child, a new partner or a colleague.',
    source: 'SPA 2019 s.1(1)',
  },
  safeContact: {
    term: 'Safe contact',
    says: 'How, when and through whom a protected person may be reached without putting them at risk. It is read before anybody rings or writes, and printed on nothing.',
    source: null,
  },
  service: {
    term: 'Service',
    says: 'Giving the order to the defendant, so that nobody can say that it was not known. A changed order is served again.',
    source: null,
  },
} as const satisfies Record<string, { term: string; says: string; source: string | null }>
export type GlossaryTerm = keyof typeof glossary
export const glossaryTerms = Object.keys(glossary) as GlossaryTerm[]
/** Where a term is explained. */
export const termPath = (term: GlossaryTerm) => pagePath(`/glossary#${term}`)
