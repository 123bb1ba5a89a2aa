import { expect, test } from '@playwright/test'
import { cast } from '../../lib/demo/cast.ts'
import type { Row } from '../../lib/demo/report-row.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { copyOf } from '../../lib/work/reports/held-index.ts'
import { learnFrom } from '../../lib/work/reports/link-feed.ts'
import { namesView } from '../../lib/work/reports/names-view.ts'
import { pairPage } from '../../lib/work/reports/pair-list.ts'
import { findPersons } from '../../lib/work/reports/person-view.ts'
import { doReportWork } from '../../lib/work/reports/report-work.ts'

import { him, pairsScene } from './pairs-scene.ts'

const { program, report, ref, send, act, counts, pairWith, refs } = pairsScene()

test('a name of very many people is asked about; once it is said to name nobody, nobody is linked by it', async () => {
  const two = (n: number): Row => ({
    suspect_given_names: 'Qworum',
    suspect_family_name: 'Zibbel',
    suspect_born_on: `19${60 + n}-03-1${n % 10}`,
    victim_given_names: `Una${'abcdefghijklmnopqrst'[n]}`,
    victim_family_name: `Brock${'abcdefghijklmnopqrst'[n]}`,
  })
  const alike: Row = {
    suspect_given_names: 'Qworum',
    suspect_family_name: 'Zibbel',
    victim_given_names: 'Hesper',
    victim_family_name: 'Lanyon',
    victim_born_on: '1988-05-06',
    victim_phones: '07700 900555',
  }
  await send(...Array.from({ length: 16 }, (_, n) => report(100 + n, two(n))), report(120, alike), report(121, alike))
  const work = async () => expect(await doReportWork({ db: program().db })).toBe(1)
  await act('learnWeights', undefined, { reason: 'To count the names' })
  await work()
  const { frequent } = await namesView(cast.calloway, { db: program().db })
  expect(frequent.map(f => [f.name, f.reports, f.births])).toEqual([['qworum zibbel', 18, 16]])
  expect((await pairPage(cast.calloway, {}, { db: program().db })).namesToJudge).toBe(1)
  expect((await pairWith(120)).refs).toEqual(refs(120, 121))
  expect(await act('judgeName', frequent[0]?.id, { judged: 'nobody' })).toMatchObject({ kind: 'done' })
  await work()
  expect((await pairWith(120)).refs, 'nobody is the same as nobody').toEqual([])
  const after = await namesView(cast.calloway, { db: program().db })
  expect(after).toMatchObject({ own: ['qworum zibbel'], frequent: [], waiting: [] })
  await send(report(122, alike))
  expect((await pairWith(122)).refs, 'what comes later is linked by the same words').toEqual([])
  const change = (words: string) => act('changeNoNames', undefined, { words, reason: 'He is real' })
  expect(await change('qworum zibbel')).toMatchObject({ refusals: [{ message: 'Nothing has changed' }] })
  expect(await change('')).toMatchObject({ kind: 'done' })
  await work()
  expect((await pairWith(120)).refs).toEqual(refs(120, 121, 122))
  expect(await act('judgeName', frequent[0]?.id, { judged: 'person' })).toMatchObject({ kind: 'refused' })
})

test('a report that comes while the weights are learnt is linked by them too; what was said meanwhile has them learnt anew', async () => {
  await act('learnWeights', undefined, { reason: 'In the middle of the day' })
  const copy = await asPerson(cast.calloway, tx => copyOf(tx), { db: program().db })
  const learnt = learnFrom(copy)
  await send(
    report(130, him, { victim_given_names: 'Ysolde', victim_family_name: 'Trenwith', victim_phones: '07700 900666' }),
  )
  await send(
    report(131, him, { victim_given_names: 'Ysolde', victim_family_name: 'Trenwith', victim_phones: '07700 900666' }),
  )
  const l = { forceId: cast.calloway.forceId, at: '2026-11-20T11:00:00.000Z', byId: cast.calloway.id, db: program().db }
  expect(await asPerson(cast.calloway, tx => learnt.keep(tx, l), { db: program().db })).toBe(true)
  expect((await pairWith(130)).refs).toEqual(refs(130, 131))
  expect(await asPerson(cast.calloway, tx => learnt.keep(tx, l), { db: program().db }), 'another epoch').toBe(false)
  expect(await doReportWork({ db: program().db })).toBe(1)
  expect((await pairWith(130)).refs).toEqual(refs(130, 131))
  await counts()
})

test('a person is found however the name is accented', async () => {
  await send(report(140, { suspect_given_names: 'Zoë', suspect_family_name: 'Ferré-O’Dálaigh' }))
  for (const asked of ['ferre', 'FERRÉ-O’D', "ferre-o'dalaigh", 'zoë ferré', ref(140)])
    expect(
      (await findPersons(cast.calloway, asked, { db: program().db })).map(r => r.ref),
      asked,
    ).toContain(ref(140))
})

test('small feeds add up: after a hundred reports a name with as many dates of birth is asked about, without any learning', async () => {
  const letter = (n: number) => 'abcdefghijklmnopqrstuvwxyz'[n % 26]
  const visitor = (n: number): Row => ({
    suspect_given_names: 'Walkin',
    suspect_family_name: 'Visitoor',
    suspect_born_on: `${1950 + (n % 50)}-0${1 + Math.floor(n / 50)}-11`,
    victim_given_names: `Tilda${letter(n)}`,
    victim_family_name: `Orme${letter(Math.floor(n / 26))}${letter(n)}`,
  })
  for (const from of [0, 50])
    await send(...Array.from({ length: 50 }, (_, n) => report(300 + from + n, visitor(from + n))))
  const { frequent } = await namesView(cast.calloway, { db: program().db })
  const found = frequent.find(f => f.name === 'walkin visitoor')
  expect(found?.births).toBeGreaterThanOrEqual(49)
})
