import type { OpenCaseInput } from '../../../lib/spo/acts/opening.ts'

/** What in a new case would also find an old one about the same people: each is searched for by itself. */
export const identifying = (input: OpenCaseInput): string[] => [
  [`${input.givenNames} ${input.familyName}`, input.bornOn].filter(Boolean).join(' '),
  ...input.aliases,
  `${input.protectedGivenNames} ${input.protectedFamilyName}`,
  ...input.phones,
  ...input.handles,
  ...input.vehicles,
  ...input.crimeReferences,
]
