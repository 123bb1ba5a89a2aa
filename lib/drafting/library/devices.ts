import type { LibraryEntry } from '../library-entry.ts'

const always = { from: '2020-01-20', until: null } as const
/** Rewritten to answer what courts object to. */
const revised = { from: '2026-11-29', until: null } as const

/** Devices, cameras and drones. */
export const deviceConditions: readonly LibraryEntry[] = [
  {
    code: 'P7',
    version: 3,
    kind: 'prohibition',
    category: 'devices',
    title: 'Devices must keep their history',
    wording:
      'The defendant must not delete or hide the history of calls, messages or web pages on any phone, computer or tablet that the defendant owns or regularly uses, so that a police officer cannot see it. The defendant must not set any such device to delete its history by itself, except as it was set when new.[[ The defendant must not own more than {number:such device} at any time.]]',
    asks: { number: { label: 'Most devices the defendant may have, if there is a limit' } },
    example: { number: 1 },
    check: 'device',
    checkEveryDays: 28,
    howChecked: 'Each device is looked at on a visit and its record compared with the last.',
    failsWhen: 'No condition lets an officer see the device, or the defendant’s work needs a device that is wiped.',
    changed:
      'Answers the objection that deleting one unwanted message, borrowing a phone or leaving a phone as its maker set it was a breach.',
    ...revised,
  },
  {
    code: 'P29',
    version: 2,
    kind: 'prohibition',
    category: 'devices',
    title: 'A limit on mobile phones',
    wording:
      'The defendant must not own or keep more than {number:mobile phone}, or more than one SIM or eSIM for each. This does not stop the defendant from making a call on a phone that another person lends for it, or from using at work a phone that an employer provides and of which the defendant has told the police.',
    asks: { number: { label: 'Most mobile phones' } },
    example: { number: 1 },
    check: 'device',
    checkEveryDays: 28,
    howChecked: 'The phone is looked at on a visit: its number, its IMEI and its SIM settings.',
    failsWhen: 'A phone in the house is shared and nobody says whose it is.',
    changed: 'Answers the objection that borrowing a phone for one call, or carrying an employer’s, was a breach.',
    ...revised,
  },
  {
    code: 'P30',
    version: 2,
    kind: 'prohibition',
    category: 'devices',
    title: 'No tools that hide or delete',
    wording:
      'The defendant must not install or switch on, on any device that the defendant owns or regularly uses, an app or setting that is there to delete messages or history by itself, or to hide where the device is or how it reaches the internet. This does not apply to a setting that the device had when new, or to what a bank, an employer or a health service requires for its own service[[, or to {exception}]].',
    example: { exception: 'the connection that a college gives its students' },
    asks: {
      exception: {
        label: 'Another exception, if there is one',
        hint: 'Written to follow the words “or to”. For example, the connection that a college gives its students',
      },
    },
    check: 'device',
    checkEveryDays: 28,
    howChecked: 'The apps and settings of each device are looked at on a visit.',
    failsWhen: 'The devices are never looked at.',
    changed:
      'Answers the objection that a phone left as its maker set it, and the security of a bank, were forbidden. The exception is given once.',
    ...revised,
  },
  {
    code: 'P31',
    version: 1,
    kind: 'prohibition',
    category: 'surveillance',
    title: 'No drones',
    answers: ['G'],
    wording: 'The defendant must not fly a drone, or have one flown, within {distance:metre} of {place}.',
    example: { distance: 500, place: '14 Mill Lane, Aldermere' },
    check: 'observation',
    checkEveryDays: 56,
    howChecked: 'Sightings; the drone’s own flight record; the operator’s registration.',
    failsWhen: 'The defendant flies for work, or nobody can show whose drone it was.',
    ...always,
  },
  {
    code: 'P32',
    version: 1,
    kind: 'prohibition',
    category: 'surveillance',
    title: 'No cameras pointed at a place',
    wording:
      'The defendant must not place or use any camera so that it sees any part of {place}. The defendant must not place or use any sound recorder so that it hears any part of {place}.',
    example: { place: '14 Mill Lane, Aldermere' },
    check: 'visit',
    checkEveryDays: 56,
    howChecked: 'A visit that looks at the view of each camera.',
    failsWhen: 'They are neighbours and an existing camera cannot be turned.',
    ...always,
  },
  {
    code: 'R5',
    version: 3,
    kind: 'requirement',
    category: 'devices',
    title: 'Hand over devices',
    wording:
      'The defendant must take every phone, computer and tablet in the defendant’s possession to {place}, on or before {date} and at a time {times}, and must hand each one to a police officer there so that it can be inspected.',
    asks: {
      place: { label: 'Police station' },
      date: { label: 'Hand over on or before' },
      times: { label: 'Hours when the counter takes devices', hint: 'For example, between 9am and 5pm' },
    },
    example: { place: 'Aldermere police station', date: '2027-01-15', times: 'between 9am and 5pm' },
    check: 'device',
    checkEveryDays: 28,
    howChecked:
      'The list and receipts made at the station, which say when each device comes back, compared with the numbers and accounts known.',
    failsWhen: 'No officer is there to take them, or others in the household share them.',
    changed:
      'Answers the objections that an order binds the defendant and not the police, and that “by” a day “and between” hours could not be followed. When devices come back stands on the receipt.',
    ...revised,
  },
  {
    code: 'R6',
    version: 3,
    kind: 'requirement',
    category: 'devices',
    title: 'Let police inspect devices and accounts',
    wording:
      'When asked by a police officer, the defendant must show the officer every phone, computer, tablet and social media account that the defendant uses. The defendant must unlock each one so that it can be inspected. This may be asked not more than {number:time} in any period of 28 days, and only {times}. It gives no right to enter a home, and the defendant need not show any message to or from a lawyer.',
    asks: {
      number: { label: 'Most inspections in 28 days' },
      times: { label: 'Hours of the day', hint: 'For example, between 8am and 8pm' },
    },
    example: { number: 1, times: 'between 8am and 8pm' },
    check: 'device',
    checkEveryDays: 28,
    howChecked: 'A dated inspection with a note of each device and account seen.',
    failsWhen: 'It has no limit on how often, or nobody has the time and training to inspect.',
    changed:
      'Answers the objections that it reached messages with a lawyer and could be read as a right to enter a home.',
    ...revised,
  },
  {
    code: 'R10',
    version: 2,
    kind: 'requirement',
    category: 'devices',
    title: 'Tell police of every device',
    wording:
      'The defendant must give the police at {place} the make and model of every phone, computer and tablet that the defendant uses, with the phone number and the IMEI number of each that has one. The defendant must do this on or before {date}, and for each new device within {days:day} of getting it.',
    asks: {
      place: { label: 'Police station' },
      date: { label: 'First list on or before' },
      days: { label: 'Days within which each new device is given' },
    },
    example: { place: 'Aldermere police station', date: '2027-01-15', days: 3 },
    check: 'device',
    checkEveryDays: 28,
    howChecked: 'The list given, compared with the devices seen on a visit.',
    failsWhen: 'Nobody keeps the list, or nobody compares it with what is seen.',
    changed:
      'Answers the objections that a computer has no phone number or IMEI, and that televisions and meters were caught.',
    ...revised,
  },
]
