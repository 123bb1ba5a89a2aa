/** What a request is known by while it is answered, and what is handed over while its page is drawn. */
export interface RequestStore {
  id: string
  /** Parts of the page that need no script, on their way past its data; absent where no document is asked for, but data alone. */
  handed?: unknown[]
  /** The page draws itself anew while it is looked at: all of it goes as data. */
  isRenewed?: boolean
  /** What was sent met a fault, and its form goes back with what was typed: the answer says so to whoever watches. */
  isFaulty?: boolean
}
/** As an AsyncLocalStorage has them. */
interface Requests {
  getStore: () => RequestStore | undefined
  run: <T>(store: RequestStore, answer: () => T) => T
  /** Out of any request. */
  exit: <T>(work: () => T) => T
}
const held = globalThis as typeof globalThis & { spoRequests?: Requests }

/** One for the server and for both copies of the program that Next bundles: of its components, and of what turns them into HTML. */
export const holdRequests = (requests: Requests): Requests => {
  held.spoRequests ??= requests
  return held.spoRequests
}
export const requestStore = (): RequestStore | undefined => held.spoRequests?.getStore()
