import type { z } from 'zod'
import { type AnyAct, variantOf } from '../../../lib/acts/act/act.ts'
import { decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { type ActName, acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { type Actor, allRoles } from '../../../lib/case/policy.ts'
import { holdingsOf } from '../../../lib/case/staff/held.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { maySetAside, setAsideLimit, waitKey } from '../../../lib/waits/set-aside.ts'
import { people, team } from '../drafting/drafted.ts'
import { anyInput, type Filling } from './any-input.ts'
import { afterExamples, courtExamples, orderExamples, serviceExamples } from './examples/court.ts'
import { evidenceExamples } from './examples/evidence.ts'
import { peopleExamples } from './examples/people.ts'

/** The inputs that every act on a case is tried with. */

export const today = '2026-05-12'
export const at = '2026-05-12T11:30:00.000Z'
/** A day on which the latest wording of every condition is in use. */
export const lately = { at: '2026-11-30T11:30:00.000Z', today: '2026-11-30' }
export const isOfLibrary = (act: object) =>
  [acts.addCondition, acts.buildConditions, acts.takeNewWording].some(a => a === act)
/** An input that is done, and others that are. */
interface Tried {
  input: object
  others?: object[]
}
type Example = Tried | ((file: CaseFile) => Tried)
let counter = 1
export const newId = () => `00000000-0000-4000-8000-${String(700_000_000_000 + counter++)}`
const examples: Partial<Record<string, Example>> = {
  ...peopleExamples,
  ...evidenceExamples,
  ...courtExamples,
  ...orderExamples,
  ...serviceExamples,
  ...afterExamples,
  buildConditions: {
    input: {
      codes: 'P2,P9',
      P2_person: 'Nadia Ferrant',
      P9_person: 'Nadia Ferrant',
      religionWorkEducation: '',
      inInterim: 'no',
    },
  },
  commentOnPart: { input: { part: 'acts', text: 'Say when he was told to stop' } },
  recordVisit: { input: { outcome: 'allComplied', exceptions: [], checkedAt: '', nextOn: '2026-05-20' } },
  recordNoticeCheck: {
    input: {
      subject: 'homeAddress',
      result: 'notAsNotified',
      method: 'visit',
      found: 'Nobody of that name lives there',
      checkedAt: '',
      nextOn: '2026-05-20',
    },
  },
  // Whatever waits there that may be set aside.
  setAside: file => {
    const [wait] = waitsOf(file).filter(w => maySetAside(w.kind) && !setAsideLimit(w))
    return { input: { what: wait ? waitKey(wait) : '', untilOn: '2026-05-20', reason: 'Agreed' } }
  },
  // The check that was made before anything was drawn.
  drawPiece: file => ({
    input: { work: 'checks', workId: file.checks.find(c => c.checkedAt < file.settings.sampleFrom)?.id ?? '' },
  }),
  // Whatever each person holds there: first whoever holds the most.
  handOver: file => {
    const kinds = Map.groupBy(holdingsOf(file), h => h.personId)
    const holders = [...kinds].sort(([, a], [, b]) => b.length - a.length).map(([fromId]) => fromId)
    const [input = {}, ...others] = holders.map(fromId => ({
      ...{ fromId, kinds: [], toId: nobody, reason: '', within: '' },
    }))
    return { input, others }
  },
  drawArea: { input: { corners: '51.27, 0.52\n51.27, 0.53\n51.28, 0.53' } },
  attachBreachExhibit: {
    input: {
      ...evidenceExamples.attachExhibit.input,
      file: 'beaded'.padEnd(64, '0'),
      fileName: 'gate.png',
      mediaType: 'image/png',
    },
  },
}
export const everyRole: Actor = { ...people.officer, roles: allRoles }
/** Someone of the force who is picked from lists and does nothing. */
const nobody = newId()
export const stranger: Actor = { ...people.otherOfficer, id: newId(), teamIds: [team], roles: allRoles }
const fillings = (): Filling[] =>
  [today, '2026-05-11', '2027-05-10'].flatMap(day =>
    [true, false].map(optional => ({
      day,
      optional,
      person: nobody,
      file: newId().replaceAll('-', '').padEnd(64, '0'),
    })),
  )
/** The inputs of an act's forms: one for each value that its questions vary by. */
const formsOf = (act: AnyAct): z.ZodObject[] => {
  const [, field] = fieldsOf(act.input).find(([name]) => name === act.varies?.by) ?? []
  return field?.options?.map(o => variantOf(act, { [act.varies?.by ?? '']: o.value }).input) ?? [act.input]
}
/** Each input once. */
export const distinct = (inputs: readonly object[]): object[] => [
  ...new Map(inputs.map(input => [JSON.stringify(input), input])).values(),
]
/** The inputs tried for an act: made from its fields, and from its example where there is one. */
export const inputsFor = (name: ActName, file: CaseFile) => {
  const made = formsOf(acts[name]).flatMap(form => fillings().map(how => anyInput(form, file, how)))
  const kept = examples[name]
  const { input: example, others = [] } = (typeof kept === 'function' ? kept(file) : kept) ?? {}
  if (!example) return made
  const blanks = Object.fromEntries(Object.entries(example).filter(([, v]) => v === ''))
  const leavesRecordsOut = Object.values(example).some(v => Array.isArray(v) && v.length === 0)
  return [
    ...made,
    ...made.map(input => ({ ...input, ...example })),
    // Everything that may be answered, but what the example leaves blank.
    ...(leavesRecordsOut && Object.keys(blanks).length > 0 ? made.map(input => ({ ...input, ...blanks })) : []),
    ...others,
  ]
}
export const decideAs = (actor: Actor, file: CaseFile, act: AnyAct, on: string | undefined, input: object) =>
  decide(
    file,
    { act, on, input, seen: asLoaded, despite: 'Agreed' },
    { ...(isOfLibrary(act) ? lately : { at, today }), actor, newId, settings: file.settings },
  )
