import { expect, test } from '@playwright/test'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { contactActs } from '../../../lib/acts/people/contact.ts'
import { peopleActs } from '../../../lib/acts/people/people.ts'
import type { Decision } from '../../../lib/case/records/pattern.ts'
import { otherOrderKinds } from '../../../lib/case/reference/codes/orders.ts'
import { gapsOf } from '../../../lib/case/reference/other-orders.ts'
import { searchTermsOf } from '../../../lib/case/views/search.ts'
import { aFile, after, anApplication, anOrder, at, aVersion, decideOn, ids, reasons, uuid } from './order-file.ts'

const today = '2026-11-21'
const { defendant, victim, case: root } = ids
const people = peopleActs

test('belief that the defendant is in the area needs grounds, with the rule and its source', () => {
  const blank = decideOn(
    aFile(),
    people.setGateway,
    defendant,
    { gateway: 'believedInArea', gatewayGrounds: ' ' },
    today,
  )
  expect(reasons(blank)).toEqual({
    kind: 'refused',
    rules: ['V03'],
    messages: 'Enter the grounds for believing that the defendant is in the area or coming to it.',
  })
  expect(blank.kind === 'refused' && blank.refusals[0]?.source).toBe('SPA 2019 s.1(3)(b)')
  const file = after(
    aFile(),
    people.setGateway,
    defendant,
    { gateway: 'believedInArea', gatewayGrounds: 'Seen in Dover' },
    today,
  )
  expect(file.defendants[0]).toMatchObject({ gateway: 'believedInArea', gatewayGrounds: 'Seen in Dover' })
  expect(decideOn(aFile(), people.setGateway, defendant, { gateway: 'resides' }, today).kind).toBe('done')
  expect(reasons(decideOn(aFile(), people.setGateway, defendant, {}, today)).messages).toBe(
    'Select why this force may apply',
  )
})

test('an identifier is not added twice, and once removed finds the case no more', () => {
  const phone = { kind: 'phone', value: '+44 7700 900111', belongsTo: 'defendant' }
  const added = after(aFile(), people.addIdentifier, root, phone, today)
  expect(searchTermsOf(added)).toContainEqual({ kind: 'phone', value: '07700900111', sound: null })
  expect(
    reasons(decideOn(added, people.addIdentifier, root, { ...phone, value: '+447700900111' }, today)).messages,
  ).toBe('This is already on the case')
  const on = added.identifiers[0]?.id ?? ''
  const removed = after(added, people.removeIdentifier, on, { reason: 'Belongs to his brother' }, today)
  expect(searchTermsOf(removed).filter(t => t.kind === 'phone')).toEqual([])
  expect(reasons(decideOn(removed, people.removeIdentifier, on, { reason: 'Again' }, today)).kind).toBe('refused')
  expect(decideOn(removed, people.addIdentifier, root, phone, today).kind).toBe('done')
})

test('a case keeps at least one protected person', () => {
  const alone = decideOn(aFile(), people.removeProtectedPerson, victim, { reason: 'Moved' }, today)
  expect(reasons(alone).messages).toContain('A case protects at least one person')
  const two = after(
    aFile(),
    people.addProtectedPerson,
    root,
    { givenNames: 'Danuta', familyName: 'Wilk', role: 'family', support: 'notAsked' },
    today,
  )
  const left = after(two, people.removeProtectedPerson, victim, { reason: 'Moved abroad' }, today)
  expect(left.protectedPersons.map(p => p.removedAt !== null)).toEqual([true, false])
})

test('what keeps a person safe is withheld from the record', () => {
  const withheld = (act: { input: Parameters<typeof fieldsOf>[0] }) =>
    fieldsOf(act.input).flatMap(([name, f]) => (f.withheld ? [name] : []))
  const rules = [
    ...['contactMeans', 'contactDays', 'contactFrom', 'contactTo', 'contactAnswer', 'voicemail'],
    ...['contactBy', 'contactWhen', 'contactNever', 'codeWord'],
  ]
  expect(withheld(people.recordSafeContact)).toEqual(rules)
  expect(withheld(people.addProtectedPerson)).toEqual(rules)
  expect(withheld(people.keepConfidentialAddress)).toEqual(['address', 'postcode'])
  expect(withheld(people.changeConfidentialAddress)).toEqual(['address', 'postcode'])
  const kept = decideOn(
    aFile(),
    people.keepConfidentialAddress,
    victim,
    { kind: 'home', address: '3 Mill Lane' },
    today,
  )
  expect(kept.kind === 'done' && kept.sentence).toBe('Confidential address kept')
})

