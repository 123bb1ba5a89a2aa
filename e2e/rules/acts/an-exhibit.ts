import type { Exhibit } from '../../../lib/case/records/exhibits.ts'
import { people } from '../drafting/drafted.ts'
import { at, nextId } from './order-file.ts'

/** An exhibit that is about nothing yet. */
export const exhibit = (reference: string, set: Partial<Exhibit> = {}): Exhibit => ({
  id: nextId(),
  incidentId: null,
  orderId: null,
  breachId: null,
  reference,
  description: 'Still from her doorbell',
  fileName: 'still.png',
  mediaType: 'image/png',
  bytes: 4012,
  sha256: reference.charCodeAt(3).toString(16).padStart(64, '0'),
  heldIn: null,
  heldReference: null,
  clips: [],
  receivedAt: at('2026-03-01'),
  receivedFrom: null,
  byId: people.officer.id,
  derivedFromId: null,
  derivation: null,
  likeness: null,
  innerName: null,
  ofItself: null,
  distressing: false,
  distressingWhy: null,
  ...set,
})
