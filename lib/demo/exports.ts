import { londonDate, londonTime } from '../case/time/calendar.ts'

/**
 * The three exports of scenario S03: 3,812 messages from 143 accounts between 1 September 2025 and 10 February 2026, a night
 * of 41 calls and three replies. Made by counting from one seed, so that every run writes the same bytes.
 */
export const strangers = 143
export const owner = 'Oluwaseun Adeyinka'
export const caller = '@notreallygone_7'
export const truth = {
  messages: 3812,
  calls: 41,
  replies: 3,
  /** Of the platform’s own table: lines that are no row, and rows that it wrote twice. */
  stream: { rows: 2731, replies: 3, refused: 3, twice: 12 },
  /** Of the second site’s: rows that stand in the first too, and those in the hour that the clocks gave twice. */
  video: { rows: 1045, shared: 118, calls: 41, twoHours: 2 },
  screenshots: { rows: 36 },
} as const

interface Said {
  at: Date
  from: string
  text: string
}
export interface ExportFile {
  name: string
  text: string
  what: string
}

/** Numbers between 0 and 1 that are the same in every run. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const befores = ['quiet', 'still', 'real', 'late', 'old', 'true', 'cold', 'good', 'north', 'night', 'grey']
const afters = [
  'fan',
  'viewer',
  'friend',
  'listener',
  'neighbour',
  'shadow',
  'guest',
  'moth',
  'lamp',
  'tide',
  'wire',
  'owl',
  'kite',
]
const accounts = [
  '@watching_olu',
  caller,
  ...befores.flatMap((before, b) => afters.map((after, a) => `@${before}_${after}${(b * 7 + a * 3) % 90}`)),
].slice(0, strangers)

const openings = [
  'I know',
  'You forget',
  'Everyone will see',
  'Ask yourself',
  'Look at the chat:',
  'I was there:',
  'You read this.',
]
const middles = [
  'where you sit',
  'which window is yours',
  'what you did',
  'who you talk to',
  'when you sleep',
  'your road',
  'the door code',
]
const ends = [
  'and you know it',
  'so answer me',
  'every night',
  'and I can wait',
  'until you say my name',
  'and nobody will help',
  'again',
]

const minute = 60_000
const day = 86_400_000
const first = Date.UTC(2025, 8, 1, 7, 4, 11)
const last = Date.UTC(2026, 1, 10, 21, 40, 37)
/** The hour that the clocks gave twice, 26 October 2025, and the hours round it: kept free of what is in two files. */
const nearChange = (at: number) => Math.abs(at - Date.UTC(2025, 9, 26, 1)) < 3 * 60 * minute

/** Every message at its moment: more each month, most of them at night, none during the calls. */
function saidAll(): Said[] {
  const chance = chances(2026)
  const days = (last - first) / day
  const taken = new Set<number>()
  return Array.from({ length: truth.messages }, (_, n) => {
    const text = `${openings[n % 7]} ${middles[Math.floor(n / 7) % 7]} ${ends[Math.floor(n / 49) % 7]}`
    // Every account at least once, and a few of them most of the time.
    const from = accounts[n < strangers ? n : Math.floor(chance() ** 3 * strangers)] ?? caller
    for (;;) {
      const on = Math.floor(Math.sqrt(chance()) * days)
      const hour = (20 + Math.floor(chance() ** 2 * 12)) % 24
      const minutes = Math.floor(chance() * 60)
      const at = n === 0 ? first : n === 1 ? last : Date.UTC(2025, 8, 1 + on, hour, minutes, Math.floor(chance() * 60))
      const inCalls = at > callsFrom - 90 * minute && at < callsFrom + 435 * minute
      if (taken.has(at) || inCalls || nearChange(at) || at > last) continue
      taken.add(at)
      return { at: new Date(at), from, text }
    }
  })
}

const callsFrom = Date.UTC(2026, 1, 3, 23, 10)
/** One night of calls: 41 of them between 23:10 and 04:55. */
const nightOfCalls: Said[] = Array.from({ length: truth.calls }, (_, n) => ({
  at: new Date(callsFrom + n * 517_500),
  from: caller,
  text: '',
}))
const replies: Said[] = ['Stop', 'Do not write to me again', 'Stop. I have told the police'].map((text, n) => ({
  at: new Date(Date.UTC(2025, 9 + n, 14, 19, 30)),
  from: owner,
  text,
}))

const utc = (at: Date) => at.toISOString().replace('T', ' ').slice(0, 19)
const local = (at: Date, seconds = true) => {
  const iso = at.toISOString()
  return `${londonDate(iso).split('-').reverse().join('/')} ${londonTime(iso)}${seconds ? iso.slice(16, 19) : ''}`
}
const byTime = (a: Said, b: Said) => a.at.getTime() - b.at.getTime()

/** The three exports as they were received. The third is what was typed off screenshots: to the minute, days up to the tenth. */
export function threeExports(): { stream: ExportFile; video: ExportFile; screenshots: ExportFile } {
  const all = saidAll().sort(byTime)
  const typed = all
    .filter(s => s.at.getTime() >= Date.UTC(2026, 1, 1) && s.at.getTime() < last)
    .filter((_, n) => n % 9 === 4)
    .slice(0, truth.screenshots.rows)
  const rest = all.filter(s => !typed.includes(s))
  // The first account of all stays in the first file, so that the earliest row is there.
  const video = rest.filter((_, n) => n > 0 && n % 7 < 2).slice(0, truth.video.rows - truth.video.twoHours)
  const stream = rest.filter(s => !video.includes(s))
  const moved = stream.splice(700, truth.video.twoHours)
  const inChange = moved.map((s, n) => ({ ...s, at: new Date(Date.UTC(2025, 9, 26, 0, 20 + n * 11, 7)) }))
  const shared = stream.filter((_, n) => n % 23 === 5).slice(0, truth.video.shared)

  const row = (s: Said) => `${utc(s.at)},${s.from},${s.from === owner ? '@watching_olu' : owner},"${s.text}"`
  const streamRows = [...stream, ...replies].sort(byTime).map(row)
  const lines = [
    ...streamRows.slice(0, 900),
    'removed by the platform,,,',
    ...streamRows.slice(900),
    ',@watching_olu,,',
  ]
  lines.push('2025-13-40 99:00:00,@watching_olu,,x', ...streamRows.slice(40, 40 + truth.stream.twice))

  const cells = (s: Said, call: boolean) => `${local(s.at)};${s.from};${owner};${s.text};${call ? 'missed;0' : ';'}`
  const videoRows = [
    ...[...video, ...inChange, ...shared].map(s => ({ s, call: false })),
    ...nightOfCalls.map(s => ({ s, call: true })),
  ].sort((a, b) => byTime(a.s, b.s))
  return {
    stream: {
      name: 'channel-messages-utc.csv',
      what: 'Messages to his channel, as the streaming service exported them',
      text: `Timestamp (UTC),Account,To,Message\n${lines.join('\n')}\n`,
    },
    video: {
      name: 'video-site-messages-and-calls.csv',
      what: 'Messages and calls on the video site, as it exported them',
      text: `\ufeffDate;From;To;Message;Call type;Duration\r\n${videoRows.map(r => `${cells(r.s, r.call)}\r\n`).join('')}`,
    },
    screenshots: {
      name: 'screenshots-typed-off.csv',
      what: 'What the screenshots say, typed off one by one',
      text: `Date,From,Text\n${typed.map(s => `${local(s.at, false)},${s.from},"${s.text}"`).join('\n')}\n`,
    },
  }
}
