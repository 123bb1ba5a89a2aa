import type { CaseFile, Settings } from '../../case/case.ts'
import type { Application } from '../../case/records/applications.ts'
import { longDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../refusal.ts'

/** Words of a standard of proof that no longer applies, found in a draft. Pure. */

const written = [
  'actsGrounds',
  'riskGrounds',
  'necessityGrounds',
  'termReason',
  'interimReason',
  'changedSince',
] as const
type Part = (typeof written)[number]
const labels: Record<Part, string> = {
  actsGrounds: 'acts',
  riskGrounds: 'risk',
  necessityGrounds: 'necessity',
  termReason: 'length',
  interimReason: 'interim order',
  changedSince: 'what has changed',
}
export interface OldWords {
  part: string
  words: string
}
const plain = (s: string) => s.toLowerCase().replace(/\s+/g, ' ')
/** The parts of a draft that hold words of an older standard, with the first such words of each. */
export const oldProofWordsIn = (a: Application, s: Pick<Settings, 'oldProofWords'>): OldWords[] =>
  written.flatMap((part): OldWords[] => {
    const text = plain(a[part] ?? '')
    const words = s.oldProofWords.find(w => w.trim() && text.includes(plain(w).trim()))
    return words ? [{ part: labels[part], words }] : []
  })
export const oldProofWarnings = (file: CaseFile<never>, a: Application): Refusal[] =>
  oldProofWordsIn(a, file.settings).map(({ part, words }) => ({
    message: `The part about ${part} says “${words}”. Since ${longDate(file.settings.proofStandardFrom)} the standard of proof is: ${file.settings.proofStandard}.`,
  }))
