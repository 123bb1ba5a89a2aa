import { SaxesParser } from 'saxes'
import { encodingOf } from '../lines.ts'
import { maybeWords } from '../outside.ts'
import type { Source } from '../row.ts'
import { localName } from './xml-events.ts'

export type XmlNode = { name: string; attributes: Record<string, string>; children: XmlNode[]; text: string }
/** An element that is wanted whole: what it holds, its text in the file, and the elements around it from the outside in. */
export type XmlRecord = { node: XmlNode; raw: string; line: number; around: XmlNode[]; cut: boolean }

/** Text that may be somebody’s words, in no wanted element: with the elements around it. */
export type Outside = { text: string; line: number; around: XmlNode[] }

const longest = 1 << 22
const mostOutside = 100_000
const mostNodes = 50_000
const deepest = 200

export type XmlWants = (name: string, attributes: Record<string, string>, around: XmlNode[]) => boolean
const emptyNode = (name: string, attributes: Record<string, string>): XmlNode => ({
  name,
  attributes,
  children: [],
  text: '',
})

/**
 * The wanted elements of an XML file in file order, one pass, never more than one of them held. An element around them keeps
 * its own fields that came before. No entity is expanded but the five of XML, and faults of the form are passed over.
 */
export async function* xmlRecords(
  source: Source,
  wants: XmlWants,
): AsyncGenerator<{ records: XmlRecord[]; faults: number; outside: Outside[] }> {
  let [faults, window, windowStart, depth] = [0, '', 0, 0]
  let out: XmlRecord[] = []
  let outside: Outside[] = []
  const around: XmlNode[] = []
  let now: { path: XmlNode[]; start: number; line: number; nodes: number; cut: boolean } | undefined
  const parser = new SaxesParser<{ position: true }>({ position: true })
  parser.on('error', () => faults++)
  parser.on('opentag', ({ name: full, attributes }) => {
    const name = localName(full)
    const plain: Record<string, string> = {}
    for (const [key, value] of Object.entries(attributes))
      plain[localName(key)] = typeof value === 'string' ? value : value.value
    depth++
    const node = emptyNode(name, plain)
    if (now) {
      if (++now.nodes > mostNodes || now.path.length > deepest) now.cut = true
      else now.path.at(-1)?.children.push(node)
      now.path.push(node)
      return
    }
    if (!wants(name, plain, around)) {
      if (depth <= deepest) {
        // What stood in the element around is kept, as long as it is short.
        const parent = around.at(-1)
        if (parent && parent.children.length < 100) parent.children.push(node)
        around.push(node)
      }
      return
    }
    const from = window.lastIndexOf('<', Math.max(0, parser.position - windowStart - 1))
    now = { path: [node], start: windowStart + Math.max(0, from), line: parser.line, nodes: 0, cut: false }
  })
  parser.on('closetag', () => {
    if (!now) {
      const ended = depth <= deepest ? around.pop() : undefined
      if (ended && maybeWords(ended.text))
        outside.push({ text: ended.text, line: parser.line, around: [...around, ended] })
      depth--
      return
    }
    depth--
    const node = now.path.pop()
    if (now.path.length || !node) return
    const raw =
      now.cut && now.start < windowStart ? '' : window.slice(now.start - windowStart, parser.position - windowStart)
    out.push({ node, raw: raw.slice(0, longest), line: now.line, around: [...around], cut: now.cut })
    now = undefined
  })
  const text = (t: string) => {
    const node = now ? now.path.at(-1) : around.at(-1)
    if (node && node.text.length < (now ? longest : mostOutside)) node.text += t
  }
  parser.on('text', text)
  parser.on('cdata', text)
  let decoder: TextDecoder | undefined
  const feed = (part: string) => {
    window += part
    parser.write(part)
    if (now && parser.position - now.start > longest) now.cut = true
    const keep = now && !now.cut ? now.start - windowStart : Math.max(window.lastIndexOf('<'), window.length - 65_536)
    if (keep > 0) {
      window = window.slice(keep)
      windowStart += keep
    }
  }
  for await (const bytes of source.open()) {
    decoder ??= new TextDecoder(encodingOf(bytes))
    feed(decoder.decode(bytes, { stream: true }))
    if (out.length || outside.length) {
      yield { records: out, faults, outside }
      out = []
      outside = []
    }
  }
  if (decoder) feed(decoder.decode())
  const open = now
  // That a file ends early is told by its last record, and is no fault of its form.
  const before = faults
  parser.close()
  if (open)
    out.push({
      node: open.path[0] ?? emptyNode('', {}),
      raw: window.slice(0, 2000),
      line: open.line,
      around: [...around],
      cut: true,
    })
  yield { records: out, faults: before, outside }
}

export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter(c => c.name === name) ?? []
export const childText = (node: XmlNode | undefined, name: string): string =>
  node?.children.find(c => c.name === name)?.text.trim() ?? ''
