import type { CaseFile } from '../case.ts'
import type { OrderCondition } from '../records/orders.ts'
import type { AreaShape } from './areas.ts'

/** The map of a sealed condition: its draft’s, while the court’s words are the draft’s own, with or without more after them. */
export const areaOfOrder = (file: Pick<CaseFile, 'draftConditions'>, c: OrderCondition): AreaShape | null =>
  file.draftConditions.findLast(d => d.shape && d.kind === c.kind && c.text.trim().startsWith(d.text.trim()))?.shape ??
  null
