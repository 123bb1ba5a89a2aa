export interface Part {
  /** The first and the last byte, both included. */
  start: number
  end: number
}

/** The part of a file that a Range header asks for: undefined for all of it, 'none' where there is no such part. */
export function partOf(header: string | null, bytes: number): Part | 'none' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (!from && !to) return undefined
  const last = bytes - 1
  const part = from
    ? { start: Number(from), end: to ? Math.min(Number(to), last) : last }
    : { start: Math.max(0, bytes - Number(to)), end: last }
  return part.start > part.end ? 'none' : part
}
