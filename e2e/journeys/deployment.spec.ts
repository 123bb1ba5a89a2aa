import { execFile, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import S3rver from 's3rver'
import { streaming } from '../../bin/front-door.ts'
import { freePort } from '../../bin/test-databases.ts'
import { connect } from '../../db/client.ts'
import { userToRunAs } from '../../db/embedded-place.ts'
import { asRole, loginOf } from '../../db/migrate.ts'
import { freshDatabase } from '../database.ts'
import { filledIn, makeImage, readYaml } from '../deployment.ts'

const root = path.resolve(import.meta.dirname, '../..')
const deploy = path.join(root, 'deploy')
const read = (name: string) => readFileSync(path.join(deploy, name), 'utf8')
/** Both stages with npm's own install and a build of their own: minutes, and part of `npm run soak`. */
const isWhole = Boolean(process.env.SPO_WHOLE_IMAGE)

interface Service {
  image?: string
  command?: string[]
  environment?: Record<string, string>
  read_only?: boolean
  cap_drop?: string[]
  security_opt?: string[]
  depends_on?: string[] | Record<string, { condition: string }>
  volumes?: string[]
}
type Compose = { services: Record<string, Service>; volumes: Record<string, unknown>; secrets: Record<string, unknown> }

/** The names of settings that the program reads. */
function settingsRead(): Set<string> {
  const names = new Set<string>()
  for (const folder of ['bin', 'lib', 'db', 'app'])
    for (const name of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }))
      if (/\.(ts|tsx|mjs)$/.test(name))
        for (const [found] of readFileSync(path.join(root, folder, name), 'utf8').matchAll(/\bSPO_[A-Z0-9_]+\b/g))
          names.add(found)
  return names
}

