import type { Exhibit } from '../records/exhibits.ts'
import { heldIns } from '../reference/codes/incidents.ts'
import { lowerFirst } from '../words/grammar.ts'

/** Where an exhibit by reference is held, with its reference there, to stand within a sentence; empty of one whose file is here. */
export const heldWords = (e: Pick<Exhibit, 'heldIn' | 'heldReference'>): string =>
  e.heldIn ? `${lowerFirst(heldIns[e.heldIn].label)}, reference ${e.heldReference}` : ''

/** What proves that a file is what was received, or where the original is held instead. */
export const keptWords = (e: Pick<Exhibit, 'heldIn' | 'heldReference' | 'sha256'>): string =>
  e.sha256 ? `SHA-256 ${e.sha256.slice(0, 32)} ${e.sha256.slice(32)}` : `Held in the ${heldWords(e)}`

/** Suspected indecent images of children: never here, only where the unit that holds them keeps them. */
export const isUnlawfulToHold = (e: Pick<Exhibit, 'heldIn'>): boolean => e.heldIn === 'indecentImages'

const seconds = (time: string) => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
const clipForm = /^(\d{1,2}:[0-5]\d(?::[0-5]\d)?)\s*(?:to|-|–)\s*(\d{1,2}:[0-5]\d(?::[0-5]\d)?)(?:[\s,:;].*)?$/u

/** Why a line does not say which part of a recording it means; undefined where it does: "00:04:10 to 00:06:30, what it shows". */
export function clipProblem(line: string): string | undefined {
  const found = clipForm.exec(line.trim())
  if (!found?.[1] || !found[2]) return `“${line}” must begin with two times, like 00:04:10 to 00:06:30`
  return found[1].split(':').length === found[2].split(':').length && seconds(found[2]) > seconds(found[1])
    ? undefined
    : `In “${line}” the second time must be after the first, and both written alike`
}
