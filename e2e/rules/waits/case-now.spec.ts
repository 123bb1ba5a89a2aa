import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { contactActs } from '../../../lib/acts/people/contact.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { addDays } from '../../../lib/case/time/calendar.ts'
import { pinsOf, stripOf, type WeekCount } from '../../../lib/pattern/strip.ts'
import { caseNow, dangersOf } from '../../../lib/views/case-now.ts'
import { stageTrack } from '../../../lib/views/stage-track.ts'
import { dueWords } from '../../../lib/waits/due-words.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { aBreach, aCaseWithOrder } from '../acts/breach-file.ts'
import {
  aFile,
  after,
  anApplication,
  anOrder,
  aService,
  at,
  aVersion,
  decideOn,
  ids,
  reasons,
  uuid,
} from '../acts/order-file.ts'
import { interim, interimFile, orderFile } from '../law/case-program.ts'
import { waitingOn } from './waiting.ts'

const noon = (day: string) => at(`${day} 12:00`)
const dangers = (file: CaseFile, day: string) => dangersOf(file, waitsOf(file), day, noon(day)).map(d => d.message)
const track = (file: CaseFile, day: string) =>
  stageTrack(file, waitsOf(file), day, noon(day)).map(s => `${s.name}: ${s.state}, ${s.words}`)

test('the head of a case says where the order stands, and never that a case is open', () => {
  const order = anOrder({ madeOn: '2026-06-01' })
  const standing = {
    orders: [order],
    orderVersions: [aVersion(order, { fromOn: '2026-06-01', lastDay: '2029-06-07' })],
  }
  const now = (parts: Parameters<typeof aFile>[0], day = '2026-11-21') => caseNow(aFile(parts), day, noon(day))
  expect(now(standing).state).toBe('In force to 7 June 2029, not served')
  expect(now({ ...standing, services: [aService(order, '2026-06-02')] }).state).toBe('In force to 7 June 2029, served')
  expect(now({}).state).not.toMatch(/open/i)
  expect(now({}).breaches).toBe(null)
  const broken = {
    ...standing,
    breaches: [aBreach({ happenedOn: '2026-03-15' }), aBreach({ id: uuid(78), happenedOn: '2025-12-01' })],
  }
  expect(now(broken).breaches).toBe('2 breaches, last 15 March')
  const [victim] = aFile().protectedPersons
  if (!victim) throw new Error('No protected person')
  const rules = { ...victim, contactBy: 'By text first.', contactWhen: 'After 6 pm', contactNever: 'At work' }
  expect(now({ protectedPersons: [rules] }).contact).toEqual([
    `Contact ${victim.givenNames}: by text first; after 6 pm; never at work`,
  ])
})

test('a danger is said only while it is true, the gravest first, and at most three', () => {
  const breach = aBreach({ knownAt: at('2026-11-20 10:00'), happenedOn: '2026-11-20' })
  const open = aCaseWithOrder({ breaches: [breach] })
  expect(dangers(open, '2026-11-21')[0]).toContain('no decision about arrest, 26 hours since police knew')
  const decided = {
    ...open,
    breachSteps: [{ id: uuid(91), breachId: breach.id, step: 'noArrestDecided', at: at('2026-11-20 11:00') }],
  }
  expect(dangers(decided as unknown as CaseFile, '2026-11-21').join()).not.toContain('arrest')
  expect(dangers(orderFile({ services: [] }), '2026-11-22').join()).toContain('is not served')
  expect(dangers(orderFile(), '2026-11-22').join()).not.toContain('served')
  const young = aFile({ defendants: [{ ...aFile().defendants[0], bornOn: '2010-01-01' } as never] })
  expect(dangers(young, '2026-11-21')).toEqual(['The defendant is under 18: youth court, and a parent or guardian'])
  const ending = orderFile({ orderVersions: [aVersion(anOrder(), { lastDay: '2026-12-15' })] })
  expect(dangers(ending, '2026-11-22').join()).toContain('ends in 23 days')
  expect(dangers(ending, '2026-11-14').join()).not.toContain('ends in')
  const all = interimFile({
    breaches: [aBreach({ orderId: interim.id, knownAt: at('2026-11-22 09:00') })],
    services: [],
    defendants: young.defendants,
  })
  expect(dangers(all, '2026-11-22').length).toBeLessThanOrEqual(3)
  expect(dangers({ ...open, case: { ...open.case, status: 'closed' } }, '2026-11-21')).toEqual([])
})

