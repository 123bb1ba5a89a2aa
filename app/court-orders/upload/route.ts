import { courtUploadPath } from '../../../lib/site/addresses.ts'
import { readCourtFile } from '../../../lib/work/court-orders/read-court-orders.ts'
import { takeSheet } from '../../take-sheet.ts'

/** Takes what a court sent. */
export const POST = (request: Request) =>
  takeSheet(request, {
    permission: 'sendCourtOrders',
    back: '/court-orders',
    ref: 'court-orders',
    read: readCourtFile,
    path: courtUploadPath,
  })
