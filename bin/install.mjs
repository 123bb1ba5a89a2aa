import { install } from './ready.mjs'

await install()
process.exit(0)
