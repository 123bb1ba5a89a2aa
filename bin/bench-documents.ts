import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { getDocumentProxy } from 'unpdf'
import { connect } from '../db/client.ts'
import { asLoaded } from '../lib/acts/act/versions.ts'
import { cast } from '../lib/demo/cast.ts'
import { printPdf } from '../lib/documents/printing/pdf.ts'
import type { Sheet } from '../lib/documents/printing/sheet.ts'
import { receiveBytes } from '../lib/work/files/files.ts'
import { printBundleOf } from '../lib/work/papers/bundles.ts'
import { printPaper } from '../lib/work/papers/papers.ts'
import { perform } from '../lib/work/pipeline/perform.ts'
import { benchForce } from './bench-force.ts'

// The largest application, and a bundle of more than 400 pages: seconds, and the most memory that printing adds to a process
// that does nothing else. Each is printed in a process of its own, twice: the second time nothing is loaded for the first.
//   --cases N  --reports N  --kept
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const actor = cast.calloway
const bundlePages = 400
const self = fileURLToPath(import.meta.url)

interface Done {
  seconds: number[]
  before: number
  most: number
  pages: number
  bytes: number
}
const child = process.argv.indexOf('--print')
if (child >= 0) await print(process.argv[child + 1] ?? '', process.argv[child + 2] ?? '', process.argv[child + 3] ?? '')
else await main()

async function main() {
  const force = await benchForce({ kept: process.argv.includes('--kept') })
  const files = mkdtempSync(path.join(os.tmpdir(), 'spo-bench-files-'))
  try {
    const place = await force.sized({ cases: option('cases', 2000), reports: option('reports', 0) })
    Object.assign(process.env, { SPO_PROGRAM_URL: place.programUrl })
    const owner = connect(place.ownerUrl, { max: 1 })
    const [largest] = await owner.sql`
      select c.ref, a.id, (select count(*)::int from draft_conditions d where d.application_id = a.id) as conditions,
        (select count(*)::int from incidents i where i.case_id = c.id) as incidents
      from applications a join cases c on c.id = a.case_id join forces f on f.id = c.force_id and f.code = 'MA'
      where a.kind = 'main' and c.ref not like '%-B-%' and not exists (select 1 from restrictions r where r.case_id = c.id)
      order by length(coalesce(a.acts_grounds, '') || coalesce(a.risk_grounds, '') || coalesce(a.necessity_grounds, ''))
        + 400 * (select count(*) from draft_conditions d where d.application_id = a.id) + 200 * (select count(*) from incidents i where i.case_id = c.id) desc limit 1`
    const [draft] = await owner.sql`
      select c.ref, a.id from applications a join cases c on c.id = a.case_id join forces f on f.id = c.force_id and f.code = 'MA'
      where a.kind = 'main' and a.lodged_on is null and a.status in ('draft', 'returned', 'withSergeant', 'withCoordinator', 'withLegal') and c.status = 'open'
        and c.ref not like '%-B-%' and not exists (select 1 from restrictions r where r.case_id = c.id)
      order by (select count(*) from incidents i where i.case_id = c.id) desc limit 1`
    await owner.close()
    if (!largest || !draft) throw new Error('The demonstration holds no application to print')
    const paper = await printApart(
      'application',
      String(largest.ref),
      String(largest.id),
      force.embedded.programPassword,
    )
    tell(`application, ${largest.incidents} incidents, ${largest.conditions} conditions`, paper)
    process.env.SPO_FILES = files
    await attachPages(String(draft.ref))
    const bundle = await printApart('bundle', String(draft.ref), String(draft.id), force.embedded.programPassword)
    tell('bundle with long exhibits', bundle)
    if (bundle.pages < bundlePages) throw new Error(`The bundle has ${bundle.pages} pages and not ${bundlePages}`)
  } finally {
    rmSync(files, { recursive: true, force: true })
    await force.stop()
  }
}
function tell(what: string, { seconds, before, most, pages, bytes }: Done) {
  const [first = 0, again = 0] = seconds
  console.log(
    `${what}: ${pages} pages, ${(bytes / 1e6).toFixed(1)} MB, ${first.toFixed(1)} s, again ${again.toFixed(1)} s, ${most.toFixed(0)} MB of memory at most (${before.toFixed(0)} MB before)`,
  )
}

/** Exhibits of so many pages that their bundle is as long as asked. */
async function attachPages(ref: string) {
  const words = 'He waited outside the house, was asked to leave, and came back within the hour. '.repeat(30)
  const sheet = {
    ...{ title: 'Phone report', reference: 'X', courtReference: '', under: [], status: '', force: 'Marlshire Police' },
    ...{ audience: 'police', marking: '', dated: '2026-10-02' },
    blocks: Array.from({ length: 110 }, (_, n) => ({ kind: 'paragraph', text: `${n}. ${words}`, number: null })),
  } satisfies Sheet
  for (let n = 1, pages = 0; pages < bundlePages; n++) {
    const bytes = printPdf({ ...sheet, reference: `X${n}` })
    pages += (await getDocumentProxy(new Uint8Array(bytes))).numPages
    const got = await receiveBytes({ actor, ref, name: `report-${n}.pdf` }, bytes)
    if (got.kind !== 'received') throw new Error(got.message)
    const { sha256, mediaType, bytes: size, name } = got.receipt
    const input = { file: sha256, fileName: name, mediaType, bytes: String(size), description: `Phone report ${n}` }
    const done = await perform({ actor, ref, act: 'attachCaseExhibit', input, seen: asLoaded, despite: 'Another' })
    if (done.kind !== 'done') throw new Error(`The exhibit was not attached: ${JSON.stringify(done)}`)
  }
}

async function printApart(what: string, ref: string, key: string, secret: string): Promise<Done> {
  const at = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', self, '--print', what, ref, key], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SPO_SECRET: secret },
  })
  let text = ''
  at.stdout.setEncoding('utf8').on('data', part => {
    text += part
  })
  const code = await new Promise(resolve => at.on('close', resolve))
  if (code !== 0) throw new Error(`Printing the ${what} ended with ${code}`)
  return JSON.parse(text.trim().split('\n').at(-1) ?? '') as Done
}

async function print(what: string, ref: string, key: string) {
  const megabytes = () => process.resourceUsage().maxRSS / 1024
  const before = megabytes()
  const seconds: number[] = []
  let bytes: Buffer = Buffer.alloc(0)
  for (let turn = 0; turn < 2; turn++) {
    const started = performance.now()
    const done =
      what === 'bundle'
        ? await printBundleOf(actor, ref, { key, audience: 'police' })
        : await printPaper(actor, ref, { name: 'application', key, audience: 'police', form: 'pdf' })
    if (done.kind !== 'printed') throw new Error(`Not printed: ${JSON.stringify(done).slice(0, 500)}`)
    seconds.push((performance.now() - started) / 1000)
    bytes = done.bytes
  }
  const most = megabytes()
  const pages = (await getDocumentProxy(new Uint8Array(bytes))).numPages
  console.log(JSON.stringify({ seconds, before, most, pages, bytes: bytes.length } satisfies Done))
  process.exit(0)
}
