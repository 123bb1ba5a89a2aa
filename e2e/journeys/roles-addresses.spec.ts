import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cookieOf } from '../../bin/bench-force.ts'
import { type Connection, connect } from '../../db/client.ts'
import { isForceAbout, subjectOf } from '../../lib/acts/act/act.ts'
import { actCalled, type EveryActName, everyAct } from '../../lib/acts/index.ts'
import { allRoles, policy, type Role } from '../../lib/case/policy.ts'
import { type CastName, cast, teams } from '../../lib/demo/cast.ts'
import { actPath, forceActPath } from '../../lib/site/addresses.ts'
import { casePages, pages } from '../../lib/site/pages.ts'
import { fromRunner } from '../force-server.ts'
import { formsOf } from '../http-person.ts'
import { expect, test } from '../journey.ts'

/**
 * Every role at every address, and every act sent by every role that the policy never lets. In CI a share of it, other
 * combinations of role and address in each worker's order; `npm run soak` asks all of it.
 */
const share = process.env.SPO_WHOLE_MATRIX ? 1 : 17
const table = path.join(import.meta.dirname, 'roles-addresses.json')

const holders: Record<Role, CastName> = {
  officer: 'osgood',
  sergeant: 'ashby',
  coordinator: 'calloway',
  civilOrders: 'lindqvist',
  legal: 'venkataraman',
  authorising: 'rackham',
  compliance: 'obrien',
  supervisor: 'sutcliffe',
  administrator: 'okafor',
  auditor: 'penrose',
  controlRoom: 'lowell',
}
const base = () => fromRunner('SPO_BASE_URL')
let owner: Connection
let ref: string
const cookies = new Map<Role, string>()

test.beforeAll(async () => {
  owner = connect(fromRunner('SPO_OWNER_URL'), { max: 1 })
  const program = connect(fromRunner('SPO_PROGRAM_URL'), { max: 2 })
  for (const role of allRoles)
    cookies.set(role, await cookieOf(program.db, cast[holders[role]], fromRunner('NEXTAUTH_SECRET')))
  await program.close()
  // A case that is whole: a person of each role that may see one finds it.
  const [found] = await owner.sql`
    select c.ref from cases c where c.team_id = ${teams.aldermereResponse.id} and c.officer_id = ${cast.osgood.id} and c.status = 'open'
      and not exists (select from restrictions r where r.case_id = c.id)
    order by (select count(*) from events e where e.case_id = c.id and e.kind = 'act') desc, c.ref limit 1`
  ref = String(found?.ref)
})
test.afterAll(() => owner?.close())

const ask = (role: Role, at: string, init: RequestInit = {}) =>
  fetch(`${base()}${at}`, {
    ...init,
    redirect: 'manual',
    headers: { ...init.headers, cookie: cookies.get(role) ?? '' },
  })

/** What is given out by a token, takes what is sent, or has no page: it says so to everybody alike. */
const notPages = ['/files', '/upload', '/choose', '/give', '/open']
const addresses = [
  ...pages.filter(page => !page.startsWith('/api') && page !== '/sign-in'),
  ...casePages.map(page => `/cases/[ref]${page}`),
].filter(page => !notPages.some(end => page.endsWith(end)))

test('each role is shown the pages that are for it and finds no other, and every answer says what a browser may do with it', async () => {
  test.setTimeout(1_800_000)
  const known = existsSync(table) ? (JSON.parse(readFileSync(table, 'utf8')) as Record<string, string>) : {}
  const found: Record<string, string> = {}
  const wrong: string[] = []
  let asked = 0
  for (const [n, address] of addresses.entries()) {
    const shownTo: Role[] = []
    for (const [m, role] of allRoles.entries()) {
      if ((n * allRoles.length + m * 5) % share) continue
      asked++
      const answer = await ask(role, address.replace('[ref]', ref))
      await answer.arrayBuffer()
      const { status, headers } = answer
      const isShown = status < 400 && !headers.get('location')?.startsWith('/sign-in')
      if (isShown) shownTo.push(role)
      else if (status !== 404 && status !== 405 && status !== 400)
        wrong.push(`${role} ${address}: ${status} ${headers.get('location') ?? ''}`)
      if (known[address] !== undefined && isShown !== known[address].split(' ').includes(role))
        wrong.push(`${role} ${address}: ${isShown ? 'shown' : 'not found'}`)
      if (known[address] === undefined && !process.env.SPO_WRITE_MATRIX)
        wrong.push(`${address}: nobody has said who may open it`)
      for (const [name, value] of [
        ['content-security-policy', "object-src 'none'; base-uri 'none'"],
        ['x-content-type-options', 'nosniff'],
        ['referrer-policy', 'same-origin'],
        ['permissions-policy', 'camera=()'],
        ['cross-origin-opener-policy', 'same-origin'],
      ] as const)
        if (!headers.get(name)?.includes(value)) wrong.push(`${address}: ${name} is ${headers.get(name)}`)
      const frames = address.match(/\/(pdf|paper)$/) ? "frame-ancestors 'self'" : "frame-ancestors 'none'"
      if (!headers.get('content-security-policy')?.includes(frames)) wrong.push(`${address}: may be framed`)
      if (/unsafe-(inline|eval)/.test(headers.get('content-security-policy') ?? '')) wrong.push(`${address}: unsafe`)
    }
    found[address] = shownTo.join(' ')
  }
  if (process.env.SPO_WRITE_MATRIX) writeFileSync(table, `${JSON.stringify(found, null, 2)}\n`)
  expect(wrong).toEqual([])
  expect(Object.keys(known).filter(address => !addresses.includes(address as never))).toEqual([])
  console.log(`roles and addresses: ${asked} requests for ${addresses.length} addresses by ${allRoles.length} roles`)
})

