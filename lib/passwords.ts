import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }
const bytes = 32

const derive = (password: string, salt: Buffer) =>
  new Promise<Buffer>((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, bytes, cost, (error, key) => (error ? reject(error) : resolve(key))),
  )

/** A password as it is kept: `scrypt$<salt>$<key>`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`
}

/** Whether the password is the one kept. With none kept it takes as long and answers no. */
export async function isPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const [kind, salt, key] = (kept ?? '').split('$')
  const known = kind === 'scrypt' && salt && key
  const given = await derive(password, known ? Buffer.from(salt, 'base64url') : Buffer.alloc(16))
  const expected = known ? Buffer.from(key, 'base64url') : Buffer.alloc(bytes)
  return timingSafeEqual(given, expected) && Boolean(known)
}
