import type { ReadableStream } from 'node:stream/web'
import { eq } from 'drizzle-orm'
import type { Database, Transaction } from '../../../db/client.ts'
import { outsideForces } from '../../../db/schema/outside-forces.ts'
import type { Actor } from '../../case/policy.ts'
import { isKnownOn } from '../../case/records/outside-forces.ts'
import type { Transfer } from '../../case/records/transfers.ts'
import { markings } from '../../case/reference/marking.ts'
import { transferBases, transferKinds, transferStates } from '../../case/reference/transfer-codes.ts'
import { type Instant, londonDate, longDate, longMoment } from '../../case/time/calendar.ts'
import { needlesOf } from '../../case/views/protected-address.ts'
import type { Refusal } from '../../law/refusal.ts'
import { findCase, loadFile } from '../pipeline/load.ts'
import { type Performed, performIn } from '../pipeline/perform.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { transferIn } from '../transfers/incoming.ts'
import { type OwnKeys, ownKeysIn } from '../transfers/outside.ts'
import { ending, exhibitEntries } from './export-case.ts'
import { writeEvents } from './gather-case.ts'
import type { PartyOfParcel } from './manifest.ts'
import { escaped, factsAsHtml, howToCheck, pageEnd, pageHead } from './pages.ts'
import { type Entry, type Parcel, sealParcel, textEntry } from './seal.ts'
import { Spool } from './spool.ts'

export type MadeFile =
  | { kind: 'missing' }
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'file'; name: string; stream: ReadableStream<Uint8Array> }
interface When {
  at?: Instant
  db?: Database
}

/** The force that a file is for, as long as its keys hold. */
async function partyOf(tx: Transaction, outsideId: string | null, at: Instant): Promise<PartyOfParcel | Refusal> {
  const [kept] = outsideId ? await tx.select().from(outsideForces).where(eq(outsideForces.id, outsideId)) : []
  if (!kept) return { message: 'It is with a force of this service: no file goes to it' }
  const known = isKnownOn(kept, londonDate(at)) ? kept : await laterKeys(tx, kept, at)
  if (!known) return { message: `The keys of ${kept.name} are used no longer. Have its new keys added under Settings` }
  return { force: known.name, code: known.code, signKey: known.signKey, sealKey: known.sealKey }
}
/** A force that has other keys now has its files locked for those. */
async function laterKeys(tx: Transaction, kept: { code: string }, at: Instant) {
  const same = await tx.select().from(outsideForces).where(eq(outsideForces.code, kept.code))
  return same.filter(f => isKnownOn(f, londonDate(at))).sort((a, b) => (a.startedOn < b.startedOn ? 1 : -1))[0]
}
const notDone = (done: Performed): MadeFile =>
  done.kind === 'refused' ? { kind: 'refused', refusals: done.refusals } : { kind: 'missing' }
const sealed = (parcel: Omit<Parcel, 'from'>, own: OwnKeys, to: PartyOfParcel) =>
  sealParcel({ ...parcel, from: own.force }, own.now, { recipients: [to.sealKey] })

/** The facts of an offer as both files that tell of it hold them. */
const toldOf = (t: Transfer) => ({
  kind: t.kind,
  basis: t.basis,
  basisWhy: t.basisWhy,
  asked: t.asked,
  dueOn: t.dueOn,
  contact: t.contact,
  at: t.at,
})

/**
 * The file of an offer to a force with an installation of its own, or that it is taken back: locked for that force, signed by this
 * one. That it was made is an act of the case.
 */
