import { absence, type CaseFile, NotLoaded, type Part, withParts } from './case.ts'

/**
 * A case that says so whenever one of the missing parts is read, by name or by being copied with `{ ...file }`: what a
 * reading has not met, it cannot depend on.
 */
export const withoutParts = (file: CaseFile<never>, missing: readonly Part[]): CaseFile<never> =>
  Object.create(Object.getPrototypeOf(file), {
    ...Object.getOwnPropertyDescriptors(file),
    ...Object.fromEntries(missing.map(part => [part, absence(part)])),
  })

/** Gives a reading one more of the parts at a time, each when it is met, until none is missing: what was never met is not needed. */
export function readUntilEnough<T>(
  file: CaseFile<never>,
  rest: Partial<Record<Part, unknown>>,
  missing: Part,
  read: (file: CaseFile) => T,
): { file: CaseFile<never>; result: T; met: Part[] } {
  const met = [missing]
  for (;;) {
    const parts: object = Object.fromEntries(met.map(part => [part, rest[part]]))
    const more: CaseFile<never> = withParts(file, parts)
    const next = readOrMiss(more, read)
    if ('result' in next) return { file: more, result: next.result, met }
    // A part that is there and said to be missing would be asked for for ever.
    if (met.includes(next.missing)) throw new NotLoaded(next.missing)
    met.push(next.missing)
  }
}

/** The result of a reading, or the first part that it met and that was not loaded. */
export function readOrMiss<T>(file: CaseFile<never>, read: (file: CaseFile) => T): { result: T } | { missing: Part } {
  try {
    return { result: read(file as CaseFile) }
  } catch (fault) {
    if (fault instanceof NotLoaded) return { missing: fault.part }
    throw fault
  }
}
