import type { LibraryEntry } from '../library-entry.ts'

// The 2019 Act's first day in force, from which this wording may be used.
const always = { from: '2020-01-20', until: null } as const
/** Rewritten to answer what courts object to. */
const revised = { from: '2026-11-29', until: null } as const

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
    version: 2,
    kind: 'prohibition',
    category: 'contact',
    title: 'No contact by any means',
    wording:
      'The defendant must not contact or try to contact {person}, directly or indirectly, by any means, including by phone, text, email, letter, gift, social media or an account in another name, except through a solicitor, by court papers served as the rules of the court allow, or as an order of a court about a child allows[[, or {exception}]].',
    asks: {
      exception: {
        label: 'Another exception, if contact must stay lawful for something else',
        hint: 'Written to follow the word “or”. For example, at a meeting that their employer has called',
      },
    },
    example: { person: 'Sara Jones', exception: 'at a meeting that their employer has called' },
    check: 'victimAccount',
    checkEveryDays: 28,
    howChecked: 'The protected person’s account; call, message and platform records.',
    failsWhen: 'They share a workplace or care for a relative together, and no exception says how that is managed.',
    changed:
      'Answers the objection that it stopped a solicitor’s letter, the service of court papers and contact that a family court had ordered.',
    ...revised,
  },
  {
    code: 'P3',
    version: 2,
    kind: 'prohibition',
    category: 'contact',
    title: 'No contact through other people',
    answers: ['A', 'B', 'D', 'G'],
    wording:
      'The defendant must not ask, encourage or pay any other person to contact {person}, to find out where {person} is, or to do anything that this order forbids the defendant to do, except to instruct a solicitor, to have court papers served, or as an order of a court about a child allows[[, or {exception}]].',
    asks: {
      exception: {
        label: 'Another exception, if asking somebody must stay lawful for something else',
        hint: 'Written to follow the word “or”. For example, to ask a named relative to hand over the children',
      },
    },
    example: { person: 'Sara Jones' },
    check: 'victimAccount',
    checkEveryDays: 28,
    howChecked: 'Statements from the people approached; messages on devices.',
    failsWhen: 'It forbids what other people choose to do, which the defendant cannot control.',
    changed:
      'Answers the objection that it stopped the defendant from instructing a solicitor or having court papers served.',
    ...revised,
  },
  {
    code: 'P4',
    version: 2,
    kind: 'prohibition',
    category: 'online',
    title: 'No publishing about the protected person',
    wording:
      'The defendant must not, on the internet or on any social media account, publish, share or comment on any words, picture or recording that names {person} or from which {person} can be identified[[, except {exception}]].',
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
    changed:
      'Answers the objection that it could be read as forbidding only what identifies the person on the internet: where it must not be published now stands first.',
    ...revised,
  },
  {
    code: 'P5',
    version: 2,
    kind: 'prohibition',
    category: 'legal',
    title: 'No vexatious court proceedings',
    answers: ['B'],
    wording:
      'The defendant must not begin civil proceedings against {person} that are vexatious, that is, that have no arguable ground and are brought to contact or distress {person}. This does not stop the defendant from answering proceedings that somebody else began, from applying about this order or appealing against it under section 4, 5 or 7 of the Stalking Protection Act 2019, or from applying to a court about a child.',
    example: { person: 'Sara Jones' },
    check: 'records',
    checkEveryDays: 90,
    howChecked: 'Court records; the protected person’s account.',
    failsWhen: 'There is no history of vexatious claims, or a court has already limited them by an order of its own.',
    caution: 'Get legal advice first: access to a court is limited only with strong evidence.',
    changed:
      'Answers the objection that it kept the defendant from answering claims brought against them, and from applications that the Act itself gives them.',
    ...revised,
  },
  {
    code: 'P6',
    version: 1,
    kind: 'prohibition',
    category: 'surveillance',
    title: 'No images or recordings',
    answers: ['C1', 'G'],
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
    code: 'P8',
    version: 2,
    kind: 'prohibition',
    category: 'location',
    title: 'No approaching',
    wording:
      'The defendant must not approach {person}, that is, move to within {distance:metre} of {person} when the defendant knows or can see that {person} is there, or stay within that distance after seeing {person}, except inside a court building to attend a hearing[[, or {exception}]].',
    asks: {
      exception: {
        label: 'Another exception, if being near must stay lawful for something else',
        hint: 'Written to follow the word “or”. For example, at a school event to which the school has invited both',
      },
    },
    example: { person: 'Sara Jones', distance: 50 },
    check: 'victimAccount',
    checkEveryDays: 28,
    howChecked: 'The protected person’s and witnesses’ accounts; cameras.',
    failsWhen: 'They live, work or study so close that the distance cannot be kept.',
    changed:
      'Answers the objections that “approach” was not defined and that both must be able to come to the same court.',
    ...revised,
  },
  {
    code: 'P9',
    version: 2,
    kind: 'prohibition',
    category: 'surveillance',
    title: 'No watching or monitoring',
    answers: ['D', 'G'],
    wording:
      'The defendant must not watch {person}, or keep track of what {person} does on the internet, by email or on any account or device, by any means.',
    example: { person: 'Sara Jones' },
    check: 'device',
    checkEveryDays: 28,
    howChecked: 'Searches of the vehicle and devices for trackers; account security records.',
    failsWhen:
      'A family account or a shared device that already shows what they do is left in place. Following and tracking need P15 and P16.',
    changed:
      'Answers the objection that following and tracking were forbidden twice, here and by P15 and P16: it now speaks of watching and monitoring alone.',
    ...revised,
  },
]
