import { setTimeout as pause } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { connect } from '../db/client.ts'
import { addDays, londonDate } from '../lib/case/time/calendar.ts'
import { cast, seedCast, teams } from '../lib/demo/cast.ts'
import { actPath, casePath } from '../lib/site/addresses.ts'
import { perform } from '../lib/work/pipeline/perform.ts'
import { verifyRecord } from '../lib/work/record/verify.ts'
import type { HttpAnswer, HttpPerson } from './http-person.ts'
import { ownService } from './own-service.ts'

/** What each request came to. Only `done` says that something was kept. */
type Outcome = 'done' | 'shown' | 'away'
export interface KillRun {
  kills: { server: number; database: number }
  sent: number
  acknowledged: number
  kept: number
  read: number
  longestAway: number
  /** Answers that nobody may be given: signed out, not found, or done to another address. */
  wrong: string[]
}

/**
 * People write and read without a pause while the server and the database are killed by turns, as power cuts do. What was
 * said to be done must be there, once, and nobody is told that they are signed out or that a case is not there.
 */
export async function killRun({ bin, kills, writers = 4 }: { bin: string; kills: number; writers?: number }) {
  const service = await ownService({ bin, durable: true })
  const [instance] = service.instances
  if (!instance) throw new Error('No instance')
  const owner = connect(service.ownerUrl, { max: 2 })
  const run: KillRun = {
    kills: { server: 0, database: 0 },
    sent: 0,
    acknowledged: 0,
    kept: 0,
    read: 0,
    longestAway: 0,
    wrong: [],
  }
  try {
    await seedCast({ ownerUrl: service.ownerUrl })
    const refs = await openCases(service.programUrl, Math.ceil(writers / 2))
    await instance.start()
    const people = [cast.calloway, cast.adeleke, cast.lindqvist, cast.mcrae, cast.calloway, cast.adeleke]
    const acknowledged = new Set<string>()
    const sent = new Set<string>()
    let ends = false
    const dueOn = addDays(londonDate(new Date().toISOString()), 5)
    const work = async (n: number) => {
      const person = await service.person(people[n % people.length]?.email ?? '')
      const ref = refs[n % refs.length] ?? ''
      for (let turn = 0; !ends; turn++) {
        const what = `Asked the employer, ${n} ${turn}`
        const outcome = await writeOnce(person, ref, what, dueOn, run, () => sent.add(what))
        if (outcome === 'done') acknowledged.add(what)
        else if (outcome === 'away') await pause(100)
        if (turn % 4 === 0 && (await readOnce(person, ref, run)) === 'shown') run.read++
      }
    }
    const working = Array.from({ length: writers }, (_, n) => work(n))
    for (let kill = 0; kill < kills; kill++) {
      const before = acknowledged.size
      await until(() => acknowledged.size >= before + writers, 60_000, 'nothing was acknowledged before a kill')
      const began = performance.now()
      if (kill % 2 === 0) {
        run.kills.database++
        await service.database.kill()
        await pause(700)
        await service.database.resume()
      } else {
        run.kills.server++
        await instance.kill()
        await instance.start()
      }
      const at = acknowledged.size
      await until(() => acknowledged.size > at, 60_000, 'nothing was acknowledged after a kill')
      run.longestAway = Math.max(run.longestAway, Math.round(performance.now() - began))
    }
    ends = true
    await Promise.all(working)
    run.sent = sent.size
    run.acknowledged = acknowledged.size
    const rows = await owner.sql<{ what: string; n: number }[]>`
      select what, count(*)::int as n from enquiries group by what`
    const [unlike] = await owner.sql<{ n: number }[]>`
      select count(*)::int as n from cases c
      where (select count(*) from enquiries q where q.case_id = c.id) <>
        (select count(*) from events e where e.case_id = c.id and e.act = 'recordEnquiry')`
    run.kept = rows.length
    const there = new Map(rows.map(r => [r.what, r.n]))
    expect(
      [...acknowledged].filter(what => there.get(what) !== 1),
      'acknowledged and not there once',
    ).toEqual([])
    expect(
      [...there].filter(([what, n]) => n !== 1 || !sent.has(what)),
      'there otherwise than it was sent',
    ).toEqual([])
    expect(unlike?.n, 'cases whose record does not tell of each').toBe(0)
    expect(run.wrong).toEqual([])
    expect(instance.said()).not.toContain('uncaughtException')
    expect((await verifyRecord(owner, { data: service.folder })).faults).toEqual([])
    return run
  } finally {
    await owner.close()
    await service.stop()
  }
}

