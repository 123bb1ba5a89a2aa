import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { recordOf } from '../../lib/acts/act/decide.ts'
import { versionOf } from '../../lib/acts/act/versions.ts'
import { fieldsOf } from '../../lib/acts/form/fields.ts'
import { type ActName, acts } from '../../lib/acts/index.ts'
import type { CaseFile } from '../../lib/case/case.ts'
import { type Actor, allRoles } from '../../lib/case/policy.ts'
import { seedCast, teams } from '../../lib/demo/cast.ts'
import { type Life, tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import type { Story } from '../../lib/demo/telling.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

/** Eight people who record the same at once: one is kept, and the seven others are shown what is there or that it was done. */

const crew = marlshire()
let fresh: FreshDatabase
let program: Connection
test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  program = connect(fresh.programUrl, { max: 4 })
})
test.afterAll(async () => {
  await program?.close()
  await fresh?.drop()
})

const today = '2026-11-20'
const everyRole = { ...crew.officer, roles: allRoles }
type Pick = (file: CaseFile) => { id: string } | undefined
type Row = [act: ActName, input?: object | ((file: CaseFile) => object), on?: Pick]

const life = (given: string, more: Partial<Life>): Life => ({
  crew,
  teamId: teams.aldermereProtection.id,
  opened: '2026-09-01',
  defendant: { given, family: 'O’Rourke', address: '3 Quay Row, Aldermere' },
  protectedPerson: { given: 'Maud', family: `D’Ath-${given}` },
  relationship: 'formerPartner',
  incidents: [{ on: '2026-08-10', category: 'B', summary: 'Forty texts in a night' }],
  pattern: 'Repeated contact after being told to stop.',
  risk: { on: '2026-09-02', yes: 5, judgement: 'high', reason: 'It is growing.' },
  decided: '2026-09-02',
  ...more,
})
const made: Partial<Life> = {
  drafted: { on: '2026-09-03' },
  reviewed: '2026-09-05',
  lodged: '2026-09-06',
  full: { listed: '2026-09-07', heard: '2026-09-20', made: { years: 2 }, served: '2026-09-20', notified: '2026-09-21' },
}
/** The form as it opens. */
function opens(act: ActName, file: CaseFile, record: { id: string }): Record<string, unknown> {
  const known = acts[act].prefill?.({ file, record: record as never, today }) ?? {}
  const blank = fieldsOf(acts[act].input).map(([name, f]) => [
    name,
    ['choices', 'records', 'rows', 'lines'].includes(f.control) ? [] : '',
  ])
  return {
    ...Object.fromEntries(blank),
    ...Object.fromEntries(Object.entries(known).filter(([, v]) => v !== null && v !== undefined)),
  }
}
async function eight(story: Story, [act, input = {}, pick]: Row) {
  const file = await story.read()
  const on = pick?.(file)
  const record = recordOf(file, acts[act].about, on?.id)
  if (!record) throw new Error(`Nothing to ${act} on`)
  const asked = {
    db: program.db,
    actor: everyRole,
    ref: story.ref,
    act,
    on: on?.id,
    input: { ...opens(act, file, record), ...(typeof input === 'function' ? input(file) : input) },
    seen: versionOf(file, acts[act], record),
    at: `${today}T12:00:00.000Z`,
  }
  return Promise.all(Array.from({ length: 8 }, () => perform(asked)))
}
async function keptOnce(story: Story, rows: readonly Row[]) {
  for (const row of rows) {
    const answers = await eight(story, row)
    const kinds = answers.map(a => a.kind)
    expect(
      kinds.filter(kind => kind === 'done'),
      `${row[0]}: ${JSON.stringify(answers.find(a => a.kind !== 'done') ?? 'all done').slice(0, 500)} ${kinds.join(' ')}`,
    ).toHaveLength(1)
    for (const kind of kinds) expect(['done', 'warned', 'refused', 'overtaken', 'moved']).toContain(kind)
  }
}

