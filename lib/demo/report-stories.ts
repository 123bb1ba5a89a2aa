import type { Row } from './report-row.ts'

const strake: Row = {
  suspect_given_names: 'Colin',
  suspect_family_name: 'Strake',
  relationship: 'Colleague or former colleague',
}
const royle: Row = {
  victim_given_names: 'Bethan',
  victim_family_name: 'Royle',
  victim_born_on: '2002-05-17',
  victim_phones: '07700 900321',
  victim_postcode: 'ZZ4 2BD',
}
const ballantine: Row = {
  suspect_given_names: 'Kirsty',
  suspect_family_name: 'Ballantine',
  suspect_born_on: '1990-01-08',
}
const penhale: Row = {
  victim_given_names: 'Lucy',
  victim_family_name: 'Penhale',
  victim_born_on: '1997-08-23',
  victim_phones: '07700 900612',
}
const dray: Row = {
  suspect_given_names: 'Simon',
  suspect_family_name: 'Dray',
  suspect_born_on: '1993-11-30',
  suspect_phones: '07700 900618',
}
const aldermere: Row = { district: 'Aldermere', team: 'Aldermere response' }
const thornfold: Row = { district: 'Thornfold', team: 'Thornfold response' }
const pellbrook: Row = { district: 'Pellbrook', team: 'Pellbrook response' }

const on = (
  report_ref: string,
  day: string,
  offence_code: string,
  offence: string,
  summary: string,
  ...more: Row[]
): Row =>
  Object.assign(
    { report_ref, recorded_at: `${day}T10:20`, occurred_from: day, occurred_to: day, offence_code, offence, summary },
    ...more,
  )

/** Reports of three stories of the demonstration, as five officers wrote them apart from each other. */
export const storyReports: Row[] = [
  on(
    '42/51007/25',
    '2025-10-06',
    '8/38',
    'Harassment',
    'Shift lead leaves notes in her locker every day and will not stop.',
    strake,
    royle,
    thornfold,
    {
      suspect_ref: 'PM90012',
      suspect_born_on: '1987-09-02',
      victim_ref: 'PM90031',
      outcome: 'Words of advice',
    },
  ),
  on(
    '42/51466/25',
    '2025-12-11',
    '8/38',
    'Harassment',
    'Waits at her bus stop after each shift and offers a lift that she refuses.',
    strake,
    royle,
    thornfold,
    {
      suspect_given_names: 'COLIN',
      suspect_family_name: 'STRAKES',
      suspect_born_on: '1987-09-02',
      victim_given_names: 'Beth',
    },
  ),
  on(
    '42/50113/26',
    '2026-01-12',
    '195/94',
    'Stalking without violence',
    'Followed home from work by the same man. Says that it has gone on since September.',
    strake,
    royle,
    thornfold,
    {
      suspect_born_on: '1987-02-09',
      suspect_ref: 'PM90012',
      victim_ref: 'PM90088',
    },
  ),
  on(
    '42/52019/26',
    '2026-03-09',
    '8/66',
    'Malicious communications',
    'Sixty-three calls to a mother about her son, who has told the caller to stop.',
    ballantine,
    pellbrook,
    {
      suspect_phones: '07700 900545',
      victim_given_names: 'Danuta',
      victim_family_name: 'Wilk',
      victim_born_on: '1961-04-12',
      victim_postcode: 'ZZ7 3HG',
      relationship: 'Acquaintance or friend',
    },
  ),
  on(
    '42/52077/26',
    '2026-03-18',
    '8/38',
    'Harassment',
    'A funeral wreath delivered to her door with a card.',
    ballantine,
    pellbrook,
    {
      suspect_phones: '+447700900545',
      victim_given_names: 'Danuta',
      victim_family_name: 'Wilck',
      victim_born_on: '1961-04-12',
      victim_postcode: 'ZZ7 3HG',
      relationship: 'Acquaintance or friend',
    },
  ),
  on(
    '42/52101/26',
    '2026-03-20',
    '8/38',
    'Harassment',
    'False report about the care of her child, made to the school.',
    ballantine,
    pellbrook,
    {
      victim_given_names: 'Hope',
      victim_family_name: 'Ellery',
      victim_born_on: '1992-12-03',
      relationship: 'Stranger',
    },
  ),
  on(
    '42/52140/26',
    '2026-03-27',
    '8/66',
    'Malicious communications',
    'Messages to a sister, asking where he lives now.',
    ballantine,
    pellbrook,
    {
      suspect_phones: '07700 900545',
      victim_given_names: 'Ewa',
      victim_family_name: 'Wilk',
      victim_born_on: '1988-10-19',
      relationship: 'Acquaintance or friend',
    },
  ),
  on(
    '42/51702/26',
    '2026-02-04',
    '8/66',
    'Malicious communications',
    'He brings four screenshots of messages that he says she sent.',
    aldermere,
    {
      suspect_given_names: 'Lucy',
      suspect_family_name: 'Penhale',
      suspect_born_on: '1997-08-23',
      victim_given_names: 'Simon',
      victim_family_name: 'Dray',
      victim_born_on: '1993-11-30',
      victim_phones: '07700 900618',
      relationship: 'Former partner',
    },
  ),
  on(
    '42/51764/26',
    '2026-02-13',
    '195/94',
    'Stalking without violence',
    'Calls and messages without end since December. She answered “stop” three times.',
    dray,
    penhale,
    aldermere,
    {
      relationship: 'Former partner',
    },
  ),
  on(
    '42/51811/26',
    '2026-02-21',
    '8/38',
    'Harassment',
    'Stood outside her house for two hours, then rang eleven times.',
    dray,
    penhale,
    aldermere,
    {
      suspect_phones: '+44 7700 900618',
      relationship: 'Former partner',
    },
  ),
]
