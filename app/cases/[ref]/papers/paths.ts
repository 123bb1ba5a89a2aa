import type { Wanted } from '../../../../lib/casework/papers.ts'

/** The address of a paper's bytes. */
export const paperPath = (caseRef: string, { name, key, audience, form }: Wanted) =>
  `/cases/${caseRef}/papers/${name}/${key}/file?${new URLSearchParams({ audience, form })}`
/** The page that says whether a paper may be printed, and what holds it back. */
export const paperPagePath = (caseRef: string, { name, key, audience }: Omit<Wanted, 'form'>) =>
  `/cases/${caseRef}/papers/${name}/${key}?${new URLSearchParams({ audience })}`
/** The address of a bundle's bytes. */
export const bundlePath = (caseRef: string, { key, audience }: Pick<Wanted, 'audience' | 'key'>) =>
  `/cases/${caseRef}/papers/bundle/${key}/file?${new URLSearchParams({ audience })}`
/** The page of what is in a bundle, and of what holds it back. */
export const bundlePagePath = (caseRef: string, { key, audience }: Pick<Wanted, 'audience' | 'key'>) =>
  `/cases/${caseRef}/papers/bundle/${key}?${new URLSearchParams({ audience })}`
