import { readFile } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { heicPixels } from '../files/heic.ts'

// A picture of more than this is a bomb or a map: it is kept, but not opened.
const mostPixels = 100_000_000
const opened = { limitInputPixels: mostPixels, failOn: 'error', pages: 1 } as const

/** A picture opened for drawing; one that an iPhone took as HEIC is decoded first. Throws what cannot be read. */
async function openPicture(of: string | Buffer, isHeic: boolean): Promise<Sharp> {
  const heic = isHeic ? await heicPixels(typeof of === 'string' ? await readFile(of) : of) : undefined
  return heic
    ? sharp(heic.data, { raw: { width: heic.width, height: heic.height, channels: 4 } })
    : sharp(of, opened).rotate()
}
const looksHeic = (bytes: Buffer) => /^ftyp(?:hei|hev|mif1|msf1)/.test(bytes.subarray(4, 12).toString('latin1'))

/**
 * The difference hash of a picture: whether each of 8 × 8 points is darker than the one to its right. The same picture
 * resized or saved again gives nearly the same. Null for what is no picture, cannot be read, or is of one tone.
 */
export async function likenessOf(path: string, mediaType: string): Promise<string | null> {
  if (!mediaType.startsWith('image/')) return null
  try {
    const grey = await (await openPicture(path, /^image\/hei[cf]/.test(mediaType)))
      .flatten({ background: '#ffffff' })
      .greyscale()
      .resize(9, 8, { fit: 'fill' })
      .raw()
      .toBuffer()
    let hash = 0n
    for (let row = 0; row < 8; row++)
      for (let column = 0; column < 8; column++) {
        const at = row * 9 + column
        hash = (hash << 1n) | ((grey[at] ?? 0) < (grey[at + 1] ?? 0) ? 1n : 0n)
      }
    // A plain picture resembles every other plain picture, which says nothing.
    return hash === 0n ? null : hash.toString(16).padStart(16, '0')
  } catch {
    return null
  }
}

/** A picture drawn afresh for the screen: nothing but its points is left of the file. Null when it cannot be read. */
export async function shownPicture(bytes: Buffer, { grey }: { grey: boolean }): Promise<Buffer | null> {
  try {
    const picture = (await openPicture(bytes, looksHeic(bytes)))
      .resize(1600, 1600, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
    return await (grey ? picture.greyscale() : picture).png().toBuffer()
  } catch {
    return null
  }
}
