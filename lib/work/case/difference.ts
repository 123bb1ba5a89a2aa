/**
 * What is kept and no longer holds, and what holds and is not kept yet, by a key that two alike share. Of several alike as
 * many stay as there are.
 */
export function difference<K extends V, V>(
  kept: readonly K[],
  holds: readonly V[],
  keyOf: (value: V) => string,
): { gone: K[]; fresh: V[] } {
  const left = Map.groupBy(kept, keyOf)
  const fresh = holds.filter(value => !left.get(keyOf(value))?.pop())
  return { gone: [...left.values()].flat(), fresh }
}
