import { type When, whenIn } from '../time/when.ts'
import { addressWords, postcodeOf } from '../words/address-words.ts'

/** What a condition or the terms of another order make the defendant do or not do, read from their words. */

export interface Demand {
  does: 'forbids' | 'requires'
  what: 'presence' | 'contact'
  /** The clause that says it. */
  clause: string
  /** Where, for presence: as written. */
  place: string
  /** How far around the place, in metres. */
  metres: number
  when: When | undefined
  /** What stays lawful. */
  exception: string
}

const negative =
  /\b(?:must|shall|may|is|are|do|does|will)\s+not\b|\bnot\s+(?:to\s+)?(?=(?:go|enter|attend|approach|be|contact|come|visit|return|remain|communicate|loiter)\b)|\b(?:forbidden|prohibited|barred|excluded|banned)\b|\bno contact\b|\b(?:keep|stay|remain) (?:away|out)\b|\brefrain\b|\bexclusion\b/i
const forbiddenPresence =
  /\b(?:enter(?:ing)?|attend(?:ing)?|visit(?:ing)?|approach(?:ing)?|(?:go|going|return|returning|travel|travelling|come|coming) (?:to|into|in|near|within (?:\d+ ?(?:metres|meters|m|yards|miles?) of)?)|(?:be|being|remain|remaining|loiter|loitering) (?:in|at|on|within (?:\d+ ?(?:metres|meters|m|yards|miles?) of)?)|within \d+ ?(?:metres|meters|m|yards|miles?) of|(?:away|out|excluded|barred|banned) (?:from|of)|exclusion(?: zone)?:?|leave)\s+(?:any part of |the premises of |any of these places: ?)?/gi
const requiredPresence =
  /\b(?:attend(?:ing)?|report(?:ing)?(?: to| at)?|sign(?:ing)? on(?: at)?|(?:reside|residing|live|living|sleep|sleeping)(?: and sleep)?(?: each night)?(?: at)?|(?:remain|remaining|stay|staying|be|be present|present (?:himself|herself|themselves)|appear|surrender)(?: indoors)? (?:at|in|to)|go to|work at|(?:hand|give|tell|meet|see)\b[^.;]{0,60}? at|appointments?[^.;]{0,60}? at)\s+/gi
const contactVerb = /\b(?:contact|communicat\w+|approach|speak|message|meet|telephone|write)\b/i
const requiredContact =
  /\b(?:contact|communicate|speak|meet|mediat\w*|co-?parent\w*|handover)\b[^.;]{0,80}\b(?:with|to|from|between)\b/i

// Where a place ends and something else about the duty begins.
const placeEnd =
  /\s*(?:,\s*(?:or|and|except|unless|every|each|between|by|until|at least|the boundary|on any|in order|to be)\b|\b(?:except|unless|without|until|between|every|each (?:day|week|night|(?:mon|tue|wed|thu|fri|sat|sun)\w*)|the (?:platform|make|name|dates)\b|and take part|up to|for an?|for the|to be|in order|in writing|after seeing|or go|or be|or remain|or within|or contact|from \d+|by \d+|on (?:any )?(?:mon|tue|wed|thu|fri|sat|sun|weekday|weekend|each|every)\w*|at (?=\d{1,2}(?:[:.]\d{2}|\s*(?:am|pm|hours)))|during|and must|as shown|including those|within \d+ days?|at any time|with a curfew)\b|[.;]).*$/is
const strip = (place: string) =>
  place
    .replace(placeEnd, '')
    .replace(/\s+or (?:speak|go|be|contact|remain)\b.*$/i, '')
    .replace(/^(?:the\s+)?(?:area bounded by)\s+/i, '')
    .replace(/[\s,:]+$/, '')
    .trim()
const pronoun =
  /^(?:its? boundary|it|its|her|him|them|there|that|this|any|a|the|or order .*|each .*|any place that the defendant knows.*)?$/i

const clausesOf = (text: string): string[] =>
  text
    .split(/[;\n]|(?<=[.])\s+(?=[A-Z(\d])|(?:^|\s)\(?[a-z0-9]{1,2}[.)]\s/)
    .map(s => s.trim())
    .filter(Boolean)

/** Every demand in a text. What it cannot read, it leaves out. */
export function demandsOf(text: string): Demand[] {
  return clausesOf(text).flatMap(clause => {
    const cut = /\b(?:except|unless|save (?:for|to|that|in)|other than|apart from)\b/i.exec(clause)
    const [core, exception] = cut ? [clause.slice(0, cut.index), clause.slice(cut.index + cut[0].length)] : [clause, '']
    const forbids = negative.test(core)
    const base = { clause, when: whenIn(core), exception: exception.trim().replace(/[.\s]+$/, '') }
    const presence = places(core, forbids ? forbiddenPresence : requiredPresence).map(
      ({ place, metres }): Demand => ({
        ...base,
        does: forbids ? 'forbids' : 'requires',
        what: 'presence',
        place,
        metres,
      }),
    )
    const touches = forbids ? contactVerb.test(core) : requiredContact.test(core)
    const contact: Demand[] = touches
      ? [{ ...base, does: forbids ? 'forbids' : 'requires', what: 'contact', place: '', metres: 0 }]
      : []
    return [...presence, ...contact]
  })
}
function places(core: string, verbs: RegExp): { place: string; metres: number }[] {
  return [...core.matchAll(verbs)].flatMap(found => {
    const rest = core.slice((found.index ?? 0) + found[0].length)
    const metres = Number(/(\d+) ?(?:metres|meters|m)\b/.exec(found[0])?.[1] ?? 0)
    return rest
      .split(/;\s*(?:or|and)?\s*/)
      .map(strip)
      .filter(place => !pronoun.test(place) && place.length > 2)
      .map(place => ({ place, metres }))
  })
}

/** The words that name a place, without its town and county: ‘Acorn Centre’ of ‘the Acorn Centre, 4 High Street, Aldermere’. */
function nameOf(place: string): string[][] {
  const parts = place
    .split(/,|\bat\b|\bor\b/)
    .map(p => addressWords(p).filter(w => w !== 'the'))
    .filter(p => p.length)
  const [first, second] = parts
  if (!first) return []
  // A name as bare as ‘Flat 2’ or ‘12’ says nothing without the line that follows.
  const weak = first.length < 2 && (first[0]?.length ?? 0) < 5
  const names = weak && second ? [[...first, ...second]] : [first]
  // A street address within the place names it too.
  return [...names, ...parts.slice(1).filter(p => /^\d/.test(p[0] ?? '') && p.length > 1)]
}
const holds = (words: readonly string[], name: readonly string[]) =>
  ` ${words.join(' ')} `.includes(` ${name.join(' ')} `)

/** Whether two places as written are the same: by name, by street address or by postcode with no other number. */
export function samePlace(a: string, b: string): boolean {
  const [wa, wb] = [a, b].map(p => addressWords(p).filter(w => w !== 'the')) as [string[], string[]]
  const [pa, pb] = [postcodeOf(a), postcodeOf(b)]
  const number = (words: string[]) => words.find(w => /^\d+[a-z]?$/.test(w))
  if (pa && pa === pb) {
    const [na, nb] = [number(wa), number(wb)]
    return !na || !nb || na === nb
  }
  return nameOf(a).some(n => holds(wb, n)) || nameOf(b).some(n => holds(wa, n))
}
