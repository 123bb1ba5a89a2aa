import { expect, test } from '@playwright/test'
import type { z } from 'zod'
import { decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { actNames, acts } from '../../../lib/acts/index.ts'
import { type CaseFile, isLoaded, type Part } from '../../../lib/case/case.ts'
import { allRoles, policy } from '../../../lib/case/policy.ts'
import { readUntilEnough, withoutParts } from '../../../lib/case/read-parts.ts'
import { attempt, filesAtStatus, setting, statusesFor } from './every-case-act.ts'
import { at, decideAs, inputsFor, isOfLibrary, lately, newId, today } from './every-input.ts'
import { locked, recordsOf, rich, sentences, tried } from './rich-case.ts'

/** Every act × every status × every role, on one case that has a record of every kind. */

test('the case of these tests has a record in every collection', () => {
  const empty = Object.entries(locked).flatMap(([name, rows]) => (Array.isArray(rows) && !rows.length ? [name] : []))
  expect(empty).toEqual([])
})

test('every act has a label, a label for each field, and an input that its schema takes', () => {
  expect(actNames.length).toBeGreaterThan(100)
  for (const name of actNames) {
    const act = acts[name]
    const input = act.input as z.ZodObject
    expect(act.label.trim(), name).not.toBe('')
    expect(
      fieldsOf(input).map(([field]) => field),
      name,
    ).toEqual(Object.keys(input.shape))
    for (const [field, { label }] of fieldsOf(input)) expect(label.trim(), `${name}.${field}`).not.toBe('')
    const parsed = inputsFor(name, rich).map(raw => input.safeParse(raw))
    const whole = parsed.find(p => p.success)
    expect(whole?.success, `${name}: ${JSON.stringify(parsed[0]?.error?.issues)}`).toBe(true)
  }
})

test('every act × every status of what it is about: moved from any status but its own, and never from those', () => {
  const wrong: string[] = []
  for (const name of actNames) {
    const act = acts[name]
    const { file, actor } = setting(name)
    for (const { id } of recordsOf(file, act.about))
      for (const status of statusesFor(act.about))
        for (const stands of filesAtStatus(file, act.about, id, status)) {
          const whole = stands.case.status
          const may = (act.from as readonly string[]).includes(status) && (whole === 'open' || act.evenClosed === true)
          const { kind } = decideAs(actor, stands, act, id, {})
          if ((kind === 'moved') === may || kind === 'missing')
            wrong.push(`${name} from ${status}, case ${whole}: ${kind}`)
        }
  }
  expect(wrong).toEqual([])
})

test('every act can be done from somewhere, and leaves a sentence', () => {
  for (const name of actNames) if (!sentences.has(name)) attempt(name)
  expect(actNames.filter(name => !sentences.has(name))).toEqual([])
  expect([...sentences].filter(([, sentence]) => sentence.trim().length < 9)).toEqual([])
})

test('every act decides on the parts that it reads as on the whole case', () => {
  for (const name of actNames) if (!sentences.has(name)) attempt(name)
  const sizes: number[] = []
  const collections = Object.keys(rich).filter(name => !['case', 'settings', 'force', 'withdrawn'].includes(name))
  const everyPart = [...collections, 'withdrawn', 'elsewhere'] as Part[]
  for (const { name, kind, actor, file, on, input } of tried.values()) {
    const answer = (of: CaseFile) => {
      let made = 0
      const ids = () => `00000000-0000-4000-8000-${String(900_000_000_000 + made++)}`
      const moment = { ...(isOfLibrary(acts[name]) ? lately : { at, today }), actor, newId: ids, settings: of.settings }
      return decide(of, { act: acts[name], on, input, seen: asLoaded, despite: 'Agreed' }, moment)
    }
    const { case: root, settings, force, ...rest } = file
    const nothing = withoutParts({ case: root, settings, force }, everyPart)
    const { file: part, result } = readUntilEnough(nothing, rest, 'named', answer)
    expect(result, `${name} ${kind}`).toEqual(answer(file))
    sizes.push(everyPart.filter(p => isLoaded(part, p)).length)
  }
  expect(tried.size).toBeGreaterThan(actNames.length)
  // Most acts need few of the forty.
  expect(sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)]).toBeLessThan(12)
})

test('every act × every role: missing to a role that the policy never lets, and to no other', () => {
  for (const name of actNames) {
    const { file, actor } = setting(name)
    const record = recordsOf(file, acts[name].about)[0]
    for (const role of allRoles) {
      const decided = decideAs({ ...actor, roles: [role] }, file, acts[name], record?.id, {})
      const never = policy[acts[name].permission][role] === 'never'
      expect(decided.kind === 'missing', `${name} as ${role}: ${decided.kind}`).toBe(never)
    }
    const elsewhere = { ...actor, forceId: newId() }
    expect(decideAs(elsewhere, file, acts[name], record?.id, {}).kind, name).toBe('missing')
  }
})

test('whoever sends what somebody else is told of reads what happens next', () => {
  expect(actNames.filter(name => acts[name].tells && !acts[name].next)).toEqual([])
})
