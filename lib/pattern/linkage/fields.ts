/** What is compared on each side, in this order, with the levels of agreement from best to worst. */
export const fields = [
  {
    name: 'given',
    label: 'Given name',
    levels: ['same', 'known form', 'one letter apart', 'alike', 'as middle name', 'different'],
  },
  { name: 'initial', label: 'Initial', levels: ['agrees', 'differs'] },
  { name: 'middle', label: 'Middle name', levels: ['same', 'initial agrees', 'different'] },
  {
    name: 'family',
    label: 'Family name',
    levels: ['same', 'known form', 'part of', 'one letter apart', 'alike', 'different'],
  },
  { name: 'order', label: 'Order of the names', levels: ['as written', 'swapped'] },
  {
    name: 'born',
    label: 'Date of birth',
    levels: [
      'same',
      'day and month swapped',
      'year out',
      'one part out',
      'within two years',
      'different',
      'a generation apart',
    ],
  },
  { name: 'year', label: 'Year of birth, where one date is 1 January', levels: ['same', 'one out', 'different'] },
  { name: 'place', label: 'Address', levels: ['same address', 'same postcode', 'same postcode area', 'different'] },
  { name: 'phone', label: 'Telephone', levels: ['same', 'one digit apart', 'different'] },
  { name: 'email', label: 'E-mail', levels: ['same', 'alike', 'different'] },
  { name: 'handle', label: 'Account', levels: ['same', 'alike', 'different'] },
  { name: 'ref', label: 'Person number', levels: ['same', 'different'] },
] as const

export type FieldName = (typeof fields)[number]['name']

export const fieldCount = fields.length
/** Where the levels of a field begin in a row of all levels. */
export const offsets: readonly number[] = fields.map((_, i) =>
  fields.slice(0, i).reduce((sum, field) => sum + field.levels.length, 0),
)
export const levelCount = fields.reduce((sum, field) => sum + field.levels.length, 0)

const positions = Object.fromEntries(fields.map((field, i) => [field.name, i])) as Record<FieldName, number>
export const at = positions

export type Side = 'suspect' | 'victim'

const same = {
  given: [0.79, 0.11, 0.05, 0.03, 0.016, 0.004],
  initial: [0.97, 0.03],
  middle: [0.75, 0.2, 0.05],
  order: [0.98, 0.02],
  born: [0.86, 0.04, 0.035, 0.035, 0.01, 0.003, 0.0006],
  year: [0.88, 0.05, 0.07],
  place: [0.3, 0.25, 0.12, 0.33],
  phone: [0.6, 0.02, 0.38],
  email: [0.7, 0.03, 0.27],
  handle: [0.65, 0.03, 0.32],
  ref: [0.6, 0.4],
}

/** How often one person's two rows agree at each level, before anything is learnt: by side, for women marry. */
export const firstGuess: Record<Side, Record<FieldName, readonly number[]>> = {
  suspect: { ...same, family: [0.83, 0.04, 0.02, 0.06, 0.03, 0.02] },
  victim: { ...same, family: [0.79, 0.04, 0.02, 0.06, 0.03, 0.06] },
}

/** The same between two people of one family or household, where that is not as between strangers. */
export const kin = {
  place: [0.25, 0.2, 0.15, 0.4],
  phone: [0.25, 0.005, 0.745],
  otherFamily: 0.1,
  /** Fathers name sons after themselves, twins share a birthday, one e-mail address serves two. */
  same: { given: 0.06, born: 0.12, year: 0.06, email: 0.02, handle: 0.005, ref: 0.006 },
} as const
