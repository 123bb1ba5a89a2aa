import { statSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

// In a run of a second the optimising compiler takes more than it gives; in a long one it does not.
const long = 20_000_000
const file = path.resolve(process.env.INIT_CWD ?? '', process.argv[2] ?? '')
const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
if (size < long) setFlagsFromString('--no-turbofan')

// To read the program's own text takes as long as to link a thousand reports: what was made of it is kept. This file is
// no TypeScript, so that nothing has to be taken out of it before.
enableCompileCache(fileURLToPath(new URL('../.data/compiled', import.meta.url)))
await import('./link-reports.ts')
