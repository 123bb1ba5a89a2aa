/** Seconds that "1:05", "1:02:03" or "65" say; null for what is none. */
export function secondsIn(typed: string): number | null {
  const m = /^(?:(?:(\d{1,2})[:.])?(\d{1,3})[:.])?(\d{1,4})$/.exec(typed.trim())
  if (!m) return null
  const [h, min, s] = [Number(m[1] ?? 0), Number(m[2] ?? 0), Number(m[3])]
  if (m[2] !== undefined && (s > 59 || m[3]?.length !== 2)) return null
  if (m[1] !== undefined && min > 59) return null
  return h * 3600 + min * 60 + s
}

const two = (n: number) => String(n).padStart(2, '0')
/** Seconds as a player shows them: "1:05", "1:02:03". */
export const asLength = (seconds: number): string => {
  const [h, min, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h ? `${h}:${two(min)}:${two(s)}` : `${min}:${two(s)}`
}
/** A call in words, with its length in seconds where it has one: "Missed call", "Outgoing call, 65 seconds". */
export const callWords = (type: string, seconds: number | null | undefined): string =>
  `${type.replace(/^./, c => c.toUpperCase())} call${seconds ? `, ${seconds} second${seconds === 1 ? '' : 's'}` : ''}`
