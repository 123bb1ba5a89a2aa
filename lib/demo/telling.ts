import type { Database } from '../../db/client.ts'
import { recordOf } from '../acts/act/decide.ts'
import { versionOf } from '../acts/act/versions.ts'
import { forceActs } from '../acts/force/force.ts'
import { fieldsOf } from '../acts/form/fields.ts'
import { type ActName, acts } from '../acts/index.ts'
import type { CaseFile } from '../case/case.ts'
import type { Actor } from '../case/policy.ts'
import { londonDate, londonToInstant } from '../case/time/calendar.ts'
import { findCase, loadFile } from '../work/pipeline/load.ts'
import { perform } from '../work/pipeline/perform.ts'
import type { Performing } from '../work/pipeline/performing.ts'
import { asPerson } from '../work/pipeline/transaction.ts'

type Values = Record<string, unknown>
/** Picks the record that an act is about from the case as it stands. */
export type Pick = (file: CaseFile) => { id: string } | undefined

/** A case being told: every line of it goes through `perform`, at its own moment. */
export interface Story {
  ref: string
  /** Does an act on a day ('2026-03-01' or '2026-03-01 21:10'), the form as prefilled changed by `values`. */
  tell: (
    who: Actor,
    when: string,
    act: ActName,
    values?: Values | ((file: CaseFile) => Values),
    on?: Pick,
  ) => Promise<void>
  read: () => Promise<CaseFile>
}

export const momentOf = (when: string): string => {
  const [day = '', time = '10:00'] = when.split(' ')
  const at = londonToInstant(`${day}T${time}`)
  if (!at) throw new Error(`No such moment: ${when}`)
  return at
}
/** Every field of a form, empty where the story says nothing: as a browser would send it. */
const blank = (input: Parameters<typeof fieldsOf>[0]): Values =>
  Object.fromEntries(
    fieldsOf(input).map(([name, f]) => [name, ['choices', 'records', 'rows', 'lines'].includes(f.control) ? [] : '']),
  )

/** Where a story is told: a database, or in its place what a test does with each act. */
export interface Teller {
  act: typeof perform
  fileFor: (eyes: Actor, ref: string) => Promise<CaseFile>
}
const tellerOf = (db: Database | Teller): Teller =>
  'fileFor' in db
    ? db
    : {
        act: asked => perform({ ...asked, db }),
        fileFor: (eyes, ref) =>
          asPerson(
            eyes,
            async tx => {
              const root = await findCase(tx, ref, false)
              if (!root) throw new Error(`${eyes.name} cannot see ${ref}`)
              return loadFile(tx, root, undefined, londonDate(new Date().toISOString()))
            },
            { db },
          ),
      }
/** Does an act, and goes on in spite of its warnings. */
async function goOn({ act }: Teller, asked: Performing) {
  const first = await act(asked)
  return first.kind === 'warned' ? act({ ...asked, despite: 'Recorded as it happened' }) : first
}

/** Opens a case and gives back the way to tell the rest of it. Anything refused stops the telling. */
export async function openStory(db: Database | Teller, who: Actor, when: string, values: Values): Promise<Story> {
  const input = { ...blank(forceActs.openCase.input), searched: `${values.givenNames} ${values.familyName}`, ...values }
  const begun = await goOn(tellerOf(db), { actor: who, act: 'openCase', input, at: momentOf(when) })
  if (begun.kind !== 'done') throw new Error(`Not opened: ${JSON.stringify(begun)}`)
  return resume(db, who, begun.ref)
}

export function resume(db: Database | Teller, reader: Actor, ref: string): Story {
  const teller = tellerOf(db)
  const fileFor = (eyes: Actor) => teller.fileFor(eyes, ref)
  return {
    ref,
    read: () => fileFor(reader),
    tell: async (who, when, name, values = {}, on) => {
      const act = acts[name]
      const at = momentOf(when)
      // Break-glass is asked for by someone who cannot read the case yet.
      const file = name === 'breakGlass' ? undefined : await fileFor(who)
      const chosen = on && file ? on(file) : undefined
      if (on && !chosen) throw new Error(`${ref}: nothing to ${name} on`)
      const record = file && recordOf(file, act.about, chosen?.id)
      const known = file && record ? act.prefill?.({ file, record, today: londonDate(at) }) : {}
      const given = typeof values === 'function' ? values(file as CaseFile) : values
      const input = { ...blank(act.input), ...present(known), ...given }
      const seen = file && record ? versionOf(file, act, record) : undefined
      const done = await goOn(teller, { actor: who, ref, act: name, on: chosen?.id, input, seen, at })
      if (done.kind !== 'done')
        throw new Error(`${ref}: ${who.name} could not ${name} on ${when}: ${JSON.stringify(done)}`)
    },
  }
}
const present = (values: Values | undefined): Values =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([, v]) => v !== undefined && v !== null))

export const last = <T>(rows: readonly T[]): T | undefined => rows[rows.length - 1]
/** The latest application of a kind. */
export const application =
  (kind: CaseFile['applications'][number]['kind']): Pick =>
  file =>
    last(file.applications.filter(a => a.kind === kind))
export const latestOrder =
  (kind?: CaseFile['orders'][number]['kind']): Pick =>
  file =>
    last(file.orders.filter(o => !kind || o.kind === kind))
export const listedHearing: Pick = file => last(file.hearings.filter(h => h.status === 'listed'))
export const latestBreach: Pick = file => last(file.breaches)
/** A condition of the latest order, by its number. */
export const condition =
  (number: number): Pick =>
  file => {
    const order = last(file.orders)
    return file.orderConditions.find(c => c.orderId === order?.id && c.toVersion === null && c.number === number)
  }
