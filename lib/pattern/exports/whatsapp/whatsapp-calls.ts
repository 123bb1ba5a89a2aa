import type { CallType } from '../row.ts'
import { lowered, withoutMarks } from '../times/day-period.ts'

/** Calls that a chat tells of: notices that name the caller, and WhatsApp’s own words behind a sender’s name. */

const longestNotice = 200
const voiceCall =
  '(?:(?:group |missed |silenced )*(?:voice|video|audio) ?call|(?:gruppen-?)?(?:sprach|video)anruf|anruf|appel (?:vocal|vidéo|audio)(?: de groupe)?|(?:llamada|videollamada)(?: de voz| de vídeo| de video)?(?: grupal)?|(?:chiamata|videochiamata)(?: vocale| video)?(?: di gruppo)?|(?:spraak|video)oproep|videogesprek|(?:chamada|ligação)(?: de voz| de vídeo)?|połączenie (?:głosowe|wideo)|rozmowa (?:głosowa|wideo)|(?:röst|video)samtal|(?:sesli|görüntülü) arama|(?:аудио|видео)звонок|звонок|مكالمة (?:صوتية|فيديو)|音声通話|ビデオ通話|语音通话|视频通话|語音通話|視訊通話|वॉइस कॉल|वीडियो कॉल)'
const missedWord =
  '(?:missed|unanswered|verpasster?|entgangener|manquée?|perdid[ao]|persa|gemiste?|nieodebran[ea]|missat|cevapsız|пропущенный|فائتة|不在着信|未接|मिस्ड|छूटी हुई)'
const either = new RegExp(
  `^(?:${missedWord} (?:group )?${voiceCall}|${voiceCall} (?:de groupe )?${missedWord}|${missedWord}${voiceCall}|${voiceCall})`,
  'u',
)
/** The same with any blank space between the words. */
export const eitherSpaced = new RegExp(either.source.replaceAll(' ', '\\s+'), 'u')
const missed = new RegExp(missedWord, 'iu')
const fromWord = /^,? ?(?:from|von|de la part de|de|da|van|od|från|från|kimden|от|من|से|来自|來自|:)\s+(\S.{0,100})$/iu

/** A notice without a sender that tells of a missed call and by whom: “Missed voice call from Darren Cole”. */
export function missedFrom(rest: string): { from: string; call: { type: CallType; seconds: number } } | undefined {
  if (rest.length > longestNotice) return undefined
  const words = withoutMarks(rest).replace(/\s+/g, ' ').trim()
  const m = either.exec(words.toLowerCase())
  if (!m || !missed.test(m[0])) return undefined
  const at = /\bat \d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?$/i
  const from = fromWord.exec(words.slice(m[0].length).replace(at, '').trim())?.[1]
  return from === undefined ? undefined : { from: from.replace(/\.$/, '').trim(), call: { type: 'missed', seconds: 0 } }
}

const unit: [RegExp, number][] = [
  [/^(?:h|hr|hrs|hours?|std|stunden?|heures?|horas?|ore?|uur)$/, 3600],
  [/^(?:m|min|mins|minutes?|minuten?|minutos?|minuti|minuut)$/, 60],
  [/^(?:s|sec|secs|seconds?|sek|sekunden?|secondes?|segundos?|secondi|seconden)$/, 1],
]
function secondsIn(text: string): number {
  const clock = /\b(\d{1,2}(?::\d{2}){1,2})\b/.exec(text)?.[1]
  if (clock) return clock.split(':').reduce((sum, n) => sum * 60 + Number(n), 0)
  let sum = 0
  for (const [, n = '', word = ''] of text.matchAll(/(\d{1,5}) ?([a-z]{1,9})/g))
    sum += Number(n) * (unit.find(([p]) => p.test(word))?.[1] ?? 0)
  return sum
}
const noAnswer =
  /no answer|not answered|keine antwort|sans réponse|sin respuesta|nessuna risposta|declined|tap to call back|cancell?ed|focus mode|do not disturb|silenced/

/**
 * The call that WhatsApp’s own words behind a sender’s name tell of: “Missed voice call”, “Voice call, 32 sec”. iPhones put a mark before
 * them; without it they may have been typed. A call by the owner is outgoing.
 */
export function callOf(
  line: string,
  byOwner: boolean,
): { type: CallType; seconds: number; typed: boolean } | undefined {
  if (line.length > 80) return undefined
  const low = lowered(line)
  if (!eitherSpaced.test(low)) return undefined
  const words = low.replace(/\s+/g, ' ')
  const m = either.exec(words)
  if (!m) return undefined
  const rest = words.slice(m[0].length)
  const marked = /^[\u200e\u200f]/.test(line)
  const isMissed = missed.test(m[0]) || /^silenced/.test(words)
  // Beside WhatsApp's own there may only stand how long it took, or that nobody answered.
  if (
    !(isMissed && /^[.,]?$/.test(rest)) &&
    !(/^[,.:] /.test(rest) && (secondsIn(rest) > 0 || noAnswer.test(rest))) &&
    !(marked && rest === '')
  )
    return undefined
  const seconds = secondsIn(rest)
  const type: CallType = byOwner
    ? 'outgoing'
    : isMissed || (seconds === 0 && noAnswer.test(rest))
      ? 'missed'
      : 'incoming'
  return { type, seconds, typed: !marked }
}
