import type { ColumnRole, DateOrder } from '../row.ts'
import { type Zone, zoneNamed } from '../times/zone-names.ts'

/** What the headings of a table say: which column holds what, in which zone and order its times are. */
export type Columns = Partial<Record<ColumnRole, number[]>>
export type Marks = {
  /** A cell with something in it says that the message was deleted, or edited. */
  deleted: number[]
  edited: number[]
  unsent: number[]
  forwarded: number[]
  /** The zone of each record’s time. */
  zone: number[]
  /** Degrees, and metres of accuracy, of the place at that time. */
  lat: number[]
  lon: number[]
  accuracy: number[]
  /** Masts and cells of a network’s record. */
  cells: number[]
}

/** How times are written below a heading: “dd/MM/yyyy HH:mm”. */
const datePattern = /\b[dmy]{1,4}[/.-][dmy]{1,4}[/.-][dmy]{1,4}(?:,? ?h{1,2}:mm(?::ss)?)?(?![\p{L}\d])/giu

/** Words of a heading in lower case, without remarks in brackets, zones, units and numbers of the kind “#”. */
export const headingWords = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replaceAll('_', ' ')
    .replace(datePattern, ' ')
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/(?:utc|gmt) ?[+-] ?\d{1,2}(?::?\d{2})?|\b(?:utc|gmt|bst)\b/g, ' ')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()

const zoneIn =
  /(?:utc|gmt) ?[+-] ?\d{1,2}(?::?\d{2})?|[+-]\d{2}:\d{2}\b|\b[a-z]+\/[a-z_]+(?:\/[a-z_]+)?|\b[a-z]{2,5}\b/gi
