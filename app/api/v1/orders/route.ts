import { answerOrders } from '../../../../lib/work/feeds/order-feed.ts'

/** Changes of orders, for a system that keeps a copy of them. It has a token of its own and no session. */
export const GET = (request: Request): Promise<Response> => answerOrders(request)
