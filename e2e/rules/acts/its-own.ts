import type { ActName } from '../../../lib/acts/index.ts'

/** What may stand twice, and why. */
export const eachItsOwn: Partial<Record<ActName, string>> = {
  viewExhibit: 'each look is an event',
  playExhibit: 'each playing is an event',
  downloadExhibit: 'each download is an event',
  exportCase: 'each copy taken out is an event',
  makeOfferFile: 'each file made is an event',
  giveOutBundle: 'each copy given out is an event',
  lookAtCitations: 'each look is an event',
  lookAtCondition: 'each look is an event',
  readPicture: 'each reading of a picture stands beside the others',
  typeTranscript: 'each typing of what a file says stands beside the others',
  comment: 'what somebody says is theirs, also in the words of another',
  commentOnPart: 'the same',
}
