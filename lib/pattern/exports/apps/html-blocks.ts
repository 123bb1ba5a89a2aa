import { Parser } from 'htmlparser2'
import type { Source } from '../row.ts'

/** A piece of a web page in file order: the classes of the elements around it, from the outside in, and what it says. */
export type HtmlNode = {
  tag: string
  classes: string[]
  attributes: Record<string, string>
  children: (HtmlNode | string)[]
}

const mostNodes = 200_000
const longest = 1 << 22
const deepest = 400
const empty = new Set(['br', 'img', 'input', 'hr', 'meta', 'link', 'source', 'wbr'])
const silent = new Set(['script', 'style', 'head', 'title', 'noscript'])

/** An element that is wanted whole, and the line on which it begins. */
export type HtmlBlock = { node: HtmlNode; line: number; cut: boolean; around: string[] }

/**
 * The wanted elements of a web page in file order, in one pass; never more than one of them is held. Nothing is fetched or run.
 * A wanted element within a wanted one belongs to the outer.
 */
export async function* htmlBlocks(
  source: Source,
  wants: (tag: string, classes: string[], attributes: Record<string, string>) => boolean,
): AsyncGenerator<HtmlBlock[]> {
  let out: HtmlBlock[] = []
  let path: HtmlNode[] = []
  let depth = 0
  const around: string[] = []
  let [nodes, size, cut, line, begun, quiet] = [0, 0, false, 1, 1, 0]
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        if (silent.has(tag)) quiet++
        const classes = (attributes.class ?? '').split(/\s+/).filter(Boolean)
        const node: HtmlNode = { tag, classes, attributes, children: [] }
        if (!path.length) {
          depth++
          if (around.length < deepest) around.push(`${tag}.${classes.join('.')}`)
          if (quiet || !wants(tag, classes, attributes)) return
          ;[nodes, size, cut, begun] = [0, 0, false, line]
          path = [node]
          return
        }
        if (++nodes > mostNodes || path.length > deepest) cut = true
        else path.at(-1)?.children.push(node)
        path.push(node)
      },
      ontext: text => {
        if (!path.length || quiet) return
        size += text.length
        if (size > longest) cut = true
        else path.at(-1)?.children.push(text)
      },
      onclosetag: tag => {
        if (silent.has(tag)) quiet = Math.max(0, quiet - 1)
        if (!path.length) {
          if (depth > 0) depth--
          if (around.length > depth) around.pop()
          return
        }
        const node = path.pop()
        if (path.length || !node) return
        out.push({ node, line: begun, cut, around: [...around] })
        if (depth > 0) depth--
        if (around.length > depth) around.pop()
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeSelfClosing: false },
  )
  const decoder = new TextDecoder()
  for await (const bytes of source.open()) {
    // By lines, so that a block knows on which line it begins.
    const text = decoder.decode(bytes, { stream: true })
    for (let at = 0; at < text.length; ) {
      const next = text.indexOf('\n', at)
      const end = next < 0 ? text.length : next + 1
      parser.write(text.slice(at, end))
      if (next >= 0) line++
      at = end
    }
    yield out
    out = []
  }
  parser.write(decoder.decode())
  parser.end()
  yield out
}

const block = new Set([
  'div',
  'p',
  'li',
  'tr',
  'ul',
  'ol',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'blockquote',
  'pre',
  'br',
  'section',
  'header',
  'footer',
])
/** The words of an element as people read them: blocks on lines of their own. */
export function htmlWords(node: HtmlNode | string | undefined): string {
  const parts: string[] = []
  const walk = (n: HtmlNode | string) => {
    if (typeof n === 'string') {
      parts.push(n.replace(/\s+/g, ' '))
      return
    }
    if (silent.has(n.tag)) return
    if (block.has(n.tag)) parts.push('\n')
    for (const c of n.children) walk(c)
    if (block.has(n.tag) && !empty.has(n.tag)) parts.push('\n')
  }
  if (node !== undefined) walk(node)
  return parts
    .join('')
    .replace(/[ \t]*\n[ \t\n]*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim()
}
/** Every element below that is wanted, in order; none inside one that was found. */
export function allIn(node: HtmlNode, wanted: (n: HtmlNode) => boolean, found: HtmlNode[] = []): HtmlNode[] {
  for (const c of node.children) {
    if (typeof c === 'string') continue
    if (wanted(c)) found.push(c)
    else allIn(c, wanted, found)
  }
  return found
}
export const ofClass =
  (...names: string[]) =>
  (n: HtmlNode): boolean =>
    names.some(name => n.classes.includes(name))
