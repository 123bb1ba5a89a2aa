import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Browser, expect, test } from '@playwright/test'
import { cookieOf } from '../../bin/bench-force.ts'
import { freePort } from '../../bin/test-databases.ts'
import { connect } from '../../db/client.ts'
import { cast, seedCast } from '../../lib/demo/cast.ts'
import { actPath, casePath } from '../../lib/site/addresses.ts'
import { freshDatabase } from '../database.ts'
import { formsOf } from '../http-person.ts'
import { openCases } from '../kill-run.ts'
import { makeInstance, secret } from '../own-service.ts'

test('the log of the built program: each request and each slow statement is a line, a fault is found by the number on its page, and no name and no value is in any', async ({
  browser,
}) => {
  const told = await freshDatabase()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'spo-log-'))
  const metricsPort = await freePort()
  const instance = await makeInstance({
    SPO_SECRET: secret,
    SPO_PROGRAM_URL: told.programUrl,
    SPO_DATA: folder,
    SPO_FILES: path.join(folder, 'files'),
    SPO_METRICS_PORT: String(metricsPort),
    // Every statement is a slow one here.
    SPO_SLOW_MS: '1',
  })
  const owner = connect(told.ownerUrl, { max: 1 })
  const program = connect(told.programUrl, { max: 1 })
  try {
    await seedCast({ ownerUrl: told.ownerUrl })
    const cookie = await cookieOf(program.db, cast.calloway, secret)
    const [ref = ''] = await openCases(told.programUrl, 1)
    await instance.start()
    const ask = (at: string, init: RequestInit = {}) =>
      fetch(`${instance.url}${at}`, { ...init, redirect: 'manual', headers: { cookie, ...init.headers } })
    expect((await ask(`/cases?q=Rosalind+O%E2%80%99Tarrow0`)).status).toBe(200)
    expect((await ask(casePath(ref))).status).toBe(200)

    const missing = await ask(casePath(ref.replace(/\d{2}$/, '98')))
    expect(missing.status).toBe(404)
    expect(await missing.text()).toContain('<h1>Page not found</h1>')

    const page = await (await ask(actPath(ref, 'recordEnquiry'))).text()
    const form = formsOf(page).find(f => f.fields.some(([name]) => name === '_act'))
    const data = new FormData()
    for (const [name, value] of form?.fields ?? []) data.append(name, value)
    for (const [name, value] of Object.entries({
      what: 'Ask Zebulon Quagmire of 12 Mill Lane',
      'dueOn-day': '5',
      'dueOn-month': '1',
      'dueOn-year': '2027',
    }))
      data.set(name, value)
    const at = actPath(ref, 'recordEnquiry')
    const send = (body: FormData) => ask(at, { method: 'POST', body })
    // The statement fails with all of its values in it. Its form comes back without a script, and nothing typed is lost.
    await owner.sql.unsafe(
      "create function refuse_here() returns trigger language plpgsql as $$ begin raise exception 'no: %', new; end $$",
    )
    await owner.sql`create trigger refuse_here before insert on enquiries for each row execute function refuse_here()`
    const refused = await send(data)
    await owner.sql`drop trigger refuse_here on enquiries`
    expect(refused.status).toBe(500)
    const first = String(refused.headers.get('x-request-id'))
    const answer = await refused.text()
    expect(answer).toContain('Nothing was half saved, and what you typed is still here')
    expect(answer).toContain(first)
    const back = formsOf(answer).find(f => f.fields.some(([name]) => name === '_act'))
    const held = new Map(back?.fields)
    expect(held.get('what')).toBe('Ask Zebulon Quagmire of 12 Mill Lane')
    // Sent again it is the same sending: had the first been kept after all, it would not be kept twice.
    expect(held.get('_once')).toBe(data.get('_once'))
    const resent = new FormData()
    for (const [name, value] of back?.fields ?? []) resent.append(name, value)
    expect((await send(resent)).status).toBe(303)
    const [{ kept } = {}] = await owner.sql`select count(*)::int as kept from enquiries where what like '%Quagmire%'`
    expect(kept).toBe(1)

    // Where not even the form can be drawn, as when the database is not what the program takes it for: a page of our own.
    const [{ id } = {}] = await owner.sql`select id from enquiries where what like '%Quagmire%'`
    const about = actPath(ref, 'recordEnquiryResult', String(id))
    const result = new FormData()
    const opened = formsOf(await (await ask(about)).text()).find(f => f.fields.some(([name]) => name === '_act'))
    for (const [name, value] of opened?.fields ?? []) result.append(name, value)
    await owner.sql`alter table enquiries rename to enquiries_away`
    const failed = await ask(about, { method: 'POST', body: result })
    const shown = await facesOfFault(browser, `${instance.url}${casePath(ref, '/criminal')}`, cookie)
    await owner.sql`alter table enquiries_away rename to enquiries`
    // Somebody reads the page's words and its number whether or not a script runs; with one, round them what is round every page.
    for (const [face, { status, number, heading, text }] of Object.entries(shown)) {
      expect(status, face).toBe(500)
      expect(heading, face).toBe('Something has gone wrong')
      expect(text, face).toContain(number)
    }
    expect(shown.withScript.text).toContain('Try again')
    expect(shown.withoutScript.text).toContain('Go to your first page')
    expect(failed.status).toBe(500)
    const number = String(failed.headers.get('x-request-id'))
    const own = await failed.text()
    expect(own).toContain(number)
    expect(own).toContain('Something has gone wrong')
    expect(own).toContain('Go back in your browser to what you typed')
    const again = await ask(casePath(ref))
    expect(again.status).toBe(200)
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    expect(metrics).toMatch(/spo_http_requests_total\{area="cases",method="POST",status="5xx"\} 2/)
    expect(metrics).toMatch(/spo_http_requests_total\{area="cases",method="GET",status="5xx"\} 2/)
    expect(Number(/spo_slow_statements_total (\d+)/.exec(metrics)?.[1])).toBeGreaterThan(10)
    for (const part of ['database', 'migrations', 'grants', 'files', 'queues'])
      expect(metrics).toMatch(new RegExp(`spo_ready\\{part="${part}"\\} 1`))
    await instance.stop()

    const lines = instance
      .said()
      .split('\n')
      .filter(line => line.trim() && !line.startsWith('Ready at'))
      .map(line => JSON.parse(line) as Record<string, unknown>)
    const answered = lines.filter(l => l.msg === 'answered')
    expect(answered.map(l => [l.method, l.path, l.status])).toEqual(
      expect.arrayContaining([
        ['GET', '/cases', 200],
        ['GET', casePath(ref), 200],
        ['POST', casePath(ref) + actPath(ref, 'recordEnquiry').slice(casePath(ref).length).split('?')[0], 500],
      ]),
    )
    for (const line of answered) expect(line).toMatchObject({ ms: expect.any(Number), request: expect.any(String) })
    for (const [request, code] of [
      [first, 'P0001'],
      [number, '42P01'],
    ])
      expect(JSON.stringify(lines.filter(l => l.level === 'error' && l.request === request))).toContain(code)
    const slow = lines.filter(l => l.msg === 'slow statement')
    expect(slow.length).toBeGreaterThan(10)
    expect(slow.some(l => l.request === again.headers.get('x-request-id'))).toBe(true)
    const said = instance.said()
    for (const word of [
      'Zebulon',
      'Quagmire',
      'Mill Lane',
      'Tarrow',
      'Farraday',
      cast.calloway.email,
      cast.calloway.id,
    ])
      expect(said, word).not.toContain(word)
    // Statements stand in it with places for their values.
    expect(said).toContain('$1')
    // A column is called so; what was given for it is nowhere.
    expect(said).not.toMatch(/param(eter)?s"?:/)
  } finally {
    await instance.stop()
    await owner.close()
    await program.close()
    await told.drop()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** What somebody sees of a page that cannot be drawn. */
async function facesOfFault(browser: Browser, address: string, cookie: string) {
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  const look = async (javaScriptEnabled: boolean) => {
    const context = await browser.newContext({ javaScriptEnabled })
    await context.addCookies([{ name, value, url: new URL(address).origin }])
    const page = await context.newPage()
    const answer = await page.goto(address)
    if (javaScriptEnabled) await page.getByRole('button', { name: 'Try again' }).waitFor()
    const face = {
      status: answer?.status(),
      number: answer?.headers()['x-request-id'] ?? 'no number',
      heading: await page.getByRole('heading', { level: 1 }).textContent(),
      text: (await page.locator('body').textContent()) ?? '',
    }
    await context.close()
    return face
  }
  return { withScript: await look(true), withoutScript: await look(false) }
}
