import { Readable } from 'node:stream'
import { ReadableStream } from 'node:stream/web'
import type { Database } from '../../../db/client.ts'
import { problem, systemFor } from '../feeds/answer.ts'
import { fileLimit, receiveFile, tooBig } from '../files/files.ts'
import { type RowResult, receiveReports, takeReports } from './take-file.ts'

const formats: Record<string, { format: 'csv' | 'json'; name: string }> = {
  'application/json': { format: 'json', name: 'reports.json' },
  'application/x-ndjson': { format: 'json', name: 'reports.json' },
  'application/jsonl': { format: 'json', name: 'reports.json' },
  'text/csv': { format: 'csv', name: 'reports.csv' },
}

/** Takes reports from a records system: kept as they arrive, then read, then linked. The answer says what became of each. */
export async function answerReports(request: Request, db?: Database): Promise<Response> {
  const sender = await systemFor(request, 'reports', db)
  if (sender instanceof Response) return sender
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const kind = Object.hasOwn(formats, type) ? formats[type] : undefined
  if (!kind) return problem(415, `Send ${Object.keys(formats).join(', ')}`)
  const length = Number(request.headers.get('content-length') ?? 0)
  if (length > fileLimit()) return problem(413, tooBig(length))
  if (!request.body) return problem(422, 'There are no reports in the body')
  const received = await receiveFile(
    { actor: sender, ref: 'reports', name: kind.name },
    Readable.fromWeb(request.body as ReadableStream),
  )
  if (received.kind === 'refused') return problem(received.tooLarge ? 413 : 422, received.message)
  const results: RowResult[] = []
  const taking = await receiveReports({ actor: sender, receipt: received.receipt, format: kind.format, db })
  const taken = await takeReports({ ...taking, onRow: row => void results.push(row) }).catch((fault: unknown) => {
    console.error('An import of crime reports broke off, and will be taken up again', fault)
    return 'broken' as const
  })
  if (taken === 'broken')
    return problem(503, 'The import broke off. It is taken up again by itself, and sending the same again is safe', {
      'retry-after': '60',
    })
  if (!taken) return problem(409, 'The import was undone before it was done')
  if (taken.problem) return problem(taken.tooMany ? 413 : 422, taken.problem)
  const { problem: _p, importId, ...counts } = taken
  results.sort((a, b) => a.line - b.line)
  const none = taken.read > 0 && taken.rejected === taken.read
  const head = { import: importId, ...counts, ...(none ? { problem: 'No report could be read' } : {}) }
  return new Response(ReadableStream.from(answerOf(head, results)) as BodyInit, {
    status: none ? 422 : 200,
    headers: { 'cache-control': 'no-store', 'content-type': 'application/json' },
  })
}

const resultsAtOnce = 1000
/** The answer as JSON, some results at a time and each let go once it is sent: of a whole feed the text would be many megabytes. */
function* answerOf(head: object, results: RowResult[]): Generator<Uint8Array> {
  const bytes = new TextEncoder()
  yield bytes.encode(`${JSON.stringify(head).slice(0, -1)},"results":[`)
  for (let first = true; results.length; first = false) {
    const some = results.splice(0, resultsAtOnce).map(row => JSON.stringify(row))
    yield bytes.encode(`${first ? '' : ','}${some.join(',')}`)
  }
  yield bytes.encode(']}')
}