/** The zone that a heading names: “Time (UTC+1)”, “Date/Time - UTC+01:00 (dd/MM/yyyy)”, “Sent (Europe/London)”. */
export function zoneOfHeading(heading: string): Zone | undefined {
  if (heading.length > 200) return undefined
  let found: Zone | undefined
  for (const [, remark = ''] of heading.matchAll(/[([{]([^()[\]{}]{3,60})[)\]}]/g)) found ??= zoneNamed(remark)
  if (found) return found
  const parted = heading.replaceAll('_', ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  for (const [text] of parted.matchAll(zoneIn)) {
    const zone = /^(?:est|mst|west|ist|z)$/i.test(text) ? undefined : zoneNamed(text)
    if (zone && (!found || text.length > 3)) found = zone
  }
  return found
}
/** A remark of a heading that may name a zone, and none that is known. */
export const namesStrangeZone = (heading: string): boolean =>
  /[([{][^()[\]{}]{0,50}\b(?:time|zone)\b[^()[\]{}]{0,50}[)\]}]/i.test(heading.slice(0, 200)) &&
  !/[([{](?:(?:network|device|local|phone|handset|server|system)[ /]?)+(?:date |and )?time[)\]}]/i.test(heading)
/** The zone that a line above a table names for all of it: “All times are UTC+2”, “Time zone: (UTC+01:00) Amsterdam”. */
export function zoneOfLine(line: string): Zone | undefined {
  if (
    line.length > 300 ||
    !/time ?zone|\btimes?\b[^,;]{0,40}\b(?:are|is|in|shown|given|displayed)\b|zeitzone|fuseau|\butc offset\b/i.test(
      line,
    )
  )
    return undefined
  const said = line.replace(/^.*?(?:time ?zone|\btimes?\b|zeitzone|fuseau(?: horaire)?|utc offset)/i, ' ')
  return zoneOfHeading(said.slice(0, 200))
}
/** The order that a pattern in a heading shows: “(dd/MM/yyyy)”. */
export function orderOfHeading(heading: string): DateOrder | undefined {
  const m = /\b(d{1,2}|m{1,2}|y{2,4})[/.\- ](d{1,2}|m{1,2})[/.\- ](d{1,2}|y{2,4})\b/i.exec(heading.slice(0, 200))
  const order = m && `${m[1]?.[0]}${m[2]?.[0]}${m[3]?.[0]}`.toLowerCase()
  return order === 'dmy' || order === 'mdy' || order === 'ymd' ? order : undefined
}

const number =
  '(?:number|num|no|nr|nbr|nummer|rufnummer|numéro|numero|número|msisdn|party|line|subscriber|address|id|tel|telephone|phone|mobile|cli|end|side|user|digits)'
const called =
  '(?:called|callee|dial+ed|terminator|destination|dest|terminating|term|recipient|receiving|receiver|target of call|b)'
const calling = '(?:calling|caller|originating|originator|origin|orig|source|sender|sending|from|a)'
type Pattern = RegExp
/** Headings of messaging exports, call logs, networks and phone-extraction tools, best first. */
const known: Record<ColumnRole, Pattern[]> = {
  at: [
    /^(?:message )?(?:sent|message sent) (?:date|time|date ?time|date and time|at|on|timestamp)$/,
    /^(?:at|timestamp|time ?stamp|date ?time|date and time|date time sent|sent (?:at|on)|(?:date|time) sent|sent|message (?:date|time|date ?time|timestamp)|timestamp (?:time|date|date ?time))$/,
    /^(?:call|event|record|connection|seizure|answer|activity)? ?(?:date ?time|date and time|date|timestamp)(?: of (?:call|event|message))?$/,
    /^(?:date|time|when|datum|zeit|uhrzeit|heure|hora|ora|zeitstempel|fecha|fecha y hora|data|data e ora|horodatage|tijdstip|dato|päivämäärä|tarih|дата|التاريخ|日期|日付|날짜)(?: time)?$/,
    /^(?:message (?:date|time)|received (?:at|on|date|time)|(?:date|time) received|received|created|created (?:at|on|date|time)|(?:date|time) created)$/,
    /^(?:(?:message |sent |created )?(?:timestamp|time ?stamp|time|date)|sent(?: at)?|created(?: at)?) (?:in )?(?:ms|millis|milliseconds|s|secs|seconds|unix|unix ?time|epoch|iso|utc)$|^(?:ts|unix ?time|epoch)$/,
    /^(?:call |event |session )?(?:start|begin|started|connect|connected|setup|set up) ?(?:date ?time|date and time|date|time|timestamp|at|on)?(?: (?:date|time))?$/,
    /^(?:call|event|local|record) (?:date|time|date ?time)$|^(?:date ?time|date|time|timestamp) (?:of|local|start|called|event|call)(?: .*)?$/,
  ],
  from: [
    new RegExp(`^${calling} ${number}(?: ${number})?$`),
    new RegExp(`^${number} (?:a|calling|from)$|^(?:a${number}|calling|cli)$`),
    /^(?:from|sender|from (?:name|number|user|address|phone)|sender (?:name|id|number|phone|address)|caller|caller (?:id|name|number)|author|username|user ?name|user|handle|account|sent by|posted by|originator|initiator|von|absender|anrufer|appelant|llamante|chiamante|remitente|mittente|expéditeur|de|da|afzender|avsändare|отправитель)$/,
  ],
  to: [
    new RegExp(`^${called} ${number}(?: ${number})?$`),
    new RegExp(
      `^${number} (?:b|called|to)$|^(?:b${number}|called|callee|terminator|dial+ed|dial+ed digits|angerufener|gewählte nummer|appelé|llamado|chiamato)$`,
    ),
    /^(?:to|recipient|recipients|recipient (?:name|number|s)|receiver|receivers|to (?:name|number|address)|sent to|destination|an|empfänger|destinatario|destinataire|ontvanger|получатель)$/,
    /^participants$/,
  ],
  party: [
    /^(?:number|phone ?number|phone|telephone(?: number)?|mobile(?: number)?|other party(?: number)?|other (?:number|line)|msisdn|party|parties|contact number|rufnummer|numéro|número|numero)$/,
    /^(?:contact|contact name|address|name|chat|conversation|chat (?:session|name)|identifier)$/,
  ],
  text: [
    /^(?:text|body|message|contents?|message (?:text|body|content)|text content|words|comment|snippet|caption|nachricht|texte|mensaje|testo|bericht|сообщение)$/,
    /^(?:subject|betreff|objet|asunto|oggetto)$/,
  ],
  direction: [
    /^(?:direction|in out|incoming outgoing|call direction|message direction|folder|box|richtung|sens|dirección)$/,
  ],
  channel: [
    /^(?:channel|service|app|application|platform|source|source app|message type|medium|record type|event type|service type|bearer)$/,
  ],
  attachments: [/^(?:attachments?|attachment (?:name|file|path)|media|files?|file ?name|media file)$/],
  type: [
    /^(?:call type|type|type of call|kind|kind of call|anrufart|type d appel)$/,
    /^(?:call status|status|call result|result|outcome|disposition)$/,
  ],
  seconds: [
    /^(?:(?:call |event |session |total |billed |billable |charged |chargeable |voice )?dur(?:ation)?|duration (?:seconds?|secs?|s|mins?|hms|hh mm ss)|seconds?|secs?|length|call length|talk time|dauer|durée|duración|durata|conversation time)(?: (?:in )?(?:seconds?|secs?|s|hh mm ss|hms))?$/,
  ],
}
const roles = ['at', 'from', 'to', 'text', 'party', 'direction', 'channel', 'attachments', 'type', 'seconds'] as const

const dayOnly = /(?:^|\s)(?:date|datum|fecha|data|day|dato|tarih|дата|日期)$/
const timeOnly = /(?:^|\s)(?:time|time of day|uhrzeit|zeit|hora|heure|ora|tijd|klokkeslæt|tid|saat|время|时间|時間)$/
const bare = (name: string, end: RegExp) => name.replace(end, '').trim()

/** The columns that headings name by themselves; none where no time and nothing else is recognised. */
export function columnsOf(headings: string[]): { columns: Columns; marks: Marks } | undefined {
  const names = headings.map(h => headingWords(h.slice(0, 200)))
  const columns: Columns = {}
  const taken = new Set<number>()
  for (const role of roles)
    for (const pattern of known[role]) {
      const at = names.findIndex((n, i) => !taken.has(i) && pattern.test(n))
      if (at < 0) continue
      columns[role] = [at]
      taken.add(at)
      break
    }
  const at = columns.at?.[0]
  const places = placesOf(names)
  const isPlaces = places.lat.length > 0 && places.lon.length > 0
  if (at === undefined || !(columns.from || columns.to || columns.party || columns.text || isPlaces)) return undefined
  const partner = partnerOf(names, at, taken)
  if (partner) {
    columns.at = partner
    for (const i of partner) taken.add(i)
  }
  const those = (p: RegExp) => names.flatMap((n, i) => (!taken.has(i) && p.test(n) ? [i] : []))
  const marks = {
    zone: those(
      /^(?:utc |gmt )?(?:time ?zone|tz|zone|offset|time ?zone offset|utc offset|gmt offset|zeitzone|fuseau horaire)$/,
    ),
    unsent: those(/^(?:is )?(?:unsent|recalled|retracted)(?:\s|$)/),
    forwarded: those(/^(?:is )?forwarded(?:\s|$)/),
    deleted: those(/(?:^|\s)(?:deleted|gelöscht|supprimé|eliminado)(?:\s|$)/),
    edited: those(/(?:^|\s)(?:edited|modified)(?: (?:date|time|at|on))?$/),
    ...places,
    cells: those(/(?:^|\s)(?:cell|cells|cell ?id|cgi|site|mast|azimuth)(?:\s|$)|^(?:lac|cellid)$/),
  }
  return { columns, marks }
}

/** Columns of where somebody or something was; those of a mast say where the mast stands. */
function placesOf(names: string[]): Pick<Marks, 'lat' | 'lon' | 'accuracy'> {
  const first = (p: RegExp) => {
    const i = names.findIndex(n => p.test(n) && !/\b(?:cell|site|mast|tower|antenna|bts|enb|start|end)\b/.test(n))
    return i < 0 ? [] : [i]
  }
  return {
    lat: first(/(?:^|\s)(?:lat|latitude|breitengrad|latitud)(?:\s(?:degrees|deg|wgs ?84))?$/),
    lon: first(/(?:^|\s)(?:lon|lng|long|longitude|längengrad|longitud)(?:\s(?:degrees|deg|wgs ?84))?$/),
    accuracy: first(/(?:^|\s)(?:accuracy|horizontal accuracy|precision|radius)(?:\s(?:m|metres|meters))?$/),
  }
}

/** “Date” beside “Time”, “Start Date” beside “Start Time”: the pair, the day first. */
function partnerOf(names: string[], at: number, taken: Set<number>): [number, number] | undefined {
  const name = names[at] ?? ''
  const isDay = dayOnly.test(name)
  if (!isDay && !timeOnly.test(name)) return undefined
  if (/\b(?:date|day)\b.*\btime\b|\btime\b.*\b(?:date|day)\b/.test(name)) return undefined
  const [own, others] = isDay ? [dayOnly, timeOnly] : [timeOnly, dayOnly]
  const free = names.flatMap((n, i) =>
    i !== at &&
    !taken.has(i) &&
    others.test(n) &&
    !/duration|talk|zone|date ?time|read|deliver|edit|delet|modif|end|stop|answer/.test(n)
      ? [i]
      : [],
  )
  const same =
    free.find(i => bare(names[i] ?? '', others) === bare(name, own)) ??
    (free.length === 1 || bare(name, own) === '' ? free[0] : undefined)
  return same === undefined ? undefined : isDay ? [at, same] : [same, at]
}
