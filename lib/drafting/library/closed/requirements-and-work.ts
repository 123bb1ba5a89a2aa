import type { LibraryEntry } from '../../library-entry.ts'

/** Wordings no longer offered, as drafts and orders made under them still hold them. Never edited. */
export const closedWorkAndReporting: readonly LibraryEntry[] = [
  {
    code: 'P33',
    version: 1,
    kind: 'prohibition',
    category: 'work',
    title: 'No reports about them to their work',
    answers: ['B', 'C1'],
    wording:
      'The defendant must not make any report or complaint about {person} to {people or}, unless a solicitor makes it[[, except {exception}]].',
    asks: {
      people: { label: 'Employers or bodies', hint: 'Those that the defendant already knows of, one to a line' },
    },
    example: { person: 'Sara Jones', people: ['Aldermere Borough Council', 'Thornfold Primary School'] },
    check: 'records',
    checkEveryDays: 56,
    howChecked: 'What the employer or body receives.',
    failsWhen: 'It would stop a real complaint about a service that the defendant uses.',
    caution: 'Get legal advice first: it must leave a way to make a real complaint.',
    from: '2020-01-20',
    until: '2026-11-28',
  },
  {
    code: 'P39',
    version: 1,
    kind: 'prohibition',
    category: 'location',
    title: 'Keep out of a town or district',
    wording:
      'The defendant must not enter {area}, the boundary of which is {roads}, including those roads[[, except {exception}]].',
    example: {
      area: 'the village of Thornfold',
      roads: ['Weir Road', 'Church Road', 'the A402'],
      exception: 'to travel through on the A402 without stopping',
    },
    check: 'observation',
    checkEveryDays: 28,
    howChecked: 'Location and number-plate records; sightings inside the boundary.',
    failsWhen: 'The defendant’s own home, work or family is inside and nothing is excepted.',
    isArea: true,
    from: '2020-01-20',
    until: '2026-11-28',
  },
  {
    code: 'R12',
    version: 1,
    kind: 'requirement',
    category: 'treatment',
    title: 'Assessment, then a programme',
    wording:
      'The defendant must attend {provider} at {place} by {date} to be assessed for its programme for people who stalk. If {provider} then offers a place, the defendant must attend each session that {a:role} of {provider} sets in writing, up to {number:session}.',
    asks: {
      place: { label: 'Where it takes place' },
      date: { label: 'Assessed by' },
      number: { label: 'Most sessions' },
    },
    example: {
      provider: 'Fenwater Change',
      place: '8 Dock Street, Fenwater',
      date: '2027-03-27',
      role: 'programme manager',
      number: 24,
    },
    check: 'records',
    checkEveryDays: 28,
    howChecked:
      'The provider’s return of the assessment and of each session. A session that the provider cancels is not a breach.',
    failsWhen:
      'The provider takes only people who agree, its waiting list is longer than the order, or nobody says how many sessions.',
    from: '2020-01-20',
    until: '2026-11-28',
  },
  {
    code: 'R14',
    version: 1,
    kind: 'requirement',
    category: 'reporting',
    title: 'Tell police of a new relationship',
    wording:
      'The defendant must tell the police at {place} the name of any person with whom the defendant starts to live, or has sex or goes out as a couple. The defendant must do this within {days:day} of the start.',
    asks: { place: { label: 'Police station' }, days: { label: 'Days within which it is told' } },
    example: { place: 'Aldermere police station', days: 7 },
    check: 'visit',
    checkEveryDays: 28,
    howChecked: 'A question on each visit; what is found in the open.',
    failsWhen: '“Relationship” is left to be argued about, or the new partner is never told why.',
    caution:
      'Needs evidence of stalking in more than one relationship. Plan what the new partner is told, and by whom.',
    from: '2020-01-20',
    until: '2026-11-28',
  },
  {
    code: 'R19',
    version: 1,
    kind: 'requirement',
    category: 'travel',
    title: 'Tell police before travelling',
    wording:
      'The defendant must tell the police at {place} before each journey to {area}. The defendant must give the dates and the address of any stay, at least {days:day} before.',
    asks: {
      place: { label: 'Police station' },
      days: { label: 'Days before the journey' },
      area: { label: 'County, town or district travelled to' },
    },
    example: { place: 'Aldermere police station', days: 2, area: 'the county of Severnvale' },
    check: 'records',
    checkEveryDays: 56,
    howChecked: 'What was told, compared with location and number-plate records.',
    failsWhen: 'The defendant lives or works there, or nothing shows why the journey matters.',
    caution: 'Check that it is necessary: it must be no wider than the risk.',
    from: '2020-01-20',
    until: '2026-11-28',
  },
]
