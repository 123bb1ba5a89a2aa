import { spawn } from 'node:child_process'
import path from 'node:path'

// npm run soak [-- part …]: the proofs that take too long for every change, one after another, and a line of each.

type Env = Record<string, string>
const test = (project: string, file: string) => [
  process.execPath,
  'bin/test.mjs',
  project,
  `e2e/${project}/${file}.spec.ts`,
]
/** Each by the name with which it is asked for alone. */
const proofs: Record<string, { says: string; command: string[]; env?: Env }> = {
  kills: { says: 'twenty kills under load', command: test('soak', 'kill-run') },
  instances: { says: 'two instances behind nginx', command: test('soak', 'two-instances') },
  'first-case': { says: 'set-up to first case through the provider', command: test('soak', 'first-case') },
  'whole-case': {
    says: 'a case of 5,000 incidents and 2 GB of exhibits is taken out',
    command: test('soak', 'whole-case'),
  },
  image: {
    says: 'the Dockerfile’s own commands',
    command: test('journeys', 'deployment'),
    env: { SPO_WHOLE_IMAGE: '1' },
  },
  migrating: { says: 'three migrate at once', command: test('casework', 'migrating') },
  verify: { says: 'tampering found', command: test('casework', 'verify') },
  restore: { says: 'restore drill', command: test('casework', 'restore-drill') },
  roles: {
    says: 'every role at every address and act',
    command: test('journeys', 'roles-addresses'),
    env: { SPO_WHOLE_MATRIX: '1' },
  },
  days: {
    says: 'what waits, day by day',
    command: test('casework', 'demonstration-days'),
    env: { SPO_EVERY_DAY: '1' },
  },
  reading: {
    says: 'a gigabyte of each kind of export',
    command: [process.execPath, 'bin/pinned.mjs', 'bin/bench.ts', 'read', '--gigabyte'],
  },
}

const root = path.resolve(import.meta.dirname, '..')
const asked = process.argv.slice(2)
const unknown = asked.filter(name => !Object.hasOwn(proofs, name))
if (unknown.length) {
  console.error(`Not a part: ${unknown.join(', ')}. npm run soak -- ${Object.keys(proofs).join(' | ')}`)
  process.exit(2)
}
const failed: string[] = []
for (const [name, { says, command, env }] of Object.entries(proofs)) {
  if (asked.length && !asked.includes(name)) continue
  const began = performance.now()
  const { code, out } = await run(command, env ?? {})
  const seconds = Math.round((performance.now() - began) / 1000)
  // What a proof found, in its own words, and otherwise how many of its tests passed.
  const own = /^(?:kill run|two instances behind nginx|set-up to first case|whole case|roles and \w+):.*$/gm
  const lines = out.match(own) ?? []
  const sum = out.match(/^\d+ passed, \d+ failed$/m)?.[0]
  // A proof that was left out is none.
  const isLacking = out.includes('Could not be run on this machine')
  const isWell = code === 0 && !isLacking
  console.log(
    `${isWell ? 'holds ' : 'FAILED'}  ${name} (${says}): ${[...lines, sum].filter(Boolean).join('; ') || 'ended'}, ${seconds} s`,
  )
  if (isWell) continue
  failed.push(name)
  console.error(out.split('\n').slice(-60).join('\n'))
}
console.log(failed.length ? `${failed.length} do not hold: ${failed.join(', ')}` : 'All of it holds')
process.exit(failed.length ? 1 : 0)

function run([program = '', ...args]: string[], env: Env): Promise<{ code: number; out: string }> {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', text => {
        out += text
      })
    child.once('close', code => resolve({ code: code ?? 1, out }))
  })
}
