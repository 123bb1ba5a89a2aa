import type { Collection } from '../../case/case.ts'
import type { Id } from '../../case/records/id.ts'

/** The record that a finding or a clock is about, and the part of it where it has several. */
export interface About {
  kind: 'case' | Collection
  id: Id
  part?: 'term' | undefined
}
