import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { connect } from '../db/client.ts'
import { cast } from '../lib/demo/cast.ts'
import { type BenchPage, emptyPage, pagesOf } from './bench-addresses.ts'
import { benchForce, cookieOf, percentile, root, type Served, serve } from './bench-force.ts'

// The built server over a force of 20,000 cases, with 100,000 crime reports and beside it with 1,000: eight people ask for
// each page at once, round after round. A page is as dear as its p95 beside that of an empty signed-in page of the same run.
//   --cases N  --reports N  --rounds N  --only TEXT,TEXT  (pages whose address holds one)
//   --kept  (the force of that size that an earlier run made of other sources)  --once  (without the one of few reports)
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
/** How much dearer a page is with many reports is told by the middle of a turn, which fewer rounds settle than a p95. */
const growthRounds = 2

execFileSync(process.execPath, [path.join(root, 'bin/build.mjs')], { stdio: ['ignore', 2, 2] })
const force = await benchForce({ kept: process.argv.includes('--kept') })
const secret = force.embedded.programPassword
const served: Served[] = []
try {
  const large = await force.sized({ cases, reports })
  const small = process.argv.includes('--once')
    ? undefined
    : await force.sized({ cases, reports: Math.min(fewReports, reports) })
  served.push(await serve(large, secret))
  if (small) served.push(await serve(small, secret))
  const [pages, cookies] = [await pagesOf(large.ownerUrl), new Map<string, string[]>()]
  const chosen = pages.filter(p => only.split(',').some(text => p.address.includes(text)))
  for (const [n, place] of [large, small].entries()) {
    if (!place) continue
    const { db, close } = connect(place.programUrl, { max: 2 })
    for (const who of new Set([emptyPage, ...chosen].map(p => p.as)))
      cookies.set(
        `${who} ${n}`,
        await Promise.all(Array.from({ length: users }, () => cookieOf(db, cast[who], secret))),
      )
    await close()
  }
  const times = new Map<string, number[]>()
  const middles = new Map<string, number[]>()
  const broken = new Map<string, number>()
  const take = async (page: BenchPage, n: number, keep: boolean) => {
    const server = served[n]
    if (!server) return
    const took = await Promise.all(
      (cookies.get(`${page.as} ${n}`) ?? []).map(cookie => ask(server.url + page.address, cookie)),
    )
    for (const { status } of took) if (status !== 200) broken.set(key(page, n), status)
    if (!keep) return
    const ms = took.map(t => t.ms)
    times.set(key(page, n), [...(times.get(key(page, n)) ?? []), ...ms])
    middles.set(key(page, n), [...(middles.get(key(page, n)) ?? []), percentile(ms, 0.5)])
  }
  const began = performance.now()
  for (let round = -1; round < rounds; round++)
    // Another order each round, and the empty page again and again between: what else the machine does falls on all alike.
    for (const [at, page] of shuffle(chosen, round).entries())
      for (const n of served.keys()) {
        if (n === 1 && (page.ofLargeOnly || round >= growthRounds)) continue
        // The first round warms what later ones find warm.
        if (at % 2 === 0) await take(emptyPage, n, round >= 0)
        await take(page, n, round >= 0)
      }
  report(chosen, { times, middles, broken })
  console.error(`Asked for ${((performance.now() - began) / 60_000).toFixed(1)} minutes`)
} finally {
  for (const s of served) await s.stop()
  await force.stop()
}

/** The pages in an order of the round’s own, the same on every run. */
function shuffle(all: readonly BenchPage[], round: number): BenchPage[] {
  const place = (page: BenchPage) =>
    createHash('sha256')
      .update(`${round} ${key(page, 0)}`)
      .digest('hex')
  return all
    .map(page => ({ page, at: place(page) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(p => p.page)
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

interface Measured {
  /** Every answer’s milliseconds, of a page and a server. */
  times: Map<string, number[]>
  /** The p50 of each turn, in their order. */
  middles: Map<string, number[]>
  broken: Map<string, number>
}
/**
 * How much dearer a page is with many reports: turn by turn, for the two servers are asked one right after the other, and what
 * else the machine does changes from minute to minute.
 */
function growthOf(page: BenchPage, { middles }: Measured): number | null {
  const [large, small] = [0, 1].map(n => middles.get(key(page, n)) ?? [])
  const turns = (large ?? []).flatMap((ms, turn) => (small?.[turn] ? [ms / small[turn]] : []))
  return turns.length ? percentile(turns, 0.5) : null
}

function report(chosen: readonly BenchPage[], all: Measured) {
  const { times, broken } = all
  const ofLarge = times.get(key(emptyPage, 0))
  const emptyGrowth = growthOf(emptyPage, all) ?? 1
  const empty = percentile(ofLarge ?? [], 0.95)
  const emptyMiddle = percentile(ofLarge ?? [], 0.5)
  console.log(
    [
      'page (who asks)'.padEnd(66),
      ...['p50 ms', 'p95 ms', 'ratio', 'of p50', 'limit', 'growth'].map(h => h.padStart(8)),
    ].join(' '),
  )
  let within = 0
  const over: { dear: boolean; grown: boolean }[] = []
  const line = (page: BenchPage, cells: (string | number)[]) =>
    console.log(
      [`${page.address} (${page.as})`.slice(0, 66).padEnd(66), ...cells.map(c => String(c).padStart(8))].join(' '),
    )
  line(emptyPage, [percentile(times.get(key(emptyPage, 0)) ?? [], 0.5).toFixed(0), empty.toFixed(0)])
  for (const page of chosen) {
    const taken = times.get(key(page, 0)) ?? []
    const [p50, p95] = [percentile(taken, 0.5), percentile(taken, 0.95)]
    const ratio = p95 / empty
    const grown = growthOf(page, all)
    const growth = grown === null ? null : grown / emptyGrowth
    const status = broken.get(key(page, 0)) ?? broken.get(key(page, 1))
    const [dear, grows] = [ratio > page.limit, growth !== null && growth > growthLimit]
    const holds = !status && !dear && !grows
    if (holds) within++
    over.push({ dear, grown: grows })
    line(page, [
      p50.toFixed(0),
      p95.toFixed(0),
      ratio.toFixed(2),
      (p50 / emptyMiddle).toFixed(2),
      page.limit,
      growth === null ? '' : growth.toFixed(2),
      status ? `answered ${status}` : [dear ? 'over' : '', grows ? 'grows' : ''].filter(Boolean).join(', '),
    ])
  }
  const [dear, grow] = [over.filter(o => o.dear).length, over.filter(o => o.grown).length]
  console.log(
    `${dear} over their share of the empty page, ${grow} more than ${growthLimit} times as dear with ${reports} reports as with ${fewReports}`,
  )
  console.log(`${within} of ${chosen.length} pages within their limit`)
}
