/** A list of live orders as a force might keep it: 60 rows, with gaps of every kind, the same on every run. */

const surnames = [
  'Abernathy',
  'Birtwhistle',
  'Cholmondeley',
  'Dunkerley',
  'Entwistle',
  'Featherstone',
  'Gathercole',
  'Hepplewhite',
  'Inchbald',
  'Jellicoe',
]
const given = ['Barnaby', 'Cuthbert', 'Desmond', 'Everard', 'Ferdinand', 'Godfrey']
const victims = ['Annabel', 'Beatrix', 'Clementine', 'Dorothea', 'Ernestine', 'Florence']
export const listHeadings = [
  'Defendant',
  'Date of birth',
  'Protected person',
  'Order type',
  'Court',
  'Crime reference',
  'Date made',
  'Expiry date',
  'Date served',
  'Conditions',
  'Officer',
]
const two = (n: number) => String(n).padStart(2, '0')
export const listConditions =
  '1. Not to contact, directly or indirectly, the protected person.\n2. Not to enter Quay Street, Aldermere, or any address\nat which she lives.\n3. To surrender any device to a constable on request.'

/** The row of a list, counted from 0: every tenth lacks its birth, every ninth its service, every eighth its owner's name. */
export function listRow(n: number, owner: string): string[] {
  const surname = `${surnames[n % 10]}${n >= 10 ? `-${surnames[Math.floor(n / 10)]}` : ''}`
  return [
    `${surname.toUpperCase()}, ${given[n % 6]}`,
    n % 10 === 3 ? '' : `${two(1 + (n % 28))}/${two(1 + (n % 12))}/${1960 + (n % 40)}`,
    `${victims[n % 6]} ${surnames[(n + 3) % 10]}${n}`,
    n % 15 === 7 ? 'Interim' : 'Full',
    'Aldermere Magistrates’ Court',
    `61/${20_000 + n}/25`,
    n % 20 === 11 ? 'last spring' : `${two(1 + (n % 28))}/06/2025`,
    n % 12 === 5 ? 'until further order' : `${two(1 + (n % 28))}/06/2029`,
    n % 9 === 4 ? 'No' : `${two(2 + (n % 27))}/07/2025`,
    n % 30 === 17 ? '' : listConditions,
    n % 8 === 6 ? 'PC Nobody Known' : owner,
  ]
}
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
export const listOfOrders = (owner: string, rows = 60): string =>
  [listHeadings, ...Array.from({ length: rows }, (_, n) => listRow(n, owner))]
    .map(r => r.map(cell).join(','))
    .join('\r\n')
