import type { LibraryEntry } from '../library-entry.ts'

/** Rewritten to answer what courts object to. */
const revised = { from: '2026-11-29', until: null } as const

/** The requirements that the guidance of police and prosecutors lists, in our own words. */
export const guidanceRequirements: readonly LibraryEntry[] = [
  {
    code: 'R1',
    version: 2,
    kind: 'requirement',
    category: 'treatment',
    title: 'Assessment for treatment',
    wording:
      'The defendant must attend {provider} at {place}, on or before {date}, at a time that {provider} has offered in writing, to be assessed for whether treatment is suitable. The defendant need not answer any question.',
    asks: { date: { label: 'Attend on or before' }, place: { label: 'Where the assessment takes place' } },
    example: { provider: 'Aldermere Recovery', place: '2 Weir Road, Aldermere', date: '2027-03-27' },
    check: 'records',
    checkEveryDays: 28,
    howChecked: 'The provider’s written return.',
    failsWhen: 'The provider has not agreed, has a waiting list beyond the date, or will not see an unwilling person.',
    changed: 'Answers the objection that a civil order must not compel answers, and says which appointment is meant.',
    ...revised,
  },
  {
    code: 'R2',
    version: 2,
    kind: 'requirement',
    category: 'treatment',
    title: 'Intervention programme',
    wording:
      'The defendant must attend and take part in each session of the programme for people who stalk that {provider} holds at {place}, {times}, up to and including {date}.',
    asks: { date: { label: 'Last day of the programme' }, place: { label: 'Where the programme takes place' } },
    example: {
      provider: 'Fenwater Change',
      place: '8 Dock Street, Fenwater',
      times: 'every Tuesday between 6pm and 8pm',
      date: '2027-06-29',
    },
    check: 'records',
    checkEveryDays: 28,
    howChecked: 'The provider’s attendance return. A session that the provider cancels is not a breach.',
    failsWhen: 'There is no place, the times clash with work, or the requirement outlives the provider.',
    changed:
      'Answers the objection that it left to the provider how long the order binds. A session that is not held is not missed.',
    ...revised,
  },
  {
    code: 'R3',
    version: 2,
    kind: 'requirement',
    category: 'treatment',
    title: 'Mental health assessment',
    wording:
      'The defendant must attend {provider} at {place}, on or before {date}, at a time that {provider} has offered in writing, for an assessment of the defendant’s mental health. The defendant need not answer any question or accept any treatment.',
    asks: { date: { label: 'Attend on or before' }, place: { label: 'Where the assessment takes place' } },
    example: { provider: 'Marlshire Mental Health Trust', place: '1 Park Road, Aldermere', date: '2027-03-27' },
    check: 'records',
    checkEveryDays: 28,
    howChecked: 'The provider’s written return that the defendant attended. Its findings are not needed.',
    failsWhen: 'It asks for treatment rather than an assessment, or no provider has agreed.',
    changed:
      'Answers the objection that a civil order must not compel answers or treatment, and says which appointment is meant.',
    from: '2026-11-30',
    until: null,
  },
  {
    code: 'R4',
    version: 2,
    kind: 'requirement',
    category: 'treatment',
    title: 'Drug and alcohol programme',
    wording:
      'The defendant must attend and take part in each session of the drug and alcohol programme that {provider} holds at {place}, {times}, up to and including {date}.',
    asks: { date: { label: 'Last day of the programme' }, place: { label: 'Where the programme takes place' } },
    example: {
      provider: 'Aldermere Recovery',
      place: '2 Weir Road, Aldermere',
      times: 'every Tuesday between 6pm and 8pm',
      date: '2027-06-29',
    },
    check: 'records',
    checkEveryDays: 28,
    howChecked: 'The provider’s attendance return.',
    failsWhen: 'Nothing in the evidence links drink or drugs to the stalking.',
    changed:
      'Answers the objection that it left to the provider how long the order binds. A session that is not held is not missed.',
    ...revised,
  },
  {
    code: 'R7',
    version: 2,
    kind: 'requirement',
    category: 'reporting',
    title: 'Sign on at a police station',
    wording: 'The defendant must sign on at {place} {times}, from {date} up to and including {lastDate}.',
    asks: {
      place: { label: 'Police station' },
      times: { label: 'Days and hours', hint: 'For example, every Monday between 9am and 11am' },
      date: { label: 'First day' },
    },
    example: {
      place: 'Aldermere police station',
      times: 'every Monday between 9am and 11am',
      date: '2027-01-04',
      lastDate: '2027-06-28',
    },
    check: 'records',
    checkEveryDays: 7,
    howChecked: 'The station’s signing-on record.',
    failsWhen: 'The counter is closed at those times, or they clash with work, study or worship.',
    changed: 'Answers the objection that it said neither when signing on begins nor when it ends.',
    ...revised,
  },
  {
    code: 'R8',
    version: 2,
    kind: 'requirement',
    category: 'treatment',
    title: 'Restorative justice meeting',
    wording:
      'The defendant must attend one meeting with {provider} at {place}, on or before {date}, to be told what restorative justice is. The defendant need not agree to take part in it.',
    asks: { date: { label: 'Attend on or before' }, place: { label: 'Where the meeting takes place' } },
    example: { provider: 'Marlshire Restorative', place: '3 Church Road, Aldermere', date: '2027-03-27' },
    check: 'records',
    checkEveryDays: 28,
    howChecked: 'The provider’s written return.',
    failsWhen: 'It would bring the defendant into contact with the protected person, or they were not asked first.',
    caution: 'Only with the protected person’s clear agreement. It must never put the two in the same room.',
    changed: 'Answers the objection that nobody can be made to take part.',
    ...revised,
  },
]
