import { expect, test } from '@playwright/test'
import { checkPerson } from '../../../lib/case/staff/imported-people.ts'
import { rankOfCell, readPeopleSheet } from '../../../lib/pattern/sheets/people-sheet.ts'
import { sourceOf } from '../exports/export-source.ts'

/** Lists of people: columns and separators as forces send them, and what each row would do. */

const district = { id: 'd1', name: 'North' }
const team = (id: string, name: string, districtId = 'd1') => ({ id, name, districtId, endedAt: null })
const structure = { teams: [team('t1', 'Response'), team('t2', 'CID')], districts: [district] }
const read = async (text: string) => (await readPeopleSheet(sourceOf(text))).people

test('a byte order mark, semicolons, quotes and a figure kept as text are read, and columns in any order', async () => {
  const { people, unused } = await readPeopleSheet(
    sourceOf(
      '\ufeffEmail;Surname;Forename;Collar number;Rank;Roles;Team;Telephone;Shift\r\nada@f.org;Lisle;Ada;="0421";DC;"Officer in the case";Response;+44 7700 900982;Late\r\n',
    ),
  )
  expect(people).toEqual([
    {
      ...{ line: 2, name: 'Ada Lisle', email: 'ada@f.org', collar: '0421', rank: 'constable' },
      ...{ phone: '+44 7700 900982', roles: ['officer'], teams: ['Response'], problems: [] },
    },
  ])
  expect(unused).toEqual(['Shift'])
})

test('what a row lacks, what it names that is not known, and what begins like a formula, is said of the row', async () => {
  const people = await read(
    [
      'Name,Email,Collar,Rank,Roles,Phone',
      '=1+2,a@f.org,1,PC,officer,',
      'B,,2,Wizard,officer;unheard of,ask me',
      'C,c at f.org,@SUM(A1),staff,,',
      'D,d@f.org,,,administrator;officer,',
      'E,A@f.org,,,sergeant,',
    ].join('\n'),
  )
  expect(people.map(p => p.problems)).toEqual([
    ['“=1+2” begins like a formula'],
    [
      'It has no email address',
      '“ask me” is no phone number',
      'There is no rank “Wizard”',
      'There is no role “unheard of”',
    ],
    ['“c at f.org” is no email address', 'It has no role', '“@SUM(A1)” begins like a formula'],
    ['An administrator sees no cases, and this row gives a role that does. Add this person by hand'],
    ['Row 2 has the same email address'],
  ])
})

test('a row is new, there already, or refused by what the force has', async () => {
  const [person] = await read('Name,Email,Roles,Team\nA,a@f.org,officer,response')
  if (!person) throw new Error('No row was read')
  expect(checkPerson(person, [], structure)).toMatchObject({ outcome: 'new', teamIds: ['t1'] })
  const is = (of: 'here' | 'ended' | 'elsewhere') =>
    checkPerson(person, [{ email: 'a@f.org', is: of }], structure).outcome
  expect([is('here'), is('ended'), is('elsewhere')]).toEqual(['there', 'refused', 'refused'])
  const two = {
    teams: [...structure.teams, team('t3', 'Response', 'd2')],
    districts: [district, { id: 'd2', name: 'South' }],
  }
  expect(checkPerson(person, [], two).reasons).toEqual([
    'Several teams are called response. Write it with its district, like Response (North)',
  ])
  expect(checkPerson({ ...person, teams: ['Response (South)'] }, [], two)).toMatchObject({
    outcome: 'new',
    teamIds: ['t3'],
  })
  expect(checkPerson({ ...person, teams: ['Nowhere'] }, [], two).reasons).toEqual(['There is no team Nowhere'])
})

test('ranks are read long and short; staff have none, and what is no rank is not guessed', () => {
  expect(['Detective Sergeant', 'D.C.I.', 'Ch. Supt', 'Police staff', ''].map(rankOfCell)).toEqual([
    'sergeant',
    'chiefInspector',
    'chiefSuperintendent',
    null,
    null,
  ])
})
