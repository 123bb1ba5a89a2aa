import { orderKinds } from '../../case/reference/statute.ts'
import { columns } from '../../pattern/linkage/report.ts'
import { confidences, contactKinds } from '../../views/order-feed.ts'
import { mostChanges } from '../feeds/answer.ts'
import { mostReports } from './take-file.ts'

const lists = /_(phones|emails|handles)$/
const said: Record<string, string> = {
  report_ref:
    'The reference of the report. The same reference again changes the report, or does nothing when it says the same.',
  recorded_at: 'When it was recorded: an ISO 8601 date or date and time, or DD/MM/YYYY.',
  suspect_ref: 'The records system’s own number for the person.',
  victim_ref: 'The records system’s own number for the person.',
}
const report = {
  type: 'object',
  required: ['report_ref', 'recorded_at'],
  properties: Object.fromEntries(
    columns.map(column => [
      column,
      {
        ...(lists.test(column)
          ? {
              oneOf: [
                { type: 'string', description: 'Separated by ;' },
                { type: 'array', items: { type: 'string' } },
              ],
            }
          : { type: 'string' }),
        ...(said[column] ? { description: said[column] } : {}),
      },
    ]),
  ),
}
const count = { type: 'integer', minimum: 0 }
const taken = {
  type: 'object',
  required: ['import', 'read', 'added', 'updated', 'unchanged', 'rejected', 'pairsFound', 'results'],
  properties: {
    import: { type: 'string', format: 'uuid' },
    read: count,
    added: count,
    updated: count,
    unchanged: count,
    rejected: count,
    pairsFound: { ...count, description: 'Pairs that are new, or that have a further report.' },
    problem: { type: 'string' },
    results: {
      type: 'array',
      items: {
        type: 'object',
        required: ['line', 'ref', 'result'],
        properties: {
          line: { type: 'integer', minimum: 1, description: 'Of JSON, the how manieth report; of CSV, the line.' },
          ref: { type: ['string', 'null'] },
          result: { type: 'string', enum: ['added', 'updated', 'unchanged', 'rejected'] },
          reason: { type: 'string' },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
}
const problem = {
  type: 'object',
  required: ['problem'],
  properties: { problem: { type: 'string' } },
  additionalProperties: false,
}
const json = (schema: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } })
const problemResponse = (description: string) => ({ description, content: json('Problem') })

const words = { type: 'string' }
const dayOrNull = { type: ['string', 'null'], format: 'date' }
const lines = { type: 'array', items: words }
const closedObject = <P extends Record<string, object>>(properties: P) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  additionalProperties: false,
})
const listOf = (schema: string) => ({ type: 'array', items: { $ref: `#/components/schemas/${schema}` } })
const contact = closedObject({
  kind: { type: 'string', enum: [...contactKinds] },
  value: {
    type: ['string', 'null'],
    description: 'Null where it is confidential: that there is one is all that is said.',
  },
  confidence: {
    type: 'string',
    enum: Object.keys(confidences),
    description: Object.entries(confidences)
      .map(([code, label]) => `${code}: ${label}.`)
      .join(' '),
  },
  confidential: { type: 'boolean' },
})
const person = { givenNames: words, familyName: words, bornOn: dayOrNull, contacts: listOf('Contact') }
const order = closedObject({
  reference: words,
  kind: { type: 'string', enum: Object.keys(orderKinds) },
  court: words,
  madeOn: { type: 'string', format: 'date' },
  changedFrom: {
    ...dayOrNull,
    description: 'The day from which its latest version applies; null while it is as it was made.',
  },
  lastDay: { ...dayOrNull, description: 'The last day on which it is in force; null until further order.' },
  untilFurtherOrder: { type: 'boolean' },
  inForce: { type: 'boolean', description: 'On the day of the answer.' },
  standing: words,
  servedOn: dayOrNull,
  servedAsItStands: { type: 'boolean', description: 'Whether the defendant has been given the version that applies.' },
  defendant: closedObject({ ...person, aliases: lines }),
  protectedPersons: {
    type: 'array',
    items: closedObject({
      ...person,
      safeContact: { ...lines, description: 'To be read before anyone writes or rings.' },
    }),
  },
  conditions: {
    type: 'array',
    items: closedObject({
      number: { type: 'integer', minimum: 1 },
      kind: { type: 'string', enum: ['prohibition', 'requirement'] },
      text: words,
      lastDay: dayOrNull,
    }),
  },
  owner: { anyOf: [closedObject({ name: words, phone: { type: ['string', 'null'] } }), { type: 'null' }] },
})
const orderChanges = closedObject({
  changes: {
    type: 'array',
    items: closedObject({ case: words, changedAt: { type: 'string', format: 'date-time' }, orders: listOf('Order') }),
    description:
      'Each case that changed, with all of its orders: one that is not among them any more was recorded wrongly.',
  },
  cursor: { ...words, description: 'Where the next call goes on from, as its `after`.' },
  more: { type: 'boolean', description: 'Whether to call again at once.' },
})
const entry = closedObject({
  id: { type: 'string', format: 'uuid', description: 'To acknowledge it by.' },
  case: words,
  crimeReferences: {
    ...lines,
    description: 'Of the crimes and incidents on the case, for whoever looks for the record it belongs to.',
  },
  what: words,
  text: { ...words, description: 'The sentence of the record. It names no address and no contact detail.' },
  recordedAt: { type: 'string', format: 'date-time' },
  recordedBy: words,
  acknowledged: {
    anyOf: [closedObject({ reference: words, at: { type: 'string', format: 'date-time' } }), { type: 'null' }],
    description: 'What the records system called it when it last said so.',
  },
})
const entryChanges = closedObject({
  entries: listOf('Entry'),
  cursor: orderChanges.properties.cursor,
  more: orderChanges.properties.more,
})
const acknowledged = closedObject({
  results: {
    type: 'array',
    items: {
      type: 'object',
      required: ['id', 'result'],
      properties: { id: words, result: { type: 'string', enum: ['acknowledged', 'rejected'] }, reason: words },
      additionalProperties: false,
    },
  },
})
const queuedOrders = closedObject({
  results: {
    type: 'array',
    items: {
      type: 'object',
      required: ['name', 'result'],
      properties: { name: words, result: { type: 'string', enum: ['queued', 'known'] }, reason: words },
      additionalProperties: false,
    },
  },
})
const sentChange = {
  type: 'object',
  required: ['crimeReference', 'changedAt'],
  properties: {
    crimeReference: words,
    changedAt: { type: 'string', format: 'date-time' },
    outcome: words,
    officer: words,
    stalking: { type: 'boolean', description: 'Whether it is recorded as stalking from then on.' },
    reason: words,
  },
  additionalProperties: false,
}
const recordedChanges = closedObject({
  results: {
    type: 'array',
    items: {
      type: 'object',
      required: ['crimeReference', 'result'],
      properties: { crimeReference: words, result: { type: 'string', enum: ['recorded', 'rejected'] }, reason: words },
      additionalProperties: false,
    },
  },
})
const pageParameters = [
  {
    name: 'after',
    in: 'query',
    required: false,
    schema: words,
    description: 'The cursor of the answer before; absent at first.',
  },
  { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: mostChanges } },
]
const refusals = {
  401: problemResponse('There is no token, or it is not one of a system in use.'),
  403: problemResponse('The token is for something else.'),
  422: problemResponse('The cursor or the limit is none.'),
}

