import { mostSheetOrders, type SheetOrder } from '../../case/views/imported-orders.ts'
import { CannotRead, type Source } from '../exports/row.ts'
import { headingsFound, headingWords, type SheetRow, sheetsOf } from '../sheets/sheet.ts'
import { conditionsOfCell, dayOfCell, inName, nameOfCell } from './order-text.ts'

/** A list of live orders, as a force keeps it in a spreadsheet: which column is which, and what each row says. */

const roles = {
  name: ['defendant', 'respondent', 'subject', 'defendant name', 'respondent name', 'subject name', 'name', 'nominal'],
  familyName: [
    'defendant family name',
    'defendant surname',
    'respondent surname',
    'surname',
    'family name',
    'last name',
  ],
  givenNames: [
    'defendant given names',
    'defendant forename',
    'respondent forename',
    'forename',
    'forenames',
    'first name',
    'given names',
  ],
  aliases: ['aliases', 'alias', 'also known as', 'aka', 'other names'],
  bornOn: ['date of birth', 'dob', 'defendant dob', 'respondent dob', 'defendant date of birth', 'born'],
  homeAddress: ['defendant address', 'respondent address', 'address', 'home address'],
  protectedName: [
    'protected person',
    'protected persons',
    'victim',
    'applicant',
    'victim name',
    'protected person name',
    'complainant',
  ],
  protectedFamilyName: [
    'victim surname',
    'protected person surname',
    'protected person family name',
    'victim family name',
  ],
  protectedGivenNames: [
    'victim forename',
    'protected person forename',
    'protected person given names',
    'victim given names',
  ],
  protectedBornOn: ['victim dob', 'victim date of birth', 'protected person dob', 'protected person date of birth'],
  kind: ['order type', 'type', 'type of order', 'order', 'full or interim', 'kind'],
  court: ['court', 'issuing court', 'court name'],
  reference: [
    'reference',
    'order reference',
    'court reference',
    'case number',
    'crime reference',
    'crime number',
    'crime ref',
    'urn',
    'ref',
    'niche reference',
    'occurrence',
  ],
  madeOn: [
    'date made',
    'made on',
    'made',
    'date of order',
    'order date',
    'date granted',
    'granted',
    'start date',
    'issued',
  ],
  lastDay: ['last day', 'expiry', 'expiry date', 'expires', 'end date', 'date of expiry', 'order expires', 'until'],
  servedOn: ['date served', 'served on', 'served', 'service date', 'date of service'],
  server: ['served by', 'serving officer'],
  conditions: [
    'conditions',
    'prohibitions',
    'terms',
    'requirements',
    'conditions of order',
    'prohibitions and requirements',
  ],
  owner: ['owner', 'officer', 'oic', 'officer in the case', 'officer in case', 'responsible officer', 'order owner'],
} as const
type Role = keyof typeof roles
const numbered = /^(?:condition|prohibition|requirement|term) (\d{1,2})$/

export interface OrderSheet {
  orders: SheetOrder[]
  /** Headings whose column was not used. */
  unused: string[]
  /** Rows with something in them and nobody named, by their numbers. */
  nameless: number[]
}

/** Reads a workbook or a table of text. Throws CannotRead, in one sentence, where it is no list of orders. */
export async function readOrderSheet(source: Source): Promise<OrderSheet> {
  const best = headingsFound(await sheetsOf(source), columnsOf, c => c.has('name') || c.has('familyName'))
  if (!best)
    throw new CannotRead(
      'No row of headings was found. Name a column Defendant, or Surname and Forename: the others are Date of birth, Protected person, Order type, Court, Reference, Date made, Expiry date, Date served, Conditions and Owner.',
    )
  const { rows, at, columns } = best
  const headings = rows[at]?.cells ?? []
  const used = new Set([...columns.values()].flat())
  const filled = rows.slice(at + 1).filter(r => r.cells.some(c => c.trim()))
  if (filled.length > mostSheetOrders)
    throw new CannotRead(
      `The sheet has ${filled.length} rows, and at most ${mostSheetOrders} are taken at once: divide it.`,
    )
  const orders = filled.map(r => orderOf(r, columns, headings))
  const hasName = (o: SheetOrder) => !!(o.familyName || o.givenNames)
  return {
    orders: orders.filter(hasName),
    unused: headings.filter((h, i) => h.trim() && !used.has(i)),
    nameless: orders.filter(o => !hasName(o)).map(o => o.line),
  }
}

function columnsOf(headings: readonly string[]): Map<Role, number[]> {
  const columns = new Map<Role, number[]>()
  const put = (role: Role, i: number) => columns.set(role, [...(columns.get(role) ?? []), i])
  for (const [i, heading] of headings.entries()) {
    const said = headingWords(heading)
    const role = numbered.test(said)
      ? 'conditions'
      : (Object.keys(roles) as Role[]).find(r => (roles[r] as readonly string[]).includes(said))
    // Several columns of conditions or references are all read; of anything else, the first.
    if (role && (!columns.has(role) || role === 'conditions' || role === 'reference')) put(role, i)
  }
  return columns
}

function orderOf({ line, cells }: SheetRow, columns: Map<Role, number[]>, headings: readonly string[]): SheetOrder {
  const all = (role: Role) => (columns.get(role) ?? []).map(i => (cells[i] ?? '').trim()).filter(Boolean)
  const of = (role: Role) => all(role)[0] ?? ''
  const unread: string[] = []
  const headingOf = (role: Role) => headings[columns.get(role)?.[0] ?? -1]?.trim() ?? role
  const dayOf = (role: Role, otherwise: RegExp = /^$/) => {
    const cell = of(role)
    const day = cell ? dayOfCell(cell) : undefined
    if (cell && !day && !otherwise.test(cell)) unread.push(`${headingOf(role)}: “${cell.slice(0, 200)}”`)
    return day ?? null
  }
  const whole = nameOfCell(of('name'))
  const protectedWhole = nameOfCell(of('protectedName'))
  const kind = /interim/i.test(of('kind')) ? 'interim' : /full|final|spo|stalking/i.test(of('kind')) ? 'full' : null
  const unlimited = /further order|indefinite|unlimited|no end|lifetime/i
  const notServed = /^(no|not|none|n\/a|tbc|-)/i
  return {
    line,
    givenNames: inName(of('givenNames')) || whole.givenNames,
    familyName: inName(of('familyName')) || whole.familyName,
    aliases: of('aliases')
      .split(/[;\n]|, (?=\p{Lu})/u)
      .map(a => a.trim())
      .filter(Boolean),
    bornOn: dayOf('bornOn'),
    homeAddress: of('homeAddress') || null,
    protectedGivenNames: inName(of('protectedGivenNames')) || protectedWhole.givenNames,
    protectedFamilyName: inName(of('protectedFamilyName')) || protectedWhole.familyName,
    protectedBornOn: dayOf('protectedBornOn'),
    kind,
    court: of('court') || null,
    references: all('reference'),
    madeOn: dayOf('madeOn'),
    lastDay: dayOf('lastDay', unlimited),
    untilFurther: unlimited.test(of('lastDay')),
    servedOn: dayOf('servedOn', notServed),
    server: of('server') || null,
    conditions: all('conditions').flatMap(conditionsOfCell),
    owner: of('owner') || null,
    ownerId: null,
    unread,
    alike: [],
  }
}
