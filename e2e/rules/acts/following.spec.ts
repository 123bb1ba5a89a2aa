import { expect, test } from '@playwright/test'
import type { AnyAct } from '../../../lib/acts/act/act.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { acts, everyAct } from '../../../lib/acts/index.ts'

const following = Object.entries(everyAct).flatMap(([name, act]: [string, AnyAct]) =>
  act.follow ? [{ name, act, follow: act.follow, next: acts[act.follow.act] as AnyAct }] : [],
)
const names = (act: AnyAct) => fieldsOf(act.input).map(([name]) => name)

test('from opening a case to the first section of a draft each form leads to the next', () => {
  const path = ['openCase']
  for (;;) {
    const step = following.find(f => f.name === path.at(-1))
    if (!step || path.includes(step.follow.act)) break
    path.push(step.follow.act)
  }
  expect(path).toEqual(['openCase', 'logIncidents', 'assessRisk', 'decideSpo', 'startApplication', 'writeActs'])
})

for (const { name, act, follow, next } of following)
  test(`what ${name} carries on is asked by it and by the form that comes next`, () => {
    for (const field of follow.carry ?? []) {
      expect(names(act), `${name}.${field}`).toContain(field)
      expect(names(next), `${follow.act}.${field}`).toContain(field)
    }
    if (follow.when) {
      const options = fieldsOf(act.input).find(([field]) => field === follow.when?.field)?.[1].options
      expect(options?.map(o => o.value)).toContain(follow.when.is)
    }
    // Whoever may do this one may open what comes next, or it would lead nowhere.
    expect(next.partOfAnother ?? next.byProgram ?? next.writeOnly).toBeUndefined()
  })
