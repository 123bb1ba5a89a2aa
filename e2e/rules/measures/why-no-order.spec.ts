import { expect, test } from '@playwright/test'
import { whyNoOrder } from '../../../lib/case/views/why-no-order.ts'
import { after, newCase, people } from '../drafting/drafted.ts'

test('the chronology says what was known, asked and decided in order, and its shared words hold nothing that anybody wrote', () => {
  // Given a request from a charity, a decision not to apply, and a sergeant who asked for another look at it
  let file = after(newCase(), people.officer, 'recordOutsideRequest', {
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
  // When the chronology is drawn up
  const lines = whyNoOrder(file)
  const inOrder = lines.map(l => l.at).toSorted((a, b) => Date.parse(a) - Date.parse(b))
  const shared = lines.map(l => l.what).join('\n')
  const asWritten = lines.flatMap(l => l.words).join('\n')
  // Then it is in order, and says what was asked, decided and asked again
  expect(lines.map(l => l.at)).toEqual(inOrder)
  expect(shared).toContain('Request for an order, or for a decision about one, from charity')
  expect(shared).toContain('Order considered: no. A limb does not appear to be met. Part not met: risk')
  expect(shared).toContain('asked to be looked at again')
  // Then nobody’s name or words are in what is shared; the words stand apart
  for (const secret of ['SECRET', 'Secret', people.officer.name, 'Thackray', 'Ferrant'])
    expect(shared).not.toContain(secret)
  expect(asWritten).toContain('SECRET acts')
})
