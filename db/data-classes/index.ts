import type { PgTable } from 'drizzle-orm/pg-core'
import type * as alarms from '../schema/alarms.ts'
import type * as applications from '../schema/applications.ts'
import type * as cases from '../schema/cases.ts'
import type * as counted from '../schema/counted.ts'
import type * as criminal from '../schema/criminal.ts'
import type * as events from '../schema/events.ts'
import type * as evidence from '../schema/evidence.ts'
import type * as former from '../schema/former.ts'
import type * as imports from '../schema/imports.ts'
import type * as looks from '../schema/looks.ts'
import type * as mail from '../schema/mail.ts'
import type * as markers from '../schema/markers.ts'
import type * as orders from '../schema/orders.ts'
import type * as organisation from '../schema/organisation.ts'
import type * as outside from '../schema/outside-forces.ts'
import type * as panels from '../schema/panels.ts'
import type * as papers from '../schema/papers.ts'
import type * as quality from '../schema/quality.ts'
import type * as releases from '../schema/releases.ts'
import type * as reports from '../schema/reports.ts'
import type * as requests from '../schema/requests.ts'
import type * as retention from '../schema/retention.ts'
import type * as safety from '../schema/safety.ts'
import type * as waits from '../schema/waits.ts'
import type { Classified } from './columns.ts'
import { classesOfCases } from './of-cases.ts'
import { classesOfOrders } from './of-orders.ts'
import { classesOfProgram } from './of-program.ts'

export type { Classified, DataClass, Holds } from './columns.ts'

type TablesOf<M> = { [K in keyof M as M[K] extends PgTable ? K : never]: Classified }
/** Every table of the schema: a new one does not compile until its columns are classified. */
type Everything = TablesOf<typeof alarms> &
  TablesOf<typeof applications> &
  TablesOf<typeof cases> &
  TablesOf<typeof counted> &
  TablesOf<typeof criminal> &
  TablesOf<typeof events> &
  TablesOf<typeof evidence> &
  TablesOf<typeof former> &
  TablesOf<typeof imports> &
  TablesOf<typeof looks> &
  TablesOf<typeof mail> &
  TablesOf<typeof markers> &
  TablesOf<typeof orders> &
  TablesOf<typeof organisation> &
  TablesOf<typeof outside> &
  TablesOf<typeof papers> &
  TablesOf<typeof releases> &
  TablesOf<typeof reports> &
  TablesOf<typeof requests> &
  TablesOf<typeof panels> &
  TablesOf<typeof safety> &
  TablesOf<typeof quality> &
  TablesOf<typeof retention> &
  TablesOf<typeof waits>
export const dataClasses = { ...classesOfCases, ...classesOfOrders, ...classesOfProgram } satisfies Everything
