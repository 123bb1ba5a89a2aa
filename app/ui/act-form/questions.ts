import type { Field, Group, NamedField } from '../../../lib/acts/form/field.ts'
import { decode, type Typed, typedOf } from '../../../lib/acts/form/typed.ts'
import type { FormState } from './state.ts'

export interface QuestionsOfOne {
  group: Group
  fields: NamedField[]
}
type Part = { field: NamedField; cards: QuestionsOfOne[] } | QuestionsOfOne
/** The questions in their order, those of one thing together as its card: beneath the answer that chooses it, where one does. */
export function inCards(fields: NamedField[]): Part[] {
  const parts: Part[] = []
  for (const field of fields) {
    const { group } = field[1]
    if (!group) {
      parts.push({ field, cards: [] })
      continue
    }
    const holder = parts.find(p => 'field' in p && p.field[0] === group.chosenIn)
    const among: Part[] = holder && 'field' in holder ? holder.cards : parts
    const last = among.at(-1)
    if (last && 'group' in last && last.group.key === group.key) last.fields.push(field)
    else among.push({ group, fields: [field] })
  }
  return parts
}

/** What stands on one line of its own, in the words of all its answers: "Marcus Cattermole, born 18 May 1961". */
export const inLine = (fields: NamedField[], line: string): NamedField[] =>
  fields.filter(([, f]) => f.line?.of === line)

/** What is folded away, by what it stands under, each where its first question is. */
export function inParts(detail: NamedField[]): { under: string; fields: NamedField[] }[] {
  const parts = new Map<string, NamedField[]>()
  for (const field of detail) {
    const under = field[1].under ?? 'Add detail'
    parts.set(under, [...(parts.get(under) ?? []), field])
  }
  return [...parts].map(([under, fields]) => ({ under, fields }))
}

export const answersIn = (chosen: Typed, state: FormState, field: string): string[] =>
  (chosen[field] ?? state.typed[field] ?? []).filter(Boolean)

/** A question that another answer has set aside, or that belongs to one that is. */
export function isAside(
  fields: NamedField[],
  chosen: Typed,
  state: FormState,
  { when, picks }: { when?: Field['when'] | undefined; picks?: true },
): boolean {
  if (!when) return false
  const above = fields.find(([name]) => name === when.field)?.[1]
  if (above && isAside(fields, chosen, state, above)) return true
  const answers = answersIn(chosen, state, when.field)
  return !(picks && !answers.length) && ![when.is].flat().some(a => answers.includes(a))
}

/** What was just typed chooses the answer that it belongs to. */
export function pickAnswers(form: HTMLFormElement, fields: NamedField[]) {
  const typed = typedOf(new FormData(form))
  const raw = decode(fields, name => typed[name] ?? [])
  for (const [, { picks, when }] of fields) {
    if (!picks || !when || typed[when.field]?.some(Boolean)) continue
    for (const radio of form.querySelectorAll<HTMLInputElement>(`input[type="radio"][name="${when.field}"]`))
      if (radio.value === raw[when.field]) radio.checked = true
  }
}

/** The first control of a question: where its error leads. */
export function anchor(field: string, fields: NamedField[]): string {
  const control = fields.find(([name]) => name === field)?.[1].control
  return control === 'date' || control === 'moment' ? `${field}-day` : field
}

/** Whether a question has an answer, in its own name or in a part of it. */
export const isHeldIn = (typed: Typed, name: string): boolean =>
  Object.entries(typed).some(([n, v]) => (n === name || n.startsWith(`${name}-`)) && v.some(Boolean))

/** Whether an answer is no longer what it was, in its own name or in a part of it. */
export function isChanged(was: Typed, now: Typed, name: string): boolean {
  const said = (typed: Typed) =>
    JSON.stringify(
      Object.entries(typed)
        .filter(([key]) => isOf(key, name))
        .map(
          ([key, values]) =>
            [
              key,
              values
                .map(v => v.replaceAll('\r', '').trim())
                .filter(Boolean)
                .toSorted(),
            ] as const,
        )
        .filter(([, values]) => values.length)
        .toSorted(([a], [b]) => a.localeCompare(b)),
    )
  return said(was) !== said(now)
}

const isOf = (key: string, name: string) => key === name || key.startsWith(`${name}-`) || key.startsWith(`${name}.`)
/** Whether an answer is among these, be it blank: its own name, or the name of a part of it. */
export const isGiven = (typed: Typed, name: string) => Object.keys(typed).some(key => isOf(key, name))
/** These answers, with each that others give in place of its own: all of its parts. */
export function withAnswers(typed: Typed, others: Typed, fields: NamedField[]): Typed {
  const given = fields.flatMap(([name]) => (isGiven(others, name) ? [name] : []))
  const kept = Object.entries(typed).filter(([key]) => !given.some(name => isOf(key, name)))
  return { ...Object.fromEntries(kept), ...others }
}

/** What was typed, with the answers that were left as the form opened and that somebody else changed meanwhile: theirs stand. */
export function untouched(
  fields: NamedField[],
  { mine, opened, theirs }: { mine: Typed; opened: Typed; theirs: Typed },
): { names: string[]; typed: Typed } {
  const said = (typed: Typed, name: string) =>
    JSON.stringify(
      Object.entries(typed)
        .filter(([key, values]) => isOf(key, name) && values.some(Boolean))
        .sort(([a], [b]) => a.localeCompare(b)),
    )
  const names = fields.flatMap(([name]) =>
    isGiven(theirs, name) && said(mine, name) === said(opened, name) && said(theirs, name) !== said(opened, name)
      ? [name]
      : [],
  )
  const taken = Object.entries(theirs).filter(([key]) => names.some(name => isOf(key, name)))
  return { names, typed: withAnswers(mine, Object.fromEntries(taken), fields) }
}
