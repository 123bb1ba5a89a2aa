import { decodeBytes } from '../lines.ts'

/** A mail that Outlook saved as text: "From:", a tab, and the sender; its time is under "Sent", in the words of its language. */

const names: Record<string, string[]> = {
  From: ['from', 'von', 'de', 'da', 'van', 'od', 'från', 'fra', 'lähettäjä', 'kimden', 'от'],
  Date: [
    'sent',
    'gesendet',
    'envoyé',
    'enviado',
    'enviado el',
    'enviada em',
    'inviato',
    'verzonden',
    'wysłano',
    'skickat',
    'sendt',
    'lähetetty',
    'gönderme tarihi',
    'отправлено',
    'date',
    'datum',
  ],
  To: ['to', 'an', 'à', 'para', 'a', 'aan', 'do', 'till', 'til', 'vastaanottaja', 'kime', 'кому'],
  Cc: ['cc', 'kopie', 'kopia'],
  Subject: [
    'subject',
    'betreff',
    'objet',
    'asunto',
    'assunto',
    'oggetto',
    'onderwerp',
    'temat',
    'ämne',
    'emne',
    'aihe',
    'konu',
    'тема',
  ],
}
const standard = new Map(
  Object.entries(names).flatMap(([name, all]) => all.map((word): [string, string] => [word, name])),
)
const line = /^([\p{L} ]{1,20}?)[ \u00a0]?:[ \t\u00a0]*(\t?)(.*)$/u

/** The headers in the words of the standard, and how many lines they take; undefined where the text does not begin as Outlook writes it. */
function headersOf(lines: string[]): { headers: string[]; count: number } | undefined {
  const headers: string[] = []
  const seen = new Set<string>()
  let count = 0
  for (const text of lines.slice(0, 40)) {
    if (text.trim() === '') break
    const m = line.exec(text.slice(0, 2000))
    const name = standard.get((m?.[1] ?? '').trim().toLowerCase())
    count++
    if (!m) {
      if (!headers.length || !/^[ \t]/.test(text)) return undefined
      headers.push(text)
      continue
    }
    if (name) seen.add(name)
    const value = (m[3]?.trim() ?? '').replace(/\[mailto:([^\]\s]{1,200})\]/gi, '<$1>')
    headers.push(`${name ?? `X-${count}`}: ${value}`)
  }
  return seen.has('From') && seen.has('Date') && (seen.has('To') || seen.has('Subject'))
    ? { headers, count }
    : undefined
}

/** Whether the head of another mail, as programs quote it or as files are joined, stands inside the text. */
export function holdsMailHead(text: string): boolean {
  const lines = text.slice(0, 200_000).split('\n')
  for (let i = 0; i < lines.length; i++) {
    const word = line
      .exec((lines[i] ?? '').slice(0, 300))?.[1]
      ?.trim()
      .toLowerCase()
    if (word !== undefined && standard.get(word) === 'From' && headersOf(lines.slice(i, i + 12))) return true
  }
  return false
}

const isLocal = (lines: string[]) => {
  const first = line.exec((lines[0] ?? '').slice(0, 2000))
  if (standard.get((first?.[1] ?? '').trim().toLowerCase()) !== 'From') return false
  // A mail as it was sent has standard names and its time under “Date”.
  return !lines.slice(0, 40).some(l => /^(?:date|message-id|received|mime-version):/i.test(l))
}

/** Whether the lines are those of a mail that Outlook saved as text. */
export const isOutlookText = (lines: string[]): boolean => isLocal(lines) && headersOf(lines) !== undefined

/** The same mail with standard headers in UTF-8; undefined where it is none that Outlook saved as text. */
export function fromOutlookText(bytes: Uint8Array): Uint8Array | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 8192)).split(/\r?\n/)
  if (!isLocal(head)) return undefined
  const { text } = decodeBytes(bytes)
  const lines = text.split(/\r?\n/)
  const found = headersOf(lines)
  if (!found) return undefined
  const type = 'Content-Type: text/plain; charset=utf-8'
  return new TextEncoder().encode([...found.headers, type, ...lines.slice(found.count)].join('\n'))
}
