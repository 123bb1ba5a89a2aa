import type { Printed } from '../../../../lib/work/papers/papers.ts'
import { exportResponse } from '../../../export-response.ts'

export const paperNotFound = () => new Response('Not found', { status: 404 })
/** The bytes of a paper, through the same door as the case: kept by nobody on the way, and nothing in it runs. */
export const paperBytes = (printed: Extract<Printed, { kind: 'printed' }>) =>
  exportResponse('paper', new Uint8Array(printed.bytes), {
    type: printed.type,
    fileName: printed.name,
    headers: { 'content-security-policy': 'sandbox' },
  })