export async function makeTransferFile(
  actor: Actor,
  ref: string,
  id: string,
  { at = new Date().toISOString(), db }: When = {},
): Promise<MadeFile> {
  const spool = new Spool()
  try {
    const taken = await asPerson(
      actor,
      async tx => {
        const root = await findCase(tx, ref, false)
        const seen = root && (await loadFile(tx, root, ['transfers'], londonDate(at))).transfers.find(t => t.id === id)
        if (!root || !seen) return { kind: 'missing' as const }
        const to = await partyOf(tx, seen.outsideId, at)
        if ('message' in to) return { kind: 'refused' as const, refusals: [to] }
        const what = seen.state === 'revoked' ? 'revocation' : 'offer'
        const done = await performIn(tx, { actor, ref, act: 'makeOfferFile', on: id, input: { what }, at, db })
        if (done.kind !== 'done') return notDone(done)
        const own = await ownKeysIn(tx, actor.forceId)
        const file = await loadFile(tx, root, ['confidentialAddresses'], londonDate(at))
        if (what === 'offer' && seen.given.case) {
          const needles = file.confidentialAddresses.filter(a => !a.releasedAt).map(a => needlesOf(a))
          await writeEvents(tx, root, needles, own.now, spool, at, true)
        }
        const exhibits =
          what === 'offer' && seen.given.case
            ? exhibitEntries({ ...file, exhibits: seen.given.case.collections.exhibits }).map(e => e.entry)
            : []
        return { kind: 'gathered' as const, t: seen, what, to, own, exhibits } as const
      },
      { byKeys: true, ...(db ? { db } : {}) },
    )
    if (taken.kind !== 'gathered') return taken as MadeFile
    const { t, what, to, own, exhibits } = taken
    const told =
      what === 'offer'
        ? { ...toldOf(t), given: t.given }
        : { ...toldOf(t), revokedAt: t.revokedAt, reason: t.revokedReason }
    const stream = await sealed(
      {
        kind: what,
        to,
        offerId: t.id,
        caseRef: ref,
        why: `${transferBases[t.basis].label}: ${t.basisWhy}`,
        by: actor.name,
        at,
        entries: [textEntry(`${what}.json`, JSON.stringify(told)), ...(await spool.entries()), ...exhibits],
        index: m =>
          [
            pageHead(
              what === 'offer' ? 'An offer to another force' : 'An offer that is taken back',
              markings.sensitive,
            ),
            factsAsHtml([
              ['What', transferKinds[t.kind].label],
              ['Why', `${transferBases[t.basis].label}: ${t.basisWhy}`],
              ...(t.asked ? ([['Asked', t.asked]] as const) : []),
              ...(t.dueOn ? ([['By when', longDate(t.dueOn)]] as const) : []),
              ['Whom to ring', t.contact],
              ...(what === 'revocation' ? ([['Taken back', t.revokedReason ?? '']] as const) : []),
            ]),
            '<p>It is opened and answered in the program, under Offers of other forces.</p>',
            howToCheck(m),
            ...m.missing.map(f => `<p>${escaped(f.name)}: ${escaped(f.why)}</p>`),
            pageEnd,
          ].join('\n'),
      },
      own,
      to,
    )
    const name = `${what}-${ref}-${to.code}-${londonDate(at)}.zip.age`
    return { kind: 'file', name, stream: ending(stream, () => spool.remove()) }
  } catch (fault) {
    await spool.remove()
    throw fault
  }
}

/** The file that tells a force outside what was answered to its offer. That it was made is an act of this force. */
export async function makeAnswerFile(
  actor: Actor,
  id: string,
  { at = new Date().toISOString(), db }: When = {},
): Promise<MadeFile> {
  const taken = await asPerson(
    actor,
    async tx => {
      const [t] = await transferIn(tx, id)
      if (!t) return { kind: 'missing' as const }
      const to = await partyOf(tx, t.file?.outsideId ?? null, at)
      if ('message' in to) return { kind: 'refused' as const, refusals: [to] }
      const done = await performIn(tx, { actor, act: 'makeAnswerFile', on: id, input: {}, at, db })
      if (done.kind !== 'done') return notDone(done)
      return { kind: 'gathered' as const, t, to, own: await ownKeysIn(tx, actor.forceId) }
    },
    { byKeys: true, ...(db ? { db } : {}) },
  )
  if (taken.kind !== 'gathered') return taken as MadeFile
  const { t, to, own } = taken
  const { state, answeredAt, answeredBy, answer, theirRef, doneAt, outcome } = t
  const entries: Entry[] = [
    textEntry('answer.json', JSON.stringify({ state, answeredAt, answeredBy, answer, theirRef, doneAt, outcome })),
  ]
  const stream = await sealed(
    {
      kind: 'answer',
      to,
      offerId: t.file?.offerId ?? null,
      caseRef: t.file?.caseRef ?? '',
      why: transferStates[state].label,
      by: actor.name,
      at,
      entries,
      index: m =>
        [
          pageHead('An answer to an offer', markings.sensitive),
          factsAsHtml([
            ['Of the case there', m.caseRef],
            ['What', transferKinds[t.kind].label],
            ['Answer', transferStates[state].label],
            ['By', `${answeredBy ?? ''}${answeredAt ? `, ${longMoment(answeredAt)}` : ''}`],
            ...(answer ? ([['Reason', answer]] as const) : []),
            ...(theirRef ? ([['Case here', theirRef]] as const) : []),
            ...(outcome ? ([['What came of it', outcome]] as const) : []),
          ]),
          howToCheck(m),
          pageEnd,
        ].join('\n'),
    },
    own,
    to,
  )
  return { kind: 'file', name: `answer-${t.file?.caseRef}-${to.code}-${londonDate(at)}.zip.age`, stream }
}
