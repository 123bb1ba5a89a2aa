import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { rowText, writePlain } from '../../../bin/row-text.ts'
import { Tally } from '../../../lib/pattern/exports/read.ts'
import type { Outcome, PlainMessage, ReadOptions } from '../../../lib/pattern/exports/row.ts'
import { clockOf, wallOf, wallSeconds } from '../../../lib/pattern/exports/times/clock.ts'
import { PlainLines } from '../../../lib/pattern/exports/whatsapp/plain-lines.ts'
import { readPlainChat } from '../../../lib/pattern/exports/whatsapp/whatsapp.ts'
import { headOf } from '../../../lib/pattern/exports/whatsapp/whatsapp-head.ts'
import { surveyChat } from '../../../lib/pattern/exports/whatsapp/whatsapp-survey.ts'
import { anyChat } from './any-chat.ts'
import { sourceOf } from './export-source.ts'

/** What is read in a quick way because it comes a million times: it says the same as the careful way. */

const number = fc.oneof(fc.nat(2030), fc.nat(99)).map(String)
const padded = fc.oneof(
  number,
  fc.nat(31).map(n => String(n).padStart(2, '0')),
)
const sign = fc.constantFrom('/', '.', '-')
const line = fc
  .record({
    open: fc.constantFrom('', '['),
    date: fc.oneof(
      fc.tuple(padded, sign, padded, sign, padded).map(parts => parts.join('')),
      fc.constantFrom('13/03/2026', '3/13/26', '2026-03-13', '13.03.26'),
    ),
    between: fc.constantFrom(', ', ' ', ',', ',  '),
    clock: fc.tuple(padded, padded, fc.option(padded)).map(parts => parts.filter(p => p !== null).join(':')),
    half: fc.constantFrom('', ' am', ' PM', 'pm', ' a.m.', ' x', ' '),
    end: fc.constantFrom(' - ', '] ', ']', ' -', ' – ', ': '),
    rest: fc.constantFrom('', 'Darren: words', ' two blanks', 'Priya: 10:15 - no'),
  })
  .map(p => `${p.open}${p.date}${p.between}${p.clock}${p.half}${p.end}${p.rest}`)

test('a head in plain letters: read sign by sign it is what the careful reading, which a mark before it brings about, says', () => {
  let heads = 0
  fc.assert(
    fc.property(line, text => {
      const [quick, careful] = [headOf(text), headOf(`\u200e${text}`)]
      expect(quick && { ...quick, clock: '', rest: text.slice(quick.end), end: 0 }).toEqual(
        careful && {
          ...careful,
          date: quick && { ...quick.date, ...careful.date },
          clock: '',
          rest: `\u200e${text}`.slice(careful.end),
          end: 0,
        },
      )
      if (quick) heads++
    }),
    { numRuns: 3000 },
  )
  expect(heads).toBeGreaterThan(100)
})

test('a reading given in seconds stands where the same reading stands, on every day and at every change of the clocks', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'),
      fc.oneof(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        // Around the last Sundays of March and October 2026 and the days on which other zones change.
        fc
          .tuple(
            fc.constantFrom(1_774_742_400, 1_792_886_400, 1_772_928_000, 1_793_491_200),
            fc.integer({ min: -90_000, max: 180_000 }),
          )
          .map(([a, b]) => a + b),
      ),
      (zone, seconds) => {
        const wall = wallOf(seconds)
        expect(wallSeconds(wall, wall)).toBe(seconds)
        expect(clockOf(zone).placeSeconds(seconds)).toEqual(clockOf(zone).place(wall))
      },
    ),
    { numRuns: 1000 },
  )
})

const zones = ['Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca']
/** Every change of the clocks from 1990 to 2030, in seconds since 1970. */
function changesIn(zone: string): number[] {
  const found: number[] = []
  let at = Temporal.ZonedDateTime.from(`1990-01-01T00:00[${zone}]`).getTimeZoneTransition('next')
  for (; at && at.year < 2030; at = at.getTimeZoneTransition('next')) found.push(at.epochMilliseconds / 1000)
  return found
}
for (const zone of zones)
  test(`days and quarters of an hour that are asked once, round every change in ${zone}: each reading and instant is what the zone’s rules say`, () => {
    const clock = clockOf(zone)
    for (const change of changesIn(zone))
      for (const after of [-90_000, -3660, -3600, -1, 0, 1, 59, 60, 1800, 3599, 3660, 90_000]) {
        const shown = Temporal.Instant.fromEpochMilliseconds((change + after) * 1000).toZonedDateTimeISO(zone)
        expect(clock.show(change + after).offset).toBe(shown.offsetNanoseconds / 1e9)
        const wall = change + after + shown.offsetNanoseconds / 1e9
        const plain = Temporal.PlainDateTime.from(wallOf(wall))
        const [first, last] = (['earlier', 'later'] as const).map(d =>
          plain.toZonedDateTime(zone, { disambiguation: d }),
        )
        const offset = (first?.offsetNanoseconds ?? 0) / 1e9
        const changed = first?.epochMilliseconds !== last?.epochMilliseconds
        expect(clock.placeSeconds(wall)).toEqual({ epoch: wall - offset, offset, changed })
      }
  })

/** Knows no line by its bytes: every one is read with care. */
class NothingPlain extends PlainLines {
  protected override learn(): boolean {
    return false
  }
}
/** The last line is not in the encoding of the file, so that its name is another, and it begins nothing. */
const spoilt = new Uint8Array(Buffer.from('13/03/2026, 10:00\u202fam - Zoë: ~I know\n'.repeat(4)))
spoilt[spoilt.lastIndexOf(0x7e)] = 0xe9
const held = Buffer.alloc(1 << 16)
const written = (o: Outcome | PlainMessage): unknown =>
  o.is === 'plain' ? held.toString('utf8', 0, writePlain(o, held, 0)) : o.is === 'row' ? rowText(o.row) : o

test('a chat of any phone: plain lines known by their bytes are written as all lines read with care are', async () => {
  let plainly = 0
  await fc.assert(
    fc.asyncProperty(
      anyChat,
      fc.constantFrom<ReadOptions>({}, { owner: 'Priya' }, { owner: 'Nobody' }, { dateOrder: 'dmy' }),
      fc.constantFrom(1 << 14, 3000, 300),
      async (bytes, options, part) => {
        const source = sourceOf(bytes, part)
        const both = await Promise.all(
          [new PlainLines(), new NothingPlain()].map(async lines => {
            const survey = await surveyChat(source, options, lines)
            const tally = new Tally({ kind: 'whatsapp', dates: survey.dates, timeZone: 'Europe/London' })
            const all: unknown[] = []
            for await (const lot of readPlainChat(source, survey, clockOf('Europe/London'), options, lines)) {
              tally.count(lot)
              for (const o of lot) if (o.is === 'plain') plainly++
              all.push(...lot.map(written))
            }
            return { all, survey: { ...survey, isOutOfTurn: 0, dates: survey.dates.from }, summary: tally.summary() }
          }),
        )
        expect(both[0]).toEqual(both[1])
      },
    ),
    { numRuns: 300, examples: [[spoilt, {}, 1 << 14]] },
  )
  expect(plainly).toBeGreaterThan(1000)
})
