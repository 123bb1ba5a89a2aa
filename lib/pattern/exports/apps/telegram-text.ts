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

export const telegramTextFormat: Format = {
  kinds: ['telegram-text'],
  kindOf: ({ lines }) => (telegramHead(lines.find(l => l.trim() !== '') ?? '') ? 'telegram-text' : undefined),
  open: opening => openTurned(opening, { kind: 'telegram-text', heads: () => telegramHead, row: telegramRow }),
}
