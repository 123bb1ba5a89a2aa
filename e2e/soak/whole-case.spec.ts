import { execFile } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import yauzl from 'yauzl'
import { percentile } from '../../bin/bench-force.ts'
import { freePort } from '../../bin/test-databases.ts'
import { connect } from '../../db/client.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { casePath } from '../../lib/site/addresses.ts'
import { receiveBytes } from '../../lib/work/files/files.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { debianPostgres } from '../debian-postgres.ts'
import { type OwnService, ownService } from '../own-service.ts'

/** The largest case is taken out by the built program, which serves others meanwhile. */

const bin = debianPostgres()
const incidents = 5000
const exhibits = 25
const exhibitBytes = 80_000_000
/** More than the process of a quiet service, in megabytes: the thread may have a heap of 768, and buffers beside it. */
const mostAdded = 1200
const run = promisify(execFile)

test(`a case of ${incidents} incidents and ${(exhibits * exhibitBytes) / 1e9} GB of exhibits is taken out whole within its memory, others are served meanwhile, and nothing is left`, async () => {
  test.skip(!bin, 'no PostgreSQL of the distribution')
  let cookie = ''
  const metrics = await freePort()
  const service = await ownService({
    bin: String(bin),
    env: { SPO_METRICS_PORT: String(metrics) },
    ask: (address, init) => {
      cookie = new Headers(init?.headers).get('cookie') ?? cookie
      return fetch(address, init)
    },
  })
  const [instance] = service.instances
  if (!instance) throw new Error('No instance')
  const filesBefore = process.env.SPO_FILES
  process.env.SPO_FILES = path.join(service.folder, 'files')
  try {
    const ref = await largeCase(service)
    await instance.start()
    const person = await service.person(cast.calloway.email)
    await person.get(casePath(ref))
    const identity = await generateX25519Identity()
    const answers = { purpose: 'safekeeping', why: 'For the vault of the force' }
    const body = new URLSearchParams({ ...answers, recipients: await identityToRecipient(identity) })
    const take = (signal?: AbortSignal) =>
      fetch(`${instance.url}${casePath(ref)}/export/file`, {
        ...{ method: 'POST', body, redirect: 'manual', headers: { cookie, origin: instance.url } },
        ...(signal ? { signal } : {}),
      })
    const spooled = async () => readdir(path.join(service.folder, 'files/incoming')).catch(() => [])

    const watched = watch(instance.pid(), `http://127.0.0.1:${metrics}/metrics`, async () => {
      const answer = await fetch(`${instance.url}/cases`, { headers: { cookie } })
      if (!answer.ok) throw new Error(`/cases: ${answer.status}`)
      await answer.arrayBuffer()
    })
    const locked = path.join(service.folder, 'whole.zip.age')
    const began = performance.now()
    const given = await take()
    expect(given.status, given.headers.get('location') ?? '').toBe(200)
    const first = (performance.now() - began) / 1000
    await pipeline(Readable.fromWeb(given.body as never), createWriteStream(locked))
    const seconds = (performance.now() - began) / 1000
    const seen = await watched.end()
    expect(await spooled()).toEqual([])

    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    const plain = await decrypter.decrypt(Readable.toWeb(createReadStream(locked)) as never)
    const zip = path.join(service.folder, 'whole.zip')
    await pipeline(Readable.fromWeb(plain as never), createWriteStream(zip))
    const at = path.join(service.folder, 'whole')
    const opened = await yauzl.openPromise(zip)
    for await (const entry of opened.eachEntry()) {
      const place = path.join(at, entry.fileName)
      await mkdir(path.dirname(place), { recursive: true })
      await pipeline(await opened.openReadStreamPromise(entry), createWriteStream(place))
    }
    await rm(zip)
    const checked = await run(process.execPath, [path.join(at, 'verify.mjs')])
    expect(checked.stdout).toContain('All of it holds')
    expect(readFileSync(path.join(at, 'records/incidents.jsonl'), 'utf8').trim().split('\n').length).toBeGreaterThan(
      incidents,
    )
    expect(await readdir(path.join(at, 'exhibits'))).toHaveLength(exhibits)

    // Whoever goes away in the middle of it leaves nothing either.
    const away = new AbortController()
    const cut = await take(away.signal)
    const reader = cut.body?.getReader()
    for (let bytes = 0; bytes < 50_000_000; ) bytes += (await reader?.read())?.value?.length ?? 50_000_000
    expect((await spooled()).length).toBeGreaterThan(0)
    away.abort()
    await expect.poll(spooled, { timeout: 30_000 }).toEqual([])

    const mb = (bytes: number) => Math.round(bytes / 1e6)
    console.log(
      `whole case: ${incidents} incidents and ${exhibits} exhibits of ${mb(exhibitBytes)} MB, ${mb((await stat(locked)).size)} MB given in ${seconds.toFixed(0)} s (the first byte after ${first.toFixed(1)} s); the process at most ${mb(seen.most)} MB (${mb(seen.before)} before), of which the heap of the thread that serves ${mb(seen.heap)} MB (${mb(seen.heapBefore)} before); ${seen.pages.length} pages of others meanwhile in ${percentile(seen.pages, 0.5).toFixed(0)} ms, the slowest ${Math.max(...seen.pages).toFixed(0)} ms; nothing left, also when it was cut off`,
    )
    expect(seen.most - seen.before).toBeLessThan(mostAdded * 1e6)
    expect(Math.max(...seen.pages)).toBeLessThan(10_000)
  } finally {
    if (filesBefore === undefined) delete process.env.SPO_FILES
    else process.env.SPO_FILES = filesBefore
    await service.stop()
  }
})

