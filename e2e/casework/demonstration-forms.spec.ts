import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { availability } from '../../lib/acts/act/decide.ts'
import { actNames, acts } from '../../lib/acts/index.ts'
import type { Case, CaseFile, Collection } from '../../lib/case/case.ts'
import { type Actor, allRoles } from '../../lib/case/policy.ts'
import { londonDate } from '../../lib/case/time/calendar.ts'
import { cast } from '../../lib/demo/cast.ts'
import { viewForm } from '../../lib/work/case/view-form.ts'
import { loadFile } from '../../lib/work/pipeline/load.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { type FreshDatabase, toldDatabase } from '../database.ts'

/** The form of an act is drawn from no more of a case than it reads, and is the same as from the whole case. */

let told: FreshDatabase
let program: Connection
test.beforeAll(async () => {
  told = await toldDatabase()
  program = connect(told.programUrl, { max: 2 })
})
test.afterAll(async () => {
  await program?.close()
  await told?.drop()
})

/** All of a form but its act, which is made anew for each value that chooses its questions and is the same by its label. */
const shown = (view: Awaited<ReturnType<typeof viewForm>>) =>
  JSON.parse(
    JSON.stringify({ read: view?.read, options: view?.options }, (key, value) => (key === 'act' ? value.label : value)),
  )
const at = '2026-11-21T12:00:00.000Z'
/** Whoever may do everything: what a form shows does not depend on who may open it. */
const everyone: Actor = { ...cast.calloway, roles: allRoles }

test('every form of a case is the same read in part, at first and once it is known what it reads, as read whole', async () => {
  test.setTimeout(180_000)
  const files = await asPerson(
    everyone,
    async tx => {
      const roots = (await tx.select().from(cases)) as Case[]
      const read: CaseFile[] = []
      for (const root of roots) read.push(await loadFile(tx, root, undefined, londonDate(at)))
      return read
    },
    { db: program.db },
  )
  const compared: string[] = []
  for (const name of actNames) {
    const act = acts[name]
    if (act.writeOnly) continue
    const places = files.flatMap(file =>
      (act.about === 'case' ? [file.case] : (file[act.about as Collection] as { id: string }[])).map(record => ({
        file,
        record,
        is: availability(file, act, record, { actor: everyone, at }, 'form').kind,
      })),
    )
    for (const is of ['available', 'moved'] as const) {
      const place = places.findLast(p => p.is === is)
      if (!place) continue
      const asking = {
        actor: everyone,
        ref: place.file.case.ref,
        name,
        on: act.about === 'case' ? undefined : place.record.id,
        asked: {},
        at,
        db: program.db,
      }
      const whole = await viewForm(asking, true)
      for (const turn of ['at first', 'once known']) {
        const part = await viewForm(asking, false)
        expect(shown(part), `${name}, ${is}, ${turn}`).toEqual(shown(whole))
      }
      compared.push(`${name} ${is}`)
    }
  }
  expect(compared.filter(c => c.endsWith('available')).length).toBeGreaterThan(200)
})
