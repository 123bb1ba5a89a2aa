import type { LibraryEntry } from '../conditions.ts'

// The 2019 Act's first day in force, from which this wording may be used.
const always = { from: '2020-01-20', until: null } as const
const carveOut = {
  exception: {
    label: 'Exception, if contact or comment must stay lawful for something',
    hint: 'Written to follow the word “except”. For example, through a solicitor about the children',
  },
}

/** The prohibitions that the guidance of police and prosecutors lists, in our own words. */
export const guidanceProhibitions: readonly LibraryEntry[] = [
  {
    code: 'P1',
    version: 1,
    kind: 'prohibition',
    category: 'location',
    title: 'Keep away from a named place',
    wording:
      'The defendant must not enter {place}, or go within {distance} metres of its boundary[[, except {exception}]].',
    asks: {
      place: { label: 'Place, with its address' },
      exception: {
        label: 'Exception, if the defendant must be able to go there for something',
        hint: 'Written to follow the word “except”. For example, to attend a hearing at the court there',
      },
    },
    example: { place: '14 Mill Lane, Aldermere', distance: 100 },
    check: 'observation',
    checkEveryDays: 28,
    howChecked: 'Sightings, cameras and number-plate records at the place; the protected person’s account.',
    failsWhen:
      'The place would be news to the defendant, the distance takes in a road they cannot avoid, or no address is given.',
    ...always,
  },
  {
    code: 'P1A',
    version: 1,
    kind: 'prohibition',
    category: 'location',
    title: 'Keep out of an area',
    wording:
      'The defendant must not enter the area bounded by {roads}, including those roads, as shown on the map attached to this order[[, except {exception}]].',
    asks: {
      exception: {
        label: 'Exception, if the defendant must be able to pass through or attend something',
        hint: 'Written to follow the word “except”. For example, to travel through on the A229 without stopping',
      },
    },
    example: { roads: ['High Street', 'Mill Lane', 'Church Road'] },
    check: 'observation',
    checkEveryDays: 28,
    howChecked: 'Location records, number-plate records and sightings inside the boundary.',
    failsWhen:
      'There is no map, a road is left out of the boundary, or it does not say whether the roads are included.',
    isArea: true,
    ...always,
  },
  {
    code: 'P2',
    version: 1,
    kind: 'prohibition',
    category: 'contact',
    title: 'No contact by any means',
    wording:
      'The defendant must not contact or try to contact {person}, directly or indirectly, by any means, including by phone, text, email, letter, gift, social media or an account in another name[[, except {exception}]].',
    asks: carveOut,
    example: { person: 'Sara Jones', exception: 'through a solicitor' },
    check: 'victimAccount',
    checkEveryDays: 28,
    howChecked: 'The protected person’s account; call, message and platform records.',
    failsWhen:
      'There are children, court proceedings or a shared workplace, and no exception says how they are managed.',
    ...always,
  },
  {
    code: 'P3',
    version: 1,
    kind: 'prohibition',
    category: 'contact',
    title: 'No contact through other people',
    wording:
      'The defendant must not ask, encourage or pay any other person to contact {person}, to find out where {person} is, or to do anything that this order forbids the defendant to do[[, except {exception}]].',
    asks: carveOut,
    example: { person: 'Sara Jones' },
    check: 'victimAccount',
    checkEveryDays: 28,
    howChecked: 'Statements from the people approached; messages on devices.',
    failsWhen: 'It forbids what other people choose to do, which the defendant cannot control.',
    ...always,
  },
  {
    code: 'P4',
    version: 1,
    kind: 'prohibition',
    category: 'online',
    title: 'No publishing about the protected person',
    wording:
      'The defendant must not publish, share or comment on any words, picture or recording that names {person}, or from which {person} can be identified, on the internet or on any social media account[[, except {exception}]].',
    asks: {
      exception: {
        label: 'Exception for lawful comment, if there is any',
        hint: 'Written to follow the word “except”. For example, to comment on how she votes as a councillor',
      },
    },
    example: { person: 'Sara Jones' },
    check: 'openSource',
    checkEveryDays: 14,
    howChecked: 'A dated open-source check of the accounts known, with captures.',
    failsWhen: 'It would stop lawful public comment, or names accounts that the defendant can simply replace.',
    ...always,
  },
  {
    code: 'P5',
    version: 1,
    kind: 'prohibition',
    category: 'legal',
    title: 'No court proceedings without a solicitor or permission',
    wording:
      'The defendant must not begin any civil or family court proceedings that name {person}, unless a solicitor signs the claim or a judge has first given permission.',
    example: { person: 'Sara Jones' },
    check: 'records',
    checkEveryDays: 90,
    howChecked: 'Court records; the protected person’s account.',
    failsWhen: 'It shuts the defendant out of court altogether, or there is no history of vexatious claims.',
    caution: 'Get legal advice first: access to a court is limited only with strong evidence.',
    ...always,
  },
  {
    code: 'P6',
    version: 1,
    kind: 'prohibition',
    category: 'surveillance',
    title: 'No images or recordings',
    wording:
      'The defendant must not photograph, film or record {person}, or any home, workplace or vehicle that the defendant knows {person} uses, by any device, including a phone, drone, doorbell or fixed camera.',
    example: { person: 'Sara Jones' },
    check: 'device',
    checkEveryDays: 56,
    howChecked: 'A look at the camera’s view on a visit; images found on devices.',
    failsWhen: 'A neighbour’s existing camera is forgotten, or nobody may look at the devices.',
    ...always,
  },
  {
    code: 'P7',
    version: 1,
    kind: 'prohibition',
    category: 'devices',
    title: 'Devices must keep their history',
    wording:
      'The defendant must not use any phone, computer or other device that can reach the internet unless it keeps a record of its use that can be shown to a police officer, and must not delete or hide that record.[[ The defendant must not own or use more than {number} such devices at any time.]]',
    asks: { number: { label: 'Most devices the defendant may have, if there is a limit' } },
    example: { number: 2 },
    check: 'device',
    checkEveryDays: 28,
    howChecked: 'Each device is looked at on a visit and its record compared with the last.',
    failsWhen: 'No condition lets an officer see the device, or the defendant’s work needs a device that is wiped.',
    from: '2020-01-20',
    until: '2026-04-30',
  },
  {
    code: 'P8',
    version: 1,
    kind: 'prohibition',
    category: 'location',
    title: 'No approaching',
    wording:
      'The defendant must not approach {person}, or remain within {distance} metres of {person} after seeing that {person} is there[[, except {exception}]].',
    asks: carveOut,
    example: { person: 'Sara Jones', distance: 50 },
    check: 'victimAccount',
    checkEveryDays: 28,
    howChecked: 'The protected person’s and witnesses’ accounts; cameras.',
    failsWhen: 'They live, work or study so close that the distance cannot be kept.',
    ...always,
  },
  {
    code: 'P9',
    version: 1,
    kind: 'prohibition',
    category: 'surveillance',
    title: 'No watching, following or tracking',
    wording:
      'The defendant must not watch, follow, track or monitor {person}, or any vehicle that the defendant knows {person} uses, by any means, including a tracking device, an app or access to an account of {person}.',
    example: { person: 'Sara Jones' },
    check: 'device',
    checkEveryDays: 28,
    howChecked: 'Searches of the vehicle and devices for trackers; account security records.',
    failsWhen: 'A shared phone plan or family account that already shows location is left in place.',
    ...always,
  },
]
