import { wallOf } from '../times/clock.ts'

const builtIn: Record<number, string> = {
  14: 'd/m/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'd/m/yyyy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
}

/** The format of a number where it shows a date or a time; undefined for any other (ECMA-376, 18.8.30). */
export function isDateFormat(id: number, own: string | undefined): string | undefined {
  // 27–36 and 50–58 are dates whose look depends on the language.
  const format = own ?? builtIn[id] ?? ((id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'yyyy-m-d' : undefined)
  if (format === undefined) return undefined
  // The first section is for positive numbers; words, colours and locales are no signs of a date.
  const plain = (format.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase()
  return /[dmyhs]/.test(plain) && !/general|[#?]|0(?!\d*$)(?=[,.]0|%)/.test(plain.replace(/s+\.0+/g, 's'))
    ? plain
    : undefined
}

const two = (n: number) => String(n).padStart(2, '0')
const day = 86_400
/** Days between the spreadsheet's day 0 and 1970, in the two ways of counting. */
const epochs = { since1900: 25_569, since1904: 24_107 }

/** The number of a day as a date and time that no order of day and month can turn round; undefined where it is none. */
export function serialText(serial: number, format: string, from1904: boolean): string | undefined {
  if (serial < 0 || serial > 2_958_465) return undefined
  const hasDay = /[dy]/.test(format)
  const hasTime = /[hs]/.test(format)
  const seconds = Math.round(serial * day)
  if (!hasDay && (hasTime || /\[/.test(format))) {
    // A length or a time of day.
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
    if (/\[/.test(format) || seconds < day) return `${two(h)}:${two(m)}${s || format.includes('s') ? `:${two(s)}` : ''}`
  }
  if (serial < 1) return undefined
  const w = wallOf(seconds - (from1904 ? epochs.since1904 : epochs.since1900) * day)
  const date = `${w.year}-${two(w.month)}-${two(w.day)}`
  if (!hasTime && seconds % day === 0) return date
  return `${date} ${two(w.hour)}:${two(w.minute)}${w.second || format.includes('s') ? `:${two(w.second)}` : ''}`
}
