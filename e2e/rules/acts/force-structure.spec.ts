import { expect, test } from '@playwright/test'
import { decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { type ForceActName, forceActs } from '../../../lib/acts/force/force.ts'
import type { ForceFile } from '../../../lib/case/force.ts'
import { isInUse } from '../../../lib/case/reference/premises.ts'
import { aForce, newId, people } from '../drafting/drafted.ts'

/** Districts, teams, courts and stations as an administrator keeps them. */

const [at, today] = ['2026-11-29T11:30:00.000Z', '2026-11-29']
const [north, south, response, court] = [newId(), newId(), newId(), newId()]
const newTeam = { endedAt: null, mergedIntoId: null, formerDistricts: [] }
const file: ForceFile = {
  ...aForce(),
  districts: [
    { id: north, name: 'North', endedAt: null, mergedIntoId: null },
    { id: south, name: 'South', endedAt: null, mergedIntoId: null },
  ],
  teams: [{ id: response, districtId: north, name: 'Response', ...newTeam }],
  premises: [
    {
      id: court,
      kind: 'magistrates',
      name: 'Aldermere Magistrates’ Court',
      startedOn: '2020-01-20',
      endedOn: null,
      mergedIntoId: null,
    },
  ],
}
const decideForceAct = (act: ForceActName, on: string, input: object, whole = file) => {
  const decided = decide(
    whole,
    { act: forceActs[act], on, input, seen: asLoaded },
    {
      at,
      today,
      actor: { ...people.officer, roles: ['administrator'] },
      newId: () => 'new',
      settings: whole.force.settings,
    },
  )
  return decided.kind === 'done'
    ? { sentence: decided.sentence, patch: decided.patch }
    : decided.kind === 'refused'
      ? decided.refusals.map(r => r.message)
      : decided.kind
}
const premises = (more: object) => ({
  kind: 'magistrates',
  name: 'Thornfold Magistrates’ Court',
  startedOn: '2026-12-01',
  endedOn: '',
  ...more,
})

test('a court is added from a day, and ends no sooner than it began', () => {
  expect(decideForceAct('addPremises', file.force.id, premises({}))).toEqual({
    sentence: 'Added the magistrates’ court Thornfold Magistrates’ Court, from 1 December 2026',
    patch: [
      {
        in: 'premises',
        add: {
          id: 'new',
          kind: 'magistrates',
          name: 'Thornfold Magistrates’ Court',
          startedOn: '2026-12-01',
          endedOn: null,
          mergedIntoId: null,
        },
      },
    ],
  })
  expect(decideForceAct('addPremises', file.force.id, premises({ endedOn: '2026-11-30' }))).toEqual([
    'Last day of use must be the same as or after the first',
  ])
})
test('two courts of one kind and name are not in use on any one day', () => {
  const add = (more: object) => decideForceAct('addPremises', file.force.id, premises(more))
  // Given a magistrates’ court in use since 20 January 2020, and its name written otherwise
  const sameName = { name: 'ALDERMERE magistrates’ court', startedOn: '2026-12-01' }
  // When another of that name is added, then it is refused, unless it is of another kind
  expect(add(sameName)).toEqual(['There is a magistrates’ court of this name in those days already'])
  expect(add({ ...sameName, kind: 'youth' })).toMatchObject({ patch: [{}] })
  // When one that ended the day before is added, then it is kept; one that ended on the day is refused
  const earlier = { ...sameName, startedOn: '2019-01-01' }
  expect(add({ ...earlier, endedOn: '2020-01-19' })).toMatchObject({ patch: [{}] })
  expect(add({ ...earlier, endedOn: '2020-01-20' })).toHaveLength(1)
})
test('a court is renamed and ended', () => {
  // Given a court in use since 20 January 2020
  const [asItIs] = file.premises
  // When nothing is changed, then that is refused
  expect(decideForceAct('changePremises', court, { ...asItIs, endedOn: '' })).toEqual(['Nothing has changed'])
  // When it is renamed and given a last day, then both are said, with its old name
  const renamed = { ...asItIs, name: 'Aldermere Justice Centre', endedOn: '2026-12-31' }
  expect(decideForceAct('changePremises', court, renamed)).toMatchObject({
    sentence:
      'Changed the magistrates’ court Aldermere Justice Centre (was Aldermere Magistrates’ Court): in use from 20 January 2020 to 31 December 2026',
  })
})
test('a court that ended is opened again, unless another of its name is in use meanwhile', () => {
  // Given a court whose last day was 31 October 2026
  const [asItIs] = file.premises
  const ended = { ...file, premises: file.premises.map(p => ({ ...p, endedOn: '2026-10-31' })) }
  // When its last day is taken away, then it is in use again
  const opened = { ...asItIs, endedOn: '' }
  expect(decideForceAct('changePremises', court, opened, ended)).toMatchObject({
    patch: [{ in: 'premises', id: court, set: { endedOn: null, mergedIntoId: null } }],
  })
  // When another of its name took its place meanwhile, then it is refused
  const successor = {
    id: newId(),
    kind: 'magistrates' as const,
    name: asItIs?.name ?? '',
    startedOn: '2026-11-01',
    endedOn: null,
    mergedIntoId: null,
  }
  const replaced: ForceFile = { ...ended, premises: [...ended.premises, successor] }
  expect(decideForceAct('changePremises', court, opened, replaced)).toEqual([
    'There is a magistrates’ court of this name in those days already',
  ])
})
test('a court closes and another takes its place from a day, so that no day has both or neither', () => {
  // Given a magistrates’ court since 20 January 2020, a Crown Court and a station beside it, and one that opens in June
  const kept = file.premises[0]
  if (!kept) throw new Error('No court')
  const [crown, station, opens] = [newId(), newId(), newId()]
  const beside = (id: string, more: object) => ({ ...kept, id, ...more })
  const whole: ForceFile = {
    ...file,
    premises: [
      ...file.premises,
      beside(crown, { kind: 'crown', name: 'Aldermere Crown Court' }),
      beside(station, { kind: 'station', name: 'Aldermere police station' }),
      beside(opens, { name: 'Marl Justice Centre', startedOn: '2026-06-01' }),
    ],
  }
  const merge = (intoId: string, fromOn: string) => decideForceAct('mergePremises', court, { intoId, fromOn }, whole)
  // When the new one takes its place on the day that it opens, then its own last day is the day before
  const merged = merge(opens, '2026-06-01')
  expect(merged).toEqual({
    sentence:
      'The magistrates’ court Aldermere Magistrates’ Court closes: Marl Justice Centre takes its place from 1 June 2026',
    patch: [{ in: 'premises', id: court, set: { endedOn: '2026-05-31', mergedIntoId: opens } }],
  })
  const after = { ...kept, endedOn: '2026-05-31' }
  const days = ['2026-05-31', '2026-06-01']
  expect(days.map(day => [after, { startedOn: '2026-06-01', endedOn: null }].map(p => isInUse(p, day)))).toEqual([
    [true, false],
    [false, true],
  ])
  // When that day is before it opens, or the place is a station’s, or its own, then it is refused; another kind of court may
  expect(merge(opens, '2026-05-31')).toEqual(['Marl Justice Centre is not in use on that day'])
  for (const other of [station, court])
    expect(merge(other, '2026-06-01')).toEqual(['Select another court in place of a court, and a station of a station'])
  expect(merge(crown, '2026-06-01')).toMatchObject({ patch: [{}] })
  expect(merge(crown, '2020-01-20')).toEqual(['It is in use only from 20 January 2020'])
})
test('a court is suggested on its first day and its last, and on no other side of them', () => {
  const days = { startedOn: '2026-03-29', endedOn: '2026-10-25' }
  expect(['2026-03-28', '2026-03-29', '2026-10-25', '2026-10-26'].map(day => isInUse(days, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
})
test('a team is renamed and moved, and a district ends when no team is left in it', () => {
  expect(decideForceAct('changeTeam', response, { name: 'Response', districtId: north })).toEqual([
    'Nothing has changed',
  ])
  expect(decideForceAct('changeTeam', response, { name: 'Patrol', districtId: south })).toEqual({
    sentence: 'Changed the team Patrol (was Response), in South',
    patch: [
      {
        in: 'teams',
        id: response,
        set: { districtId: south, formerDistricts: [{ districtId: north, untilOn: today }] },
      },
      { in: 'teams', id: response, set: { name: 'Patrol' } },
    ],
  })
  const beside = { ...file, teams: [...file.teams, { id: newId(), districtId: south, name: 'patrol', ...newTeam }] }
  expect(decideForceAct('changeTeam', response, { name: 'Patrol', districtId: south }, beside)).toEqual([
    'There is a team of this name in this district already',
  ])
  expect(decideForceAct('endDistrict', north, {})).toEqual(['These teams are in it: Response. Move or end them first'])
  expect(decideForceAct('endDistrict', south, {})).toMatchObject({
    patch: [{ in: 'districts', id: south, set: { endedAt: at } }],
  })
  expect(decideForceAct('changeDistrict', south, { name: 'north' })).toEqual([
    'There is a district of this name already',
  ])
})
