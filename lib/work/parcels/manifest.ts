import { z } from 'zod'

/** What stands at the head of everything that a force gives to another or takes out for itself. docs/decisions/015 argues it. */

/** Raised when a file made before could no longer be read as one made now. */
export const parcelVersion = 1
export const parcelKinds = ['export', 'offer', 'answer', 'revocation'] as const

const force = z.object({
  force: z.string().min(1).max(200),
  code: z.string().min(1).max(40),
  signKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  sealKey: z.string().regex(/^age1[a-z0-9]{58}$/),
})
const hash = z.string().regex(/^[0-9a-f]{64}$/)
export const manifestShape = z.object({
  format: z.literal('stalking-protection-order-parcel'),
  version: z.literal(parcelVersion),
  kind: z.enum(parcelKinds),
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.string().max(300),
  marking: z.string().max(60),
  from: force,
  /** Whom it is for; null when its own force took it out. */
  to: force.nullable(),
  /** The offer that it is, answers or takes back; null for an export. */
  offerId: z.uuid().nullable(),
  caseRef: z.string().max(60),
  /** Why it was given: a purpose, or the basis of an offer. */
  why: z.string().max(2000),
  files: z.array(z.object({ name: z.string().max(300), bytes: z.number().int().min(0), sha256: hash })).max(200_000),
  /** What would have been in it and could not be given. */
  missing: z.array(z.object({ name: z.string().max(300), why: z.string().max(300) })).max(200_000),
})
export type Manifest = z.output<typeof manifestShape>
export type PartyOfParcel = z.output<typeof force>
