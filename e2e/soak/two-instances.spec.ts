import { execFileSync, spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort } from '../../bin/test-databases.ts'
import { connect } from '../../db/client.ts'
import { cast, seedCast } from '../../lib/demo/cast.ts'
import { actPath, casePath, exhibitFilePath } from '../../lib/site/addresses.ts'
import { debianPostgres } from '../debian-postgres.ts'
import { openCases } from '../kill-run.ts'
import { startMailRelay } from '../mail-relay.ts'
import { type OwnService, ownService } from '../own-service.ts'

const bin = debianPostgres()
const nginx = ['/usr/sbin/nginx', '/usr/bin/nginx'].find(file => {
  try {
    execFileSync(file, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})
const shipped = readFileSync(path.resolve(import.meta.dirname, '../../deploy/nginx.conf'), 'utf8')

/** The file that is shipped, with the places of this machine in it and nothing else changed. */
function ownConfiguration(folder: string, port: number, plain: number, instances: readonly string[]): string {
  const at = (name: string) => path.join(folder, name)
  const changed = shipped
    .replace(/server program:3000([^;]*;)/, (_, how) =>
      instances.map(url => `server ${new URL(url).host.replace('localhost', '127.0.0.1')}${how}`).join('\n    '),
    )
    .replace('listen 80;', `listen 127.0.0.1:${plain};`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`)
    .replace('/etc/nginx/tls/fullchain.pem', at('cert.pem'))
    .replace('/etc/nginx/tls/key.pem', at('key.pem'))
    .replace('access_log /dev/stdout spo;', `access_log ${at('access.log')} spo;\n  ${temporary(folder)}`)
  return `pid ${at('nginx.pid')};\nerror_log ${at('error.log')};\n${changed}`
}
const temporary = (folder: string) =>
  ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map(kind => `${kind}_temp_path ${path.join(folder, kind)};`)
    .join('\n  ')

test('two instances behind the nginx that is shipped: one session in both, uploads that either gives out, each mail sent once, and one that is restarted is not missed', async () => {
  test.skip(!bin, 'no PostgreSQL of the distribution')
  test.skip(!nginx, 'no nginx')
  // The certificate is made for this test, and nobody has signed it.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  const folder = mkdtempSync(path.join(os.tmpdir(), 'spo-proxy-'))
  chmodSync(folder, 0o755)
  const port = await freePort()
  const url = `https://localhost:${port}`
  const relay = await startMailRelay()
  const service: OwnService = await ownService({
    bin: String(bin),
    instances: 2,
    publicUrl: url,
    env: { SPO_TRUST_PROXY: '1', SPO_SMTP_URL: relay.url, SPO_MAIL_FROM: 'orders@marl.example.org' },
  })
  const owner = connect(service.ownerUrl, { max: 2 })
  for (const name of ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) {
    mkdirSync(path.join(folder, name))
    chmodSync(path.join(folder, name), 0o777)
  }
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-keyout', path.join(folder, 'key.pem'), '-out', path.join(folder, 'cert.pem')],
    ],
    { stdio: 'ignore' },
  )
  const file = path.join(folder, 'nginx.conf')
  writeFileSync(
    file,
    ownConfiguration(
      folder,
      port,
      await freePort(),
      service.instances.map(i => i.url),
    ),
  )
  execFileSync(String(nginx), ['-t', '-q', '-p', folder, '-c', file])
  await seedCast({ ownerUrl: service.ownerUrl })
  const [ref = ''] = await openCases(service.programUrl, 1)
  await Promise.all(service.instances.map(instance => instance.start()))
  const proxy = spawn(String(nginx), ['-p', folder, '-c', file, '-g', 'daemon off;'], { stdio: 'ignore' })
  try {
    await expect
      .poll(() =>
        fetch(`${url}/health`).then(
          a => a.status,
          () => 0,
        ),
      )
      .toBe(200)
    const person = await service.person(cast.calloway.email)
    for (let n = 0; n < 24; n++) expect((await person.get(casePath(ref))).status).toBe(200)
    const shares = service.instances.map(
      i =>
        i
          .said()
          .split('\n')
          .filter(line => line.includes('"answered"')).length,
    )
    for (const answered of shares) expect(answered).toBeGreaterThan(8)
    // The browser's own address is what is kept, whatever it claims of itself.
    expect((await person.get('/ready')).status).toBe(404)
    const secure = await person.get('/cases')
    expect(secure.headers.get('strict-transport-security')).toContain('max-age=')

    // Sent to one, given out by both, byte for byte.
    const content = Buffer.from('He came again on Sunday, and stood there.\n'.repeat(150_000))
    const hash = createHash('sha256').update(content).digest('hex')
    const data = new FormData()
    data.append('upload', new Blob([content], { type: 'text/plain' }), 'note.txt')
    const received = await person.send(`${casePath(ref)}/files`, {
      method: 'POST',
      body: data,
      headers: { accept: 'application/json', origin: url },
    })
    expect(received.status, received.text).toBe(200)
    expect(JSON.parse(received.text)).toMatchObject({ sha256: hash })
    const attached = await person.sendForm(actPath(ref, 'attachCaseExhibit'), {
      description: 'Her doorbell on Sunday',
      file: hash,
    })
    expect(attached.status, attached.text.slice(0, 3000)).toBe(303)
    const [exhibit] = await owner.sql`select id from exhibits where sha256 = ${hash}`
    for (let n = 0; n < 2; n++) {
      const given = await person.send(exhibitFilePath(ref, String(exhibit?.id)), {
        method: 'POST',
        body: new URLSearchParams({ reason: 'To watch it with her' }),
        headers: { origin: url },
      })
      expect(given.status, given.text.slice(0, 300)).toBe(200)
      expect(createHash('sha256').update(given.text).digest('hex')).toBe(hash)
    }

    // One act after another, each seen by whoever asks the other instance next.
    for (let n = 0; n < 10; n++) {
      const done = await person.sendForm(actPath(ref, 'recordEnquiry'), {
        what: `Asked the employer, time ${n}`,
        'dueOn-day': '5',
        'dueOn-month': '1',
        'dueOn-year': '2027',
      })
      expect(done.status).toBe(303)
      expect((await person.get(`${casePath(ref)}/criminal`)).text).toContain(`Asked the employer, time ${n}`)
    }

    // Forty mails wait, and two instances look for them at once.
    for (let n = 0; n < 40; n++)
      await owner.sql`
        insert into outgoing_mail (id, force_id, person_id, kind, case_ref, created_at, due_at, attempts)
        values (${randomUUID()}, ${cast.stopford.forceId}, ${cast.stopford.id}, 'breachRecorded', ${`MA-2026-${60_000 + n}`}, now(), now(), 0)`
    const subjects = () => relay.received.map(r => /^MA-2026-6\d{4}/.exec(r.mail.subject ?? '')?.[0]).filter(Boolean)
    await expect.poll(() => new Set(subjects()).size, { timeout: 120_000 }).toBe(40)
    expect(subjects().length).toBe(40)

    // One after another they are restarted, and somebody who works meanwhile is not sent away.
    let ends = false
    const statuses: number[] = []
    const working = (async () => {
      while (!ends) statuses.push((await person.get(casePath(ref))).status)
    })()
    for (const instance of service.instances) {
      await instance.stop()
      await instance.start()
    }
    ends = true
    await working
    expect([...new Set(statuses)]).toEqual([200])

    const { csrfToken } = JSON.parse((await person.get('/api/auth/csrf')).text) as { csrfToken: string }
    await person.send('/api/auth/signout', {
      method: 'POST',
      body: new URLSearchParams({ csrfToken, callbackUrl: url }),
    })
    for (let n = 0; n < 4; n++) expect((await person.get('/api/session')).status).toBe(401)
    console.log(
      `two instances behind nginx: ${shares.join(' and ')} pages of one session; 6 MB sent and given out; 40 mails sent once each; ${statuses.length} pages through a rolling restart, all 200`,
    )
  } finally {
    proxy.kill('SIGTERM')
    await owner.close()
    await service.stop()
    await relay.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
