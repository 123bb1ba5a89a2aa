import type { CaseFile, Patch } from '../case.ts'

/** What a case is found by, normalised so that spacing, case and accents do not matter. */
export interface SearchTerm {
  kind:
    | 'ref'
    | 'defendant'
    | 'protected'
    | 'alias'
    | 'bornOn'
    | 'phone'
    | 'email'
    | 'handle'
    | 'vehicle'
    | 'device'
    | 'crimeReference'
    | 'orderRef'
  value: string
  sound: string | null
}

/** Lower case, no accents, single spaces; apostrophes and hyphens do not count. */
export const normalName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’‘`.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
const squash = (s: string) => s.toLowerCase().replace(/[^a-z0-9]/g, '')
/** A phone number in one form: +44 and 0044 become 0. */
export const normalPhone = (s: string): string =>
  s
    .replace(/[^\d+]/g, '')
    .replace(/^(\+44|0044)/, '0')
    .replace(/\D/g, '')
const normalHandle = (s: string) => s.trim().toLowerCase().replace(/^@/, '')

/** One search box's text in the form in which terms of each kind are kept. */
export const normalQuery = (typed: string) => ({
  name: normalName(typed),
  phone: normalPhone(typed),
  plain: squash(typed),
  handle: normalHandle(typed),
})

/** The simple English sound of a name: letters that are often confused fall together. */
export function soundOf(name: string): string {
  return normalName(name)
    .split(' ')
    .map(
      word =>
        word.charAt(0) +
        word
          .slice(1)
          .replace(/ph/g, 'f')
          .replace(/ght?/g, 't')
          .replace(/[aeiouyhw]/g, '')
          .replace(/[ckqx]/g, 'k')
          .replace(/z/g, 's')
          .replace(/(.)\1+/g, '$1'),
    )
    .sort()
    .join(' ')
}

/** The collections whose words find a case. */
export const searchReads = ['defendants', 'protectedPersons', 'identifiers', 'incidents', 'orders'] as const
export type SearchReads = (typeof searchReads)[number]

/** Every word by which the case may be found. */
export function searchTermsOf(file: CaseFile<SearchReads>): SearchTerm[] {
  const terms: SearchTerm[] = [{ kind: 'ref', value: squash(file.case.ref), sound: null }]
  const name = (kind: SearchTerm['kind'], full: string) => {
    const value = normalName(full)
    if (value) terms.push({ kind, value, sound: soundOf(full) })
  }
  for (const d of file.defendants) {
    name('defendant', `${d.givenNames} ${d.familyName}`)
    for (const alias of d.aliases) name('alias', alias)
    if (d.bornOn) terms.push({ kind: 'bornOn', value: d.bornOn, sound: null })
  }
  for (const p of file.protectedPersons) {
    name('protected', `${p.givenNames} ${p.familyName}`)
    if (p.bornOn) terms.push({ kind: 'bornOn', value: p.bornOn, sound: null })
  }
  const plain = (kind: SearchTerm['kind'], value: string) => value && terms.push({ kind, value, sound: null })
  for (const i of file.identifiers) {
    if (i.removedAt) continue
    if (i.kind === 'phone') plain('phone', normalPhone(i.value))
    else if (i.kind === 'handle' || i.kind === 'email') plain(i.kind, normalHandle(i.value))
    else if (i.kind === 'profile') plain('handle', normalHandle(i.value))
    else if (i.kind === 'alias') name('alias', i.value)
    else plain(i.kind, squash(i.value))
  }
  for (const i of file.incidents) {
    if (i.crimeReference) plain('crimeReference', squash(i.crimeReference))
    if (i.handle) plain('handle', normalHandle(i.handle))
  }
  for (const o of file.orders) plain('orderRef', squash(o.ref))
  const seen = new Set<string>()
  return terms.filter(t => !seen.has(`${t.kind} ${t.value}`) && seen.add(`${t.kind} ${t.value}`))
}

const searched = new Set<string>([...searchReads, 'case'])
/** Whether a patch changes anything that a search reads. */
export const touchesSearch = (patch: Patch): boolean =>
  patch.some(c =>
    c.in === 'incidents'
      ? !('set' in c) || 'crimeReference' in c.set || 'handle' in c.set
      : c.in === 'case'
        ? false
        : searched.has(c.in),
  )
