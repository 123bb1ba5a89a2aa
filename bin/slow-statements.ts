import { tellOfSlow } from '../db/client.ts'
import { log, requestContext } from './log.ts'
import { countSlow } from './metrics.ts'

/** A line and a count for each slow statement, under the id of the request that sent it and without a value of it. */
export function logSlowStatements(): void {
  tellOfSlow({
    request: () => requestContext.getStore()?.id,
    tell: ({ statement, ms, request }) => {
      countSlow()
      // The answer comes in whatever request the connection was made by: that is not whose statement it is.
      requestContext.exit(() => log.warn({ statement, ms, ...(request ? { request } : {}) }, 'slow statement'))
    },
  })
}
