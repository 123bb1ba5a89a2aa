import { readFileSync } from 'node:fs'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import * as fontkit from 'fontkit'

// Found from the folder that the program runs in: the bundler moves this file, the templates stay where they are.
const templates = path.join(process.cwd(), 'lib/documents')
const fonts = path.join(process.cwd(), 'node_modules/dejavu-fonts-ttf/ttf')
const faces = ['DejaVuSans', 'DejaVuSans-Bold', 'DejaVuSans-Oblique', 'DejaVuSans-BoldOblique']

interface Press {
  compiler: NodeCompiler
  covers: (codePoint: number) => boolean
}
const held = globalThis as typeof globalThis & { spoPress?: Press }
function press(): Press {
  if (held.spoPress) return held.spoPress
  const blobs = faces.map(face => readFileSync(path.join(fonts, `${face}.ttf`)))
  const readable = blobs.map(blob => fontkit.create(blob)).filter(font => 'hasGlyphForCodePoint' in font)
  held.spoPress = {
    // Only our own fonts, so that the same case gives the same bytes on every machine.
    compiler: NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: blobs }] }),
    covers: point => readable.every(font => font.hasGlyphForCodePoint(point)),
  }
  return held.spoPress
}

/** A character that the fonts lack is written as its number: PDF/UA allows no unreadable mark, and nothing is dropped. */
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
 * A template of this folder printed with its data, as PDF/UA-1. The same data gives the same bytes.
 * Free text goes in as data, never as template. Throws what the compiler says when it cannot be printed.
 */
export function printPdf(template: 'application' | 'order-card', paper: unknown): Buffer {
  const { compiler, covers } = press()
  const source = readFileSync(path.join(templates, `${template}.typ`), 'utf8')
  return compiler.pdf(
    { mainFileContent: source, inputs: { paper: JSON.stringify(printable(paper, covers)) } },
    { pdfStandard: 'ua-1' },
  )
}
