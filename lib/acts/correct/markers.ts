import { z } from 'zod'
import { markerKindOf } from '../../case/reference/marker-kinds.ts'
import { entryInWords } from '../../case/views/markers.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import { markerFields, notLater, refuseUnknownKind } from '../order/markers.ts'
import { correction } from './correction.ts'

/** Entries on other systems. One that is withdrawn leaves the order owing what it owed before. */
export const markerCorrections = {
  Marker: correction({
    kind: 'markers',
    stage: 'order',
    permission: 'recordMarker',
    name: (file, m) => {
      const words = entryInWords(m, markerKindOf(file.settings.markers, m.kindId)?.name ?? 'another system')
      return lowerFirst(words)
    },
    input: z.object(markerFields),
    prefill: (_, m) => ({ ...m }),
    next: ({ input }) => input,
    refuse: ({ file, input, moment }) => [
      ...refuseUnknownKind(markerKindOf(file.settings.markers, input.kindId)),
      ...notLater(input.doneAt, moment),
    ],
  }),
}
