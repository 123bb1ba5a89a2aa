import { expect, test } from '@playwright/test'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { contactName } from '../../../lib/case/words/contact-names.ts'
import { servedFile } from '../../../lib/drafting/served-file.ts'
import { againstRules, noContactRules, safeContactOf } from '../../../lib/law/practice/safe-contact.ts'
import { caseNow } from '../../../lib/views/case-now.ts'
import { aFile, after, anApplication, at, decideOn, ids, reasons } from './order-file.ts'

/** Safe contact as rules: a contact that goes against one asks why. */

const today = '2026-11-20'
const rules = {
  contactMeans: ['text', 'phone'],
  contactDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  contactFrom: '18:00',
  contactTo: '21:00',
  contactAnswer: 'her sister Bronwen',
  voicemail: ['none'],
}
const file: CaseFile = after(aFile(), acts.recordSafeContact, ids.victim, rules, today)
const [person] = file.protectedPersons
if (!person) throw new Error('No protected person')

test('each rule asks why of a contact that goes against it, and of no other', () => {
  // 20 November 2026 is a Friday; the clocks went back on 25 October.
  const table: [
    means: 'text' | 'phone' | 'letter' | 'voicemail' | 'email',
    local: string,
    spokenTo: 'person' | 'allowed' | 'other' | null,
    fields: string[],
  ][] = [
    ['text', '2026-11-20 18:00', null, []],
    ['text', '2026-11-20 21:00', null, []],
    ['text', '2026-11-20 17:59', null, ['toldAt']],
    ['text', '2026-11-20 21:01', null, ['toldAt']],
    ['text', '2026-11-21 19:00', null, ['toldAt']],
    ['text', '2026-10-16 18:00', null, []],
    ['email', '2026-11-20 19:00', null, ['means']],
    ['letter', '2026-11-21 09:00', null, ['means']],
    ['voicemail', '2026-11-20 19:00', null, ['means']],
    ['phone', '2026-11-20 19:00', 'person', []],
    ['phone', '2026-11-20 19:00', 'allowed', []],
    ['phone', '2026-11-20 19:00', 'other', ['spokenTo']],
  ]
  for (const [means, local, spokenTo, fields] of table)
    expect(
      againstRules(person, { means, at: at(local), spokenTo }).map(r => r.field),
      `${means} ${local} ${spokenTo}`,
    ).toEqual(fields)
  expect(
    againstRules({ ...person, ...noContactRules }, { means: 'letter', at: at('2026-11-21 03:00'), spokenTo: null }),
  ).toEqual([])
})

test('every act that records or plans a contact asks why, and keeps on with the reason', () => {
  const wrong = { toldAt: '2026-11-20T09:00', means: 'phone', note: 'Told of the hearing' }
  const due = after(
    file,
    acts.planContact,
    ids.victim,
    { milestone: 'hearing', dueOn: '2026-11-25', eventOn: '2026-12-14' },
    today,
  )
  const id = String(due.contacts[0]?.id)
  const asked = [
    decideOn(due, acts.recordContact, id, wrong, today),
    decideOn(due, acts.recordContacts, ids.case, { ...wrong, contactIds: [id] }, today),
    decideOn(due, acts.recordOtherContact, ids.victim, { milestone: 'safety', ...wrong }, today),
    decideOn(due, acts.planContact, ids.victim, { milestone: 'safety', dueOn: '2026-11-25', means: 'email' }, today),
    decideOn(
      due,
      acts.correctContact,
      id,
      { milestone: 'hearing', dueOn: '2026-11-25', ...wrong, correctionReason: 'Slip' },
      today,
    ),
  ]
  expect(asked.map(d => reasons(d).kind)).toEqual(asked.map(() => 'warned'))
  expect(reasons(asked[0] as never).messages).toContain('This was a Friday at 09:00: say why')
  const kept = after(due, acts.recordContact, id, wrong, today, 'She rang us')
  expect(kept.contacts[0]).toMatchObject({ means: 'phone', toldAt: at('2026-11-20 09:00') })
  expect(contactName(kept.contacts[0] as never)).toBe('Hearing of 14 December 2026')
})

test('the rules stand at the head of the case and on the officer’s screen, and in nothing that is served', () => {
  const words = caseNow(file, today, at(today)).contact.join(' ')
  expect(words).toContain('by text message or phone only; weekdays, between 18:00 and 21:00; no voicemail')
  expect(safeContactOf(person, false).lines).toEqual([
    'Leave no message on voicemail',
    'Only by text message or phone',
    'Only weekdays, between 18:00 and 21:00',
    'Who else may answer: her sister Bronwen',
  ])
  const application = anApplication()
  const served = servedFile({ ...file, applications: [application] }, application)
  expect(JSON.stringify(served.protectedPersons)).not.toMatch(/Bronwen|18:00|monday/)
})

test('hours that are no hours, and hours the wrong way round, are refused', () => {
  const messagesFor = (set: object) =>
    reasons(decideOn(file, acts.recordSafeContact, ids.victim, { ...rules, ...set }, today)).messages
  expect(messagesFor({ contactFrom: '6pm' })).toContain('Time must be like')
  expect(messagesFor({ contactFrom: '21:00', contactTo: '18:00' })).toContain('The later hour must be after')
})
