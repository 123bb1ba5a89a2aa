import { expect, test } from '@playwright/test'
import { whyNoOrder } from '../../../lib/case/views/why-no-order.ts'
import { after, newCase, people } from '../drafting/drafted.ts'

test('the chronology says what was known, asked and decided in order, and its shared words hold nothing that anybody wrote', () => {
  let file = newCase()
  file = after(file, people.officer, 'recordOutsideRequest', {
    input: {
      kind: 'request',
      fromKind: 'charity',
      fromWhom: 'Mrs Secret of the Charity',
      means: 'email',
      receivedOn: '2026-05-04',
      asked: 'SECRET words',
      answerDueOn: '2026-05-14',
    },
  })
  file = after(file, people.officer, 'decideSpo', {
    input: {
      decision: 'no',
      reasonCode: 'limbNotMet',
      limb: 'risk',
      actsReason: 'SECRET acts',
      riskReason: 'SECRET risk',
      necessityReason: 'SECRET need',
      whatWouldChange: 'SECRET change',
      wrongTest: '',
      reviewOn: '2026-06-08',
      decidedAt: '',
      toldVictim: '',
    },
  })
  const on = file.decisions[0]?.id ?? ''
  file = after(file, people.sergeant, 'escalateDecision', { on, input: { note: 'SECRET note', requestId: '' } })
  const lines = whyNoOrder(file)
  expect(lines.map(l => l.at)).toEqual(lines.map(l => l.at).toSorted((a, b) => Date.parse(a) - Date.parse(b)))
  const told = lines.map(l => l.what).join('\n')
  expect(told).toContain('Request for an order, or for a decision about one, from charity')
  expect(told).toContain('Order considered: no. A limb does not appear to be met. Part not met: risk')
  expect(told).toContain('Asked to be looked at again'.toLowerCase())
  for (const hidden of ['SECRET', 'Secret', people.officer.name, 'Thackray', 'Ferrant'])
    expect(told).not.toContain(hidden)
  expect(lines.flatMap(l => l.words).join('\n')).toContain('SECRET acts')
})
