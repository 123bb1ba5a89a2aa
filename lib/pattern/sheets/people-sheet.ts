import { type Role, roles as roleTable } from '../../case/policy.ts'
import { type Rank, ranks } from '../../case/reference/ranks.ts'
import { isEmailAddress, isPhoneNumber } from '../../case/staff/account-details.ts'
import { mostSheetPeople, type SheetPerson } from '../../case/staff/imported-people.ts'
import { CannotRead, type Source } from '../exports/row.ts'
import { headingsFound, headingWords, type SheetRow, sheetsOf } from './sheet.ts'

/** A list of people of the force, as its personnel system or a spreadsheet gives it: which column is which, and what a row says. */

const headings = {
  name: ['name', 'full name', 'display name', 'officer'],
  familyName: ['surname', 'family name', 'last name'],
  givenNames: ['forename', 'forenames', 'first name', 'given name', 'given names'],
  email: ['email', 'e mail', 'email address', 'e mail address', 'mail', 'work email', 'user principal name'],
  collar: ['collar', 'collar number', 'collar no', 'number', 'staff number', 'warrant number', 'shoulder number'],
  rank: ['rank', 'grade', 'rank or grade'],
  phone: ['phone', 'telephone', 'phone number', 'telephone number', 'mobile', 'mobile number', 'work phone'],
  roles: ['role', 'roles', 'force role', 'force roles', 'permission', 'permissions'],
  teams: ['team', 'teams', 'unit', 'department'],
  district: ['district', 'division', 'area', 'bcu'],
} as const
type Column = keyof typeof headings
const columnNames = Object.keys(headings) as Column[]

/** How ranks are written short. */
const shortRanks: Record<string, Rank> = {
  pc: 'constable',
  dc: 'constable',
  sc: 'constable',
  sgt: 'sergeant',
  ps: 'sergeant',
  ds: 'sergeant',
  'detective constable': 'constable',
  'police constable': 'constable',
  insp: 'inspector',
  di: 'inspector',
  'ch insp': 'chiefInspector',
  ci: 'chiefInspector',
  dci: 'chiefInspector',
  supt: 'superintendent',
  'd supt': 'superintendent',
  'det supt': 'superintendent',
  'ch supt': 'chiefSuperintendent',
  'chief supt': 'chiefSuperintendent',
  acc: 'assistantChiefConstable',
  dcc: 'deputyChiefConstable',
  cc: 'chiefConstable',
}
const notSworn = /^(police )?(staff|civilian|none|n\/?a|-|pcso|officer staff)$/i
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[.\-_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
/** The rank that a cell names, null for staff, undefined where it names none that is known. */
export function rankOfCell(cell: string): Rank | null | undefined {
  if (!cell || notSworn.test(cell)) return null
  const said = plain(cell.replaceAll('.', ''))
  const named = (Object.keys(ranks) as Rank[]).find(
    r => ranks[r].label.toLowerCase() === said.replace(/^detective /, ''),
  )
  return named ?? shortRanks[said]
}
const roleOf = (said: string) =>
  (Object.keys(roleTable) as Role[]).find(
    r => plain(roleTable[r].label) === plain(said) || r.toLowerCase() === said.toLowerCase(),
  )

export interface PeopleSheet {
  people: SheetPerson[]
  /** Headings whose column was not used. */
  unused: string[]
}

/** Reads a workbook or a table of text. Throws CannotRead, in one sentence, where it is no list of people. */
export async function readPeopleSheet(source: Source): Promise<PeopleSheet> {
  const best = headingsFound(
    await sheetsOf(source),
    columnsOf,
    c => c.has('email') && (c.has('name') || c.has('familyName')),
  )
  if (!best)
    throw new CannotRead(
      'No row of headings was found. Name two columns Name and Email address, and the others Collar number, Rank, Roles, Team and Phone number.',
    )
  const { rows, at, columns } = best
  const filled = rows.slice(at + 1).filter(r => r.cells.some(c => c.trim()))
  if (filled.length > mostSheetPeople)
    throw new CannotRead(
      `The list has ${filled.length} rows, and at most ${mostSheetPeople} are taken at once: divide it.`,
    )
  const used = new Set([...columns.values()].flat())
  const seen = new Map<string, number>()
  return {
    people: filled.map(r => {
      const person = personOf(r, columns)
      const key = person.email.toLowerCase()
      const earlier = key ? seen.get(key) : undefined
      if (key && earlier === undefined) seen.set(key, r.line)
      return earlier === undefined
        ? person
        : { ...person, problems: [...person.problems, `Row ${earlier} has the same email address`] }
    }),
    unused: (rows[at]?.cells ?? []).filter((h, i) => h.trim() && !used.has(i)),
  }
}

function columnsOf(cells: readonly string[]): Map<Column, number[]> {
  const columns = new Map<Column, number[]>()
  for (const [i, cell] of cells.entries()) {
    const said = headingWords(cell)
    const column = columnNames.find(c => (headings[c] as readonly string[]).includes(said))
    if (column && !columns.has(column)) columns.set(column, [i])
  }
  return columns
}

/** A spreadsheet's way to keep figures as text, ="0123", says what it holds; anything else that a spreadsheet would work out is refused. */
const heldAsText = /^="([^"]*)"$/
const isFormula = (cell: string) => /^[=@+\-\t\r]/.test(cell)
const several = (cell: string) =>
  cell
    .split(/[;|\n/]|,/)
    .map(part => part.trim())
    .filter(Boolean)

function personOf({ line, cells }: SheetRow, columns: Map<Column, number[]>): SheetPerson {
  const problems: string[] = []
  const of = (column: Column) => {
    const cell = (cells[columns.get(column)?.[0] ?? -1] ?? '').trim()
    const text = (heldAsText.exec(cell)?.[1] ?? cell).trim()
    // A phone number may begin with +, and a rank left out with a dash.
    if (isFormula(text) && !(column === 'phone' && /^\+\d/.test(text)) && text !== '-')
      problems.push(`“${text.slice(0, 40)}” begins like a formula`)
    return text === '-' ? '' : text.slice(0, 254)
  }
  const name = of('name') || [of('givenNames'), of('familyName')].filter(Boolean).join(' ')
  const email = of('email')
  const rank = rankOfCell(of('rank'))
  const said = several(of('roles'))
  const found = said.map(roleOf)
  const district = of('district')
  if (!name) problems.push('It has no name')
  if (name.length > 200) problems.push('The name is too long')
  if (!email) problems.push('It has no email address')
  else if (!isEmailAddress(email)) problems.push(`“${email}” is no email address`)
  if (of('phone') && !isPhoneNumber(of('phone'))) problems.push(`“${of('phone')}” is no phone number`)
  if (rank === undefined) problems.push(`There is no rank “${of('rank')}”`)
  for (const [i, role] of found.entries()) if (!role) problems.push(`There is no role “${said[i]}”`)
  if (!said.length) problems.push('It has no role')
  const held = [...new Set(found.filter(r => r !== undefined))]
  if (held.includes('administrator') && held.length > 1)
    problems.push('An administrator sees no cases, and this row gives a role that does. Add this person by hand')
  const teams = several(of('teams'))
  return {
    line,
    name: name.slice(0, 200),
    email,
    collar: of('collar') || null,
    rank: rank ?? null,
    phone: of('phone') || null,
    roles: held,
    teams: district && teams.length === 1 ? [`${teams[0]} (${district})`] : teams,
    problems: [...new Set(problems)],
  }
}
