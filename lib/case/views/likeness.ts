import type { Exhibit } from '../records/exhibits.ts'

/** How alike two pictures are by their 64-bit difference hashes: the number of bits that differ, null without both. */
export function differenceOf(a: string | null, b: string | null): number | null {
  if (!a || !b || a.length !== b.length) return null
  let bits = 0
  for (let i = 0; i < a.length; i++) {
    const differing = Number.parseInt(a.charAt(i), 16) ^ Number.parseInt(b.charAt(i), 16)
    bits += (differing & 1) + ((differing >> 1) & 1) + ((differing >> 2) & 1) + ((differing >> 3) & 1)
  }
  return Number.isNaN(bits) ? null : bits
}

/** Fewer differing bits than this: the same picture resized, saved again or lightly edited. */
export const alikeBelow = 9

/** Exhibits with the same bytes, and pictures nearly the same. They are pointed out and never merged. */
export function likeTo(
  exhibits: readonly Exhibit[],
  of: { id?: string; sha256: string | null; likeness: string | null },
): { identical: Exhibit[]; alike: Exhibit[] } {
  const others = exhibits.filter(e => e.id !== of.id)
  return {
    identical: others.filter(e => of.sha256 !== null && e.sha256 === of.sha256),
    alike: others.filter(e => e.sha256 !== of.sha256 && (differenceOf(e.likeness, of.likeness) ?? 64) < alikeBelow),
  }
}
