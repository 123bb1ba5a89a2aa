import type { LibraryEntry } from '../../library-entry.ts'

/** Wordings no longer offered, as drafts and orders made under them still hold them. Never edited. */
export const closedPlaceConditions: readonly LibraryEntry[] = [
  {
    code: 'P13',
    version: 1,
    kind: 'prohibition',
    category: 'routes',
    title: 'Keep off a route at set times',
    wording: 'The defendant must not be on {route or} {times}[[, except {exception}]].',
    example: {
      route: ['Mill Lane', 'the canal path from Weir Bridge to Dock Street'],
      times: 'between 7am and 9am on any Monday to Friday',
    },
    check: 'observation',
    checkEveryDays: 28,
    howChecked: 'Observation on some of those days; cameras along the route.',
    failsWhen: 'The route is the only way to the defendant’s own home or work, or the times are left out.',
    from: '2020-01-20',
    until: '2026-11-28',
  },
  {
    code: 'P14',
    version: 1,
    kind: 'prohibition',
    category: 'routes',
    title: 'Keep away from the school run',
    wording:
      'The defendant must not be within {distance:metre} of {place} {times} on any day in school term[[, except {exception}]].',
    asks: {
      place: { label: 'School or nursery, with its address' },
      exception: {
        label: 'Exception for the defendant’s own children, if there is one',
        hint: 'Written to follow the word “except”. For example, to attend a meeting that the school has asked the defendant to in writing',
      },
    },
    example: {
      distance: 200,
      place: 'Thornfold Primary School',
      times: 'between 8.15am and 9.15am, or between 2.45pm and 3.45pm,',
    },
    check: 'observation',
    checkEveryDays: 28,
    howChecked: 'The school’s staff and cameras; the protected person’s account.',
    failsWhen: 'The defendant’s own child goes there and no exception says who collects them.',
    from: '2020-01-20',
    until: '2026-11-28',
  },
]
