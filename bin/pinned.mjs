import { become, install } from './ready.mjs'

// `node bin/pinned.mjs bin/x.ts`: a program of ours on the pinned Node. Standard output is the program's alone.
console.log = console.error
const [file, ...args] = process.argv.slice(2)
await install()
process.exit(await become(file, args, {}))
