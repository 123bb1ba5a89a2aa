import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { acknowledgementActs } from '../../../lib/acts/order/acknowledgement.ts'
import { serviceActs } from '../../../lib/acts/order/service.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { contactFlags } from '../../../lib/law/rules/flags.ts'
import {
  aChange,
  aFile,
  after,
  aNotification,
  anApplication,
  anOrder,
  aService,
  at,
  aVersion,
  decideOn,
} from '../acts/order-file.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const sources = ['lib', 'app'].flatMap(folder =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => path.join(folder, name)),
)
/** A rule’s own sentence written out: an object that names the rule beside a message. */
const statedRules = (source: string): string[] => source.match(/\brule:[^,}\n]*['"`]V\d\d['"`]/g) ?? []

test('a rule is stated among the findings alone: no act, section or page writes out its sentence', () => {
  const elsewhere = sources
    .filter(name => !name.startsWith(path.join('lib', 'law', 'rules')))
    .flatMap(name => statedRules(readFileSync(path.join(root, name), 'utf8')).map(found => `${name}: ${found}`))
  expect(elsewhere).toEqual([])
})
test('the search for a rule stated elsewhere finds one', () => {
  expect(statedRules("[{ field: 'lodgedOn', message: 'x', rule: 'V18', source: 'y' }]")).toHaveLength(1)
  expect(statedRules("{ rule: isInterim ? 'V47' : 'V54' }")).toHaveLength(1)
  expect(statedRules("saidOf(facts, ['V18'], 'refuse')")).toEqual([])
})

test('V58 to V72: what a notification given late, or after a move, makes doubtful is asked as it is recorded', () => {
  const order = anOrder()
  const change = aChange(order, 'address', '2026-12-10')
  const file = aFile({
    applications: [anApplication({ status: 'granted', determinedOn: order.madeOn })],
    orders: [order],
    orderVersions: [aVersion(order)],
    services: [aService(order, '2026-11-20')],
    changes: [change],
    notifications: [aNotification(order, '2026-11-20', { station: 'Aldermere' })],
  })
  const notice = {
    kind: 'address',
    changeId: change.id,
    changedOn: '',
    givenOn: '2026-12-13',
    method: 'inPerson',
    station: 'Aldermere',
    takenBy: 'PC 4417 Osgood',
    names: [],
    otherNamesAsked: '',
    addressKind: 'home',
    homeAddress: '2 Mill Lane, Thornfold',
    acknowledgement: 'ACK-2',
    identityChecked: '',
  }
  const give = (set: object) =>
    decideOn(file, serviceActs.recordNotification, order.id, { ...notice, ...set }, '2026-12-13')
  const warningRules = (set: object) => {
    const decided = give(set)
    return decided.kind === 'warned' ? decided.warnings.map(w => w.rule) : [decided.kind]
  }
  expect(warningRules({})).toEqual(['V70'])
  expect(warningRules({ station: 'Thornfold' })).toEqual(['done'])
  expect(warningRules({ method: 'post', acknowledgement: '', station: '', identityChecked: 'Photograph' })).toEqual([
    'V68',
    'V72',
  ])
  const late = after(file, serviceActs.recordNotification, order.id, { ...notice, station: 'Thornfold' }, '2026-12-13')
  expect(late.legalQuestions.map(q => q.rule)).toEqual(['V65'])
  expect(late.legalQuestions[0]?.question).toContain('Given late, by 1 day')
})
test('V71: a notification without its acknowledgement is recorded and flagged, and its task closes with the reference', () => {
  const order = anOrder()
  const file = aFile({
    applications: [anApplication({ status: 'granted', determinedOn: order.madeOn })],
    orders: [order],
    orderVersions: [aVersion(order)],
    services: [aService(order, '2026-11-20')],
  })
  const notice = {
    kind: 'initial',
    changeId: '',
    changedOn: '',
    givenOn: '2026-11-21',
    method: 'inPerson',
    station: 'Aldermere',
    takenBy: 'PC 4417 Osgood',
    names: ['Darren O’Pocock'],
    otherNamesAsked: 'yes',
    addressKind: 'home',
    homeAddress: '2 Mill Lane, Thornfold',
    acknowledgement: '',
    identityChecked: '',
  }
  const given = after(file, serviceActs.recordNotification, order.id, notice, '2026-11-21', 'No form to hand')
  const [n] = given.notifications
  const clockStates = (f: typeof file) =>
    clocksOf(f, '2026-11-26', at('2026-11-26'))
      .filter(c => c.id === 'C13' || c.id === 'C9')
      .map(c => `${c.id} ${c.state}`)
  expect(clockStates(given)).toEqual(['C9 met', 'C13 running'])
  expect(contactFlags(order, given).map(f => `${f.rule} ${f.severity}`)).toEqual(['V71 flag'])
  const { recordAcknowledgement } = acknowledgementActs
  const done = after(given, recordAcknowledgement, String(n?.id), { acknowledgement: 'ACK-1' }, '2026-11-26')
  expect(clockStates(done)).toEqual(['C9 met', 'C13 met'])
  expect(contactFlags(order, done)).toEqual([])
  expect(decideOn(done, recordAcknowledgement, String(n?.id), { acknowledgement: 'ACK-2' }, '2026-11-26').kind).toBe(
    'refused',
  )
})
