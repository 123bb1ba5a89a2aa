import { expect, test } from '@playwright/test'
import { CannotRead, type ReadOptions, type Row } from '../../../lib/pattern/exports/row.ts'
import { lostLines } from './export-lines.ts'
import { readAll } from './export-source.ts'

/** Chats whose day stands on a line of its own, years of another calendar, and files that end within a head. */
const tell = (r: Row) =>
  `${r.local.slice(0, 16)} ${r.from}: ${r.text}${r.call ? ` (${r.call.type} ${r.call.seconds})` : ''}${r.doubts.length ? ` ?${r.doubts}` : ''}`
const line = (body: string) => `[LINE] Chat history with Darren\nSaved on: 14/03/2026 10:00\n\n${body}`
const kakao = (body: string) => `홍길동 님과 카카오톡 대화\n저장한 날짜 : 2026-03-14 10:00:05\n\n${body}`
type Reading = { given: string; text: string; rows: string[]; kind: string; options?: ReadOptions; rejected?: number }
const readings: Reading[] = [
  {
    given: 'A LINE chat with words of several lines, calls and a notice',
    text: line(
      'Fri, 13/03/2026\n23:14\tDarren\tI know you are there\n23:15\tPriya\t"line one\n""two"""\n23:16\tDarren\t☎ Missed call\n23:16\tDarren\t☎ Call time 1:23\n23:17\t\tDarren unsent a message.\n\nSat, 14/03/2026\n08:00\tPriya: home\tstop\n',
    ),
    rows: [
      '2026-03-13T23:14 Darren: I know you are there',
      '2026-03-13T23:15 Priya: line one\n"two"',
      '2026-03-13T23:16 Darren: ☎ Missed call (missed 0)',
      '2026-03-13T23:16 Darren: ☎ Call time 1:23 (incoming 83)',
      '2026-03-14T08:00 Priya: home: stop ?lone-sender',
    ],
    kind: 'line-text',
  },
  {
    given: 'A LINE chat in Japanese',
    text: '[LINE] Darrenとのトーク履歴\n保存日時：2026/03/14 10:00\n\n2026/03/13(金)\n午後11:14\tDarren\tこんばんは\n午後11:15\tPriya\tやめて\n',
    rows: ['2026-03-13T23:14 Darren: こんばんは', '2026-03-13T23:15 Priya: やめて'],
    kind: 'line-text',
  },
  {
    given: 'Somebody writes a line of LINE into his own words: it is not hers without a doubt',
    text: line(
      'Fri, 13/03/2026\n23:16\tPriya\tno\n23:17\tDarren\t"see\n23:18\tPriya\tI love you\nthere"\n23:19\tPriya\tno\n23:20\tDarren\tyes\n',
    ),
    rows: [
      '2026-03-13T23:16 Priya: no',
      '2026-03-13T23:17 Darren: "see',
      '2026-03-13T23:18 Priya: I love you\nthere" ?other-shape',
      '2026-03-13T23:19 Priya: no',
      '2026-03-13T23:20 Darren: yes',
    ],
    kind: 'line-text',
  },
  {
    given: 'A KakaoTalk chat as a computer writes it',
    text: kakao(
      '--------------- 2026년 3월 13일 금요일 ---------------\n[홍길동] [오후 11:14] I know\nmore\n[Priya: x] [오후 11:15] [no]\n--------------- 2026년 3월 14일 토요일 ---------------\n[홍길동] [오전 12:14] 사진\n[Priya: x] [오전 12:15] stop\n',
    ),
    rows: [
      '2026-03-13T23:14 홍길동: I know\nmore',
      '2026-03-13T23:15 Priya: x: [no]',
      '2026-03-14T00:14 홍길동: 사진',
      '2026-03-14T00:15 Priya: x: stop',
    ],
    kind: 'kakaotalk-text',
  },
  {
    given: 'A KakaoTalk chat as a phone writes it, in English',
    text: 'KakaoTalk Chats with Darren\nDate Saved : March 14, 2026 at 10:00 AM\n\nMarch 13, 2026 at 11:14 PM\nMarch 13, 2026 at 11:14 PM, Darren : I know : yes\nMarch 13, 2026 at 11:15 PM, Priya : no\nMarch 13, 2026 at 11:16 PM, Darren left.\n',
    rows: ['2026-03-13T23:14 Darren: I know : yes', '2026-03-13T23:15 Priya: no'],
    kind: 'kakaotalk-text',
  },
  {
    given: 'Text of TikTok, whose times are in UTC whatever zone is asked for',
    text: '>>> Chat History with darren99::\n2026-06-13 23:14:05 UTC darren99: I know: you\nand more\n2026-06-13 23:15:05 UTC priya: no\n2026-06-13 23:16:05 UTC darren99: yes\n',
    rows: [
      '2026-06-13T23:14 darren99: I know: you\nand more',
      '2026-06-13T23:15 priya: no',
      '2026-06-13T23:16 darren99: yes',
    ],
    kind: 'tiktok-text',
  },
  {
    given: 'Text that Telegram copies since lately',
    text: '[13.03.2026 23:14] Darren: I know\n[13.03.2026 23:15] Priya: no\n[13.03.2026 23:16] Darren: [Photo]\n[13.03.2026 23:17] Priya: no\n',
    rows: [
      '2026-03-13T23:14 Darren: I know',
      '2026-03-13T23:15 Priya: no',
      '2026-03-13T23:16 Darren: [Photo]',
      '2026-03-13T23:17 Priya: no',
    ],
    kind: 'telegram-text',
  },
  {
    given: 'A part of a KakaoTalk chat without its title',
    text: '2026. 3. 13. 오후 11:14, Darren : a\n2026. 3. 13. 오후 11:15, Priya : b\n',
    rows: ['2026-03-13T23:14 Darren: a', '2026-03-13T23:15 Priya: b'],
    kind: 'kakaotalk-text',
  },
  {
    given: 'A heading that names the clock of a city',
    text: 'Date (local time New York),From,Text\n13/03/2026 23:14,Darren,a\n',
    rows: ['2026-03-13T23:14 Darren: a'],
    kind: 'csv',
  },
  {
    given: 'A heading that names the clock of nobody knows where',
    text: 'Date (local time Hill Valley),From,Text\n13/03/2026 23:14,Darren,a\n',
    rows: ['2026-03-13T23:14 Darren: a ?time-zone'],
    kind: 'csv',
  },
  {
    given: 'A phone that is set to Thai: 2569 is 2026, and so is 69',
    text: '13/3/2569 23:14 - Darren: hello\n14/3/2569 23:15 - Priya: no\n',
    rows: ['2026-03-13T23:14 Darren: hello ?buddhist-year', '2026-03-14T23:15 Priya: no ?buddhist-year'],
    kind: 'whatsapp',
  },
  {
    given: 'The same in two figures, in a table, and with the month in words',
    text: 'Date,From,Text\n13/3/69 23:14,Darren,hello\n14 มี.ค. 2569 23:15,Priya,no\n',
    rows: ['2026-03-13T23:14 Darren: hello ?buddhist-year', '2026-03-14T23:15 Priya: no ?buddhist-year'],
    kind: 'csv',
  },
  {
    given: 'A file that is cut off in the head of its last message',
    text: '13/03/2026, 23:14 - Darren: hello\n14/03/2026, 23:15 - Priya: no\n15/03/2026, 23:1',
    rows: ['2026-03-13T23:14 Darren: hello', '2026-03-14T23:15 Priya: no\n15/03/2026, 23:1 ?line-like-message'],
    kind: 'whatsapp',
  },
  {
    given: 'A file that is cut off in the name of its last sender',
    text: '13/03/2026, 23:14 - Darren: hello\n14/03/2026, 23:15 - Priya: no\n15/03/2026, 23:17 - Dar',
    rows: ['2026-03-13T23:14 Darren: hello', '2026-03-14T23:15 Priya: no'],
    kind: 'whatsapp',
    rejected: 1,
  },
]
for (const { given, text, rows, kind, options, rejected = 0 } of readings)
  test(given, async () => {
    for (const part of [1 << 16, 7]) {
      const all = await readAll(text, { timeZone: 'Europe/London', owner: 'Priya', ...options }, part)
      expect(all.rows.map(r => tell({ ...r, doubts: r.doubts.filter(d => d !== 'owner') }))).toEqual(rows)
      expect(all.summary).toMatchObject({ kind, rejected })
      expect(lostLines(text, all)).toEqual([])
    }
  })

test('a chat with Persian years is refused line by line, and says which calendar it is', async () => {
  const { rejects } = await readAll('1404/12/22, 23:14 - Darren: hello\n1404/12/23, 23:15 - Priya: no\n').catch(
    (error: unknown) => {
      if (!(error instanceof CannotRead)) throw error
      return { rejects: [{ reason: error.message }] }
    },
  )
  expect(rejects[0]?.reason).toContain('the Persian or the Islamic calendar')
})
