import { type FormState, onceNow, seenNow } from './state.ts'

/** What a form carries along unseen: which record, which version, where to go back to, and under which name it is kept. */
export function Carried({
  carried,
  keepAs,
  state,
}: {
  carried: Record<string, string>
  keepAs: string
  state: FormState
}) {
  return Object.entries({ ...carried, keep: keepAs }).map(([name, value]) => (
    <input
      key={name}
      type="hidden"
      name={`_${name}`}
      value={name === 'seen' ? seenNow(state, value) : name === 'once' ? onceNow(state, value) : value}
      readOnly
    />
  ))
}
