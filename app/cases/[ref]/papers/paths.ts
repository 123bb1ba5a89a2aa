import type { Wanted } from '../../../../lib/casework/papers.ts'

/** The address of a paper's bytes. */
export const paperPath = (caseRef: string, { name, key, audience, form }: Wanted) =>
  `/cases/${caseRef}/papers/${name}/${key}/file?${new URLSearchParams({ audience, form })}`
/** The page that says whether a paper may be printed, and what holds it back. */
export const paperPagePath = (caseRef: string, { name, key, audience }: Omit<Wanted, 'form'>) =>
  `/cases/${caseRef}/papers/${name}/${key}?${new URLSearchParams({ audience })}`
