import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { connect } from '../db/client.ts'
import { cast } from '../db/seed/cast.ts'
import { type BenchPage, emptyPage, pagesOf } from './bench-addresses.ts'
import { benchForce, cookieOf, percentile, root, type Served, serve } from './bench-force.ts'

// The built server over a force of 20,000 cases, with 100,000 crime reports and beside it with 1,000: eight people ask for
// each page at once, round after round. A page is as dear as its p95 beside that of an empty signed-in page of the same run.
//   --cases N  --reports N  --rounds N  --only TEXT  (pages whose address holds it)
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const onlyAt = process.argv.indexOf('--only')
const only = onlyAt < 0 ? '' : (process.argv[onlyAt + 1] ?? '')
const [cases, reports, rounds] = [option('cases', 20_000), option('reports', 100_000), option('rounds', 5)]
const fewReports = 1000
const users = 8
const growthLimit = 1.3

execFileSync(process.execPath, [path.join(root, 'bin/build.mjs')], { stdio: ['ignore', 2, 2] })
const force = await benchForce()
const secret = force.embedded.programPassword
const served: Served[] = []
try {
  const large = await force.sized({ cases, reports })
  const small = await force.sized({ cases, reports: Math.min(fewReports, reports) })
  served.push(await serve(large, secret), await serve(small, secret))
  const [pages, cookies] = [await pagesOf(large.ownerUrl), new Map<string, string[]>()]
  const chosen = [emptyPage, ...pages.filter(p => p.address.includes(only))]
  for (const [n, place] of [large, small].entries()) {
    const { db, close } = connect(place.programUrl, { max: 2 })
    for (const who of new Set(chosen.map(p => p.as)))
      cookies.set(
        `${who} ${n}`,
        await Promise.all(Array.from({ length: users }, () => cookieOf(db, cast[who], secret))),
      )
    await close()
  }
  const times = new Map<string, number[]>()
  const broken = new Map<string, number>()
  for (let round = -1; round < rounds; round++)
    for (const page of chosen)
      for (const [n, server] of served.entries()) {
        if (n === 1 && page.ofLargeOnly) continue
        const took = await Promise.all(
          (cookies.get(`${page.as} ${n}`) ?? []).map(cookie => ask(server.url + page.address, cookie)),
        )
        for (const { status } of took) if (status !== 200) broken.set(page.address, status)
        // The first round warms what later ones find warm.
        if (round >= 0) times.set(key(page, n), [...(times.get(key(page, n)) ?? []), ...took.map(t => t.ms)])
      }
  report(chosen, times, broken)
} finally {
  for (const s of served) await s.stop()
  await force.stop()
}

function key(page: BenchPage, server: number) {
  return `${server} ${page.as} ${page.address}`
}

async function ask(url: string, cookie: string): Promise<{ ms: number; status: number }> {
  const started = performance.now()
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  await answer.arrayBuffer()
  return { ms: performance.now() - started, status: answer.status }
}

function report(chosen: readonly BenchPage[], times: Map<string, number[]>, broken: Map<string, number>) {
  const empty = percentile(times.get(key(emptyPage, 0)) ?? [], 0.95)
  const emptyOfSmall = percentile(times.get(key(emptyPage, 1)) ?? [], 0.95)
  console.log(
    `${'page'.padEnd(58)} ${'p50 ms'.padStart(8)} ${'p95 ms'.padStart(8)} ${'ratio'.padStart(7)} ${'limit'.padStart(6)} ${'growth'.padStart(7)}`,
  )
  let within = 0
  const judged = chosen.filter(p => p !== emptyPage)
  for (const page of chosen) {
    const all = times.get(key(page, 0)) ?? []
    const [p50, p95] = [percentile(all, 0.5), percentile(all, 0.95)]
    const ratio = p95 / empty
    const few = times.get(key(page, 1))
    const growth =
      few && page !== emptyPage ? percentile(all, 0.5) / empty / (percentile(few, 0.5) / emptyOfSmall) : null
    const status = broken.get(page.address)
    const holds = !status && ratio <= page.limit && (growth === null || growth <= growthLimit)
    if (holds && page !== emptyPage) within++
    console.log(
      [
        page.address.slice(0, 58).padEnd(58),
        p50.toFixed(0).padStart(8),
        p95.toFixed(0).padStart(8),
        ratio.toFixed(2).padStart(7),
        String(page === emptyPage ? '' : page.limit).padStart(6),
        (growth === null ? '' : growth.toFixed(2)).padStart(7),
        status ? ` answered ${status}` : holds ? '' : ' over',
      ].join(' '),
    )
  }
  console.log(`${within} of ${judged.length} pages within their limit`)
}
