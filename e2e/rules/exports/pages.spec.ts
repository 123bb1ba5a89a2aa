import { expect, test } from '@playwright/test'
import { readAll } from './export-source.ts'

const zone = { timeZone: 'Europe/London' }

test('Telegram as a web page: who goes on, what was forwarded, a file, a notice', async () => {
  const page = `<!DOCTYPE html><html><head><title>x</title><script>alert(1)</script></head><body><div class="page_wrap"><div class="history">
<div class="message service" id="m0"><div class="body details">1 March 2026</div></div>
<div class="message default clearfix" id="m1"><div class="body"><div class="pull_right date details" title="01.06.2026 23:14:05 UTC+01:00">23:14</div><div class="from_name">Darren</div><div class="text">I know &amp; wait<br>outside</div></div></div>
<div class="message default clearfix joined" id="m2"><div class="body"><div class="pull_right date details" title="01.06.2026 23:15:05 UTC+01:00">23:15</div><div class="forwarded body"><div class="from_name">Lee</div><div class="text">look</div></div><a class="photo_wrap" href="photos/p1.jpg"></a></div></div>
</div></div></body></html>`
  const { rows, summary } = await readAll(page, zone)
  expect(rows.map(r => [r.at, r.from, r.text, r.attachments.join(), r.marks?.join() ?? ''])).toEqual([
    ['2026-06-01T22:14:05Z', 'Darren', 'I know & wait\noutside', '', ''],
    ['2026-06-01T22:15:05Z', 'Darren', 'look', 'photos/p1.jpg', 'forwarded'],
  ])
  expect(summary).toMatchObject({ kind: 'telegram-html', system: 1 })
})

test('Instagram as a web page, and Google Voice', async () => {
  const insta = `<html><body><div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><h2 class="_3-95 _2pim _a6-h _a6-i">Darren</h2><div class="_3-95 _a6-p"><div><div></div><div>I know</div></div></div><div class="_3-94 _a6-o">Mar 01, 2026 11:14 pm</div></div></body></html>`
  expect((await readAll(insta, zone)).rows.map(r => [r.at, r.from, r.text])).toEqual([
    ['2026-03-01T23:14:00Z', 'Darren', 'I know'],
  ])
  const voice = `<?xml version="1.0" ?><!DOCTYPE html><html><body><div class="hChatLog hfeed"><div class="message"><abbr class="dt" title="2026-03-01T23:14:05.000+00:00">x</abbr>: <cite class="sender vcard"><a class="tel" href="tel:+447700900123"><span class="fn">Darren</span></a></cite>: <q>I know</q></div></div></body></html>`
  expect((await readAll(voice, zone)).rows.map(r => [r.at, r.direction, r.from, r.text])).toEqual([
    ['2026-03-01T23:14:05Z', 'in', '+447700900123', 'I know'],
  ])
  await expect(readAll('<!doctype html><html><body><p>hello</p></body></html>', zone)).rejects.toThrow(/web page.*JSON/)
})

test('records of a program that is not known by name, as JSON and as XML, by what their fields are called', async () => {
  const json = JSON.stringify(
    {
      app: 'x',
      conversations: [
        {
          messages: [
            { timestamp: '2026-03-01T23:14:05Z', sender: { name: 'Darren' }, text: 'I know\nyou', id: 4 },
            { timestamp: 'never', sender: { name: 'D' }, text: '?' },
          ],
        },
      ],
    },
    null,
    1,
  )
  const read = await readAll(json, zone)
  expect(read.rows.map(r => [r.at, r.from, r.text])).toEqual([['2026-03-01T23:14:05Z', 'Darren', 'I know\nyou']])
  expect(read.rows[0]?.raw).toMatch(/^\{\s*"timestamp"/)
  expect(read.rejects).toHaveLength(1)
  const tiktok = {
    'Direct Messages': {
      'Chat History': {
        ChatHistory: {
          'Chat History with darren:': [{ Date: '2026-03-01 23:14:05', From: 'darren', Content: 'I know' }],
        },
      },
    },
  }
  expect((await readAll(JSON.stringify(tiktok), zone)).rows.map(r => [r.at, r.from, r.text])).toEqual([
    ['2026-03-01T23:14:05Z', 'darren', 'I know'],
  ])
  const axiom = `<?xml version="1.0"?><Artifacts><Artifact name="iOS iMessage"><Hits><Hit sequence="1"><Fragment name="Sender">+447700900123</Fragment><Fragment name="Message">I know</Fragment><Fragment name="Message Sent Date/Time - UTC+00:00 (dd/MM/yyyy)">01/03/2026 23:14:05</Fragment></Hit></Hits></Artifact></Artifacts>`
  const plain =
    '<messages><message><date>2026-03-01 23:14:05</date><sender>Darren</sender><body>I know</body></message></messages>'
  expect((await readAll(plain, zone)).rows.map(r => [r.at, r.from, r.text, r.raw.slice(0, 9)])).toEqual([
    ['2026-03-01T23:14:05Z', 'Darren', 'I know', '<message>'],
  ])
  const done = await readAll(axiom, zone).catch((e: unknown) => e)
  expect(done).not.toBeInstanceOf(TypeError)
  await expect(readAll('{"ads":[{"name":"x","seen":true}]}', zone)).rejects.toThrow(/JSON, and nothing in it says when/)
  await expect(readAll('<?xml version="1.0"?><plist><dict><key>a</key></dict></plist>', zone)).rejects.toThrow(
    /XML, and nothing/,
  )
})
