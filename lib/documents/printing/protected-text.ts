import { needlesOf, reveals, type Secret } from '../../case/views/protected-address.ts'

/** Finds a protected address in what is about to leave the force. */

/** Where a protected address was found: the way through the document, in words. It never says which address. */
export interface Found {
  where: string
}

/** Every place in a document's data where a protected address would be read: texts, titles of maps, names of files, and of fields. `label` puts a path into words. */
export function scan(data: unknown, secrets: readonly Secret[], label: (path: string[]) => string): Found[] {
  const needles = secrets.map(needlesOf)
  const found: Found[] = []
  const walk = (value: unknown, path: string[]) => {
    if (typeof value === 'string' || typeof value === 'number') {
      if (reveals(String(value), needles)) found.push({ where: label(path) })
    } else if (Array.isArray(value)) {
      // An address parted over the items of one list is still read as one.
      const whole = value.every(item => typeof item === 'string') ? value.join(' ') : ''
      const before = found.length
      for (const [n, item] of value.entries()) walk(item, [...path, String(n)])
      if (found.length === before && reveals(whole, needles)) found.push({ where: label(path) })
    } else if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) {
        if (reveals(key, needles)) found.push({ where: label(path) })
        walk(inner, [...path, key])
      }
  }
  if (needles.length) walk(data, [])
  return found
}
