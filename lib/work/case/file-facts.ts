import readExif from 'exif-reader'
import sharp from 'sharp'
import type { FileFacts } from '../../case/views/file-facts.ts'

/** What a picture says of itself, from its EXIF and its comments. Null for what is no picture or says nothing. */
export async function fileFactsOf(path: string, mediaType: string): Promise<FileFacts | null> {
  if (!mediaType.startsWith('image/')) return null
  try {
    const { exif, comments } = await sharp(path, { failOn: 'none', pages: 1 }).metadata()
    const { Image: image, Photo: photo, GPSInfo: gps } = exif ? readExif(exif) : {}
    const comment = (keyword: string) => comments?.find(c => c.keyword.toLowerCase() === keyword)?.text
    const facts = {
      software: short(image?.Software ?? image?.ProcessingSoftware ?? comment('software')),
      device: short([image?.Make, image?.Model].filter(Boolean).join(' ')),
      takenAt: onClock(photo?.DateTimeOriginal ?? comment('creation time')),
      changedAt: onClock(image?.DateTime ?? comment('date:modify')),
      place: placeOf(gps),
    }
    return Object.values(facts).some(Boolean) ? facts : null
  } catch {
    // What says nothing that can be read is still an exhibit.
    return null
  }
}

/** Degrees, minutes and seconds with the half of the earth, as decimal degrees; null where no place on earth is given. */
function placeOf(gps: Record<string, unknown> | undefined): { lat: number; lon: number } | null {
  const degrees = (parts: unknown, half: unknown, most: number) => {
    if (!Array.isArray(parts) || parts.length < 3) return undefined
    const [d, m, s] = parts.map(Number)
    const value = (d ?? Number.NaN) + (m ?? 0) / 60 + (s ?? 0) / 3600
    const sign = /^[SW]/i.test(String(half ?? '')) ? -1 : 1
    return value >= 0 && value <= most ? Math.round(sign * value * 1e6) / 1e6 : undefined
  }
  const lat = degrees(gps?.GPSLatitude, gps?.GPSLatitudeRef, 90)
  const lon = degrees(gps?.GPSLongitude, gps?.GPSLongitudeRef, 180)
  // A camera without a fix writes noughts.
  return lat === undefined || lon === undefined || (lat === 0 && lon === 0) ? null : { lat, lon }
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
