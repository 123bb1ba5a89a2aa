import type { Database } from '../../../db/client.ts'
import { cast, teams } from '../cast.ts'
import { plate } from '../exhibits.ts'
import { tellLife } from '../life.ts'
import { type Crew, incidents, marlshire } from '../steps.ts'
import { application, listedHearing, type Story } from '../telling.ts'

/** S07: turns eighteen between lodging and hearing. */
export async function s07(db: Database): Promise<Story> {
  const crew = marlshire(cast.whitlock, cast.treharne)
  const s = await tellLife(db, {
    crew,
    teamId: teams.pellbrookResponse.id,
    opened: '2026-10-12',
    defendant: { given: 'Reece', family: 'Tolland', born: '2008-11-30', address: '8 Lock Cottages, Pellbrook ZZ8 5LC' },
    protectedPerson: { given: 'Priya', family: 'Nandra', born: '2007-06-01' },
    relationship: 'acquaintance',
    incidents: [
      {
        on: '2026-09-21',
        category: 'B',
        summary: 'Messages through every friend she has at college',
        direction: 'throughOther',
        source: 'witness',
      },
      { on: '2026-10-06', category: 'A', summary: 'Followed her between classes and on to the bus' },
    ],
    pattern: 'A fellow student who follows her and will not take no.',
    risk: { on: '2026-10-13', yes: 3, judgement: 'medium', reason: 'Daily contact at college.' },
    decided: '2026-10-13',
    drafted: { on: '2026-10-26' },
    reviewed: '2026-11-02',
    lodged: '2026-11-09',
    court: 'Pellbrook Youth Court',
    full: { listed: '2026-11-10', heard: '2026-12-14' },
  })
  const told = { doneOn: '2026-11-06', who: 'Duty worker, Marlshire youth offending team', note: '' }
  await s.tell(crew.officer, '2026-11-11 09:00', 'tellYouthTeam', told, application('main'))
  const served = { doneOn: '2026-11-10', who: 'His mother', note: 'In person, at home.' }
  await s.tell(crew.officer, '2026-11-11 09:10', 'serveGuardian', served, application('main'))
  await s.tell(
    crew.officer,
    '2026-11-11 09:20',
    'recordWitness',
    f => ({
      name: 'Caitlin Marsh',
      incidentIds: f.incidents.filter(i => i.source === 'witness').map(i => i.id),
      evidence: 'Eleven messages that she was sent between 21 and 30 September, each asking where Priya was.',
      statementOn: '2026-11-06',
      called: 'no',
      whyNotCalled: 'She is 17, is at college with both of them, and is afraid to be seen to give evidence.',
    }),
    application('main'),
  )
  await atCourt(s, crew)
  return s
}

/** The papers served, at the second attempt, and what came after the application was filed as a supplement with service of its own. */
async function atCourt(s: Story, crew: Crew) {
  const where = '8 Lock Cottages, Pellbrook'
  const papers = ['The application', 'The summons', 'The draft order', 'The statement of PC Whitlock']
  await s.tell(
    crew.officer,
    '2026-11-10 18:20',
    'recordPaperService',
    {
      attemptedAt: '2026-11-10T18:05',
      method: 'inPerson',
      served: 'no',
      result: 'nobodyIn',
      server: 'PC Dan Whitlock 5417',
      place: where,
      papers,
      hearsayNotice: 'no',
    },
    application('main'),
  )
  await s.tell(
    crew.officer,
    '2026-11-11 19:00',
    'recordPaperService',
    {
      attemptedAt: '2026-11-11T18:40',
      method: 'inPerson',
      served: 'yes',
      server: 'PC Dan Whitlock 5417',
      place: where,
      papers,
      hearsayNotice: 'no',
      explained: 'yes',
    },
    application('main'),
  )
  await s.tell(crew.civil, '2026-11-12 10:00', 'recordCertificateFiled', { certificateFiledOn: '2026-11-12' }, f =>
    f.paperServices.find(p => p.served && !p.certificateFiledOn),
  )
  await incidents(s, crew.officer, [
    {
      on: '2026-11-16',
      time: '08:20',
      category: 'E',
      summary: 'Waited at the bus stop in Lock Road until she came, and got on behind her',
      source: 'officer',
      exhibits: [{ name: 'bus-stop.png', bytes: plate(70, 10), what: 'Still from the camera of the bus' }],
    },
  ])
  await s.tell(
    crew.civil,
    '2026-11-17 11:00',
    'prepareSupplement',
    f => ({
      reason:
        'After the application was filed and served, the defendant waited for her at a bus stop and got on behind her.',
      incidentIds: f.incidents.filter(i => i.happenedOn === '2026-11-16').map(i => i.id),
      exhibitIds: [],
    }),
    application('main'),
  )
  const religionWorkEducation =
    'He takes another bus to the same college, which stops in Weir Road: he can still attend.'
  await s.tell(
    crew.civil,
    '2026-11-17 11:20',
    'amendCondition',
    f => ({
      change: 'changed',
      conditionId: f.draftConditions.find(c => c.number === 3)?.id ?? '',
      text: f.draftConditions
        .find(c => c.number === 3)
        ?.text.replace('approach Priya Nandra, or', 'approach Priya Nandra, board a bus that she is on, or'),
      reason: 'He got on behind her, so that for the length of the journey she could not get away from him.',
      incidentIds: f.incidents.filter(i => i.happenedOn === '2026-11-16').map(i => i.id),
      religionWorkEducation,
    }),
    f => f.supplements[0],
  )
  await s.tell(
    crew.civil,
    '2026-11-17 11:40',
    'amendCondition',
    f => ({
      change: 'added',
      kind: 'prohibition',
      text: 'The defendant must not be at the bus stop in Lock Road, Pellbrook, or within 50 metres of it, between 8am and 9.30am on any day on which Pellbrook College is open to students.',
      reason: 'He waited for her there, and each morning she must pass it.',
      incidentIds: f.incidents.filter(i => i.happenedOn === '2026-11-16').map(i => i.id),
      religionWorkEducation,
    }),
    f => f.supplements[0],
  )
  await s.tell(
    crew.civil,
    '2026-11-18 11:00',
    'fileSupplement',
    { filedOn: '2026-11-18', agreedBy: 'Supt Diane Rackham' },
    f => f.supplements[0],
  )
  await s.tell(
    crew.officer,
    '2026-11-19 18:00',
    'recordPaperService',
    f => ({
      supplementId: f.supplements[0]?.id ?? '',
      attemptedAt: '2026-11-19T17:30',
      method: 'inPerson',
      served: 'yes',
      server: 'PC Dan Whitlock 5417',
      place: where,
      papers: ['Supplement 1', 'The amended draft order', 'The further statement of PC Whitlock'],
      hearsayNotice: 'no',
      explained: 'yes',
    }),
    application('main'),
  )
  await s.tell(crew.civil, '2026-11-20 10:00', 'recordCertificateFiled', { certificateFiledOn: '2026-11-20' }, f =>
    f.paperServices.find(p => p.served && !p.certificateFiledOn),
  )
  await s.tell(
    crew.civil,
    '2026-11-23 15:00',
    'recordHearingDetails',
    f => ({
      contestedIds: f.draftConditions.filter(c => c.number === 3).map(c => c.id),
      policeAdvocate: 'Sofia Lindqvist',
      defenceAdvocate: 'Bell and Oakes, solicitors',
      specialMeasures: 'A screen for Priya Nandra, granted on 20 November',
      timeEstimate: 'Half a day',
    }),
    listedHearing,
  )
}
