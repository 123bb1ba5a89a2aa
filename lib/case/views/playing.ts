import type { Custody } from '../records/exhibits.ts'
import type { Id } from '../records/id.ts'
import type { Instant } from '../time/calendar.ts'

/** Kinds of recording that are offered to be played in the page; whether a browser knows the one inside is for it to say. */
export const isRecording = (mediaType: string): boolean =>
  /^(?:video|audio)\//.test(mediaType) || mediaType === 'application/ogg'
export const isSound = (mediaType: string): boolean => mediaType.startsWith('audio/') || mediaType === 'application/ogg'

const minutes = 60

/** Whether this person gave a reason for playing it within the last hour: the bytes of a recording are sent to nobody else. */
export const mayPlay = (custody: readonly Custody[], exhibitId: Id, personId: Id, at: Instant): boolean =>
  custody.some(
    c =>
      c.exhibitId === exhibitId &&
      c.byId === personId &&
      c.what === 'played' &&
      Date.parse(c.at) <= Date.parse(at) &&
      Date.parse(at) - Date.parse(c.at) < minutes * 60_000,
  )
