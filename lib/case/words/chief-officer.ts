/** The chief officers who bear another title (SPA 2019 s.14(1)); of every other force it is the chief constable. */
const commissioners: readonly [RegExp, string][] = [
  [/\bmetropolitan police\b/i, 'Commissioner of Police of the Metropolis'],
  [/\bcity of london police\b/i, 'Commissioner of Police for the City of London'],
]

/** The office that applies for an order, by the name of its force: 'Chief Constable of Marlshire Police'. The office applies, and not its holder by name. */
export const chiefOfficerOf = (force: string): string =>
  commissioners.find(([name]) => name.test(force))?.[1] ??
  `Chief Constable of ${force.replace(/^(British Transport|Ministry of Defence) Police$/, 'the $1 Police')}`
