/** How somebody came by a role or a team: an administrator gave it, or the force’s directory did at a sign-in. */
export const givenBy = { hand: { label: 'By hand' }, directory: { label: 'By the directory' } } as const
export type GivenBy = keyof typeof givenBy
