import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { type ForceActName, forceActs } from '../../../lib/acts/force/force.ts'
import { acts } from '../../../lib/acts/index.ts'
import type { ForceFile } from '../../../lib/case/force.ts'
import { allRoles, type Role } from '../../../lib/case/policy.ts'
import { directoryChanges, type givenBy, givenByGroups, groupsIn } from '../../../lib/case/staff/directory.ts'
import { heldBy, holdingsOf, takerRoles } from '../../../lib/case/staff/held.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { aForce, newId, people } from '../drafting/drafted.ts'
import { along } from './case-states.ts'
import { everyRole, today } from './every-input.ts'
import { locked, rich } from './rich-case.ts'

/** What somebody who leaves holds, to whom it goes, and roles that a directory gives and takes. */

const at = `${today}T11:30:00.000Z`
const open = [rich, locked, ...along].filter(file => file.case.status === 'open')

test('whatever waits under a name is among what that person holds', () => {
  const rows = open.flatMap(file =>
    waitsOf(file)
      .filter(w => w.ownerId && !file.settings.markers.some(k => k.ownerId === w.ownerId))
      .map(w => ({ file, kind: w.kind, ownerId: w.ownerId })),
  )
  expect(new Set(rows.map(r => r.kind)).size).toBeGreaterThan(3)
  const unknown = rows.filter(r => !holdingsOf(r.file).some(h => h.personId === r.ownerId)).map(r => r.kind)
  expect([...new Set(unknown)]).toEqual([])
})

test('once all that somebody holds is handed over, nothing of the case waits under their name any more', () => {
  const to = { id: newId(), name: 'DC Ada Lisle', roles: takerRoles }
  let done = 0
  for (const file of open)
    for (const fromId of new Set(holdingsOf(file).map(h => h.personId))) {
      if (!heldBy(file, fromId, today).length) continue
      const decided = decide(
        file,
        {
          act: acts.handOver,
          on: file.case.id,
          input: { fromId, kinds: [], toId: to.id, reason: '', within: '' },
          seen: asLoaded,
        },
        {
          ...{ at, today, actor: { ...everyRole, id: file.case.officerId ?? everyRole.id }, newId },
          settings: file.settings,
          staff: [to],
        },
      )
      expect(decided.kind).toBe('done')
      if (decided.kind !== 'done') continue
      done++
      const left = waitsOf(applyPatch(file, decided.patch)).filter(
        w => w.ownerId === fromId && !(w.lapses && 'on' in w.lapses && w.lapses.on <= today),
      )
      expect(left.map(w => w.kind)).toEqual([])
    }
  expect(done).toBeGreaterThan(3)
})

const [leaver, colleague, boss] = [newId(), newId(), newId()]
const [a, b, north, south] = [newId(), newId(), newId(), newId()]
const person = (id: string, more: object = {}): ForceFile['people'][number] => ({
  ...{ id, name: 'PC Lee', email: `${id}@force.example.org`, collar: null, rank: null, phone: null },
  ...{ calendarKey: 'k', calendarUntil: at, digest: true, startedAt: '2020-01-20T09:00:00.000Z' },
  ...{ endedAt: null, lastDay: null, importId: null, ...more },
})
const role = (personId: string, r: Role, by: keyof typeof givenBy = 'hand') => ({
  ...{ id: `${personId} ${r}`, personId, role: r, startedAt: at, endedAt: null },
  givenBy: by,
})
const team = (id: string, name: string, districtId: string) => ({
  ...{ id, name, districtId, endedAt: null, mergedIntoId: null, formerDistricts: [] },
})
const force = (more: Partial<ForceFile> = {}): ForceFile => ({
  ...aForce(),
  districts: [
    { id: north, name: 'North', endedAt: null, mergedIntoId: null },
    { id: south, name: 'South', endedAt: null, mergedIntoId: null },
  ],
  teams: [team(a, 'Aldermere', north), team(b, 'Thornfold', south)],
  people: [person(leaver)],
  personRoles: [role(leaver, 'officer'), role(boss, 'administrator')],
  memberships: [
    { id: 'm1', personId: leaver, teamId: a, endedAt: null, givenBy: 'hand' },
    { id: 'm2', personId: colleague, teamId: a, endedAt: null, givenBy: 'hand' },
    { id: 'm3', personId: colleague, teamId: b, endedAt: null, givenBy: 'hand' },
  ],
  sessions: [{ id: 's1', personId: leaver, endedAt: null, endedBecause: null }],
  held: [
    { ref: 'MA-2026-00003', kind: 'officer', n: 1 },
    { ref: 'MA-2026-00003', kind: 'checks', n: 2 },
    { ref: 'MA-2026-00004', kind: 'orders', n: 1 },
  ],
  ...more,
})
const ask = (act: ForceActName, on: string, input: object, file = force(), despite = '') =>
  decide(
    file,
    { act: forceActs[act], on, input, seen: asLoaded, despite },
    {
      ...{ at, today, newId, settings: file.force.settings },
      actor: {
        ...people.officer,
        id: boss,
        roles: ['administrator'],
        ...(act === 'endOnLastDay' || act === 'followDirectory' ? { program: true } : {}),
      },
      staff: [
        { id: colleague, name: 'DC Ash', roles: ['officer'] },
        { id: boss, name: 'The boss', roles: ['administrator'] },
      ],
    },
  )
