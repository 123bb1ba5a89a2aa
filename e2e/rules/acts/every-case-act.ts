import type { CaseAbout } from '../../../lib/acts/act/act.ts'
import { recordOf } from '../../../lib/acts/act/decide.ts'
import { type ActName, acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { type Actor, allRoles } from '../../../lib/case/policy.ts'
import type { Id } from '../../../lib/case/records/id.ts'
import { statusesOf } from '../../../lib/case/reference/status.ts'
import { people } from '../drafting/drafted.ts'
import { along } from './case-states.ts'
import { decideAs, everyRole, inputsFor, stranger, today } from './every-input.ts'
import { keep, locked, recordsOf, rich, sentences } from './rich-case.ts'

/** Every act on a case, tried at every status by several people. */

/** The case as an act expects it, and someone whom the policy lets do it: break-glass is for those outside. */
export const setting = (name: ActName): { file: CaseFile; actor: Actor } =>
  name === 'breakGlass' ? { file: locked, actor: stranger } : { file: rich, actor: everyRole }
const withStatus = (file: CaseFile, about: CaseAbout, id: Id, status: string): CaseFile =>
  about === 'case'
    ? ({ ...file, case: { ...file.case, status } } as CaseFile)
    : ({ ...file, [about]: file[about].map(r => (r.id === id ? { ...r, status } : r)) } as CaseFile)
export const closedCase = (file: CaseFile): CaseFile => ({ ...file, case: { ...file.case, status: 'closed' } })
export const statusesFor = (about: CaseAbout): readonly string[] =>
  about === 'applications' || about === 'hearings' ? statusesOf[about] : statusesOf.case

/** The case with the record at a status: an application or a hearing has its own, anything else has the case's. */
export const filesAtStatus = (file: CaseFile, about: CaseAbout, id: Id, status: string): CaseFile[] => {
  if (about !== 'applications' && about !== 'hearings') return [withStatus(file, 'case', id, status)]
  const stands = withStatus(file, about, id, status)
  return [stands, closedCase(stands)]
}
/** For an act that corrects: the form as it opens, with one field changed at a time. */
export const oneChanged = (name: ActName, file: CaseFile, on: Id): object[] => {
  const act = acts[name]
  const record = recordOf(file, act.about, on)
  if (!act.corrects || !record || !act.prefill) return []
  const known = act.prefill({ file, record, today })
  const changes = inputsFor(name, file).flatMap(made =>
    Object.entries(made).map(([field, value]) => [`${field} ${JSON.stringify(value)}`, { [field]: value }] as const),
  )
  return [...new Map(changes).values()].map(change => ({ ...known, ...change, correctionReason: 'A slip' }))
}
/** Everyone who did something on the case, with every role: some records only their author may change. */
export const authors = [people.sergeant, people.coordinator, people.legal, people.authorising].map(p => ({
  ...p,
  roles: allRoles,
}))
/** Tries an act at every status it may be done from, by several people, on each record, with and without a restriction. */
export function attempt(name: ActName) {
  const act = acts[name]
  for (const file of [rich, locked, ...along])
    for (const { id } of recordsOf(file, act.about))
      for (const status of act.from)
        for (const actor of [everyRole, stranger, ...(act.corrects || act.withdraws ? authors : [])])
          for (const stands of filesAtStatus(file, act.about, id, status))
            for (const input of [...inputsFor(name, stands), ...oneChanged(name, stands, id)]) {
              const decided = decideAs(actor, stands, act, id, input)
              keep(name, decided.kind, { actor, file: stands, on: id, input })
              if (decided.kind === 'done') return void sentences.set(name, decided.sentence)
            }
}
