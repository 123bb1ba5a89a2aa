import type { KeyObject } from 'node:crypto'
import type { Manifest } from './manifest.ts'

export interface EventLine {
  id: string
  forceId: string
  kind: string
  subjectKind: string
  subjectId: string
  caseId: string | null
  act: string
  recordKind: string | null
  recordId: string | null
  actorId: string | null
  actorRoles: string[]
  fromStatus: string | null
  toStatus: string | null
  at: string
  /** Seconds since 1970 as PostgreSQL writes them. */
  epoch: string
  previousHash: string | null
  hash: string
  digests: Record<string, string>
  /** Of a text that was kept back there is no salt, and no text. */
  salts: Record<string, string>
  texts: Record<string, string | null>
}
export interface Verified {
  manifest: Manifest
  faults: string[]
  files: number
  events: number
  keptBack: number
}
export function publicKeyOf(base64: string): KeyObject
export function fingerprintOf(signKey: string, sealKey: string): string
export function hashOfEvent(e: EventLine): string
export function checkEvent(e: EventLine, previousHash: string | null): { faults: string[]; keptBack: number }
export function verifyFolder(folder: string, key?: string): Promise<Verified>
