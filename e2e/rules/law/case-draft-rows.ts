import type { Application } from '../../../lib/case/records/applications.ts'
import { anInterim, aVersion, ids, uuid } from '../acts/order-file.ts'
import {
  asking,
  type CaseRow,
  draft,
  drafting,
  lawful,
  order,
  withDraftCondition,
  words,
  yields,
} from './case-program.ts'

const half = anInterim({ status: 'draft', lodgedOn: null })
const withHalf = (set: Partial<Application>, main: Application = lawful.main) => ({
  ...lawful.file,
  applications: [main, { ...half, ...set }],
})

/** What is asked of an application as drafted. */
export const caseDraftRows: CaseRow[] = [
  draft('V05', 'a draft with nothing to find', lawful.file, lawful.main),
  draft(
    'V02',
    'no gateway',
    { ...lawful.file, defendants: lawful.file.defendants.map(d => ({ ...d, gateway: null })) },
    lawful.main,
    'V02 refuse gateway do/setGateway?on',
  ),
  draft(
    'V02',
    'the Transport Police',
    {
      ...lawful.file,
      force: { kind: 'btp', courts: [] },
      defendants: lawful.file.defendants.map(d => ({ ...d, gateway: null })),
    },
    lawful.main,
  ),
  draft(
    'V05',
    'no incident',
    { ...lawful.file, incidents: [] },
    lawful.main,
    'V05 refuse acts do/logIncident',
    'V21 warn conditions do/changeCondition?on',
  ),
  draft(
    'V05',
    'incidents that the grounds do not cite',
    asking({ actsIncidentIds: [] }).file,
    asking({ actsIncidentIds: [] }).main,
    'V05 refuse acts do/writeActs?on',
  ),
  draft(
    'V06',
    'one incident cited of two',
    asking({ actsIncidentIds: [uuid(81)] }).file,
    asking({ actsIncidentIds: [uuid(81)] }).main,
    'V06 warn acts do/writeActs?on',
  ),
  draft(
    'V11',
    'messages, and nothing said of why they are unwelcome',
    { ...lawful.file, incidents: lawful.file.incidents.map(i => ({ ...i, unwelcome: null })) },
    lawful.main,
    'V11 warn acts do/correctIncident?on',
    'V11 warn acts do/correctIncident?on',
  ),
  draft(
    'V11',
    'said of the first, it holds for the second of the same day',
    {
      ...lawful.file,
      incidents: lawful.file.incidents.map(i => ({ ...i, unwelcome: i.number === 1 ? 'Told' : null })),
    },
    lawful.main,
  ),
  draft(
    'V11',
    'said of one that came later',
    {
      ...lawful.file,
      incidents: lawful.file.incidents.map(i =>
        i.number === 1 ? { ...i, unwelcome: null } : { ...i, happenedOn: '2026-11-02' },
      ),
    },
    lawful.main,
    'V11 warn acts do/correctIncident?on',
  ),
  draft(
    'V11',
    'messages that were damage too do not look harmless',
    {
      ...lawful.file,
      incidents: lawful.file.incidents.map(i => ({ ...i, unwelcome: null, alsoKinds: ['F' as const] })),
    },
    lawful.main,
  ),
  draft(
    'V11',
    'damage does not look harmless, and neither does what the protected person did',
    {
      ...lawful.file,
      incidents: lawful.file.incidents.map(i => ({
        ...i,
        unwelcome: null,
        ...(i.number === 1 ? { category: 'F' as const } : { direction: 'fromProtected' as const }),
      })),
    },
    lawful.main,
  ),
  draft(
    'V17',
    'nothing said of a prosecution',
    asking({ prosecution: null }).file,
    asking({ prosecution: null }).main,
    'V17 warn risk do/writeRisk?on',
  ),
  draft('V08', 'a stale pattern', drafting({}, {}, '2025-11-20').file, lawful.main, 'V08 warn acts do/writeActs?on'),
  draft(
    'V09',
    'an incident of tomorrow',
    drafting({}, {}, '2026-11-22').file,
    lawful.main,
    'V09 refuse acts do/correctIncident?on',
    'V09 refuse acts do/correctIncident?on',
  ),
  draft(
    'V12',
    'nobody at risk',
    asking({ riskToIds: [] }).file,
    asking({ riskToIds: [] }).main,
    'V12 refuse risk do/writeRisk?on',
  ),
  draft(
    'V14',
    'a sister, not linked',
    { ...lawful.file, protectedPersons: lawful.file.protectedPersons.map(p => ({ ...p, role: 'family' as const })) },
    lawful.main,
    'V14 warn people do/changeProtectedPerson?on',
  ),
  draft(
    'V15',
    'no necessity',
    asking({ necessityGrounds: null }).file,
    asking({ necessityGrounds: null }).main,
    'V15 refuse necessity do/writeNecessity?on',
  ),
  draft(
    'V20',
    'no condition',
    { ...lawful.file, draftConditions: [] },
    lawful.main,
    'V20 refuse conditions application/conditions',
  ),
  draft(
    'V21',
    'no reason for a condition',
    withDraftCondition({ necessity: null }),
    lawful.main,
    'V21 refuse conditions do/changeCondition?on',
  ),
  draft(
    'V23',
    'local, and no locality',
    withDraftCondition({ text: 'You must not enter the local area.' }),
    lawful.main,
    'V23 refuse conditions do/changeCondition?on',
  ),
  draft(
    'V23',
    'local, and named',
    withDraftCondition({ text: 'You must not enter the local area.', locality: 'Thornfold' }),
    lawful.main,
  ),
  draft(
    'V27',
    'no term',
    asking({ termKind: null, termYears: null }).file,
    asking({ termKind: null, termYears: null }).main,
    'V27 refuse term do/writeTerm?on',
  ),
  draft(
    'V27',
    'until further order',
    asking({ termKind: 'untilFurtherOrder', termYears: null }).file,
    asking({ termKind: 'untilFurtherOrder', termYears: null }).main,
  ),
  draft(
    'V28',
    'a last day too soon',
    asking({ termYears: null, termLastDay: '2028-11-19' }).file,
    asking({ termYears: null, termLastDay: '2028-11-19' }).main,
    'V28 refuse term do/writeTerm?on',
  ),
  draft(
    'V80',
    'a child of nine',
    { ...lawful.file, defendants: lawful.file.defendants.map(d => ({ ...d, bornOn: '2016-11-22' })) },
    lawful.main,
    'V80 refuse people do/changeDefendant?on',
  ),
  draft(
    'V43',
    'an interim with no reason and no last day',
    { ...lawful.file, applications: [lawful.main, anInterim({ status: 'draft', lodgedOn: null })] },
    lawful.main,
    'V41 refuse interim do/writeInterim?on',
    'V43 refuse interim do/writeInterim?on',
  ),
  yields(
    'V43',
    'the half that goes with the application, and no other',
    p =>
      [withHalf({}), withHalf({ status: 'lodged' }), withHalf({ status: 'authorised' })].map(
        f => p.draftFindings(f, lawful.main, '2026-11-21').length,
      ),
    2,
    0,
    0,
  ),
  yields(
    'V43',
    'both before the same reviewer',
    p => [
      p.draftFindings(
        withHalf({ status: 'withLegal' }, { ...lawful.main, status: 'withLegal' }),
        { ...lawful.main, status: 'withLegal' },
        '2026-11-21',
      ).length,
    ],
    2,
  ),
  yields(
    'V21',
    'a finding names its condition and the form that mends it',
    p =>
      p
        .draftFindings(withDraftCondition({ necessity: null }), lawful.main, '2026-11-21')
        .map(f => words(f.message, f.href)),
    `Condition 1: enter why this condition itself is necessary to protect the person. /cases/MAR-2026-0417/do/changeCondition?on=${uuid(90)}`,
  ),
  yields(
    'V02',
    'and the defendant',
    p =>
      p
        .draftFindings(
          { ...lawful.file, defendants: lawful.file.defendants.map(d => ({ ...d, gateway: null })) },
          lawful.main,
          '2026-11-21',
        )
        .map(f => f.href),
    `/cases/MAR-2026-0417/do/setGateway?on=${ids.defendant}`,
  ),
  yields(
    'V21',
    'one condition by itself',
    p =>
      [lawful.condition, { ...lawful.condition, necessity: null }].map(c =>
        p
          .conditionFindings(asking({ necessityGrounds: null }).file, c, '2026-11-21')
          .map(f => f.rule)
          .join(),
      ),
    '',
    'V21',
  ),
  yields(
    'V25',
    'findings about orders already made are not the draft’s',
    p => [
      p.draftFindings(
        { ...lawful.file, orders: [order], orderVersions: [aVersion(order, { lastDay: '2027-01-01' })] },
        lawful.main,
        '2026-11-21',
      ).length,
    ],
    0,
  ),
  draft(
    'V10',
    'X with a note',
    {
      ...lawful.file,
      incidents: lawful.file.incidents.map(i => ({ ...i, category: 'X' as const, categoryNote: 'A dead bird' })),
    },
    lawful.main,
  ),
  draft(
    'V10',
    'X with a summary alone',
    { ...lawful.file, incidents: lawful.file.incidents.slice(0, 1).map(i => ({ ...i, category: 'X' as const })) },
    lawful.main,
    'V06 warn acts do/writeActs?on',
    'V10 warn acts do/correctIncident?on',
  ),
  yields(
    'V09',
    'what is wrong with today',
    p =>
      [{}, { today: 7 }, { today: '2026-11-21', mode: 'x' }].map(given => {
        const read = p.readFacts(given)
        return 'error' in read ? read.error : ''
      }),
    'Give today’s date, such as 2026-11-20',
    'Must be a date such as 2026-11-20',
    'Must be one of: draft, made',
  ),
]