/** The description of the feeds, from the columns that they read and the fields that they give. */
export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'Feeds of stalking protection orders',
    version: '1',
    description:
      'A records system sends its crime reports. They are kept as received, and linked into pairs of a suspect and a victim whom several reports are about. A bad report is named in the answer and stops none of the others. A system that keeps a copy of orders reads what changed since its cursor.',
  },
  paths: {
    '/api/v1/reports': {
      post: {
        summary: `Send up to ${mostReports.toLocaleString('en-GB')} crime reports`,
        security: [{ token: [] }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { type: 'array', items: { $ref: '#/components/schemas/Report' }, maxItems: mostReports },
            },
            'application/x-ndjson': { schema: { $ref: '#/components/schemas/Report' } },
            'text/csv': { schema: { type: 'string', description: columns.join(',') } },
          },
        },
        responses: {
          200: { description: 'What became of each report.', content: json('Taken') },
          401: refusals[401],
          403: refusals[403],
          409: problemResponse('The import was undone by somebody while it ran. Nothing was taken.'),
          413: problemResponse('There are too many reports, or too many bytes. Nothing was taken.'),
          415: problemResponse('The body is of another type.'),
          422: {
            description: 'No report could be read. Nothing was taken.',
            content: {
              'application/json': {
                schema: { anyOf: [{ $ref: '#/components/schemas/Taken' }, { $ref: '#/components/schemas/Problem' }] },
              },
            },
          },
          503: problemResponse(
            'The import broke off. It is taken up again by itself, and sending the same again is safe.',
          ),
        },
      },
    },
    '/api/v1/orders': {
      get: {
        summary: 'Orders that changed since a cursor',
        security: [{ token: [] }],
        parameters: pageParameters,
        responses: { 200: { description: 'What changed.', content: json('OrderChanges') }, ...refusals },
      },
    },
    '/api/v1/orders-from-courts': {
      post: {
        summary: 'Send a mail, a PDF, a Word document or an archive of orders that a court sent',
        description:
          'For a mailbox that another system reads. Each order in it is read, queued and matched; one that was sent before is said to be known and is not queued again.',
        security: [{ token: [] }],
        parameters: [
          { name: 'name', in: 'query', required: false, schema: words, description: 'The name of the file.' },
        ],
        requestBody: {
          required: true,
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        responses: {
          200: { description: 'What became of each document in it.', content: json('QueuedOrders') },
          401: refusals[401],
          403: refusals[403],
          413: problemResponse('There are too many bytes, or too many documents. Nothing was queued.'),
          422: problemResponse('Nothing could be read. Nothing was queued.'),
        },
      },
    },
    '/api/v1/changes': {
      post: {
        summary: `Say what changed of up to ${mostChanges} crimes: outcome, officer, whether it is stalking`,
        security: [{ token: [] }],
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { type: 'array', minItems: 1, maxItems: mostChanges, items: sentChange } },
          },
        },
        responses: {
          200: { description: 'What became of each.', content: json('RecordedChanges') },
          ...refusals,
          422: problemResponse('The body is no list of changes.'),
        },
      },
    },
    '/api/v1/entries': {
      get: {
        summary: 'Log entries since a cursor: what was done that a records system should know of',
        security: [{ token: [] }],
        parameters: pageParameters,
        responses: { 200: { description: 'The entries.', content: json('EntryChanges') }, ...refusals },
      },
      post: {
        summary: `Say what the records system calls up to ${mostChanges} entries`,
        security: [{ token: [] }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'array',
                minItems: 1,
                maxItems: mostChanges,
                items: closedObject({ id: words, reference: words }),
              },
            },
          },
        },
        responses: {
          200: { description: 'What became of each.', content: json('Acknowledged') },
          ...refusals,
          422: problemResponse('The body is no list of acknowledgements.'),
        },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Report: report,
      Taken: taken,
      Problem: problem,
      Contact: contact,
      Order: order,
      OrderChanges: orderChanges,
      Entry: entry,
      EntryChanges: entryChanges,
      Acknowledged: acknowledged,
      RecordedChanges: recordedChanges,
      QueuedOrders: queuedOrders,
    },
  },
} as const
