import { expect, test } from '@playwright/test'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { earlierRefusal, refusalInWords } from '../../../lib/case/views/refusals.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { after, decideOn, ids, reasons } from '../acts/order-file.ts'
import { readyToSubmit } from '../drafting/drafted.ts'

/** After a refusal: what the new application says and takes over, and the decision not to appeal. */

const today = '2026-06-10'
const written = readyToSubmit()
const [first] = written.applications
const withRefusal = (set: object = {}): CaseFile => {
  const file = written
  return {
    ...file,
    case: { ...file.case, forceId: ids.force, teamId: ids.team },
    applications: file.applications.map(a => ({
      ...a,
      status: 'refusedByCourt' as const,
      lodgedOn: '2026-05-11',
      determinedOn: '2026-06-01',
      courtRefusal: 'notNecessary' as const,
      outcomeReason: 'Bail conditions are enough',
      ...set,
    })),
  }
}
const again = { sinceRefusal: 'Two acts since bail ended', take: ['grounds', 'people', 'conditions', 'term'] }
const on = String(first?.id)
const start = (file: CaseFile, input: object = again) => after(file, acts.startAfterRefusal, on, input, today, 'Agreed')

test('the new application says when, on which ground and why the earlier one was refused, and what is new', () => {
  const file = start(withRefusal())
  const next = file.applications.find(a => a.earlierId === on)
  if (!next || !first) throw new Error('No new application')
  const said = earlierRefusal(file, next)
  expect(said?.refusal && refusalInWords(said.refusal)).toBe(
    'Application 1 (full order) was refused by the court on 1 June 2026: order not necessary',
  )
  expect(said).toMatchObject({ since: 'Two acts since bail ended', refusal: { why: 'Bail conditions are enough' } })
  expect(next).toMatchObject({
    status: 'draft',
    number: 2,
    actsGrounds: first.actsGrounds,
    riskToIds: first.riskToIds,
    harms: first.harms,
    termKind: first.termKind,
    lodgedOn: null,
  })
  const conditions = (id: string) => file.draftConditions.filter(c => c.applicationId === id).map(c => c.text)
  expect(conditions(next.id)).toEqual(conditions(on))
  expect(file.applications.find(a => a.id === on)?.status).toBe('refusedByCourt')
  // Only one application is written at a time.
  expect(decideOn(file, acts.startAfterRefusal, on, again, today, 'Agreed').kind).toBe('refused')
})

test('what was withdrawn or removed since is not taken over, and what was not asked for is not', () => {
  const base = withRefusal()
  const gone = base.incidents[0]?.id ?? ''
  const without: CaseFile = {
    ...base,
    incidents: base.incidents.map(i => (i.id === gone ? { ...i, withdrawnAt: '2026-06-02T10:00:00.000Z' } : i)),
  }
  const file = start(without)
  const next = file.applications.find(a => a.earlierId === on)
  expect(next?.actsIncidentIds).not.toContain(gone)
  const bare = start(base, { sinceRefusal: 'New', take: [] })
  const empty = bare.applications.find(a => a.earlierId === on)
  expect(empty).toMatchObject({ actsGrounds: null, riskToIds: [], termKind: null })
  expect(bare.draftConditions.filter(c => c.applicationId === empty?.id)).toEqual([])
})

test('an application started without saying so is asked, and says it afterwards; a refusal recorded later too', () => {
  const plain = decideOn(withRefusal(), acts.startApplication, withRefusal().case.id, {}, today)
  expect(reasons(plain).messages).toContain('was refused by the court on 1 June 2026')
  const file = after(withRefusal(), acts.startApplication, withRefusal().case.id, {}, today, 'Started afresh')
  const draft = file.applications.at(-1)
  const said = after(file, acts.sayEarlierRefused, String(draft?.id), { earlierId: on, sinceRefusal: 'New' }, today)
  expect(said.applications.at(-1)).toMatchObject({ earlierId: on, sinceRefusal: 'New' })
  // What a new application says was refused is not taken back beneath it.
  const taken = decideOn(said, acts.withdrawCourtOutcome, on, { reason: 'Wrong case' }, today)
  expect(reasons(taken).messages).toContain('says that it was refused')
})

test('a decision not to appeal ends the clock of appeal; corrected in its date, withdrawn, and not before the refusal', () => {
  const state = (file: CaseFile) => clocksOf(file, today).find(c => c.id === 'C20')?.state
  expect(state(withRefusal())).toBe('running')
  const input = {
    noAppealOn: '2026-06-05',
    noAppealAdvice: 'Ffion Rees: no point of law',
    noAppealAdviceOn: '2026-06-04',
  }
  const decided = after(withRefusal(), acts.decideNotToAppeal, on, input, today)
  expect(state(decided)).toBe('ended')
  expect(
    reasons(decideOn(withRefusal(), acts.decideNotToAppeal, on, { ...input, noAppealOn: '2026-05-30' }, today))
      .messages,
  ).toContain('The court decided on 1 June 2026')
  const put = { ...input, noAppealOn: '2026-06-08', correctionReason: 'Read the wrong line' }
  const corrected = after(decided, acts.correctNoAppeal, on, put, today)
  expect(corrected.applications[0]?.noAppealOn).toBe('2026-06-08')
  expect(corrected.formerVersions.at(-1)?.before).toEqual({ noAppealOn: '2026-06-05' })
  expect(state(after(corrected, acts.withdrawNoAppeal, on, { reason: 'Counsel thinks again' }, today))).toBe('running')
})
