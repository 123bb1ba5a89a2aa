/** Every single change of a comparison or a number in a source: what a careless edit would do to the law. */

export interface Mutant {
  line: number
  from: string
  to: string
  source: string
}
const comparisons: Record<string, string> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
}

/** Where a source is code: strings, comments and regular expressions are left alone, what templates compute is not. */
function codeMask(source: string): boolean[] {
  const mask: boolean[] = new Array(source.length).fill(true)
  const blank = (from: number, to: number) => mask.fill(false, from, to)
  /** From inside a template to its end; what it computes is code again. */
  const template = (from: number): number => {
    let at = from
    let plain = from
    while (at < source.length && source[at] !== '`') {
      if (source[at] === '\\') at += 2
      else if (source.startsWith('${', at)) {
        blank(plain, at + 2)
        at = code(at + 2, true)
        plain = at
      } else at++
    }
    blank(plain, at + 1)
    return at + 1
  }
  const code = (from: number, nested: boolean): number => {
    let at = from
    let depth = 0
    while (at < source.length) {
      const c = source[at]
      if (nested && c === '}' && depth === 0) return at
      if (c === '{') depth++
      if (c === '}') depth--
      const rest = source.slice(at)
      const plain =
        rest.match(/^'(?:\\.|[^'\\])*'/)?.[0] ??
        rest.match(/^\/\/.*/)?.[0] ??
        rest.match(/^\/\*[\s\S]*?\*\//)?.[0] ??
        (/[(=,:?!&|[{}\s]\s*$/.test(source.slice(Math.max(0, at - 3), at))
          ? rest.match(/^\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+\/[a-z]*/)?.[0]
          : undefined)
      if (plain) {
        blank(at, at + plain.length)
        at += plain.length
      } else at = c === '`' ? template(at + 1) : at + 1
    }
    return at
  }
  code(0, false)
  return mask
}

/** Every mutant of a source, one change each. */
export function mutantsOf(source: string): Mutant[] {
  const mask = codeMask(source)
  const mutants: Mutant[] = []
  const change = (at: number, from: string, to: string) => {
    const line = source.slice(0, at).split('\n').length
    mutants.push({ line, from, to, source: source.slice(0, at) + to + source.slice(at + from.length) })
  }
  for (const found of source.matchAll(/(?<=\s)(===|!==|<=|>=|<|>)(?=\s)|(?<![\w.$])\d[\d_]*(?![\w.])/g)) {
    const [token] = found
    if (!mask[found.index]) continue
    const opposite = comparisons[token]
    if (opposite) change(found.index, token, opposite)
    else {
      const number = Number(token.replaceAll('_', ''))
      change(found.index, token, String(number + 1))
      change(found.index, token, number === 0 ? '-1' : String(number - 1))
    }
  }
  return mutants
}
