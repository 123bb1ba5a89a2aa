import type { Format } from '../export-file.ts'
import type { Row } from '../row.ts'
import { withoutMarks } from '../times/day-period.ts'
import { headOf } from '../whatsapp/whatsapp-head.ts'
import { type OtherHead, plainStamp } from '../whatsapp/whatsapp-heads.ts'
import { type HeadOf, openTurned, type Turned } from '../whatsapp/whatsapp-other.ts'

/**
 * Chats as LINE, KakaoTalk and TikTok write them: the day stands on a line of its own (LINE, KakaoTalk on a computer), and below it each message with
 * its time, or each line has its day (KakaoTalk on a phone). Every head is turned into one that the chat reader knows.
 */
const longestLine = 200
const spaced = (text: string) => withoutMarks(text).replace(/\s+/g, ' ').trim()

/** The day that a line holds and nothing more, as numbers: “2026/03/01(日)”, “Sun, 01/03/2026”, “2026년 3월 1일 일요일”, “Sunday, March 1, 2026”. */
function dayOf(text: string): string | undefined {
  const plain = spaced(text)
    .replace(/ ?[(（]\p{L}{1,12}\.?[)）]$/u, '')
    .replace(/^\p{L}{2,12}[.,] (?=\d)/u, '')
  const eastern = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일](?: ?\p{L}{1,5})?$/u.exec(plain)
  if (eastern) return `${eastern[1]}/${eastern[2]}/${eastern[3]}`
  const numbers = /^(\d{1,4})([/.-]) ?(\d{1,2})\2 ?(\d{1,4})\.?(?: \p{L}{1,12})?$/u.exec(plain)
  if (numbers) return `${numbers[1]}/${numbers[3]}/${numbers[4]}`
  const words = /^[\p{L}\d ,.]{8,40}$/u.test(plain) ? plainStamp(`${plain} 00:00`) : undefined
  return words?.replace(/, 00:00$/, '').replaceAll('-', '/')
}

/** A name as the chat reader takes it: its own sign for the end of a name is no part of it. */
const wideColon = '\uff1a'
const nameAs = (name: string) => name.trim().replaceAll(':', wideColon)
const head = (turned: string): OtherHead | undefined =>
  headOf(turned) && { line: () => turned, yearless: false, day: 0, copied: true }
/** A line of the program: a day, somebody who joined. It stands in its place, and the chat reader takes it for no message. */
const notice = (stamp: string) => head(`[${stamp}] \u200echanged the group settings`)