test('what is shipped for IT names settings that the program reads, and the guide says what each is', async () => {
  const known = settingsRead()
  const guide = readFileSync(path.join(root, 'docs/operate.md'), 'utf8')
  const files = [
    'compose.yaml',
    '.env.example',
    'Dockerfile',
    ...readdirSync(deploy).filter(n => n.endsWith('.service')),
  ]
  for (const file of files)
    for (const [name] of read(file).matchAll(/\bSPO_[A-Z0-9_]*[A-Z0-9]\b/g)) {
      expect(known, `${name} of ${file}`).toContain(name)
      const [, end] = /^SPO_S3_(\w+)$/.exec(name) ?? []
      expect(guide, `${name} of ${file}`).toContain(end && end !== 'BUCKET' ? `\`_${end}\`` : `\`${name}`)
    }
  // Every value that compose asks for stands in the file that is copied for it.
  for (const [, name] of read('compose.yaml').matchAll(/\$\{(\w+):/g))
    expect(read('.env.example'), name).toMatch(new RegExp(`^${name}=`, 'm'))
})

test('the proxy that is shipped lets pass every file that the program takes, and nothing else above two megabytes', async () => {
  const given = [...read('nginx.conf').matchAll(/location (?:= (\S+)|~ (\S+)) \{\s*client_max_body_size (\d+)m/g)]
  const passes = (address: string) =>
    Math.max(
      0,
      ...given
        .filter(([, is, fits]) => is === address || (fits && new RegExp(fits).test(address)))
        .map(m => Number(m[3])),
    )
  const files = [
    '/cases/MA-2026-00001/files',
    '/reports/imports/upload',
    '/register/imports/upload',
    '/people/imports/upload',
  ]
  const others = ['/court-orders/upload', '/neighbours/open', '/api/v1/reports', '/api/v1/orders-from-courts']
  const taken = [...files, ...others]
  // As many as the program itself has.
  expect(streaming.source.split('|')).toHaveLength(taken.length)
  for (const address of taken) {
    expect(streaming.test(address), address).toBe(true)
    expect(passes(address), address).toBeGreaterThan(address === '/neighbours/open' ? 2000 : 100)
  }
  for (const address of ['/cases', '/cases/MA-2026-00001/do/recordIncident', '/sign-in'])
    expect(passes(address)).toBe(0)
})

test('the units of systemd are sound', async () => {
  const units = readdirSync(deploy).filter(name => /\.(service|timer)$/.test(name))
  expect(units.length).toBeGreaterThan(4)
  const verified = await new Promise<{ code: number | string; out: string } | undefined>(resolve =>
    execFile('systemd-analyze', ['verify', ...units.map(u => path.join(deploy, u))], (error, out, err) =>
      resolve(error?.code === 'ENOENT' ? undefined : { code: error?.code ?? 0, out: out + err }),
    ),
  )
  test.skip(!verified, 'no systemd-analyze')
  expect(verified).toEqual({ code: 0, out: '' })
})

test('the Dockerfile’s own commands, from an empty folder, make a program that migrates as a step of its own and serves from a tree that it cannot write', async () => {
  test.setTimeout(isWhole ? 1_800_000 : 180_000)
  const compose = (await readYaml(path.join(deploy, 'compose.yaml'))) as Compose | undefined
  test.skip(!compose, 'no YAML library')
  if (!compose) return
  const { migrate, program, database, proxy, objects } = compose.services
  expect(program).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    depends_on: { migrate: { condition: 'service_completed_successfully' } },
  })
  expect([database?.image, proxy?.image, objects?.image].every(image => /^[\w./-]+:[\d.]+$/.test(String(image)))).toBe(
    true,
  )
  // The owner's address is the migration's alone.
  expect(Object.keys(program?.environment ?? {})).not.toContain('DATABASE_URL')
  expect(JSON.stringify(program)).not.toContain('OWNER')

  const runAs = await userToRunAs()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'spo-image-'))
  chmodSync(folder, 0o755)
  const fresh = await freshDatabase()
  const s3 = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: path.join(folder, 's3'),
    configureBuckets: [{ name: 'spo', configs: [] }],
  })
  const { port: s3Port } = await s3.run()
  const image = await makeImage(read('Dockerfile'), {
    folder,
    skip: isWhole ? [] : ['build'],
    instead: async (command, cwd) => {
      // There is no user `node` here: the one that may own nothing else stands for it.
      const [, place] = /^install -d -o node -g node -m 700 (\S+)$/.exec(command) ?? []
      if (place) {
        const at = path.join(folder, 'image', place)
        mkdirSync(at, { recursive: true })
        chmodSync(at, 0o700)
        if (runAs) chownSync(at, runAs.uid, runAs.gid)
        return true
      }
      if (isWhole || !command.startsWith('npm install')) return false
      expect(command).toContain('--omit=dev')
      copyProductionPackages(cwd)
      return true
    },
  })
  expect(image.user).not.toBe('root')
  expect(image.volumes).toEqual(['/var/lib/spo'])
  const values = {
    OWNER_PASSWORD: 'owner',
    PROGRAM_PASSWORD: '53e0a8642b9c1d7f53e0a8642b9c1d7f',
    SPO_SECRET: '7f1d9c2b64a8e0537f1d9c2b64a8e053',
    OBJECTS_SECRET: 'S3RVER',
    SPO_URL: 'http://localhost:1',
    SPO_OIDC_ISSUER: 'http://localhost:9',
    SPO_OIDC_CLIENT_ID: 'spo',
    SPO_OIDC_CLIENT_SECRET: 'secret',
  }
  const port = await freePort()
  const metricsPort = await freePort()
  const programUrl = asRole(fresh.ownerUrl, loginOf(fresh.ownerUrl), values.PROGRAM_PASSWORD)
  /** What compose gives, at the addresses that stand here for its own. */
  const environment = (service: Service | undefined, here: Record<string, string>): NodeJS.ProcessEnv => ({
    NODE_ENV: 'production',
    PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`,
    ...Object.fromEntries(Object.entries(image.env).map(([k, v]) => [k, v.startsWith('/var/') ? image.at(v) : v])),
    ...Object.fromEntries(Object.entries(service?.environment ?? {}).map(([k, v]) => [k, filledIn(v, values)])),
    ...here,
  })
  const how = { cwd: image.at(image.workdir), ...runAs }
  const children: { kill: (signal: NodeJS.Signals) => void }[] = []
  try {
    const tree = image.at(image.workdir)
    expect(existsSync(path.join(tree, 'node_modules/next'))).toBe(true)
    for (const dev of ['@playwright/test', 'typescript', '@biomejs/biome', 'drizzle-kit', 'fast-check'])
      expect(existsSync(path.join(tree, 'node_modules', dev)), dev).toBe(false)
    const [node = '', ...args] = migrate?.command ?? []
    const migrated = execFileSync(node, args, {
      ...how,
      env: environment(migrate, { DATABASE_URL: fresh.ownerUrl }),
      encoding: 'utf8',
    })
    expect(migrated).toContain('The database is up to date')

    const [command = '', ...given] = image.command
    const env = environment(program, {
      SPO_PROGRAM_URL: programUrl,
      SPO_S3_ENDPOINT: `http://127.0.0.1:${s3Port}`,
      SPO_S3_KEY: 'S3RVER',
      SPO_METRICS_PORT: String(metricsPort),
      SPO_URL: `http://localhost:${port}`,
      HOST: '127.0.0.1',
      PORT: String(port),
    })
    const child = spawn(command, given, { ...how, env, stdio: ['ignore', 'pipe', 'pipe'] })
    children.push(child)
    const ended = new Promise(resolve => child.once('close', resolve))
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', text => {
        said += text
      })
    const ready = async () => {
      for (let tries = 0; tries < 600 && child.exitCode === null; tries++) {
        const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined)
        if (answer?.status === 200) return answer.json()
        await pause(100)
      }
      throw new Error(`It was not ready: ${said}`)
    }
    expect(await ready()).toMatchObject({ checks: { database: 'ok', migrations: 'ok', grants: 'ok', files: 'ok' } })
    const page = await fetch(`http://127.0.0.1:${port}/sign-in`)
    expect(page.status).toBe(200)
    const [, style] = /href="(\/_next\/static\/[^"]+\.css[^"]*)"/.exec(await page.text()) ?? []
    expect((await fetch(`http://127.0.0.1:${port}${style}`)).status).toBe(200)
    const [probe = '', ...probing] = image.health
    execFileSync(
      probe,
      probing.map(text => text.replace(':3000', `:${port}`)),
      { ...how, env },
    )
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    expect(metrics).toMatch(/spo_ready\{part="database"\} 1/)
    expect(metrics).toMatch(/spo_http_requests_total\{area="sign-in",method="GET",status="2xx"\} 1/)
    expect((await fetch(`http://127.0.0.1:${port}/metrics`, { redirect: 'manual' })).status).not.toBe(200)

    // Nothing of the owner is in the process, and nothing of the tree is its to change.
    if (existsSync(`/proc/${child.pid}/environ`)) {
      const held = readFileSync(`/proc/${child.pid}/environ`, 'utf8')
      expect(held).toContain('SPO_PROGRAM_URL')
      expect(held).not.toContain(new URL(fresh.ownerUrl).password)
      expect(held).not.toContain('DATABASE_URL')
    }
    if (runAs)
      for (const place of ['.', '.next', '.next/cache', 'node_modules', 'lib'])
        expect(() => execFileSync('touch', [path.join(tree, place, 'x')], { ...how, stdio: 'ignore' }), place).toThrow()
    child.kill('SIGTERM')
    await ended
    expect(child.exitCode).toBe(0)
    expect(said).not.toMatch(/EACCES|EROFS|uncaughtException/)
  } finally {
    for (const child of children) child.kill('SIGKILL')
    await s3.close()
    await fresh.drop()
    const boss = connect(String(process.env.SPO_TEST_OWNER_URL), { max: 1 })
    await boss.sql.unsafe(`drop role if exists ${loginOf(fresh.ownerUrl)}`)
    await boss.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** What `npm install --omit=dev` leaves, of the packages that are here: the same files, without those that the lock file marks as dev. */
function copyProductionPackages(to: string): void {
  const from = path.join(root, 'node_modules')
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' })
  } catch {
    // Another disk: there are no links to its files.
    rmSync(path.join(to, 'node_modules'), { recursive: true, force: true })
    execFileSync('cp', ['-a', from, to])
  }
  const lock = JSON.parse(readFileSync(path.join(from, '.package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>
  }
  for (const [at, { dev, devOptional }] of Object.entries(lock.packages))
    if (dev || devOptional) rmSync(path.join(to, at), { recursive: true, force: true })
}
