import { enableCompileCache } from 'node:module'
import path from 'node:path'

// What the readers are compiled to is kept beside the packages: without it half of the time for a short chat goes into compiling them. This
// file is no TypeScript, so that nothing has to be taken out of it before.
enableCompileCache(path.resolve(import.meta.dirname, '../node_modules/.cache/compiled'))
await import('./read-export.ts')
