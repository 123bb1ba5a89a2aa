/** A zone as a cell, a heading or a mail names it: an offset in seconds, a place of the tz database, or both where the name is kept in part of the year. */
export type Zone =
  | { offset: number; place?: string; doubtful?: true }
  | { offset?: undefined; place: string; doubtful?: undefined }

/** Names with one meaning in mail and in exports of phones; the place tells in which part of the year they are kept. */
const names: Record<string, Zone> = {
  z: { offset: 0 },
  utc: { offset: 0 },
  ut: { offset: 0 },
  gmt: { offset: 0 },
  zulu: { offset: 0 },
  bst: { offset: 3600, place: 'Europe/London' },
  wet: { offset: 0, place: 'Europe/Lisbon' },
  west: { offset: 3600, place: 'Europe/Lisbon' },
  cet: { offset: 3600, place: 'Europe/Paris' },
  cest: { offset: 7200, place: 'Europe/Paris' },
  mez: { offset: 3600, place: 'Europe/Berlin' },
  mesz: { offset: 7200, place: 'Europe/Berlin' },
  eet: { offset: 7200, place: 'Europe/Helsinki' },
  eest: { offset: 10_800, place: 'Europe/Helsinki' },
  msk: { offset: 10_800 },
  est: { offset: -18_000, place: 'America/New_York' },
  edt: { offset: -14_400, place: 'America/New_York' },
  cst: { offset: -21_600, place: 'America/Chicago' },
  cdt: { offset: -18_000, place: 'America/Chicago' },
  mst: { offset: -25_200, place: 'America/Denver' },
  mdt: { offset: -21_600, place: 'America/Denver' },
  pst: { offset: -28_800, place: 'America/Los_Angeles' },
  pdt: { offset: -25_200, place: 'America/Los_Angeles' },
  ist: { offset: 19_800, doubtful: true },
  pkt: { offset: 18_000 },
  jst: { offset: 32_400 },
  aest: { offset: 36_000 },
  aedt: { offset: 39_600 },
}

/** Names of Windows (CLDR windowsZones) and of speech. Those of Windows stand for a place in summer and winter alike. */
const longNames: [place: string, names: string][] = [
  ['Europe/London', 'gmt standard time|gmt daylight time|british time|british standard time|uk time|london time'],
  ['Atlantic/Reykjavik', 'greenwich standard time'],
  ['Europe/Berlin', 'w. europe standard time|w. europe daylight time'],
  ['Europe/Paris', 'romance standard time|romance daylight time'],
  ['Europe/Warsaw', 'central european standard time|central european daylight time'],
  ['Europe/Budapest', 'central europe standard time|central europe daylight time'],
  ['Europe/Bucharest', 'gtb standard time|gtb daylight time'],
  ['Europe/Kiev', 'fle standard time|fle daylight time'],
  ['Europe/Istanbul', 'turkey standard time|turkey time'],
  ['Europe/Moscow', 'russian standard time|moscow time'],
  ['America/New_York', 'eastern standard time|eastern daylight time|eastern time'],
  ['America/Chicago', 'central standard time|central daylight time|central time'],
  ['America/Denver', 'mountain standard time|mountain daylight time|mountain time'],
  ['America/Los_Angeles', 'pacific standard time|pacific daylight time|pacific time'],
  ['America/Halifax', 'atlantic standard time|atlantic daylight time'],
  ['Asia/Calcutta', 'india standard time|indian standard time'],
  ['Asia/Karachi', 'pakistan standard time'],
  ['Asia/Dhaka', 'bangladesh standard time'],
  ['Asia/Colombo', 'sri lanka standard time'],
  ['Asia/Katmandu', 'nepal standard time'],
  ['Asia/Shanghai', 'china standard time'],
  ['Asia/Tokyo', 'tokyo standard time|japan standard time'],
  ['Asia/Singapore', 'singapore standard time'],
  ['Asia/Dubai', 'arabian standard time'],
  ['Asia/Riyadh', 'arab standard time'],
  ['Asia/Tehran', 'iran standard time'],
  ['Asia/Jerusalem', 'israel standard time'],
  ['Africa/Johannesburg', 'south africa standard time'],
  ['Africa/Lagos', 'w. central africa standard time'],
  ['Africa/Nairobi', 'e. africa standard time'],
  ['Africa/Cairo', 'egypt standard time'],
  ['Australia/Sydney', 'aus eastern standard time|aus eastern daylight time'],
]
const spoken: Record<string, string> = {
  'greenwich mean time': 'gmt',
  'universal time': 'utc',
  'coordinated universal time': 'utc',
  'british summer time': 'bst',
  'central european time': 'cet',
  'central european summer time': 'cest',
  'eastern european time': 'eet',
  'eastern european summer time': 'eest',
}
const placed = new Map(longNames.flatMap(([place, all]) => all.split('|').map((n): [string, Zone] => [n, { place }])))

/** "+01:00", "-0500", "UTC+1", "Z" as seconds. */
export function offsetOf(text: string): number | undefined {
  const t = text
    .toLowerCase()
    .replace(/[\s]/g, '')
    .replace(/\u2212/g, '-')
  if (t === 'z' || t === 'utc' || t === 'gmt' || t === 'ut') return 0
  const m = /^(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?$/.exec(t)
  if (!m) return undefined
  const seconds = Number(m[2]) * 3600 + Number(m[3] ?? 0) * 60
  return seconds > 14 * 3600 || Number(m[3] ?? 0) > 59 ? undefined : m[1] === '-' ? -seconds : seconds
}

const places = new Map<string, string | undefined>()
/** A place of the tz database by its name in any case of letters. */
function placeNamed(text: string): string | undefined {
  if (places.has(text)) return places.get(text)
  let place: string | undefined
  try {
    place = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    place = undefined
  }
  if (places.size > 1000) places.clear()
  places.set(text, place)
  return place
}

let cities: Map<string, string> | undefined
/** “New York local time”, “time in Dubai”: the place of the tz database that is named for the city. */
function cityTime(key: string): string | undefined {
  if (!/\btime\b|\bzone\b/.test(key)) return undefined
  cities ??= new Map(
    Intl.supportedValuesOf('timeZone').map(zone => [
      (zone.split('/').at(-1) ?? '').replaceAll('_', ' ').toLowerCase(),
      zone,
    ]),
  )
  return cities.get(
    key
      .replace(/\b(?:local|time|zone|in|of|the)\b|[,:]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

/** The zone that the text names: an offset, a name as mail knows it, or a place of the tz database. */
export function zoneNamed(text: string): Zone | undefined {
  const t = text.trim()
  if (t === '' || t.length > 40) return undefined
  const offset = offsetOf(t)
  if (offset !== undefined) return { offset }
  const key = t.toLowerCase()
  if (Object.hasOwn(names, key)) return names[key]
  const long = key.replace(/\s+/g, ' ')
  if (Object.hasOwn(spoken, long)) return names[spoken[long] ?? '']
  const named = placed.get(long)
  if (named) return named
  const place = t.includes('/') ? placeNamed(t) : cityTime(long)
  return place === undefined ? undefined : { place }
}