test('an act is refused to every role that the policy never lets do it, however its form is come by, and leaves nothing', async () => {
  test.setTimeout(1_800_000)
  const forms = {
    case: await formOf('coordinator', actPath(ref, 'logIncident')),
    force: await formOf('administrator', forceActPath('addDistrict')),
  }
  const [before] = await owner.sql`select coalesce(max(seq), 0)::bigint as seq from events`
  const wrong: string[] = []
  const tried: { role: Role; name: EveryActName }[] = []
  const names = Object.keys(everyAct) as EveryActName[]
  for (const [n, name] of names.entries()) {
    const act = everyAct[name]
    const on = await recordOf(act.about)
    for (const [m, role] of allRoles.entries()) {
      if (policy[act.permission][role] !== 'never' || (n * allRoles.length + m * 5) % share) continue
      tried.push({ role, name })
      const isOfCase = subjectOf(act) === 'case'
      const answer = await send(role, isOfCase ? forms.case : forms.force, { _act: name, ...(on ? { _on: on } : {}) })
      if (answer !== 404) wrong.push(`${role} ${name}: ${answer}`)
    }
  }
  expect(wrong).toEqual([])
  const done = await owner.sql`
    select act, actor_name from events where seq > ${before?.seq ?? 0} and kind = 'act' and actor_id = any (${allRoles.map(r => cast[holders[r]].id)}::uuid[])`
  expect(
    [...done].filter(row => tried.some(t => t.name === row.act && cast[holders[t.role]].name === row.actor_name)),
  ).toEqual([])
  // The same form, sent by whoever may: asked to say what it lacks, and so not refused for its own sake.
  expect(await send('coordinator', forms.case, { _act: 'logIncident' })).toBe(200)
  expect(await send('administrator', forms.force, { _act: 'addDistrict' })).toBe(200)
  expect(tried.length).toBeGreaterThan(share === 1 ? 2_000 : 100)
  console.log(`roles and acts: ${tried.length} requests refused of ${names.length} acts`)
})

interface Sent {
  at: string
  fields: [string, string][]
}
async function formOf(role: Role, at: string): Promise<Sent> {
  const page = await ask(role, at)
  const form = formsOf(await page.text()).find(f => f.fields.some(([name]) => name === '_act'))
  if (!form) throw new Error(`${role} is shown no form at ${at}`)
  return { at, fields: form.fields }
}

/** Sends the form with other names in it than it was given out with. */
async function send(role: Role, form: Sent, changes: Record<string, string>): Promise<number> {
  const data = new FormData()
  const { act } = actCalled(changes._act ?? '', {}) ?? {}
  for (const [name, value] of form.fields)
    if (!(name in changes) && (name.startsWith('$') || name === '_ref')) data.append(name, value)
  for (const [name, value] of Object.entries(changes)) data.append(name, value)
  // What an officer writes at the door is known by its order.
  if (act?.writeOnly) data.append('_door', 'MA-ORD-2026-0001')
  const answer = await ask(role, form.at, { method: 'POST', body: data })
  await answer.arrayBuffer()
  return answer.status
}

const records = new Map<string, string | undefined>()
/** A record of the case, or of the force, that an act may be about. */
async function recordOf(about: string): Promise<string | undefined> {
  if (about === 'case' || about === 'force') return undefined
  if (!records.has(about)) {
    const name = about.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
    const rows = await owner.sql
      .unsafe(
        isForceAbout(about as never)
          ? `select id from ${name} where force_id = '${cast.osgood.forceId}' limit 1`
          : `select t.id from ${name} t join cases c on c.id = t.case_id where c.ref = '${ref}' limit 1`,
      )
      .catch(() => [])
    records.set(about, rows[0] ? String(rows[0].id) : undefined)
  }
  return records.get(about)
}