test('not supporting an application stops nothing', () => {
  const file = after(
    aFile(),
    people.recordViews,
    victim,
    { support: 'doesNotSupport', views: '“I’d lose the shop”' },
    today,
  )
  expect(file.protectedPersons[0]).toMatchObject({ support: 'doesNotSupport', views: '“I’d lose the shop”' })
  expect(decideOn(file, people.setGateway, defendant, { gateway: 'resides' }, today).kind).toBe('done')
})

test('every other kind of order lacks something or says what to check', () => {
  for (const kind of Object.keys(otherOrderKinds) as (keyof typeof otherOrderKinds)[])
    expect(gapsOf(kind).length).toBeGreaterThan(0)
  expect(gapsOf('restraining').map(g => g.feature)).toEqual(['requirements', 'notification', 'noCharge'])
  expect(gapsOf('nonMolestation').map(g => g.feature)).toContain('policeApply')
  const recorded = decideOn(aFile(), people.recordOtherOrder, root, { kind: 'restraining', terms: 'No contact' }, today)
  expect(recorded.kind === 'done' && recorded.sentence).toBe(
    'Restraining order recorded. It lacks 3 things that a stalking protection order has',
  )
})

test('closing lists what is missing and goes on only with a reason; an order in force, or no decision, refuses it', () => {
  const input = { reason: 'No further risk', checksDone: ['national'] }
  const undecided = reasons(decideOn(aFile(), people.closeCase, root, input, today, 'Words of advice were given'))
  expect(undecided).toMatchObject({ kind: 'refused', rules: ['P19'] })
  expect(undecided.messages).toContain('whether an order was considered')
  const decisions = [{ id: uuid(61), decision: 'no', at: at('2026-11-01') } as Decision]
  const warned = reasons(decideOn(aFile({ decisions }), people.closeCase, root, input, today))
  expect(warned.kind).toBe('warned')
  expect(new Set(warned.rules)).toEqual(new Set(['P19']))
  for (const part of ['No risk assessment', 'has been told', 'previous victims', 'employers'])
    expect(warned.messages).toContain(part)
  expect(warned.messages).not.toContain('national police records')
  const closed = after(aFile({ decisions }), people.closeCase, root, input, today, 'Agreed with the coordinator')
  expect(closed.case).toMatchObject({ status: 'closed', closedReason: 'No further risk', checksDone: ['national'] })

  const order = anOrder()
  const inForce = aFile({
    decisions,
    orders: [order],
    orderVersions: [aVersion(order)],
    applications: [anApplication({ status: 'granted' })],
  })
  const refused = reasons(decideOn(inForce, people.closeCase, root, input, today, 'Anyway'))
  expect(refused).toMatchObject({ kind: 'refused', rules: ['P19'] })
  expect(refused.messages).toContain(order.ref)
  expect(reasons(decideOn(inForce, people.closeCase, root, input, '2028-11-20')).kind).toBe('warned')
})

test('a case goes to another team with a reason, and without an officer until that team names one', () => {
  const file = after(aFile(), people.transferTeam, root, { teamId: uuid(77), reason: 'He lives there now' }, today)
  expect(file.case).toMatchObject({ teamId: uuid(77), officerId: null })
  expect(reasons(decideOn(aFile(), people.transferTeam, root, { teamId: ids.team, reason: 'x' }, today)).kind).toBe(
    'refused',
  )
  expect(after(file, people.assignOfficer, root, { officerId: uuid(9) }, today).case.officerId).toBe(uuid(9))
})

test('a contact is told once, never in the future, and its rules are seen first', () => {
  const file = after(aFile(), contactActs.planContact, victim, { milestone: 'served', dueOn: '2026-11-22' }, today)
  const on = file.contacts[0]?.id ?? ''
  const told = { toldAt: '2026-11-21T11:00', means: 'phone', note: 'Explained each condition' }
  expect(
    reasons(decideOn(file, contactActs.recordContact, on, { ...told, toldAt: '2026-11-21T12:01' }, today)).kind,
  ).toBe('refused')
  const done = after(file, contactActs.recordContact, on, told, today)
  expect(done.contacts[0]).toMatchObject({ toldAt: '2026-11-21T11:00:00.000Z', means: 'phone', dueOn: '2026-11-22' })
  expect(reasons(decideOn(done, contactActs.recordContact, on, told, today)).messages).toBe(
    'This has already been recorded',
  )
  const safe = after(file, people.recordSafeContact, victim, { contactNever: 'At work', codeWord: 'heron' }, today)
  expect(contactActs.recordContact.aside?.({ file: safe, record: safe.contacts[0] as never, today })[0]?.lines).toEqual(
    ['Never: At work', 'Code word: heron'],
  )
  expect(contactActs.recordContact.aside?.({ file, record: file.contacts[0] as never, today })[0]?.lines[0]).toContain(
    'No safe-contact rules',
  )
})
