import { createHmac, timingSafeEqual } from 'node:crypto'

/** The secrets that hold, the one to use first: while a force changes its secret, what the former one made still counts. */
export const secretsInUse = (): string[] =>
  [process.env.SPO_SECRET ?? process.env.NEXTAUTH_SECRET, process.env.SPO_SECRET_BEFORE].filter(
    s => s !== undefined && s !== '',
  ) as string[]

const mac = (secret: string, purpose: string, text: string) =>
  createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url')

/** A keyed hash of the text under the secret in use, base64url. */
export const keyedHash = (purpose: string, text: string): string => mac(secretsInUse()[0] ?? '', purpose, text)

/** Whether `given` is the keyed hash of the text under a secret that holds. */
export const isKeyedHash = (given: string, purpose: string, text: string): boolean =>
  secretsInUse().some(secret => {
    const expected = Buffer.from(mac(secret, purpose, text))
    const actual = Buffer.from(given)
    return actual.length === expected.length && timingSafeEqual(actual, expected)
  })
