/** What a blank in a condition's wording holds, and how it is asked for. */
export const slots = {
  person: { label: 'Protected person named in the condition', holds: 'words', hint: 'Their full name' },
  people: { label: 'Other people', holds: 'list', hint: 'Full names that the defendant already knows, one to a line' },
  place: {
    label: 'Place',
    holds: 'words',
    hint: 'Only a place that the defendant already knows. Never one they must not learn',
  },
  places: {
    label: 'Places',
    holds: 'list',
    hint: 'One to a line. Only places that the defendant already knows',
  },
  distance: { label: 'Distance in metres', holds: 'number', hint: 'No further than the evidence supports' },
  roads: {
    label: 'Roads that bound the area',
    holds: 'list',
    hint: 'One to a line, in order, all the way round. For example, High Street, then Mill Lane, then the A229',
  },
  route: { label: 'Route', holds: 'list', hint: 'The roads or paths along it, one to a line' },
  area: { label: 'Area', holds: 'words', hint: 'As its signs or a map name it. For example, the county of Kent' },
  times: {
    label: 'Days and times',
    holds: 'words',
    hint: 'For example, every Monday and Thursday between 9am and 11am',
  },
  number: { label: 'How many', holds: 'number', hint: 'A whole number' },
  days: { label: 'Number of days', holds: 'number', hint: 'A whole number' },
  provider: {
    label: 'Provider',
    holds: 'words',
    hint: 'The organisation, which has confirmed in writing that it will take the defendant',
  },
  role: { label: 'Who directs it', holds: 'words', hint: 'As the provider names it. For example, programme manager' },
  date: { label: 'Date', holds: 'date', hint: 'For example, 27 3 2027' },
  lastDate: { label: 'Last day', holds: 'date', hint: 'For example, 27 3 2028' },
  channels: { label: 'Ways of contact', holds: 'list', hint: 'One to a line. For example, WhatsApp' },
  vehicles: {
    label: 'Vehicles',
    holds: 'list',
    hint: 'Make, model and registration number, one to a line. Only those that the defendant already knows',
  },
  accounts: { label: 'Accounts', holds: 'list', hint: 'Platform and username, one to a line' },
  items: { label: 'Things', holds: 'list', hint: 'One to a line' },
  exception: {
    label: 'Exception',
    holds: 'words',
    hint: 'What stays lawful, written to follow the word “except”. For example, through a solicitor',
  },
} as const
export type Slot = keyof typeof slots
export const slotNames = Object.keys(slots) as Slot[]
export type SlotValue = string | number | string[] | null | undefined
export type SlotValues = Partial<Record<Slot, SlotValue>>
