import { type HeldKind, heldKinds, heldReads, holdingsOf } from '../case/staff/held.ts'
import { addDays } from '../case/time/calendar.ts'
import { kinds, source, wait } from './wait.ts'

const held = (p: { kind?: unknown; n?: unknown }) => {
  const { one, many, label } = heldKinds[p.kind as HeldKind]
  return p.kind === 'officer' ? label.toLowerCase() : p.n === 1 ? `1 ${one}` : `${p.n} ${many}`
}
const leftKinds = kinds({
  heldByLeaver: {
    ofLeavers: true,
    onCase: 'never',
    sentence: ({ params: p }) => `Held by somebody who has left: ${held(p)}`,
    line: ({ owner, params: p }) => `${owner ?? 'Somebody'} has left: ${held(p)}`,
    todo: () => 'Give it to somebody',
    page: '',
    go: 'Overview',
    acts: () => [{ name: 'handOver', about: 'case' }],
  },
})

/** Everything that is somebody’s by name, of each person and kind once: it waits once that person has left. */
export const heldSource = source({
  name: 'held',
  version: 1,
  reads: ['case', ...heldReads],
  kinds: leftKinds,
  rows: file =>
    [...Map.groupBy(holdingsOf(file), h => `${h.kind} ${h.personId}`)].flatMap(([part, all]) => {
      const [first] = all
      if (!first) return []
      const last = all.some(h => h.until === null)
        ? null
        : (all
            .flatMap(h => h.until ?? [])
            .sort()
            .at(-1) ?? null)
      return wait(
        'heldByLeaver',
        { kind: 'case', id: file.case.id },
        { at: file.case.openedAt },
        {
          part,
          ownerId: first.personId,
          ifOwnerLeft: true,
          lapses: last ? { on: addDays(last, 1) } : null,
          params: { kind: first.kind, n: all.length },
        },
      )
    }),
})
/** Which kind a row is of, and whose: what its form carries. */
export const heldPart = (part: string): { kind: string; personId: string } => {
  const [kind = '', personId = ''] = part.split(' ')
  return { kind, personId }
}
