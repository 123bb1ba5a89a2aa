import { randomUUID } from 'node:crypto'
import type { AnyCaseAct, FollowOn } from '../../lib/acts/act/act.ts'
import { fieldsOf } from '../../lib/acts/form/fields.ts'
import { acts } from '../../lib/acts/index.ts'
import type { Collection } from '../../lib/case/case.ts'
import type { Actor } from '../../lib/case/policy.ts'
import { firstUnsettled } from '../../lib/drafting/section-place.ts'
import { actPath, casePath, isOfCase } from '../../lib/site/addresses.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { type Performed, perform } from '../../lib/work/pipeline/perform.ts'

/** What the button that does an act and opens the next sends in place of an address. */
export const followingAct = 'next'

interface Onward {
  href: string
  /** What was recorded of the acts that asked nothing and were done on the way. */
  sentences: string[]
}

/** The form of the act that comes next; where that asks nothing, it is done, and what comes after it is opened. */
export async function goOnToNext(
  actor: Actor,
  { act: name, carry = [], pastSettled }: FollowOn,
  done: Extract<Performed, { kind: 'done' }>,
  input: Record<string, unknown>,
  back: string | undefined,
): Promise<Onward> {
  const act: AnyCaseAct = acts[name]
  const { ref } = done
  const on = act.about === 'case' ? undefined : done.created[act.about as Collection]
  // A form that was sent twice added nothing the second time, so that there is no record to go on with.
  if (act.about !== 'case' && !on) return { href: casePath(ref), sentences: [] }
  const carried = Object.fromEntries(
    carry.flatMap(field => (typeof input[field] === 'string' && input[field] ? [[field, input[field]]] : [])),
  )
  const section = pastSettled && on ? await firstSection(actor, ref, on) : undefined
  if (section) return { href: section, sentences: [] }
  const form = actPath(ref, name, on, {
    ...carried,
    // From outside the case, it ends at the case.
    ...(back ? { back: isOfCase(ref, back) ? back : casePath(ref) } : {}),
    // The same form again is another form: nothing of the last stays in it.
    after: randomUUID().slice(0, 8),
  })
  if (fieldsOf(act.input).length) return { href: form, sentences: [] }
  const also = await perform({ actor, act: name, ref, on, input: {}, as: 'form' })
  if (also.kind !== 'done') return { href: form, sentences: [] }
  const further = act.follow
    ? await goOnToNext(actor, act.follow, also, {}, undefined)
    : { href: casePath(ref), sentences: [] }
  return { href: further.href, sentences: [also.sentence, ...further.sentences] }
}

/** The page of the first section of a draft that wants something; undefined where none does. */
async function firstSection(actor: Actor, ref: string, on: string): Promise<string | undefined> {
  const view = await viewCase({ actor, ref, what: 'the sections of its draft' })
  const draft = view?.file.applications.find(a => a.id === on)
  return view && draft && firstUnsettled(view.file, draft, view.today)
}
