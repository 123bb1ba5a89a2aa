import type { ActName } from '../case/act-names.ts'
import type { SampledWork } from '../case/records/quality.ts'
import { londonDate, longDate } from '../case/time/calendar.ts'
import { drawnReads, drawnWork, workName } from '../case/views/sampling.ts'
import { upperFirst } from '../case/words/grammar.ts'
import { ownTarget } from './own-target.ts'
import { kinds, type Params, source, type Wait, type WaitEntry, wait } from './wait.ts'

const reads: Record<SampledWork, ActName> = {
  decisions: 'readSampledDecision',
  checks: 'readSampledCheck',
  breaches: 'readSampledBreach',
  reviews: 'readSampledReview',
  overrides: 'readSampledOverride',
}
const drawn: WaitEntry = {
  onCase: 'never',
  sentence: ({ params: p }) => `Drawn to be read: ${nameOf(p)}`,
  line: ({ params: p }) => upperFirst(nameOf(p)),
  todo: ({ params: p }) => `Read the ${nameOf(p)}`,
  page: '',
  go: 'Overview',
  acts: ({ about, params: p }) => [{ name: reads[p.work as SampledWork], about: p.work as SampledWork, id: about.id }],
}
const nameOf = (p: Params) => workName({ work: p.work as SampledWork, at: String(p.at) })

const sampleKinds = kinds({
  sampleDrawn: drawn,
  overrideDrawn: {
    ...drawn,
    text: { in: 'overrides', field: 'message' },
    line: ({ params: p, text }) => `Accepted on ${longDate(londonDate(String(p.at)))}: ${text}`,
  },
})
/** The share of finished work that was drawn and that nobody has read, on open and on closed cases. */
export const sampleSource = source({
  name: 'samples',
  version: 2,
  reads: drawnReads,
  kinds: sampleKinds,
  rows: file =>
    drawnWork(file)
      .filter(w => !w.reading)
      .map((w): Wait<keyof typeof sampleKinds> => {
        const target = ownTarget({ at: w.drawnAt }, 'sampleReadWithinDays', file.settings)
        return wait(
          w.work === 'overrides' ? 'overrideDrawn' : 'sampleDrawn',
          { kind: w.work, id: w.id },
          { at: w.drawnAt },
          { ...target, permission: 'oversee', params: { work: w.work, at: w.at, ...target.params } },
        )
      }),
})
