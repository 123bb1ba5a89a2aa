import type { LibraryEntry } from '../library-entry.ts'

const always = { from: '2020-01-20', until: null } as const
/** Rewritten to answer what courts object to. */
const revised = { from: '2026-11-29', until: null } as const

/** Places, routes and times. */
export const placeConditions: readonly LibraryEntry[] = [
  {
    code: 'P10',
    version: 1,
    kind: 'prohibition',
    category: 'location',
    title: 'Keep away from home, work and place of study',
    wording:
      'The defendant must not enter, or go within {distance:metre} of, any place that the defendant knows to be {person’s} home, workplace or place of study[[, except {exception}]].',
    example: { person: 'Sara Jones', distance: 100 },
    check: 'observation',
    checkEveryDays: 28,
    howChecked:
      'Sightings, cameras and number-plate records; the protected person’s account; proof of how the defendant knew the place.',
    failsWhen: 'Nobody can show that the defendant knew the place, or they share a workplace or a street.',
    ...always,
  },
  {
    code: 'P11',
    version: 1,
    kind: 'prohibition',
    category: 'location',
    title: 'Keep out of several named places',
    wording: 'The defendant must not enter any of these places: {places or}[[, except {exception}]].',
    example: { places: ['Aldermere Library, Park Road', 'the Mill Lane allotments', 'Aldermere swimming pool'] },
    check: 'observation',
    checkEveryDays: 28,
    howChecked: 'Sightings and cameras at each place.',
    failsWhen: 'A place on the list is new to the defendant, or has two entrances and only one is named.',
    ...always,
  },
  {
    code: 'P12',
    version: 1,
    kind: 'prohibition',
    category: 'location',
    title: 'Keep away from a place of worship',
    wording: 'The defendant must not be in {place}, or within {distance:metre} of it, {times}[[, except {exception}]].',
    asks: { place: { label: 'Place of worship, with its address' } },
    example: {
      place: 'Saint Anne’s Church, Church Road, Aldermere',
      distance: 50,
      times: 'on any Sunday between 9am and 1pm',
    },
    check: 'observation',
    checkEveryDays: 28,
    howChecked: 'Accounts of those who worship there; cameras.',
    failsWhen: 'The defendant worships there too, and no other time or place is left open.',
    caution:
      'SPA 2019 s.2(3): leave the defendant a way to practise their own religion, or say why that is not practicable.',
    ...always,
  },
  {
    code: 'P13',
    version: 2,
    kind: 'prohibition',
    category: 'routes',
    title: 'Keep off a route at set times',
    wording: 'The defendant must not be on any of these roads or paths {times}: {route or}[[, except {exception}]].',
    example: {
      route: ['Mill Lane', 'the canal path from Weir Bridge to Dock Street'],
      times: 'between 7am and 9am on any day from Monday to Friday',
    },
    check: 'observation',
    checkEveryDays: 28,
    howChecked: 'Observation on some of those days; cameras along the route.',
    failsWhen: 'The route is the only way to the defendant’s own home or work, or the times are left out.',
    changed: 'Answers the objection that the times could be read with the last road alone.',
    ...revised,
  },
  {
    code: 'P14',
    version: 2,
    kind: 'prohibition',
    category: 'routes',
    title: 'Keep away from the school run',
    wording:
      'The defendant must not be within {distance:metre} of {place}, {times}, on any day on which it is open to pupils[[, except {exception}]].',
    asks: {
      times: { label: 'Times of day', hint: 'For example, between 8.15am and 9.15am or between 2.45pm and 3.45pm' },
      place: { label: 'School or nursery, with its address' },
      exception: {
        label: 'Exception for the defendant’s own children, if there is one',
        hint: 'Written to follow the word “except”. For example, to attend a meeting that the school has asked the defendant to in writing',
      },
    },
    example: {
      distance: 200,
      place: 'Thornfold Primary School',
      times: 'between 8.15am and 9.15am or between 2.45pm and 3.45pm',
    },
    check: 'observation',
    checkEveryDays: 28,
    howChecked: 'The school’s staff and cameras; the protected person’s account.',
    failsWhen: 'The defendant’s own child goes there and no exception says who collects them.',
    changed:
      'Answers the objection that “school term” takes in training days and bank holidays, and leaves out clubs in the holidays.',
    ...revised,
  },
]