test('the stage track says how each step stands, and which is late', () => {
  expect(track(aFile(), '2026-11-21').slice(2)).toEqual([
    'Drafted: toCome, Not started',
    'Reviewed: toCome, Not yet',
    'With court: toCome, Not lodged',
    'Made: toCome, No order yet',
    'Served: toCome, Nothing to serve',
    'Notified: toCome, Not yet',
  ])
  const lodged = aFile({
    applications: [anApplication({ status: 'lodged', lodgedOn: '2026-10-01', authorisedOn: '2026-09-30' })],
  })
  expect(track(lodged, '2026-11-21')).toContain('With court: late, No hearing listed')
  const unserved = orderFile({ services: [] })
  const madeOn = unserved.orders[0]?.madeOn ?? ''
  expect(track(unserved, madeOn)).toContain('Served: now, Not served')
  expect(track(unserved, addDays(madeOn, 9))).toContain('Served: late, Not served')
  const ownMotion = aFile({ orders: [anOrder({ applicationId: null })], orderVersions: [aVersion(anOrder())] })
  expect(track(ownMotion, '2026-11-21')).toContain('Drafted: notNeeded, The court made the order itself')
})

test('overdue contacts are one line that says what was due when, and recorded together', () => {
  const contact = (n: number, dueOn: string, eventOn: string | null) => ({
    id: uuid(500 + n),
    personId: ids.victim,
    milestone: 'outcome' as const,
    dueOn,
    eventOn,
    toldAt: null,
    toldById: null,
    means: null,
    spokenTo: null,
    note: null,
    createdAt: at('2026-10-01'),
  })
  const due = [contact(1, '2026-11-03', null), contact(2, '2026-11-01', '2026-10-31'), contact(3, '2026-12-20', null)]
  const file = aFile({ contacts: due })
  const lines = waitingOn(file, '2026-11-21', noon('2026-11-21')).filter(w => w.kind === 'contact')
  expect(lines.map(w => w.message)).toEqual([
    '2 things that the victim was to be told are overdue: result of the hearing of 31 October 2026 (by 1 November 2026), result at court (by 3 November 2026)',
    expect.stringContaining('20 December 2026'),
  ])
  expect(lines[0]?.acts).toEqual([{ name: 'recordContacts', about: 'case' }])
  const told = { toldAt: '2026-11-20T09:00', means: 'phone', note: 'Both explained' }
  const both = { ...told, contactIds: [uuid(501), uuid(502)] }
  const done = after(file, contactActs.recordContacts, ids.case, both, '2026-11-21')
  expect(done.contacts.filter(c => c.toldAt).map(c => c.id)).toEqual([uuid(501), uuid(502)])
  expect(reasons(decideOn(done, contactActs.recordContacts, ids.case, both, '2026-11-21')).messages).toContain(
    'already been recorded',
  )
})

test('due is said by the day or by the hour', () => {
  const now = { today: '2026-11-21', at: noon('2026-11-21') }
  const rows: [Parameters<typeof dueWords>[0], string | null][] = [
    [null, null],
    [{ on: '2026-11-21' }, 'Due today'],
    [{ on: '2026-11-18' }, 'Overdue by 3 days'],
    [{ on: '2026-12-01' }, 'Due 1 December 2026'],
    [{ at: at('2026-11-21 14:10') }, 'Due at 14:10 today'],
    [{ at: at('2026-11-22 09:00') }, 'Due at 09:00 tomorrow'],
    [{ at: at('2026-11-21 10:30') }, 'Overdue by 1 hour 30 minutes'],
  ]
  for (const [due, words] of rows) expect(dueWords(due, now)).toBe(words)
})

test('pins of the pattern never touch and never leave the strip, at any width; bars hold every count', () => {
  // Given any weeks with their counts, any days with an event, and any width
  const day = fc.integer({ min: 0, max: 1500 }).map(n => addDays('2024-01-01', n))
  const week = fc.record({ week: day, incidents: fc.nat(20), rows: fc.nat(500), back: fc.constant(0) })
  const anyWeeks = fc.array(week, { minLength: 1, maxLength: 60 })
  const anyEvents = fc.array(day, { maxLength: 12 })
  const anyWidth = fc.integer({ min: 240, max: 1100 })
  const pinSize = 20
  fc.assert(
    fc.property(anyWeeks, anyEvents, anyWidth, (weeks, eventDays, width) => {
      // When they are drawn
      const events = eventDays.map(on => ({ on, label: 'x' }))
      const strip = stripOf(weeks as WeekCount[], events, [])
      if (!strip) throw new Error('No strip')
      const drawnEvents = strip.events.map(e => e.on)
      const pins = pinsOf(drawnEvents, strip, width, pinSize)
      // Then the bars hold every count
      const sum = (of: { incidents: number; rows: number }[]) => of.reduce((n, b) => n + b.incidents + b.rows, 0)
      expect(sum(strip.bars)).toBe(sum(weeks))
      for (const [i, pin] of pins.entries()) {
        // Then no pin leaves the strip
        expect(pin.x).toBeGreaterThanOrEqual(pinSize / 2)
        expect(pin.x).toBeLessThanOrEqual(width - pinSize / 2)
        // Then no two of one level touch
        for (const other of pins.slice(i + 1))
          expect(pin.level === other.level && Math.abs(pin.x - other.x) < pinSize, 'two pins touch').toBe(false)
      }
    }),
  )
})
