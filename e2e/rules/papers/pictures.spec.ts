import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { likenessOf, shownPicture } from '../../../lib/work/case/drawn-picture.ts'
import { fileFactsOf } from '../../../lib/work/case/file-facts.ts'

const file = path.join(import.meta.dirname, 'red-and-blue.heic')
const heic = readFileSync(file)

test('a HEIC picture is drawn as it was taken, and resembles itself', async () => {
  const png = await shownPicture(heic, { grey: false })
  const { data, info } = await sharp(png ?? Buffer.alloc(0))
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([64, 48])
  const at = (x: number) => [...data.subarray((24 * 64 + x) * info.channels, (24 * 64 + x) * info.channels + 3)]
  const [left, right] = [at(10), at(54)]
  expect(left[0]).toBeGreaterThan(150)
  expect(right[2]).toBeGreaterThan(150)
  expect(await likenessOf(file, 'image/heic')).not.toBeNull()
})

test('a damaged HEIC picture is not shown, and nothing breaks', async () => {
  for (let at = 0; at < heic.length; at += 60)
    for (const bad of [heic.subarray(0, at), Buffer.from(heic.map((b, i) => (i >= at && i < at + 8 ? b ^ 0xff : b)))]) {
      const shown = await shownPicture(bad, { grey: true })
      expect(shown === null || shown.length > 0).toBe(true)
    }
  expect(await shownPicture(heic.subarray(0, 100), { grey: false })).toBeNull()
})

test('where a picture was made is a fact beside when; noughts are no place', async () => {
  const pictureFacts = async (lat: string, lon: string) => {
    const to = test.info().outputPath('p.jpg')
    const exif = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: lat, GPSLongitudeRef: 'W', GPSLongitude: lon } }
    const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#123' } })
    writeFileSync(to, await picture.withExif(exif).jpeg().toBuffer())
    return fileFactsOf(to, 'image/jpeg')
  }
  expect((await pictureFacts('51/1 30/1 0/1', '0/1 7/1 12/1'))?.place).toEqual({ lat: 51.5, lon: -0.12 })
  expect((await pictureFacts('0/1 0/1 0/1', '0/1 0/1 0/1'))?.place ?? null).toBeNull()
})
