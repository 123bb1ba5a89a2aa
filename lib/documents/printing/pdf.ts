import { readFileSync } from 'node:fs'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import * as fontkit from 'fontkit'
import { fontBlobs } from './fonts.ts'
import { audiences, type Sheet } from './sheet.ts'

// Found from the folder that the program runs in: the bundler moves this file, the template stays where it is.
const templates = path.join(process.cwd(), 'lib/documents/printing')

interface Press {
  compiler: NodeCompiler
  covers: (codePoint: number) => boolean
}
const held = globalThis as typeof globalThis & { spoPress?: Press }
function press(): Press {
  if (held.spoPress) return held.spoPress
  const blobs = fontBlobs()
  const readable = blobs.map(blob => fontkit.create(blob)).filter(font => 'hasGlyphForCodePoint' in font)
  held.spoPress = {
    compiler: NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: blobs }] }),
    covers: point => readable.some(font => font.hasGlyphForCodePoint(point)),
  }
  return held.spoPress
}

/** A character that no font has is written as its number: PDF/UA allows no unreadable mark, and nothing is dropped. */
function printable(data: unknown, covers: Press['covers']): unknown {
  if (typeof data === 'string')
    return [...data]
      .map(char => {
        const point = char.codePointAt(0) ?? 0
        if (char === '\n' || char === '\t' || covers(point)) return char
        // Joiners and variation selectors have no form of their own.
        if (/\p{Cf}|\p{Mn}/u.test(char)) return ''
        return `[U+${point.toString(16).toUpperCase()}]`
      })
      .join('')
  if (Array.isArray(data)) return data.map(item => printable(item, covers))
  if (data && typeof data === 'object')
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printable(value, covers)]))
  return data
}

/**
 * A paper printed as PDF/UA-1, with a line that says whom it is for. The same sheet gives the same bytes. Free text goes in as data, never as template.
 * Throws what the compiler says when it cannot be printed.
 */
export const printPdf = (sheet: Sheet, says: string = audiences[sheet.audience].says): Buffer =>
  compilePdf('sheet.typ', { paper: { ...sheet, audienceSays: says, lang: 'en' } })

/** Whether the compiler can draw every page of somebody else's PDF: asked before it is put among others. */
export function drawsPdf(bytes: Buffer, pages: number): boolean {
  try {
    compilePdf('drawable.typ', { pages }, new Map([['tried.pdf', bytes]]), { foreign: true })
    return true
  } catch {
    return false
  }
}

/** Files that a template draws, by the path under which it asks for them. */
export type DrawnFiles = ReadonlyMap<string, Buffer>
/**
 * A template compiled with its data and files. Pages of somebody else's PDF are tagged as far as they are, so that a document
 * with them (`foreign`) does not claim PDF/UA-1.
 */
export function compilePdf(
  template: string,
  inputs: Record<string, unknown>,
  files: DrawnFiles = new Map(),
  { foreign }: { foreign: boolean } = { foreign: false },
): Buffer {
  const { compiler, covers } = press()
  const texts = Object.entries(inputs).map(([name, data]) => [name, JSON.stringify(printable(data, covers))])
  try {
    for (const [name, bytes] of files) compiler.mapShadow(path.join(templates, name), bytes)
    return compiler.pdf(
      {
        mainFileContent: readFileSync(path.join(templates, template), 'utf8'),
        inputs: Object.fromEntries(texts) as Record<string, string>,
      },
      foreign ? {} : { pdfStandard: 'ua-1' },
    )
  } finally {
    for (const name of files.keys()) compiler.unmapShadow(path.join(templates, name))
    // What one large bundle needed is not held for the next paper.
    if (files.size) compiler.evictCache(0)
  }
}
