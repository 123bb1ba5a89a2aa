import type { Life } from '../life.ts'
import type { Crew } from '../steps.ts'

/** What most of these share: an interim order, then a full one, served and notified. */
export const course = (
  opened: string,
  dates: {
    drafted: string
    reviewed: string
    lodged: string
    interim?: string
    interimLast?: string
    full: string
    station?: string
  },
): Partial<Life> => ({
  opened,
  drafted: {
    on: dates.drafted,
    ...(dates.interim && dates.interimLast
      ? { interim: { reason: 'The risk cannot wait for the full hearing.', lastDay: dates.interimLast } }
      : {}),
  },
  reviewed: dates.reviewed,
  lodged: dates.lodged,
  ...(dates.interim && dates.interimLast
    ? {
        interim: {
          listed: dates.lodged,
          heard: dates.interim,
          made: { lastDay: dates.interimLast },
          served: dates.interim,
          notified: dates.interim,
        },
      }
    : {}),
  full: {
    listed: dates.interim ?? dates.lodged,
    heard: dates.full,
    made: { years: 2 },
    served: dates.full,
    ...(dates.interim ? {} : { notified: dates.full }),
    ...(dates.station ? { station: dates.station } : {}),
  },
  decided: opened,
  told: dates.full,
})
/** The life of a case with its crew. */
export const life = (
  crew: Crew,
  l: Partial<Life> &
    Pick<Life, 'teamId' | 'opened' | 'defendant' | 'protectedPerson' | 'relationship' | 'incidents' | 'pattern'>,
): Life => ({ crew, ...l })