async function until(holds: () => boolean, ms: number, otherwise: string) {
  for (const end = Date.now() + ms; Date.now() < end; await pause(50)) if (holds()) return
  throw new Error(otherwise)
}

export async function openCases(programUrl: string, many: number): Promise<string[]> {
  const program = connect(programUrl)
  const refs: string[] = []
  for (let n = 0; n < many; n++) {
    const done = await perform({
      act: 'openCase',
      actor: cast.calloway,
      db: program.db,
      despite: 'Nobody that is known',
      input: {
        givenNames: 'Rosalind',
        familyName: `O’Tarrow${n}`,
        relationship: 'formerPartner',
        protectedGivenNames: 'Neil',
        protectedFamilyName: `Farraday${n}`,
        protectedRole: 'victim',
        support: 'supports',
        reportedOn: '2026-03-29',
        teamId: teams.aldermereResponse.id,
        officerId: cast.osgood.id,
        searched: `O’Tarrow${n}`,
      },
    })
    if (done.kind !== 'done') throw new Error(JSON.stringify(done))
    refs.push(done.ref)
  }
  await program.close()
  return refs
}

const patience = () => AbortSignal.timeout(20_000)
/** Whatever was cut off, or answered as not available: nothing is said to be done. */
const isAway = (answer: HttpAnswer | undefined) => !answer || answer.status >= 500

async function writeOnce(
  person: HttpPerson,
  ref: string,
  what: string,
  dueOn: string,
  run: KillRun,
  isSent: () => void,
): Promise<Outcome> {
  const at = actPath(ref, 'recordEnquiry')
  const [year = '', month = '', day = ''] = dueOn.split('-')
  const page = await person.send(at, { signal: patience() }).catch(() => undefined)
  if (!page || isAway(page)) return 'away'
  if (page.status !== 200) return wrong(run, `the form: ${page.status} ${page.location}`)
  isSent()
  const answer = await person
    .answer(at, page, { what, 'dueOn-day': day, 'dueOn-month': month, 'dueOn-year': year })
    .catch(() => undefined)
  if (!answer || isAway(answer)) return 'away'
  // Back to its own form it leads when the case has moved on: nothing was done.
  const led = answer.location.split('?')[0] ?? ''
  if (answer.status === 303 && led.startsWith(casePath(ref)) && led !== at.split('?')[0]) return 'done'
  if (answer.status === 303) return wrong(run, `sent: 303 to ${answer.location}`)
  // A form that comes back says in words that nothing was saved.
  return answer.status === 200 && answer.text.includes('There is a problem')
    ? 'shown'
    : wrong(run, `sent: ${answer.status}`)
}

async function readOnce(person: HttpPerson, ref: string, run: KillRun): Promise<Outcome> {
  const answer = await person.send(casePath(ref), { signal: patience() }).catch(() => undefined)
  if (!answer || isAway(answer)) return 'away'
  return answer.status === 200 ? 'shown' : wrong(run, `read: ${answer.status} ${answer.location}`)
}

function wrong(run: KillRun, what: string): Outcome {
  run.wrong.push(what)
  return 'away'
}

export const killRunLine = (r: KillRun): string =>
  `kill run: ${r.kills.server} kills of the server, ${r.kills.database} of the database; ${r.acknowledged} acts acknowledged of ${r.sent} sent, all there once (${r.kept} kept); ${r.read} pages read; back at work within ${(r.longestAway / 1000).toFixed(1)} s; chains whole`