const first = <T>(rows: readonly T[]) => rows[0]
const last = <T>(rows: readonly T[]) => rows.at(-1)
const order: Pick = f => last(f.orders)
const condition: Pick = f => first(f.orderConditions)
const breach: Pick = f => last(f.breaches)
const person: Pick = f => first(f.protectedPersons)

test('before the court: what is logged, assessed, asked and decided', async () => {
  const story = await tellLife(program.db, life('Piers', {}))
  await keptOnce(story, [
    ['addIdentifier', { kind: 'phone', value: '07700 900123', belongsTo: 'defendant' }],
    [
      'logIncident',
      f => ({
        summary: 'Left flowers on the desk',
        dateKind: 'exact',
        happenedOn: '2026-09-10',
        category: 'B',
        direction: 'toProtected',
        targetIds: f.protectedPersons.map(p => p.id),
        source: 'victim',
        unwelcome: 'Told to stop on 2 February',
      }),
    ],
    [
      'assessRisk',
      {
        tool: 'sdash',
        assessedOn: '2026-09-20',
        assessor: 'PC Lena Osgood',
        source: 'victimPhone',
        frightened: 'yes',
        judgement: 'medium',
        judgementReason: 'He waits outside',
      },
    ],
    [
      'recordOtherOrder',
      { kind: 'restraining', terms: 'Not to contact her', madeOn: '2026-02-10', court: 'Aldermere' },
    ],
    ['planContact', { milestone: 'safety', dueOn: '2026-12-01' }, person],
    [
      'askThirdParty',
      {
        kind: 'employer',
        toWhom: 'Fenwick Couriers',
        asked: 'Complaints',
        basis: 'Her consent',
        whose: 'defendant',
        askedOn: '2026-09-13',
        chaseOn: '2026-12-20',
      },
    ],
    ['recordOtherContact', { milestone: 'safety', toldAt: '2026-09-20T09:00', means: 'phone', note: 'Safe' }, person],
    ['startApplication'],
  ])
  const file = await story.read()
  expect([file.identifiers.length, file.incidents.length, file.assessments.length]).toEqual([1, 2, 2])
  expect([file.otherOrders.length, file.thirdPartyRequests.length, file.applications.length]).toEqual([1, 1, 1])
})

test('at court: lodged, listed, directed, heard, made', async () => {
  const story = await tellLife(program.db, life('Rhys', { drafted: { on: '2026-09-03' }, reviewed: '2026-09-05' }))
  const main: Pick = f => first(f.applications)
  const court = 'Aldermere Magistrates’ Court'
  await keptOnce(story, [
    ['lodge', { court, lodgedOn: '2026-09-06', courtReference: '' }, main],
    ['listHearing', { listedOn: '2026-09-20', listedTime: '10:00', court, purpose: 'final' }, main],
    [
      'recordPaperService',
      {
        attemptedAt: '2026-09-08T18:40',
        method: 'inPerson',
        served: 'yes',
        server: 'PC 4471 Osgood',
        place: 'Aldermere',
        papers: ['The application'],
        hearsayNotice: 'no',
        explained: 'yes',
      },
      main,
    ],
    ['prepareSupplement', { reason: 'What came since', incidentIds: [] }, main],
    ['recordDirection', { who: 'police', what: 'Serve the video', byOn: '2026-12-24' }, f => first(f.hearings)],
    ['hearHearing', {}, f => first(f.hearings)],
    [
      'recordOrderMade',
      {
        madeOn: '2026-09-20',
        court,
        termKind: 'fixed',
        lastDay: '2028-09-19',
        conditions: [{ kind: 'prohibition', text: 'You must not contact Maud D’Ath.' }],
      },
      main,
    ],
  ])
  expect((await story.read()).orders).toHaveLength(1)
})

