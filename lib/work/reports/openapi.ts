import { columns } from '../../pattern/linkage/report.ts'
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

/** The description of the feed, from the columns that it reads. */
export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'Crime-report feed',
    version: '1',
    description:
      'A records system sends its crime reports. They are kept as received, and linked into pairs of a suspect and a victim whom several reports are about. A bad report is named in the answer and stops none of the others.',
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
          401: problemResponse('There is no token, or it is not one of a records system in use.'),
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
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: { Report: report, Taken: taken, Problem: problem },
  },
} as const
