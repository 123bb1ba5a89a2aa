import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// To read the program's own text takes as long as to link a thousand reports: what was made of it is kept.
enableCompileCache(fileURLToPath(new URL('../.data/compiled', import.meta.url)))
await import('./link-reports.ts')
