import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { picturesToRead } from '../../../lib/case/words/exhibit-words.ts'
import { wordsInPicture } from '../../../lib/work/files/words-in-picture.ts'

test('words in a picture are suggested without any network; a blank one has none, and what is no picture is said', async () => {
  test.slow()
  const words = await sharp({
    text: {
      text: 'You will be sorry',
      font: 'DejaVu Sans',
      fontfile: 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
      dpi: 300,
    },
  })
    .extend({ top: 60, bottom: 60, left: 60, right: 60, background: '#ffffff' })
    .flatten({ background: '#ffffff' })
    .negate({ alpha: false })
    .toColourspace('b-w')
    .threshold(128)
    .png()
    .toBuffer()
  const blank = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer()
  const found = await wordsInPicture(words)
  expect(found.is === 'words' ? found.words.toLowerCase() : found.is).toContain('you will be')
  expect(await wordsInPicture(blank)).toEqual({ is: 'none' })
  expect(await wordsInPicture(Buffer.from('no picture'))).toEqual({ is: 'failed' })
})

test('pictures are unread until somebody records what they show, in the order of their references, and readings stand by the time that they show', () => {
  const exhibit = (id: string, more: object) =>
    ({ id, sha256: 'a', mediaType: 'image/png', derivedFromId: null, innerName: null, ...more }) as never
  const words = (id: string, exhibitId: string, shownOn: string | null, shownTime: string | null) =>
    ({ id, exhibitId, shownOn, shownTime, atSecond: null, at: id }) as never
  const { pictures, unread, read } = picturesToRead({
    exhibits: [
      exhibit('late', { reference: 'AS/2' }),
      exhibit('early', { reference: 'AS/10' }),
      exhibit('new', { reference: 'AS/1' }),
      exhibit('copy', { reference: 'AS/3', derivedFromId: 'late' }),
      exhibit('unpacked', { reference: 'AS/4/1', derivedFromId: 'zip', innerName: 'a.png' }),
      exhibit('film', { reference: 'AS/5', mediaType: 'video/mp4' }),
    ],
    exhibitWords: [
      words('1', 'late', '2026-03-02', '01:00'),
      words('2', 'early', '2026-03-01', '23:14'),
      words('3', 'early', null, null),
    ],
  } as never)
  expect(pictures.map(e => e.id)).toEqual(['new', 'late', 'unpacked', 'early'])
  expect(unread.map(e => e.id)).toEqual(['new', 'unpacked'])
  expect(read.map(w => w.id)).toEqual(['2', '1', '3'])
})
