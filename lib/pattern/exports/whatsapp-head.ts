import type { NumericDate } from './numeric-date.ts'

/** The start of a WhatsApp line: "01/03/2026, 23:14 - " or "[01/03/2026, 23:14:05] ", in whatever locale the phone had. */
export type Head = {
  date: NumericDate
  /** Hour from 0 to 23; undefined where hour, minute and word make no time. */
  time: { hour: number; minute: number; second: number } | undefined
  precise: boolean
  /** What is the same for every line of one export: brackets or dash, the sign between the numbers, the word before the time. */
  shape: string
  /** The clock as written, for a sentence. */
  clock: string
  /** The rest of the line: sender and text, or a notice. */
  rest: string
}

const marks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g
/** Text without the invisible marks that phones put in for the direction of writing. */
export const unmarked = (text: string): string => text.replace(marks, '')

const M = '[\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069\\ufeff]*'
const N = `${M}(\\p{Nd}{1,2})${M}`
const head = new RegExp(
  `^${M}(\\[?)${M}\\s?` +
    // the date
    `((\\p{Nd}{1,4})${M}\\s?([/.\\-年년])${M}\\s?${N}\\s?[/.\\-月월]\\s?${M}(\\p{Nd}{1,4})${M}[.日일]?)` +
    // what stands between, and the time
    `([^\\p{Nd}\\[\\]:]{1,24}?)${N}\\s?[:.hH時时시]${M}\\s?(\\p{Nd}{2})(?!\\p{Nd})(?:\\s?[:.分분]${M}\\s?(\\p{Nd}{2})(?!\\p{Nd}))?` +
    // a word for the half of the day, and the end of the head
    `([^\\p{Nd}\\[\\]:]{0,24}?)(\\]|\\s[-–](?=\\s|$))\\s?`,
  'u',
)

/** Half of the day in the words of the locales that WhatsApp exports use: true after noon. Written without spaces and stops. */
const forenoon =
  'am a vm fm dop öö πμ pg sa ص صباحا قظ 上午 午前 오전 凌晨 早上 清晨 पूर्वाह्न পূর্বাহ্ণ ก่อนเที่ยง дп førmiddag formiddag damanhã delamañana dumatin'
const afternoon =
  'pm p nm em odp ös μμ ptg ch م مساء بظ 下午 午後 오후 中午 晚上 傍晚 अपराह्न অপরাহ্ণ หลังเที่ยง пп eftermiddag ettermiddag datarde danoite delatarde delanoche'
const halves = new Map<string, boolean>([
  ...forenoon.split(' ').map((word): [string, boolean] => [word, false]),
  ...afternoon.split(' ').map((word): [string, boolean] => [word, true]),
])
/** Words after a time that say nothing about it. */
const idle = new Set(['', 'uhr', 'h', 'hrs', 'hr', 'น'])

const plain = (text: string) =>
  unmarked(text)
    .toLowerCase()
    .replace(/[\s.,،、·]+/g, ' ')
    .trim()
/** "p. m." and "P.M." are one word. */
const half = (word: string): boolean | undefined => halves.get(word.replaceAll(' ', ''))

const ascii = /^[\x20-\x7e]*$/
/** Digits of any script as 0 to 9: every block of decimal digits begins at a multiple that its zero shows. */
const digits = (text: string) =>
  ascii.test(text)
    ? text
    : text.replace(/\p{Nd}/gu, d => {
        const code = d.codePointAt(0) ?? 0
        if (code < 0x80) return d
        let zero = code
        while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
        return String(code - zero)
      })

const start = /^[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]*\[?[\u200e\u200f\u202a-\u202e]*\s?\p{Nd}/u

/** The commonest heads, in plain letters: read without the care that the others need. */
const common =
  /^(\[?)((\d{1,4})([/.-])(\d{1,2})[/.-](\d{1,4})),? (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AaPp])[Mm])?(\]| -)(?: |$)/

function commonHead(line: string): Head | undefined {
  const m = common.exec(line)
  if (!m) return undefined
  const [all, open = '', written = '', a = '', sign = '', b = '', c = '', h = '', min = '', sec, half, end = ''] = m
  if ((open === '[') !== (end === ']')) return undefined
  const late = half === undefined ? undefined : half === 'p' || half === 'P'
  return {
    date: { parts: [a, b, c], written },
    time: clockTime(Number(h), Number(min), sec === undefined ? 0 : Number(sec), late),
    precise: sec !== undefined,
    shape: (open || '-') + sign,
    clock: sec === undefined ? `${h}:${min}` : `${h}:${min}:${sec}`,
    rest: line.slice(all.length),
  }
}

/** Reads the start of a line, or nothing where the line begins no message. */
export function headOf(line: string): Head | undefined {
  const c = line.charCodeAt(0)
  if (c < 0x80) {
    const head = commonHead(line)
    if (head) return head
  }
  // Most lines of text begin with a plain letter: no need to look further.
  if ((c > 0x5b && c < 0x80) || (c > 0x39 && c < 0x5b) || !start.test(line)) return undefined
  const m = head.exec(line.length > 200 ? line.slice(0, 200) : line)
  if (!m) return undefined
  const [
    all,
    open,
    written = '',
    a = '',
    sign = '',
    b = '',
    d = '',
    between = '',
    h = '',
    min = '',
    sec,
    after = '',
    end = '',
  ] = m
  if ((open === '[') !== (end === ']')) return undefined
  const [before, behind] = [plain(between), plain(after)]
  const words = before.split(' ')
  const leading = half(before) ?? half(words.at(-1) ?? '')
  const gap = leading === undefined ? before : words.slice(0, half(before) === undefined ? -1 : 0).join(' ')
  const late = leading ?? half(behind)
  const known = idle.has(behind) || half(behind) !== undefined
  const [hour, minute, second] = [Number(digits(h)), Number(digits(min)), Number(digits(sec ?? '0'))]
  const date: [string, string, string] = [digits(a), digits(b), digits(d)]
  return {
    date: { parts: date, written: unmarked(written).trim() },
    time: known ? clockTime(hour, minute, second, late) : undefined,
    precise: sec !== undefined,
    shape: `${open || end.trim()}${sign}${gap}${known ? '' : '?'}`,
    clock: unmarked(`${h}:${min}${sec === undefined ? '' : `:${sec}`}${after}`).trim(),
    rest: line.slice(all.length),
  }
}

/** A time from a 12 or 24 hour clock; a half of the day that contradicts the hour makes none. */
export function clockTime(hour: number, minute: number, second: number, late: boolean | undefined) {
  if (hour > 23 || minute > 59 || second > 59) return undefined
  if (late === undefined || (late && hour > 12)) return { hour, minute, second }
  if (!late && hour > 12) return undefined
  return { hour: (hour % 12) + (late ? 12 : 0), minute, second }
}
