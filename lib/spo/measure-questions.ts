import type { MeasureId } from './measures.ts'

/** The questions of a force that its measures answer, in the order in which they are asked. */
export const measureQuestions = {
  used: 'Are orders used?',
  seen: 'Is each pattern seen?',
  considered: 'Is an order considered, and in time?',
  quick: 'How long does it take to protect someone?',
  lasting: 'Does the court agree, and does protection last?',
  breached: 'Is a breach found, and answered?',
} as const
export type MeasureQuestion = keyof typeof measureQuestions

export const questionOf: Readonly<Record<MeasureId, MeasureQuestion>> = {
  M01: 'used',
  M01A: 'used',
  M02: 'seen',
  M03: 'seen',
  M05: 'considered',
  M05A: 'considered',
  M06: 'considered',
  M08: 'quick',
  M12: 'quick',
  M16: 'quick',
  M17: 'lasting',
  M18: 'lasting',
  M20: 'lasting',
  M22: 'breached',
  M22A: 'breached',
  M23: 'breached',
}
/** The five figures that a force is led by: shown first, with how each has gone and where. A team without reports sees the rest. */
export const headlineMeasures = ['M01', 'M05', 'M08', 'M16', 'M22A'] as const satisfies readonly MeasureId[]
