import { z } from 'zod'
import { sampledWork } from '../../case/records/quality.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import { readingFields } from '../decision/quality.ts'
import { exemplarInput, refuseExemplar } from '../drafting/exemplars.ts'
import { correction } from './correction.ts'

/** What a second reader found, and what was made of a case for others to learn from. */
export const qualityCorrections = {
  QualityReading: correction({
    kind: 'qualityReadings',
    stage: 'case',
    place: 'quality',
    permission: 'oversee',
    name: (_, r) => `reading of a ${lowerFirst(sampledWork[r.work].label)}`,
    input: z.object(readingFields),
    prefill: (_, r) => ({ ...r }),
    next: ({ input: i }) => i,
    author: r => r.byId,
  }),
  Exemplar: correction({
    kind: 'exemplars',
    stage: 'application',
    permission: 'secondLook',
    name: () => 'exemplar made of this case',
    input: exemplarInput,
    prefill: (_, r) => ({ ...r, checked: true }),
    next: ({ input: { checked: _c, ...i } }) => i,
    refuse: ({ file, input }) => refuseExemplar(file, input),
  }),
}
