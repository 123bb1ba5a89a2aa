import { describeActs } from '../lib/acts/act/describe.ts'
import { everyAct } from '../lib/acts/index.ts'

// Every act of every subject: one JSON object a line. Standard output is these alone.
process.stdout.write(
  describeActs(everyAct)
    .map(act => `${JSON.stringify(act)}\n`)
    .join(''),
)
// The launcher's channel would otherwise hold the process open.
process.disconnect?.()
