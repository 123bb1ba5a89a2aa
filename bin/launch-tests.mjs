import { existsSync } from 'node:fs'
import { hold } from './hold.mjs'
import { become, build, install, isBuilt, refuse } from './ready.mjs'
import { root } from './sources.mjs'

const parts = ['rules', 'casework', 'journeys']
// What takes too long for every change: run by npm run soak, and only where it is named.
const named = [...parts, 'soak']
const args = process.argv.slice(2)
const chosen = named.filter(part => args.includes(part))
const rest = args.filter(arg => !named.includes(arg))
const run = chosen.length > 0 ? chosen : parts

if (run.some(part => part !== 'rules')) {
  const holder = await hold(`${root}/.test`, 'tests')
  if (holder !== undefined) refuse('The tests are already running from this folder')
}
await install()
// A running server reads from .next, so a stale one is left alone and the tests get a build of their own.
const folder = isBuilt('.next') || !existsSync(`${root}/.next`) ? '.next' : '.next-test'
// Built while the demonstration is told: a build that fails ends both.
if (run.includes('journeys') || run.includes('soak')) build(folder)
process.exit(await become('bin/run-tests.ts', [run.join(','), ...rest], { SPO_BUILD_DIR: folder }))
