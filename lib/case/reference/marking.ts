/** The classification that stands on whatever leaves the program. */
export const markings = { sensitive: 'OFFICIAL – SENSITIVE', official: 'OFFICIAL' } as const
export type Marking = keyof typeof markings

/**
 * Everything that leaves the program as a file, with its classification. A route that gives one out names it here and answers
 * with `exportResponse`; a test finds a route that does not. Legal advice is in none of them, unless it was released.
 */
export const exportMarkings = {
  paper: 'sensitive',
  /** As it was received: its bytes are not changed, so that its name alone says it. */
  exhibit: 'sensitive',
  exhibitSchedule: 'sensitive',
  refusedLines: 'sensitive',
  subjectAccess: 'sensitive',
  wholeCase: 'sensitive',
  transferFile: 'sensitive',
  calendar: 'sensitive',
  /** As it was received. */
  reportFile: 'sensitive',
  courtOrderFile: 'sensitive',
  measures: 'official',
  pack: 'official',
} as const satisfies Record<string, Marking>
export type ExportName = keyof typeof exportMarkings

/** The marking as the name of a file bears it. */
export const markedName = (name: ExportName, fileName: string): string =>
  `${markings[exportMarkings[name]].replace(/[^A-Z]+/g, '-')}-${fileName}`
