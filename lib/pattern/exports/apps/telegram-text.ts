import type { Format } from '../export-file.ts'
import type { Row } from '../row.ts'
import { headOf } from '../whatsapp/whatsapp-head.ts'
import { type OtherHead, plainStamp } from '../whatsapp/whatsapp-heads.ts'
import { openTurned } from '../whatsapp/whatsapp-other.ts'

/** Messages copied from Telegram: “Darren Cole, [01.03.2026 23:14]”, with a colon on some computers, and the words below. */
const longestHead = 160
const headLine = /^[\u200e\u200f\ufeff]*(\S.{0,80}?), \[([^[\]]{8,40})\](?::|$)[ \t]?(.*)$/u

function telegramHead(line: string): (OtherHead & { name: string }) | undefined {
  const m = line.startsWith('[') ? null : headLine.exec(line.slice(0, longestHead))
  if (!m) return undefined
  const [, name = '', stamp = ''] = m
  const rest = line.slice(line.indexOf(']', name.length) + 1).replace(/^:? ?/, '')
  const written = stamp.replace(/[\u202f\u00a0]/g, ' ').trim()
  const turned = `[${plainStamp(written) ?? written}] ${name.replaceAll(':', '\uff1a')}: ${rest}`
  return headOf(turned) && { name, line: () => turned, yearless: false, day: 0, copied: true }
}

const forwarded = /^\[Forwarded from [^\]\n]{1,200}\]/
function telegramRow(row: Row): Row {
  const name = telegramHead(row.raw.split('\n', 1)[0] ?? '')?.name
  return {
    ...row,
    channel: 'csv',
    app: 'Telegram',
    from: name ?? row.from,
    ...(forwarded.test(row.text) && { marks: ['forwarded'] }),
  }
}

/**
 * As newer programs copy it: “[01.03.2026 23:14] Darren: words”. WhatsApp copies so too in some languages, and where nothing of Telegram’s own
 * stands in the text nobody can tell.
 */
const newer = /^[\u200e\u200f\ufeff]*\[\d{1,4}[./-]\d{1,2}[./-]\d{2,4} \d{1,2}:\d{2}(?: ?[AP]M)?\] [^:]{1,80}: /iu
const ofTelegram =
  /^\[(?:photo|video|sticker|voice message|video message|gif|album|file|poll|location|forwarded from [^\]]{1,200}|in reply to [^\]]{1,200})\]/imu
const firstOf = (lines: string[]) => lines.find(l => l.trim() !== '') ?? ''
const newerRow =
  (app: string) =>
  (row: Row): Row => ({
    ...row,
    channel: row.call ? 'call' : 'csv',
    app,
    ...(forwarded.test(row.text) && { marks: ['forwarded'] }),
  })

export const telegramTextFormat: Format = {
  kinds: ['telegram-text'],
  kindOf: ({ lines }) => (telegramHead(firstOf(lines)) || newer.test(firstOf(lines)) ? 'telegram-text' : undefined),
  open: opening => {
    const { lines } = opening.sample
    if (!newer.test(firstOf(lines)))
      return openTurned(opening, { kind: 'telegram-text', heads: () => telegramHead, row: telegramRow })
    const isSure = lines.some(l => newer.test(l) && ofTelegram.test(l.replace(newer, '')))
    return openTurned(opening, {
      kind: 'telegram-text',
      heads: () => () => undefined,
      row: newerRow(isSure ? 'Telegram' : 'Telegram or WhatsApp, copied'),
    })
  },
}
