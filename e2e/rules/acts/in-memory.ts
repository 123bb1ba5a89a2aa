import { applyPatch, type Decided, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { newFile } from '../../../lib/acts/case/opening.ts'
import { forceActs } from '../../../lib/acts/force/force.ts'
import { type ActName, acts } from '../../../lib/acts/index.ts'
import type { CaseFile, Patch } from '../../../lib/case/case.ts'
import { recordKinds } from '../../../lib/case/reference/record-kinds.ts'
import { londonDate } from '../../../lib/case/time/calendar.ts'
import { teams } from '../../../lib/demo/cast.ts'
import type { Teller } from '../../../lib/demo/telling.ts'
import type { Performing } from '../../../lib/work/pipeline/performing.ts'
import { aForce } from '../drafting/drafted.ts'

/** Cases of the demonstration told without a database, act by act, so that their acts can be done again in another order. */

/** One act of a case, as it was asked for. */
export interface Step {
  n: number
  act: ActName
  on: string | undefined
  input: object
  actor: Performing['actor']
  at: string
}
export interface Told {
  ref: string
  /** The case as it was opened. */
  start: CaseFile
  steps: Step[]
  end: CaseFile
}

/** Ids of what a step adds: the same whenever it is done. */
const idsOf = (n: number) => {
  let i = 0
  return () => `00000000-0000-4000-8000-${String(n).padStart(7, '0')}${String(i++).padStart(5, '0')}`
}
/** A step done on a case, in spite of what is asked, at its own moment or at another. */
export function doStep(file: CaseFile, { act, on, input, actor, ...step }: Step, at = step.at): Decided {
  const moment = { at, today: londonDate(at), actor, newId: idsOf(step.n), settings: file.settings }
  const done = decide(file, { act: acts[act], on, input, seen: asLoaded, despite: 'As it happened' }, moment)
  return done.kind === 'done' ? { ...done, patch: lastingIds(done.patch, step.n) } : done
}
/** The same change with each new record known by its step, its kind and its place among those: whatever else the step adds. */
function lastingIds(patch: Patch, n: number): Patch {
  const places = new Map<string, number>()
  let text = JSON.stringify(patch)
  for (const change of patch) {
    if (!('add' in change) || !('id' in change.add)) continue
    const place = places.get(change.in) ?? 0
    places.set(change.in, place + 1)
    const kind = String(Object.keys(recordKinds).indexOf(change.in) + 2).padStart(2, '0')
    const id = `00000000-0000-4000-9000-${String(n).padStart(7, '0')}${kind}${String(place).padStart(3, '0')}`
    text = text.replaceAll(String(change.add.id), id)
  }
  return JSON.parse(text)
}

export function memory(): { teller: Teller; told: Told[] } {
  const told: Told[] = []
  let n = 1
  const find = (ref: string | undefined): Told => {
    const story = told.find(t => t.ref === ref)
    if (!story) throw new Error(`No case ${ref}`)
    return story
  }
  const act = async (asked: Performing) => {
    const at = asked.at ?? ''
    if (asked.act === 'openCase') {
      const base = aForce()
      const force = {
        ...base,
        force: { ...base.force, id: asked.actor.forceId },
        teams: Object.values(teams).map(t => ({ ...t, endedAt: null })),
        opening: { ref: `MA-2026-${String(90_000 + told.length)}`, alike: [] },
      }
      const moment = {
        at,
        today: londonDate(at),
        actor: asked.actor,
        newId: idsOf(n++),
        settings: force.force.settings,
      }
      const done = decide(
        force as never,
        { act: forceActs.openCase, input: asked.input, seen: asLoaded, despite: 'So' },
        moment,
      )
      if (done.kind !== 'done' || !done.opens) return done
      const start = newFile(done.opens, force.force)
      told.push({ ref: start.case.ref, start, steps: [], end: start })
      return { ...done, ref: start.case.ref }
    }
    const story = find(asked.ref)
    const step: Step = {
      n: n++,
      act: asked.act as ActName,
      on: asked.on,
      input: asked.input as object,
      actor: asked.actor,
      at,
    }
    const done = doStep(story.end, step)
    if (done.kind !== 'done') return done
    story.steps.push(step)
    story.end = applyPatch(story.end, done.patch)
    for (const part of done.also.filter(p => p.ref === story.ref || p.ref === undefined)) {
      const also = { ...step, n: n++, act: part.act as ActName, input: part.input, on: undefined }
      const more = doStep(story.end, also)
      if (more.kind === 'done') {
        story.steps.push(also)
        story.end = applyPatch(story.end, more.patch)
      }
    }
    return { ...done, ref: story.ref }
  }
  return { teller: { act: act as never, fileFor: async (_, ref) => find(ref).end }, told }
}