test('under an order: service, notification, checks, breaches and their steps, changes', async () => {
  const story = await tellLife(program.db, life('Gwil', made))
  await keptOnce(story, [
    [
      'recordServiceAttempt',
      {
        attemptedAt: '2026-09-25T18:40',
        method: 'inPerson',
        served: 'yes',
        server: 'PC 4471 Osgood',
        place: 'Aldermere police station',
        explained: 'yes',
        cardGiven: 'yes',
      },
      order,
    ],
    ['recordChange', { kind: 'address', happenedOn: '2026-10-01', detail: 'Seen at Mill Lane' }, order],
    [
      'recordNotification',
      f => ({
        kind: 'address',
        changeId: last(f.changes)?.id,
        givenOn: '2026-10-02',
        method: 'inPerson',
        station: 'Aldermere',
        takenBy: 'PC 4471 Osgood',
        names: [],
        otherNamesAsked: '',
        addressKind: 'home',
        homeAddress: '3 Mill Lane, Aldermere',
        acknowledgement: 'ACK-9',
      }),
      order,
    ],
    [
      'recordCheck',
      { checkedAt: '2026-10-05T10:00', method: 'visit', result: 'complied', found: 'At home', nextOn: '2026-12-01' },
      condition,
    ],
    [
      'recordBreach',
      f => ({
        of: 'order',
        orderId: order(f)?.id,
        conditionIds: [condition(f)?.id],
        happenedOn: '2026-10-12',
        knownAt: '2026-10-12T21:10',
        source: 'victim',
        place: 'englandWales',
        description: 'He came to her door.',
        excuse: 'None offered',
      }),
    ],
    [
      'recordNoticeCheck',
      {
        subject: 'homeAddress',
        result: 'asNotified',
        method: 'visit',
        checkedAt: '2026-10-06T10:00',
        nextOn: '2026-12-01',
      },
      order,
    ],
    ['decideArrest', { decision: 'arrest', at: '2026-10-12T22:00', reason: 'He was outside' }, breach],
    ['recordArrest', { at: '2026-10-12T23:00', reason: '' }, breach],
    ['recordCharge', { at: '2026-10-13T10:00', offences: 'Breach of the order' }, breach],
    [
      'recordWhereabouts',
      { place: 'custody', custody: 'remand', fromOn: '2026-10-13', toldBy: 'HMP Weirside', homeChanged: 'no' },
    ],
    [
      'recordBreachAtDoor',
      {
        description: 'On the wall opposite',
        knownAt: '2026-11-19T11:40',
        happenedOn: '2026-11-19',
        source: 'thirdParty',
        place: 'englandWales',
        arrested: 'no',
      },
      order,
    ],
    [
      'recordMoveAway',
      { country: 'scotland', movedOn: '2026-11-02', note: 'Told by his brother' },
      f => first(f.defendants),
    ],
    [
      'recordNotificationFalse',
      { falseFoundOn: '2026-11-05', falseFoundHow: 'Nobody lives there' },
      f => last(f.notifications),
    ],
    ['referToExhibit', { heldIn: 'bodyWornVideo', heldReference: 'BWV-2026-1', description: 'Video at her door' }],
    [
      'recordDisclosure',
      f => ({
        toWhom: 'The solicitor of the defendant',
        purpose: 'The variation',
        disclosedOn: '2026-11-06',
        exhibitIds: f.exhibits.slice(0, 1).map(e => e.id),
        withheldIds: [],
        withheldWhy: '',
      }),
    ],
    [
      'startVariation',
      { applicant: 'defendant', court: 'Aldermere', lodgedOn: '2026-11-10', policePosition: 'Opposed' },
      order,
    ],
    [
      'decideSpo',
      {
        decision: 'notYet',
        reasonCode: 'limbNotMet',
        limb: 'necessity',
        actsReason: 'Thin',
        riskReason: 'Thin',
        necessityReason: 'Thin',
        reviewOn: '2026-12-01',
      },
    ],
    ['tellYouthTeam', { doneOn: '2026-10-01', who: 'D. Amos, youth team' }, f => first(f.applications)],
  ])
  const file = await story.read()
  // The move abroad is a change of address too.
  expect([file.services.length, file.changes.length, file.breaches.length]).toEqual([2, 2, 2])
})

