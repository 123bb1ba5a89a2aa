import type { CallType, Channel, Row } from '../row.ts'

/** What the words of a table’s cells mean: which way, by what, and what kind of call. */

type Direction = Row['direction']
const outward =
  /\b(?:outgoing|outbound|outbox|out|sent|send|tx|from me|dial+ed|called|placed|made|mo|moc|smo|mosms|originating|originated|ausgehend\p{L}*|gesendet|gewählt|sortant\p{L}*|envoyé|saliente|enviado|in uscita|inviato|uitgaand\p{L}*|verzonden|wychodząc\p{L}*|utgående|giden)\b/u
const inward =
  /\b(?:incoming|inbound|inbox|in|received|receive|recv|rx|to me|mt|mtc|smt|mtsms|terminating|terminated|missed|eingehend\p{L}*|empfangen|verpasst\p{L}*|entgangen\p{L}*|entrant\p{L}*|reçu|manqué\p{L}*|entrante|recibido|perdida|in arrivo|ricevuto|persa|inkomend\p{L}*|ontvangen|gemist\p{L}*|przychodząc\p{L}*|nieodebran\p{L}*|inkommande|missat|gelen|cevapsız)(?=$|[^\p{L}])/u

const unansweredWord = /\b(?:missed|verpasst|entgangen|manqué|perdida|persa|gemist|nieodebran|missat|cevapsız)\p{L}*/gu

/** Which way a cell’s words say, seen from the owner; undefined where they say nothing. */
export function directionOf(words: string): 'in' | 'out' | undefined {
  const w = words.toLowerCase()
  if (w === 'to' || w === 'o') return 'out'
  if (w === 'from' || w === 'i') return 'in'
  const out = outward.test(w)
  // “Outgoing (missed)”: that nobody answered does not say who called.
  const into = inward.test(out ? w.replace(unansweredWord, ' ') : w)
  return out === into ? undefined : out ? 'out' : 'in'
}

const unanswered =
  /\bmiss\p{L}*|unanswered|no answer|not answered|no reply|verpasst|entgangen|manqué|perdida|persa|gemist|nieodebran|missat|cevapsız/u
const refused = /reject|declin|block|refus|busy|divert|abgelehnt|rejeté|rechazad|rifiutat|geweigerd|odrzucon/
const voicemail = /voice ?mail|\bvm\b|mailbox|answerphone|messagerie|buzón/
const broken = /cancel|abort|abgebrochen|annulé|cancelad|annullat/

export type CallSaid = { type: CallType; direction: Direction; doubtful: boolean }
/** A call by the words of its kind. A call that nobody answered is missed when it came in, and outgoing when the owner made it. */
export function callOf(words: string, said: 'in' | 'out' | undefined, answered: boolean): CallSaid {
  const w = words.toLowerCase()
  const way = said ?? directionOf(w)
  if (voicemail.test(w)) return { type: 'voicemail', direction: way ?? 'in', doubtful: false }
  if (way === 'out') return { type: 'outgoing', direction: 'out', doubtful: false }
  if (way === 'in') {
    const type = refused.test(w) ? 'rejected' : unanswered.test(w) || broken.test(w) ? 'missed' : 'incoming'
    return { type, direction: 'in', doubtful: false }
  }
  // A call that was cancelled was begun by the owner: nobody else’s attempt is called so.
  if (broken.test(w)) return { type: 'outgoing', direction: 'out', doubtful: false }
  if (refused.test(w)) return { type: 'rejected', direction: 'in', doubtful: /busy|divert/.test(w) }
  if (unanswered.test(w)) return { type: 'missed', direction: 'unknown', doubtful: true }
  return { type: answered ? 'incoming' : 'missed', direction: 'unknown', doubtful: true }
}
/** Whether the words are those of a call’s kind. */
export const isCallWord = (words: string): boolean => {
  const w = words.toLowerCase()
  return [
    unanswered,
    refused,
    voicemail,
    broken,
    /\bcall|\bvoice\b|\bvoip\b|telephon|anruf|appel|llamada|\bmoc\b|\bmtc\b|answered/,
  ].some(p => p.test(w))
}

const channels: [RegExp, Channel][] = [
  [/whats ?app/, 'whatsapp'],
  [/\bmms\b|multimedia message/, 'mms'],
  [/\bsms\b|\bsm[ot]\b|\bm[ot]sms\b|text message|\btext\b|imessage/, 'sms'],
  [/\bcall|phone|voice|voip|facetime|\bmoc\b|\bmtc\b|telephon/, 'call'],
  [/e-?mail/, 'email'],
]
export const channelOf = (words: string): Channel | undefined =>
  channels.find(([p]) => p.test(words.toLowerCase()))?.[1]
/** A row by the program itself: no person wrote it. */
export const isNotification = (words: string): boolean =>
  /^(?:notification|system|(?:system|service|group|chat|status) (?:message|event|action|notification|notice|update|info)|notice|info|status update|announcement|membership change)$/i.test(
    words.trim(),
  )
/** The program as a sender: “System Message System Message” in the reports of UFED. */
export const isProgram = (sender: string): boolean =>
  /^(?:system ?message|system ?notification|service ?message)\b/i.test(sender)
/** A connection to the internet in the records of a network: no call. */
export const isDataSession = (words: string): boolean =>
  /\b(?:data|gprs|internet|packet|lte|umts|apn|pdp|ussd|browsing|web)\b/i.test(words) &&
  !/\b(?:voice|call|voip)/i.test(words)
/** A message that never left. */
export const isUnsent = (words: string): boolean =>
  /\b(?:draft|unsent|not sent|failed|undelivered|not delivered|queued|outbox)\b/i.test(words)
export const isDeletedWord = (words: string): boolean => /\b(?:deleted|removed|trash)\b/i.test(words)
/** A cell that says yes, or says when. */
export const isYes = (cell: string): boolean => {
  const c = cell.trim().toLowerCase()
  return c !== '' && !/^(?:no|n|false|0|none|intact|-|null|unknown)$/.test(c)
}

/** "83", "00:01:23", "1:23", "1m 23s" as seconds; 0 for what is none. */
export function secondsOf(text: string): number {
  const t = text.slice(0, 60).trim().toLowerCase().replace(/\s+/g, ' ')
  if (/^\d+(?:[.,]\d+)?(?: ?(?:s|sec|secs|seconds))?$/.test(t))
    return Math.floor(Number.parseFloat(t.replace(',', '.')))
  if (/^\d+(?::\d{1,2}){1,2}(?:\.\d+)?$/.test(t))
    return t.split(':').reduce((sum, n) => sum * 60 + Math.floor(Number(n)), 0)
  const m = /^(?:(\d+) ?h[a-z]*)?[ ,]*(?:(\d+) ?m[a-z]*)?[ ,]*(?:(\d+) ?s[a-z]*)?$/.exec(t)
  return m ? Number(m[1] ?? 0) * 3600 + Number(m[2] ?? 0) * 60 + Number(m[3] ?? 0) : 0
}
