import { longMoment } from '../../case/time/calendar.ts'
import { upperFirst } from '../../case/words/grammar.ts'
import type { Manifest } from './manifest.ts'
import { fingerprintOf } from './verify.mjs'

/** The pages of a parcel that a person reads in any browser, without this program. */

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escaped = (text: string): string => text.replace(/[&<>"]/g, c => marks[c] ?? c)
/** A name of code as a heading: homeAddress, Home address. */
export const inPlainWords = (name: string): string => upperFirst(name.replace(/([A-Z])/g, ' $1').toLowerCase())

const style = `body{font:19px/1.5 Arial,sans-serif;margin:0 auto;max-width:60em;padding:1em;color:#0b0c0c}
h1{font-size:1.7em}h2{font-size:1.25em;margin-top:1.5em}a{color:#1d70b8}table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #b1b4b6;padding:.4em .8em .4em 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}
dl{border-top:2px solid #b1b4b6;display:grid;grid-template-columns:minmax(8em,1fr) 3fr;gap:.2em 1em;margin:1em 0;padding-top:.5em}
dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}code{overflow-wrap:anywhere}
.mark{border-bottom:3px solid #0b0c0c;font-weight:bold}@media(max-width:40em){body{font-size:16px}dl{display:block}dd{margin-bottom:.5em}
table.wide,table.wide tbody,table.wide tr,table.wide td{display:block}table.wide thead{display:none}}`

export const pageHead = (title: string, marking: string): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title><style>${style}</style></head><body><p class="mark">${escaped(marking)}</p><h1>${escaped(title)}</h1>\n`
export const pageEnd = '</body></html>\n'

export const factsAsHtml = (facts: readonly (readonly [string, string])[]): string =>
  `<dl>${facts.map(([k, v]) => `<dt>${escaped(k)}</dt><dd>${escaped(v)}</dd>`).join('')}</dl>\n`

const codes = /(^|[a-z])Ids?$|^(id|version|recordedAt|sha256)$/
/** A record as a list of its answers: what is empty, and what only ties records together, is left to the JSON beside it. */
export function recordAsHtml(row: Record<string, unknown>, names: ReadonlyMap<string, string>): string {
  const facts = Object.entries(row).flatMap(([field, value]): [string, string][] => {
    const known = typeof value === 'string' ? names.get(value) : undefined
    if (known) return [[inPlainWords(field.replace(/Id$/, '')), known]]
    if (codes.test(field)) return []
    const text = valueInWords(value)
    return text ? [[inPlainWords(field), text]] : []
  })
  return facts.length ? factsAsHtml(facts) : ''
}
function valueInWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.map(valueInWords).filter(Boolean).join('; ')
  if (typeof value === 'object')
    return Object.entries(value)
      .flatMap(([k, v]) => {
        const text = valueInWords(v)
        return text ? [`${inPlainWords(k)}: ${text}`] : []
      })
      .join('\n')
  return String(value)
}

/** How whoever has it finds out that it is whole and of the force that it names. */
export const howToCheck = (m: Manifest): string =>
  `<h2>Is it whole, and from whom?</h2><p>Unpacked into a folder of its own, <code>node verify.mjs</code> checks the signature, every file and the record. It needs Node.js alone. Compare the fingerprint with the one that the force reads out by telephone.</p>${factsAsHtml(
    [
      ['From', `${m.from.force} (${m.from.code})`],
      ['Made', `${longMoment(m.at)}, by ${m.by}`],
      ['For', m.to ? `${m.to.force} (${m.to.code})` : 'The force itself'],
      ['Why', m.why],
      ['Fingerprint', fingerprintOf(m.from.signKey, m.from.sealKey)],
    ],
  )}`
