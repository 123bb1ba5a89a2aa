import { text } from 'node:stream/consumers'
import { answer } from '../lib/law/rules/check.ts'
import { readFacts } from '../lib/law/rules/facts.ts'

// The law without the screens: facts in, findings and clocks out. Standard output is the JSON alone.
const print = (document: unknown) => process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)

/** What was written, or undefined where it is not JSON. */
function parseJson(written: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(written) }
  } catch {
    return undefined
  }
}

const document = parseJson(await text(process.stdin))
const read = document ? readFacts(document.value) : { error: 'Standard input must be one JSON document', path: '' }
if ('error' in read) {
  print(read)
  process.exitCode = 2
} else {
  print(answer(read.facts))
}
// The launcher's channel would otherwise hold the process open.
process.disconnect?.()
