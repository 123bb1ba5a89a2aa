/** A browser says where a form came from; another site's form is not taken. Ours is the address of the service, or that which was asked. */
export function isOurOwn(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return false
  const given = new URL(origin)
  const own = process.env.NEXTAUTH_URL
  // A proxy may leave out the port of what was asked; the service's own address has it.
  if (own && URL.canParse(own) && given.origin === new URL(own).origin) return true
  return given.host === (request.headers.get('x-forwarded-host') ?? request.headers.get('host'))
}
