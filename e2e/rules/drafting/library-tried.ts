import type { DraftCondition } from '../../../lib/case/records/applications.ts'
import type { SlotValues } from '../../../lib/case/words/slots.ts'
import { fillWording, libraryEntry } from '../../../lib/drafting/conditions.ts'
import type { LibraryEntry } from '../../../lib/drafting/library-entry.ts'
import { people } from './drafted.ts'

/** Something for each blank of the library, and a condition of a draft. */
export const values: Required<SlotValues> = {
  person: 'Zoë O’Brien-Núñez',
  people: ['Tom Jones', 'Ann Jones.', 'Reece Carter'],
  place: '14 Mill Lane, Aldermere.',
  places: ['Aldermere Library, Park Road', 'the allotments'],
  distance: 100,
  roads: ['High Street', 'Mill Lane', 'the A229'],
  route: ['Mill Lane', 'the canal path'],
  area: 'the county of Kent',
  times: 'every Monday and Thursday between 9am and 11am',
  number: '2',
  days: 3,
  provider: 'Aldermere Mind',
  role: 'programme manager',
  lastDate: '2028-03-27',
  date: '2028-02-29',
  channels: ['WhatsApp'],
  vehicles: ['the blue Ford YX19 ABC'],
  accounts: ['Instagram @a.b'],
  items: ['a knife', 'a crowbar'],
  exception: 'except through a solicitor',
}
export const textOf = (entry: LibraryEntry, given: SlotValues) => {
  const filled = fillWording(entry, given)
  if (!filled.ok) throw new Error(JSON.stringify(filled))
  return filled.text
}
export const entryOf = (code: string) => {
  const entry = libraryEntry(code)
  if (!entry) throw new Error(`No ${code}`)
  return entry
}

export const draftCondition = (over: Partial<DraftCondition>): DraftCondition => ({
  id: 'c1',
  applicationId: 'a1',
  number: 1,
  libraryCode: null,
  kind: 'prohibition',
  text: 'The defendant must not enter Ashcombe Hall.',
  necessity: 'x',
  incidentIds: [],
  religionWorkEducation: 'x',
  locality: null,
  isArea: false,
  boundary: null,
  lastDay: null,
  inInterim: false,
  checkMethod: 'visit',
  checkEveryDays: 28,
  breachProof: 'Seen inside the gates.',
  libraryVersion: null,
  librarySlots: null,
  keptWording: null,
  keptAgainst: null,
  providerConfirmed: null,
  shape: null,
  fromConditionId: null,
  removedAt: null,
  removedReason: null,
  version: 1,
  ...over,
})
export const late = { at: '2026-11-30T10:00:00.000Z', today: '2026-11-30', actor: people.officer, newId: () => 'new' }
export const how = { optional: false, day: '2028-02-29', person: '', file: '' }
