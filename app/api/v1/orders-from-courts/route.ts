import { answerCourtOrders } from '../../../../lib/work/court-orders/answer-court-orders.ts'

/** Orders that courts sent, from a mailbox that another system reads. It has a token of its own and no session. */
export const POST = (request: Request): Promise<Response> => answerCourtOrders(request)
