import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { feedEncoding } from '../../pattern/linkage/encoding.ts'

/** What a file may be. Phones name pictures and recordings loosely, so a family is held to, not one exact kind. */
type Family = 'picture' | 'recording' | 'document' | 'words' | 'archive'
const families: Record<string, Family> = {
  pdf: 'document',
  docx: 'document',
  xlsx: 'document',
  msg: 'document',
  ...each('archive', 'zip kmz ufdr'),
  ...each('picture', 'jpg jpeg jfif png gif webp heic heif avif tif tiff bmp'),
  ...each('recording', 'mp4 m4v mov avi mkv webm 3gp 3g2 mpg mpeg wmv mp3 m4a aac wav ogg oga opus amr flac'),
  ...each('words', 'txt csv tsv json jsonl ndjson xml html htm eml emlx mbox mmdf gpx kml log vcf ics'),
}
function each(family: Family, names: string): Record<string, Family> {
  return Object.fromEntries(names.split(' ').map(name => [name, family]))
}

const officeKinds: Record<string, string> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}
const wordsKinds: Record<string, string> = {
  txt: 'text/plain',
  log: 'text/plain',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  html: 'text/html',
  htm: 'text/html',
  mbox: 'text/plain',
  json: 'application/json',
  xml: 'application/xml',
  eml: 'message/rfc822',
  vcf: 'text/vcard',
  ics: 'text/calendar',
}
const allowedSentence =
  'The file must be a PDF, picture, video, sound recording, Word or Excel document, text, CSV, JSON, XML, web page (.html), email (.eml, .msg or .mbox), track (.gpx or .kml) or ZIP file'

export type Kind = { kind: 'allowed'; mediaType: string } | { kind: 'refused'; message: string }

/** What a received file is, by its content first and its name second. */
export async function kindOfFile(path: string, name: string): Promise<Kind> {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const claimed = Object.hasOwn(families, extension) ? families[extension] : undefined
  if (extension && !claimed) return { kind: 'refused', message: `${allowedSentence}. This one ends .${extension}` }
  const found = await fileTypeFromFile(path)
  if (!found) return wordsOf(path, claimed, extension)
  // The container of old Office documents is taken for a mail of Outlook alone.
  if (found.mime === 'application/x-cfb' && extension === 'msg')
    return { kind: 'allowed', mediaType: 'application/vnd.ms-outlook' }
  const family = familyOf(found.mime)
  if (!family) return { kind: 'refused', message: `${allowedSentence}. What is inside it is ${found.mime}` }
  if (claimed && claimed !== family && !(claimed === 'words' && found.mime === 'application/xml'))
    return { kind: 'refused', message: `The file’s name ends .${extension} but what is inside it is ${found.mime}` }
  if (found.mime === 'application/xml') return wordsOf(path, claimed ?? 'words', extension || 'xml')
  if (family === 'document' && extension && extensionOf(found.mime) !== extension)
    return { kind: 'refused', message: `The file’s name ends .${extension} but what is inside it is ${found.mime}` }
  return { kind: 'allowed', mediaType: found.mime }
}

function familyOf(mime: string): Family | undefined {
  if (mime === 'application/pdf' || Object.hasOwn(officeKinds, mime)) return 'document'
  if (mime === 'application/zip' || mime === 'application/vnd.google-earth.kmz') return 'archive'
  if (mime === 'application/xml' || mime === 'text/vcard' || mime === 'text/calendar') return 'words'
  if (mime === 'image/svg+xml') return undefined
  if (mime.startsWith('image/'))
    return (
      families[
        mime
          .slice(6)
          .replace(/^x-/, '')
          .replace(/-sequence$/, '')
      ] ?? (mime === 'image/apng' ? 'picture' : undefined)
    )
  if (mime.startsWith('video/') || mime.startsWith('audio/') || mime === 'application/ogg') return 'recording'
  return undefined
}
const extensionOf = (mime: string) => (mime === 'application/pdf' ? 'pdf' : officeKinds[mime])

/** Content that is no known kind of file is words, or it is not taken. */
async function wordsOf(path: string, claimed: Family | undefined, extension: string): Promise<Kind> {
  if (claimed && claimed !== 'words')
    return { kind: 'refused', message: `The file’s name ends .${extension} but what is inside it is something else` }
  const start = await startOf(path)
  if (!isWords(start)) return { kind: 'refused', message: allowedSentence }
  const mediaType = wordsKinds[extension] ?? 'text/plain'
  // A web page may hold drawings: it is read as an export and never given out as a page.
  if (mediaType !== 'text/html' && /<svg[\s>]/i.test(start.toString('latin1')))
    return { kind: 'refused', message: `${allowedSentence}. An SVG drawing can hold a program, so save it as a PNG` }
  return { kind: 'allowed', mediaType }
}

/** The content type that a kept file is given out with: what a browser could run is plain bytes. */
export const servedTypeOf = (mediaType: string): string =>
  /^(text|application)\/(html|xml|[\w.-]+\+xml)$|svg|javascript/i.test(mediaType)
    ? 'application/octet-stream'
    : mediaType

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(65_536)
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
/** UTF-16 has its mark, or the zeros of plain letters in every other place; anything else that holds a zero is not words. */
function isWords(start: Buffer): boolean {
  if (!start.includes(0)) return true
  const encoding = feedEncoding(start, true)
  if (encoding === 'utf-8' || encoding === 'windows-1252') return false
  const text = new TextDecoder(encoding).decode(start.subarray(0, 4096))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what holds them is no text
  return !/[\u0000-\u0008\u000e-\u001f]/.test(text)
}

/** A name without folders, control or direction characters, and not too long to store. */
export function cleanName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '')
  const dot = plain.lastIndexOf('.')
  const extension = dot > 0 && plain.length - dot <= 10 ? plain.slice(dot) : ''
  const stem = [...plain.slice(0, plain.length - extension.length)].slice(0, 150).join('')
  return stem + extension || 'file'
}
