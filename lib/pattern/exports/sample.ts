import type { Encoding } from './lines.ts'

/** The first part of a file, as text. The last line may be cut and is left out unless it is the only one. */
export type Sample = { encoding: Encoding; lines: string[]; text: string; bytes: Uint8Array }
