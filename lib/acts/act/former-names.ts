import type { ActName } from '../../case/act-names.ts'
import { libraryCodes } from '../../case/reference/library-codes.ts'

/** An act's present name, with what its former name said that its form now carries. */
export interface Renamed {
  name: ActName
  given: Readonly<Record<string, string>>
}

// Until 0.2 each code of the library had acts of its own.
const ofLibrary = (name: 'addCondition' | 'takeNewWording') =>
  libraryCodes.map((code): [string, Renamed] => [`${name}${code}`, { name, given: { code } }])

/** Names that acts had once. They stand in events, in addresses that were kept and in forms that were open. */
export const formerNames: ReadonlyMap<string, Renamed> = new Map([
  ...ofLibrary('addCondition'),
  ...ofLibrary('takeNewWording'),
])