const why = { reason: 'Left the force' }

test('everything goes to one person, or each kind to another, in one act on each case', () => {
  const all = ask('endPerson', leaver, { lastDay: today, toId: colleague, ...why })
  expect(all).toMatchObject({ kind: 'done' })
  expect(all.kind === 'done' && all.also.map(p => [p.ref, p.input.toId, p.input.kinds])).toEqual([
    ['MA-2026-00003', colleague, ['officer', 'checks']],
    ['MA-2026-00004', colleague, ['orders']],
  ])
  // When only the checks go to somebody, then the rest is said to be nobody’s, and done with a reason
  const some = { lastDay: today, toId: '', checksTo: colleague, ...why }
  expect(ask('endPerson', leaver, some)).toMatchObject({
    kind: 'warned',
    warnings: [{ message: expect.stringContaining('1 case, 1 order') }],
  })
  const despite = ask('endPerson', leaver, some, force(), 'The coordinator gives it')
  expect(despite.kind === 'done' && despite.also.map(p => p.input.kinds)).toEqual([['checks']])
  // When it goes to somebody who may not have it, or to the leaver, then that is refused at its field
  expect(ask('endPerson', leaver, { lastDay: today, toId: boss, ...why })).toMatchObject({ kind: 'refused' })
  expect(ask('endPerson', leaver, { lastDay: today, toId: leaver, ...why })).toMatchObject({ kind: 'refused' })
})
test('an account ends now with a day that is past, and with a day to come only after it', () => {
  const now = ask('endPerson', leaver, { lastDay: '2026-05-04', toId: colleague, ...why })
  expect(now.kind === 'done' && now.patch).toContainEqual({
    in: 'people',
    id: leaver,
    set: { endedAt: at, lastDay: '2026-05-04', calendarKey: null, calendarUntil: null, digest: false },
  })
  expect(now.kind === 'done' && now.patch.map(c => c.in).sort()).toEqual([
    'memberships',
    'people',
    'personRoles',
    'sessions',
  ])
  // Given that they were signed in after that day, then recording it late is questioned
  const used = ask(
    'endPerson',
    leaver,
    { lastDay: '2026-05-04', toId: colleague, ...why },
    force({ lastSeenAt: '2026-05-05T09:00:00.000Z' }),
  )
  expect(used).toMatchObject({ kind: 'warned', warnings: [{ message: expect.stringContaining('signed in until') }] })
  const later = ask('endPerson', leaver, { lastDay: '2026-05-31', toId: colleague, ...why })
  expect(later.kind === 'done' && later.patch).toEqual([{ in: 'people', id: leaver, set: { lastDay: '2026-05-31' } }])
  // When the day is not over, then the program ends nothing; after it, it does
  const planned = (lastDay: string) => force({ people: [person(leaver, { lastDay })] })
  expect(ask('endOnLastDay', leaver, {}, planned(today)).kind).toBe('refused')
  expect(ask('endOnLastDay', leaver, {}, planned('2026-05-11')).kind).toBe('done')
  expect(ask('stayOn', leaver, why, planned('2026-05-31')).kind).toBe('done')
  expect(ask('stayOn', leaver, why).kind).toBe('refused')
})
test('the last administrator does not leave, and somebody who left comes back to their own account', () => {
  const last = force({ people: [person(leaver)], personRoles: [role(leaver, 'administrator')], held: [] })
  expect(ask('endPerson', leaver, { lastDay: today, ...why }, last)).toMatchObject({ kind: 'refused' })
  const gone = force({ people: [person(leaver, { endedAt: at, lastDay: today })], personRoles: [], held: [] })
  const back = ask('reopenPerson', leaver, { roles: ['sergeant'], teams: [b], ...why }, gone)
  expect(back.kind === 'done' && back.patch).toMatchObject([
    { in: 'people', id: leaver, set: { endedAt: null, lastDay: null } },
    { in: 'personRoles', add: { role: 'sergeant', givenBy: 'hand' } },
    { in: 'memberships', add: { teamId: b } },
  ])
  expect(ask('reopenPerson', leaver, { roles: ['sergeant'], teams: [], ...why }).kind).toBe('refused')
})

