import { cookies } from 'next/headers'

const name = 'spo-refused'

/** Leads back to a page that says why something was not taken. The words go in a cookie: an address that said them could say anything. */
export function seeOtherRefused(to: string, words: string, code = 'error'): Response {
  const [before = '', hash] = to.split('#')
  const location = `${before}${before.includes('?') ? '&' : '?'}${code}=refused${hash ? `#${hash}` : ''}`
  const secure = process.env.NEXTAUTH_URL?.startsWith('https:') ? '; Secure' : ''
  const cookie = `${name}=${encodeURIComponent(words.slice(0, 600))}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax${secure}`
  return new Response(null, { status: 303, headers: { location, 'set-cookie': cookie } })
}

/** What the page says when its address has the code; undefined without it. */
export async function refusedWords(code: string | undefined): Promise<string | undefined> {
  if (!code) return undefined
  return (await cookies()).get(name)?.value || 'That was not taken. Try again'
}
