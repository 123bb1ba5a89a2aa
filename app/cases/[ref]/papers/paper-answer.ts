import type { Printed } from '../../../../lib/casework/papers.ts'

export const paperNotFound = () => new Response('Not found', { status: 404 })
/** The bytes of a paper, through the same door as the case: kept by nobody on the way, and nothing in it runs. */
export const paperBytes = (printed: Extract<Printed, { kind: 'printed' }>) =>
  new Response(new Uint8Array(printed.bytes), {
    headers: {
      'content-type': printed.type,
      'content-disposition': `attachment; filename="${printed.name}"`,
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
