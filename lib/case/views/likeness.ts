import type { Exhibit } from '../records/exhibits.ts'

/** How alike two pictures are by their 64-bit difference hashes: the number of bits that differ, null without both. */
export const differenceOf = (a: string | null, b: string | null): number | null => countBits(a, b, (x, y) => x ^ y)

function countBits(a: string | null, b: string | null, of: (a: number, b: number) => number): number | null {
  if (!a || !b || a.length !== b.length) return null
  let bits = 0
  for (let i = 0; i < a.length; i++) {
    const four = of(Number.parseInt(a.charAt(i), 16), Number.parseInt(b.charAt(i), 16))
    bits += (four & 1) + ((four >> 1) & 1) + ((four >> 2) & 1) + ((four >> 3) & 1)
  }
  return bits
}

/** Fewer differing bits than this: the same picture resized, saved again or lightly edited. */
export const alikeBelow = 9
/**
 * Screenshots are mostly one tone, with few bits, and any two of one app share most of those: of all the bits that either has, fewer than
 * a quarter may differ.
 */
const isAlike = (a: string | null, b: string | null): boolean => {
  const difference = differenceOf(a, b) ?? 64
  return difference < alikeBelow && difference * 4 < Math.max(1, countBits(a, b, (x, y) => x | y) ?? 0)
}

/** Exhibits with the same bytes, and pictures nearly the same. They are pointed out and never merged. */
export function likeTo(
  exhibits: readonly Exhibit[],
  of: { id?: string; sha256: string | null; likeness: string | null },
): { identical: Exhibit[]; alike: Exhibit[] } {
  const others = exhibits.filter(e => e.id !== of.id)
  return {
    identical: others.filter(e => of.sha256 !== null && e.sha256 === of.sha256),
    alike: others.filter(e => e.sha256 !== of.sha256 && isAlike(e.likeness, of.likeness)),
  }
}
