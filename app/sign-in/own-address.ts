/** An address of this service to go on to; the start page for anything that could lead elsewhere. */
export function ownAddress(given: unknown): string {
  const address = typeof given === 'string' ? given : ''
  return /^\/(?![/\\])[^\\\s]*$/.test(address) && !address.startsWith('/sign-in') ? address : '/'
}