const lineTime = /^((?:\p{L}{1,12} ?)?\d{1,2}:\d{2}(?: ?\p{L}[\p{L}.]{0,11})?)\t([^\t]{0,80})(?:\t(.*))?$/u
/** LINE: “23:14⇥Name⇥words”. Words of several lines stand in quotation marks, and a line in them that looks like a message may be one. */
function lineHeads(): HeadOf {
  let day: string | undefined
  let quoted = false
  let blank = true
  return text => {
    const before = blank
    blank = text.trim() === ''
    const own = text.length < longestLine && (before || !quoted) ? dayOf(text) : undefined
    if (own) {
      day = own
      quoted = false
      return notice(`${own}, 00:00`)
    }
    const m = day === undefined ? null : lineTime.exec(text)
    if (!m || day === undefined) {
      if (/"\s*$/.test(text)) quoted = false
      return undefined
    }
    const [, time = '', name = '', said] = m
    // Another shape than that of the messages: it may be text within one.
    const stamp = `${quoted ? day.replaceAll('/', '.') : day}, ${time}`
    quoted = quoted || said?.startsWith('"') ? !/"\s*$/.test(said ?? '') : false
    return name === '' || said === undefined ? notice(stamp) : head(`[${stamp}] ${nameAs(name)}: ${said}`)
  }
}

const kakaoTitle = /^(?:.{0,100}카카오톡 대화|.{0,40}KakaoTalk Chats?\b|.{0,100}カカオトーク|Talk_\d{4}\.)/u
const kakaoSaved = /^(?:저장한 날짜|Date Saved|保存日時?) ?:/u
const ruled = /^-{5,} (.{6,40}) -{5,}$/
const computer = /^\[([^[\]]{1,80})\] \[([^[\]]{3,16})\](?: (.*))?$/
const phone =
  /^([^,:]{4,28}(?:, \d{4})?(?:,? at)?,? ?[^,]{0,8}\d{1,2}:\d{2}[^,:]{0,6})(?:, (.{1,80}?) : (.*)|(?:, [^:]{1,120})?)$/u
/** KakaoTalk: “[Name] [11:14 PM] words” below a ruled line with the day, or “2026년 3월 1일 오후 11:14, Name : words”. */
function kakaoHeads(): HeadOf {
  let day: string | undefined
  return text => {
    const line = spaced(text.slice(0, longestLine))
    const own = dayOf(ruled.exec(line)?.[1] ?? '')
    if (own) {
      day = own
      return notice(`${own}, 00:00`)
    }
    const c = computer.exec(line)
    if (c && day !== undefined) {
      const words = text.slice(text.indexOf(']', text.indexOf(']') + 1) + 2)
      return head(`[${day}, ${c[2]}] ${nameAs(c[1] ?? '')}: ${words}`)
    }
    const p = phone.exec(line)
    const stamp = p && plainStamp((p[1] ?? '').replace(/,? at /, ', '))
    if (!p || !stamp) return undefined
    return p[2] === undefined
      ? notice(stamp)
      : head(`[${stamp}] ${nameAs(p[2])}: ${text.slice(text.indexOf(' : ') + 3)}`)
  }
}

/** Without its title, as somebody copied a part of it. */
const isSaid = (line: string): boolean => {
  const m = line.length < longestLine ? phone.exec(line) : null
  return m?.[2] !== undefined && plainStamp((m[1] ?? '').replace(/,? at /, ', ')) !== undefined
}

/** “☎ Missed call”, “☎ Call time 1:23”. */
const lineCall = /^☎ ?(.{1,60})$/u
function lineRow(row: Row): Row {
  const isQuoted = row.text.length > 1 && row.text.startsWith('"') && row.text.endsWith('"') && row.text.includes('\n')
  const words = lineCall.exec(row.text)?.[1]
  const [, minutes = '', seconds] = /(?<!\d)(\d{1,3}):(\d{2})(?!\d)/.exec(words ?? '') ?? []
  const length = seconds === undefined ? 0 : Number(minutes) * 60 + Number(seconds)
  const type = row.direction === 'out' ? 'outgoing' : length ? 'incoming' : 'missed'
  return {
    ...row,
    text: isQuoted ? row.text.slice(1, -1).replaceAll('""', '"') : row.text,
    ...(words !== undefined && { call: { type, seconds: length } }),
  }
}

const tiktokLine = /^(\d{4})-(\d{2})-(\d{2}) (\d{1,2}:\d{2}:\d{2}) UTC ([^:]{1,80}): ?(.*)$/u
/** TikTok: “2026-03-13 23:14:05 UTC name: words”. */
function tiktokHeads(): HeadOf {
  let last: string | undefined
  return text => {
    // The next chat of the file begins.
    if (text.startsWith('>>> Chat History')) return last === undefined ? undefined : notice(last)
    const m = text.length < longestLine * 20 ? tiktokLine.exec(text) : null
    if (!m) return undefined
    last = `${m[1]}/${m[2]}/${m[3]}, ${m[4]}`
    return head(`[${last}] ${m[5]}: ${m[6]}`)
  }
}

type DatedChat = Turned & { app: string; timeZone?: string; is(first: string, second: string): boolean }
const chats: DatedChat[] = [
  {
    kind: 'line-text',
    app: 'LINE',
    is: first => first.startsWith('[LINE]'),
    heads: lineHeads,
    opening: /^(?:\[LINE\].*|.{2,40}[:：] ?\d{1,4}[/.-].*)$/u,
    row: lineRow,
  },
  {
    kind: 'kakaotalk-text',
    app: 'KakaoTalk',
    is: (first, second) => kakaoTitle.test(first) || kakaoSaved.test(second) || (isSaid(first) && isSaid(second)),
    heads: kakaoHeads,
    opening: new RegExp(`${kakaoTitle.source}|${kakaoSaved.source}`, 'u'),
    row: row => row,
  },
  {
    kind: 'tiktok-text',
    app: 'TikTok',
    timeZone: 'UTC',
    is: first => first.startsWith('>>> Chat History'),
    heads: tiktokHeads,
    opening: /^>>> Chat History/,
    row: row => row,
  },
]
const firstLines = (lines: string[]) => lines.map(spaced).filter(Boolean).slice(0, 2)
const chatOf = ([first = '', second = '']: string[]) =>
  headOf(first) ? undefined : chats.find(c => c.is(first, second))

export const datedChatFormat: Format = {
  kinds: ['line-text', 'kakaotalk-text', 'tiktok-text'],
  kindOf: ({ lines }) => chatOf(firstLines(lines.slice(0, 20)))?.kind,
  open: opening => {
    const chat = chatOf(firstLines(opening.sample.lines.slice(0, 20)))
    if (!chat) throw new Error('No chat of these')
    const row = (r: Row): Row => {
      const is = chat.row(r)
      return { ...is, channel: is.call ? 'call' : 'csv', app: chat.app, from: r.from.replaceAll(wideColon, ':') }
    }
    const { timeZone = opening.options.timeZone } = chat
    const options = timeZone === undefined ? opening.options : { ...opening.options, timeZone }
    return openTurned({ ...opening, options }, { ...chat, row })
  },
}