/** Told as a case is, with so many incidents more and its exhibits sent as people send them. */
async function largeCase({ ownerUrl, programUrl }: OwnService): Promise<string> {
  await seedCast({ ownerUrl })
  const owner = connect(ownerUrl, { max: 1 })
  const program = connect(programUrl, { max: 2 })
  try {
    const { ref } = await tellLife(program.db, {
      crew: marlshire(),
      teamId: teams.aldermereProtection.id,
      opened: '2026-02-09',
      defendant: { given: 'Simon', family: 'O’Dray', address: '2 Kiln Row, Aldermere ZZ4 1DD' },
      protectedPerson: { given: 'Lucy', family: 'Penhale' },
      relationship: 'formerPartner',
      incidents: [{ on: '2026-01-20', category: 'B', summary: 'He rang her at work' }],
      pattern: 'Rings and waits for Lucy.',
    })
    const [root] = await owner.sql`select id, force_id from cases where ref = ${ref}`
    // Rows by SQL: logging each would be an hour.
    await owner.sql`
      insert into incidents (id, force_id, case_id, number, date_kind, happened_on, category, also_kinds, direction, target_ids, summary, source, recorded_at, recorded_by_id, version)
      select gen_random_uuid(), ${root?.force_id}, ${root?.id}, 1000 + n, 'exact', date '2025-09-01' + (n % 160), (array['A','B','C1','E'])[1 + n % 4], '{}',
        'toProtected', '{}', 'Message ' || n || ': ' || repeat('he wrote that he is outside and will wait until she answers. ', 1 + n % 9),
        'data', timestamptz '2026-02-10 10:00:00+00' + n * interval '1 second', ${cast.calloway.id}, 1
      from generate_series(1, ${incidents}) n`
    const bytes = Buffer.alloc(exhibitBytes)
    for (let n = 1; n <= exhibits; n++) {
      // One in ten is text, which is packed as it goes out; the others are recordings.
      const isText = n % 10 === 0
      randomFillSync(bytes)
      if (isText) bytes.write(bytes.toString('hex', 0, exhibitBytes / 2), 'latin1')
      else Buffer.from('000000206674797069736f6d0000020069736f6d69736f32617663316d703431', 'hex').copy(bytes)
      const name = isText ? `log-${n}.txt` : `door-${n}.mp4`
      const sent = await receiveBytes({ actor: cast.calloway, ref, name }, bytes)
      if (sent.kind !== 'received') throw new Error(sent.message)
      const done = await performAsSeen({
        ...{ actor: cast.calloway, ref, act: 'attachCaseExhibit', despite: 'Agreed', db: program.db },
        input: {
          ...{ reference: `LO/${n}`, description: `Her door, part ${n}`, fileName: name },
          ...{ file: sent.receipt.sha256, mediaType: sent.receipt.mediaType, bytes: String(sent.receipt.bytes) },
          ...{ receivedAt: '2026-02-10T09:00', receivedFrom: 'Lucy Penhale' },
        },
      })
      if (done.kind !== 'done') throw new Error(JSON.stringify(done))
    }
    return ref
  } finally {
    await program.close()
    await owner.close()
  }
}

/** The memory of a process and how long somebody waits for a page, until it is ended. */
function watch(pid: number, metrics: string, open: () => Promise<void>) {
  const resident = () => 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  const heapNow = async () =>
    Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(await (await fetch(metrics)).text())?.[1])
  const before = resident()
  const seen = { before, most: before, heapBefore: 0, heap: 0, pages: [] as number[] }
  let ends = false
  const memory = (async () => {
    seen.heapBefore = await heapNow()
    while (!ends) {
      seen.most = Math.max(seen.most, resident())
      seen.heap = Math.max(seen.heap, await heapNow())
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  })()
  const pages = (async () => {
    while (!ends) {
      const began = performance.now()
      await open()
      seen.pages.push(performance.now() - began)
      await new Promise(resolve => setTimeout(resolve, 1000))
    }
  })()
  return {
    end: async () => {
      ends = true
      await Promise.all([memory, pages])
      return seen
    },
  }
}
