import { SaxesParser } from 'saxes'
import { encodingOf } from '../lines.ts'
import type { Source } from '../row.ts'

export type XmlHandlers = {
  open(name: string, attributes: Record<string, string>): void
  close(name: string): void
  text(text: string): void
}
/** A name without its prefix: programs choose prefixes as they like. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Reads XML in parts and tells what stands in it; gives control back after each part, with the characters read so far.
 * What is not well formed is passed over, and `faults` counts it. No entity is expanded but the five of XML.
 */
export async function* xmlParts(
  source: Source,
  handlers: XmlHandlers,
): AsyncGenerator<{ faults: number; position: number; line: number }> {
  let faults = 0
  const parser = new SaxesParser<{ position: true }>({ position: true })
  parser.on('error', () => faults++)
  parser.on('opentag', ({ name, attributes }) => {
    const plain: Record<string, string> = {}
    for (const [key, value] of Object.entries(attributes)) plain[key] = typeof value === 'string' ? value : value.value
    handlers.open(localName(name), plain)
  })
  parser.on('closetag', ({ name }) => handlers.close(localName(name)))
  parser.on('text', t => handlers.text(t))
  parser.on('cdata', t => handlers.text(t))
  let decoder: TextDecoder | undefined
  for await (const part of source.open()) {
    decoder ??= new TextDecoder(encodingOf(part))
    parser.write(decoder.decode(part, { stream: true }))
    yield { faults, position: parser.position, line: parser.line }
  }
  if (decoder) parser.write(decoder.decode())
  // A file that is cut short leaves elements open: that is a fault of the file, and no reason to stop.
  parser.close()
  yield { faults, position: parser.position, line: parser.line }
}
