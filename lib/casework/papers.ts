import { eq } from 'drizzle-orm'
import type { Transaction } from '../../db/client.ts'
import { forces } from '../../db/schema/organisation.ts'
import { type ApplicationPaper, applicationPaper, placeInPaper } from '../documents/application-paper.ts'
import { orderCard } from '../documents/order-card.ts'
import { printPdf } from '../documents/pdf.ts'
import { type Found, scan } from '../documents/protected-text.ts'
import { filedBefore } from '../spo/as-filed-file.ts'
import { londonDate } from '../spo/calendar.ts'
import type { CaseFile } from '../spo/case.ts'
import { defaultReference } from '../spo/findings/reference.ts'
import type { Actor } from '../spo/policy.ts'
import type { Application } from '../spo/records/applications.ts'
import { conductCounts } from './conduct.ts'
import { look, viewCase } from './view-case.ts'

export interface Prepared {
  application: Application
  paper: ApplicationPaper
  /** Where a protected address would be read; while there is one, nothing is printed. */
  found: Found[]
}

async function prepare(tx: Transaction, file: CaseFile, number: string): Promise<Prepared | undefined> {
  const application = file.applications.find(a => String(a.number) === number)
  if (!application) return undefined
  const [force] = await tx.select({ name: forces.name }).from(forces).where(eq(forces.id, file.case.forceId))
  const paper = applicationPaper(
    file,
    application,
    force?.name ?? '',
    await conductCounts(tx, file.case.id, filedBefore(application)),
  )
  const secrets = file.confidentialAddresses.filter(a => !a.releasedAt)
  // The exhibits go with the paper, under the names that their files came with.
  const files = file.exhibits.filter(e => !e.orderId && !e.breachId)
  const found = [
    ...scan(paper, secrets, path => placeInPaper(paper, path)),
    ...files.flatMap(e => scan(e.fileName, secrets, () => `Exhibit ${e.reference}: name of its file`)),
  ]
  return { application, paper, found }
}

/** The application's paper, and whether it may be printed. Undefined when there is none or it is not for this person. */
export async function applicationForPrint(actor: Actor, ref: string, number: string) {
  const view = await viewCase({ actor, ref, what: `the document of application ${number}` }, (tx, file) =>
    prepare(tx, file, number),
  )
  return view?.also && { file: view.file, ...view.also }
}

/** The card of an order, in plain words for the defendant, as a PDF; recorded as given out. Held back while a protected address is in it. */
export async function printOrderCard(actor: Actor, ref: string, id: string): Promise<Printed> {
  const view = await viewCase({ actor, ref, what: 'the card of an order' }, async (tx, file) => {
    const order = file.orders.find(o => o.id === id)
    if (!order) return undefined
    const [force] = await tx.select({ name: forces.name }).from(forces).where(eq(forces.id, file.case.forceId))
    const today = londonDate(new Date().toISOString())
    const card = orderCard(file, order, {
      force: force?.name ?? '',
      today,
      notifyDays: defaultReference.notificationDays,
    })
    const secrets = file.confidentialAddresses.filter(a => !a.releasedAt)
    return { order, card, found: scan(card, secrets, () => `The card of order ${order.ref}`) }
  })
  if (!view?.also) return { kind: 'missing' }
  const { order, card, found } = view.also
  if (found.length) return { kind: 'held', found }
  const given = {
    kind: 'download',
    act: 'download',
    subject: { kind: 'case', id: view.file.case.id },
    sentence: `Order ${order.ref} in plain words given out as a PDF`,
    detail: { order: order.id },
  } as const
  const pdf = await look(actor, given, async () => printPdf('order-card', card))
  return { kind: 'printed', name: `${order.ref.replace(/\//g, '-')}-in-plain-words.pdf`, pdf }
}

export type Printed =
  | { kind: 'missing' }
  | { kind: 'held'; found: Found[] }
  | { kind: 'printed'; name: string; pdf: Buffer }

/** Prints the application as a PDF and records that it was given out. Held back while a protected address is in it. */
export async function printApplication(actor: Actor, ref: string, number: string): Promise<Printed> {
  const ready = await applicationForPrint(actor, ref, number)
  if (!ready) return { kind: 'missing' }
  if (ready.found.length) return { kind: 'held', found: ready.found }
  const given = {
    kind: 'download',
    act: 'download',
    subject: { kind: 'case', id: ready.file.case.id },
    sentence: `Application ${number} given out as a PDF`,
    detail: { application: ready.application.id },
  } as const
  const pdf = await look(actor, given, async () => printPdf('application', ready.paper))
  return { kind: 'printed', name: `${ready.paper.reference.replace(/\//g, '-')}.pdf`, pdf }
}