test('a team that becomes part of another takes its people once and its open cases with it', () => {
  const file = force({ openCases: ['MA-2026-00003', 'MA-2026-00004'] })
  const merged = ask('mergeTeam', a, { intoId: b, fromOn: '2026-05-01' }, file)
  if (merged.kind !== 'done') throw new Error(JSON.stringify(merged))
  expect(merged.sentence).toBe('Merged the team Aldermere into Thornfold from 1 May 2026: 2 people, 2 open cases')
  expect(merged.patch).toMatchObject([
    { in: 'teams', id: a, set: { endedAt: at, mergedIntoId: b } },
    { in: 'memberships', id: 'm1', set: { endedAt: at } },
    { in: 'memberships', add: { personId: leaver, teamId: b } },
    // Whoever is in the other team already is not put in it twice.
    { in: 'memberships', id: 'm2', set: { endedAt: at } },
  ])
  expect(merged.also.map(p => [p.act, p.ref])).toEqual([
    ['moveToMergedTeam', 'MA-2026-00003'],
    ['moveToMergedTeam', 'MA-2026-00004'],
  ])
  expect(ask('mergeTeam', a, { intoId: a, fromOn: today }, file).kind).toBe('refused')
  expect(ask('mergeTeam', a, { intoId: b, fromOn: '2026-05-13' }, file).kind).toBe('refused')
})
test('a district that becomes part of another moves its teams from a day, and no two of one name meet', () => {
  const merged = ask('mergeDistrict', north, { intoId: south, fromOn: '2026-05-01' })
  expect(merged.kind === 'done' && merged.patch).toEqual([
    { in: 'districts', id: north, set: { endedAt: at, mergedIntoId: south } },
    {
      in: 'teams',
      id: a,
      set: { districtId: south, formerDistricts: [{ districtId: north, untilOn: '2026-05-01' }] },
    },
  ])
  const twice = force({ teams: [team(a, 'Response', north), team(b, 'response', south)] })
  expect(ask('mergeDistrict', north, { intoId: south, fromOn: today }, twice)).toMatchObject({ kind: 'refused' })
})

test('the provider’s groups are read as a list, a word or nothing, and not at all where it has too many to send', () => {
  expect(groupsIn({ groups: ['a', 'b', 3, 'a'] }, 'groups')).toEqual(['a', 'b'])
  expect(groupsIn({ roles: 'a' }, 'roles')).toEqual(['a'])
  expect(groupsIn({}, 'groups')).toEqual([])
  expect(groupsIn({ _claim_names: { groups: 'src1' } }, 'groups')).toBeUndefined()
  expect(groupsIn({ hasgroups: true }, 'groups')).toBeUndefined()
})
test('whatever the directory says, what was given by hand stays, and what it gives is what its groups say', () => {
  const roleRows = fc.uniqueArray(
    fc.record({
      role: fc.constantFrom(...allRoles),
      givenBy: fc.constantFrom<'hand' | 'directory'>('hand', 'directory'),
    }),
    {
      selector: r => r.role,
    },
  )
  const groups = fc.array(
    fc.record({
      id: fc.uuid(),
      group: fc.constantFrom('a', 'b', 'c'),
      roles: fc.subarray(allRoles),
      teamId: fc.constant(null),
    }),
  )
  fc.assert(
    fc.property(roleRows, groups, fc.subarray(['A', 'b', 'd']), (held, map, own) => {
      const given = givenByGroups({ claim: 'groups', groups: map }, own)
      const rows = held.map((r, n) => ({ ...r, id: String(n) }))
      const c = directoryChanges(given, { roles: rows, teams: [] })
      const after = new Set([
        ...rows.filter(r => !c.endRoles.some(e => e.id === r.id)).map(r => r.role),
        ...c.giveRoles,
      ])
      const byHand = held.filter(r => r.givenBy === 'hand').map(r => r.role)
      expect([...after].sort()).toEqual([...new Set([...byHand, ...given.roles])].sort())
      // And a second sign-in with the same groups changes nothing.
      const again = directoryChanges(given, {
        roles: [
          ...rows.filter(r => !c.endRoles.some(e => e.id === r.id)),
          ...c.giveRoles.map(r => ({ id: r, role: r, givenBy: 'directory' as const })),
        ],
        teams: [],
      })
      expect([again.giveRoles, again.endRoles]).toEqual([[], []])
    }),
  )
})
test('the last administrator stays one, though the directory no longer says so', () => {
  const settings = {
    directory: { claim: 'groups', groups: [{ id: 'g', group: 'Officers', roles: ['officer' as const], teamId: a }] },
  }
  const admin = (others: readonly string[]) => ({
    ...force({
      personRoles: [role(leaver, 'administrator', 'directory'), ...others.map(id => role(id, 'administrator'))],
    }),
    force: aForce(settings).force,
  })
  const alone = ask('followDirectory', leaver, { groups: [] }, admin([]))
  expect(alone.kind).toBe('refused')
  const beside = ask('followDirectory', leaver, { groups: ['officers'] }, admin([boss]))
  expect(beside.kind === 'done' && beside.sentence).toBe(
    'By the directory, PC Lee has the roles officer in the case, no longer has the roles administrator',
  )
})
