import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const usualCost = 2 ** 14
const bytes = 32

const derive = (password: string, salt: Buffer, N: number) =>
  new Promise<Buffer>((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, bytes, { N, r: 8, p: 1, maxmem: 2 ** 26 }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )

/** A password as it is kept: `scrypt$<salt>$<key>$<cost>`, salt and key base64url. */
export async function hashPassword(password: string, cost: number = usualCost): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt, cost)).toString('base64url')}$${cost}`
}

/** Whether the password is the one kept. With none kept it takes as long and answers no. */
export async function isPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const [kind, salt, key, cost = 2 ** 15] = (kept ?? '').split('$')
  const known = kind === 'scrypt' && salt && key
  const given = await derive(
    password,
    known ? Buffer.from(salt, 'base64url') : Buffer.alloc(16),
    known ? Number(cost) : usualCost,
  )
  const expected = known ? Buffer.from(key, 'base64url') : Buffer.alloc(bytes)
  return timingSafeEqual(given, expected) && Boolean(known)
}
