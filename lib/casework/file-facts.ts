import readExif from 'exif-reader'
import sharp from 'sharp'
import type { FileFacts } from '../spo/file-facts.ts'

/** What a picture says of itself, from its EXIF and its comments. Null for what is no picture or says nothing. */
export async function fileFactsOf(path: string, mediaType: string): Promise<FileFacts | null> {
  if (!mediaType.startsWith('image/')) return null
  try {
    const { exif, comments } = await sharp(path, { failOn: 'none', pages: 1 }).metadata()
    const { Image: image, Photo: photo } = exif ? readExif(exif) : {}
    const comment = (keyword: string) => comments?.find(c => c.keyword.toLowerCase() === keyword)?.text
    const facts = {
      software: short(image?.Software ?? image?.ProcessingSoftware ?? comment('software')),
      device: short([image?.Make, image?.Model].filter(Boolean).join(' ')),
      takenAt: onClock(photo?.DateTimeOriginal ?? comment('creation time')),
      changedAt: onClock(image?.DateTime ?? comment('date:modify')),
    }
    return Object.values(facts).some(Boolean) ? facts : null
  } catch {
    // What says nothing that can be read is still an exhibit.
    return null
  }
}

const short = (text: unknown): string | null => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: cameras pad their names with nulls.
  const plain = String(text ?? '').replace(/[\u0000-\u001f\u007f]+/g, ' ')
  return plain.replace(/\s+/g, ' ').trim().slice(0, 100) || null
}
// EXIF has no zone: its reader takes the clock for UTC, and what is wanted is the clock.
const onClock = (when: unknown): string | null => {
  const date = when instanceof Date ? when : typeof when === 'string' ? new Date(when) : undefined
  return date && !Number.isNaN(date.getTime()) ? date.toISOString().slice(0, 16).replace('T', ' ') : null
}