test('two of the same kind that differ are both kept', async () => {
  const story = await tellLife(program.db, life('Odo', made))
  for (const day of ['2026-10-01', '2026-10-03'])
    await keptOnce(story, [['recordChange', { kind: 'name', happenedOn: day, detail: `Name of ${day}` }, order]])
  expect((await story.read()).changes).toHaveLength(2)
})

test('two people who decide at once on a proposed correction: one does, the other is told that it was decided', async () => {
  const story = await tellLife(program.db, life('Emrys', made))
  const owner = connect(fresh.ownerUrl, { max: 1 })
  await owner.sql`update forces set settings = settings || '{"correctionsAgreed": true}' where id = ${crew.coordinator.forceId}`.finally(
    owner.close,
  )
  const onService = async (act: ActName, actor: Actor, input: object, on?: string, file?: CaseFile) => {
    const now = file ?? (await story.read())
    const about = acts[act].about as 'services'
    const record = now[about].find(r => r.id === on) ?? now[about].find(r => !('outcome' in r) || r.outcome === null)
    if (!record) throw new Error(`Nothing to ${act} on`)
    return perform({
      db: program.db,
      actor,
      ref: story.ref,
      act,
      on: record.id,
      input: { ...opens(act, now, record), ...input },
      seen: versionOf(now, acts[act], record),
      despite: 'As it was',
      at: `${today}T12:00:00.000Z`,
    })
  }
  const correction = (minute: string) => ({
    attemptedAt: `2026-09-20T09:${minute}`,
    correctionReason: 'The wrong line of the pocket book',
  })
  /** Rows come in no order: each is known by the minute that it proposed. */
  const proposalOf = (file: CaseFile, minute: string) =>
    file.correctionProposals.find(p => String(p.input.attemptedAt).includes(`:${minute}:`))
  const waiting = async () => (await story.read()).correctionProposals.filter(p => p.outcome === null)

  expect((await onService('correctService', crew.coordinator, correction('10'))).kind).toBe('done')
  expect(await waiting()).toHaveLength(1)
  const seen = await story.read()
  const both = await Promise.all(
    [crew.civil, crew.legal].map(actor => onService('agreeCorrection', actor, { note: '' }, undefined, seen)),
  )
  expect(both.map(a => a.kind).sort()).toEqual(['done', 'refused'])
  expect((await story.read()).services.map(s => s.attemptedAt)).toEqual(['2026-09-20T08:10:00.000Z'])

  // One agrees and the other refuses: whichever came first stands, and the record says the same.
  expect((await onService('correctService', crew.coordinator, correction('20'))).kind).toBe('done')
  const again = await story.read()
  const differ = await Promise.all([
    onService('agreeCorrection', crew.civil, { note: '' }, undefined, again),
    onService('refuseCorrection', crew.legal, { note: 'The certificate says ten past' }, undefined, again),
  ])
  expect(differ.map(a => a.kind).sort()).toEqual(['done', 'refused'])
  const settled = await story.read()
  expect([proposalOf(settled, '20')?.outcome, settled.services[0]?.attemptedAt]).toEqual(
    differ[0]?.kind === 'done' ? ['agreed', '2026-09-20T08:20:00.000Z'] : ['refused', '2026-09-20T08:10:00.000Z'],
  )

  // Corrected directly meanwhile, by somebody who needs no agreement: it closes itself in the same change.
  expect((await onService('correctService', crew.coordinator, correction('30'))).kind).toBe('done')
  expect((await onService('correctService', crew.civil, correction('40'))).kind).toBe('done')
  expect(await waiting()).toEqual([])
  expect(proposalOf(await story.read(), '30')).toMatchObject({
    outcome: 'noLongerSo',
    decidedById: crew.civil.id,
    note: expect.stringMatching(/^No longer so, because /),
  })
})
