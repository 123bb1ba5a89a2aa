import type { CaseFile } from '../../case/case.ts'
import type { ForceFile } from '../../case/force.ts'
import type { Actor } from '../../case/policy.ts'
import { type AnyAct, type Aside, type FollowOn, variantOf } from '../act/act.ts'
import { versionOf } from '../act/versions.ts'
import { type EveryActName, everyAct } from '../index.ts'
import { fieldsOf, type NamedField } from './fields.ts'

interface Opening {
  actor: Actor
  name: EveryActName
  /** What it is done to; absent where whoever fills it in may not see that. */
  seen?: { file: CaseFile | ForceFile; record: { id: string; version?: number }; today: string } | undefined
  /** What the address fills in. */
  asked?: Record<string, unknown>
}
/** The form of an act as it opens: everything that is read for it of its subject. */
export interface OpenedForm {
  name: EveryActName
  /** The act, with the questions of the value that chooses them. */
  act: AnyAct
  fields: NamedField[]
  asked: Record<string, unknown>
  /** What its record says. */
  recorded: Record<string, unknown>
  /** What it is filled with, by field. */
  filled: Record<string, unknown>
  asides: Aside[]
  /** Of what it would write over; undefined where it only adds. */
  version: string | undefined
  /** What happens once it is sent; empty where the act does not say. */
  next: string
  /** Another form that may follow it. */
  follow: Pick<FollowOn, 'button' | 'when'> | undefined
  corrects: boolean
}

/** Opens the form of an act. Pure: what it reads of the subject it reads here, so that no more than that needs to be loaded. */
export function openForm({ actor, name, seen, asked = {} }: Opening): OpenedForm {
  const entry = everyAct[name]
  const recorded = (seen && entry.prefill?.(seen)) ?? {}
  const filled = { ...entry.own?.(actor), ...recorded, ...asked }
  const act = variantOf(entry, filled)
  const { file, record } = seen ?? {}
  const { follow } = act
  return {
    name,
    act,
    fields: fieldsOf(act.input),
    asked,
    recorded,
    filled,
    asides: (seen && act.aside?.(seen)) ?? [],
    version: seen && versionOf(seen.file, act, seen.record),
    next: act.next?.({ file, record }) ?? '',
    follow: follow && (follow.offered?.(file as never) ?? true) ? follow : undefined,
    corrects: act.corrects !== undefined && seen !== undefined,
  }
}
