import { orderImportPath } from '../../../../lib/site/addresses.ts'
import { readOrders } from '../../../../lib/work/order-imports/order-imports.ts'
import { takeSheet } from '../../../take-sheet.ts'

/** Takes a list of live orders. */
export const POST = (request: Request) =>
  takeSheet(request, {
    permission: 'importOrders',
    back: '/register/imports',
    ref: 'orders',
    read: readOrders,
    path: orderImportPath,
  })
