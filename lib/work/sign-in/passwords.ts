import { randomBytes, scrypt } from 'node:crypto'

const usualCost = 2 ** 14

/** What a password is derived with. Salt and key are base64url. */
export interface Terms {
  salt: string
  cost: number
}

/** The key of a password under these terms. Without terms it takes as long, and the key is nobody's. */
export const deriveKey = (password: string, terms?: Terms): Promise<string> =>
  new Promise((resolve, reject) =>
    scrypt(
      password.normalize('NFKC'),
      terms ? Buffer.from(terms.salt, 'base64url') : randomBytes(16),
      32,
      { N: terms?.cost ?? usualCost, r: 8, p: 1, maxmem: 2 ** 26 },
      (error, key) => (error ? reject(error) : resolve(key.toString('base64url'))),
    ),
  )

/** A password as it is kept. */
export async function keepPassword(password: string, cost: number = usualCost): Promise<Terms & { key: string }> {
  const terms = { salt: randomBytes(16).toString('base64url'), cost }
  return { ...terms, key: await deriveKey(password, terms) }
}
