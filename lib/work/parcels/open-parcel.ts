import { verify } from 'node:crypto'
import type { Readable } from 'node:stream'
import { and, eq } from 'drizzle-orm'
import type { Database, Transaction } from '../../../db/client.ts'
import { cases } from '../../../db/schema/cases.ts'
import { arrivals, outsideForces } from '../../../db/schema/outside-forces.ts'
import { transfers } from '../../../db/schema/transfers.ts'
import type { Actor } from '../../case/policy.ts'
import type { Given } from '../../case/records/given.ts'
import { isKnownOn } from '../../case/records/outside-forces.ts'
import type { Transfer } from '../../case/records/transfers.ts'
import { transferStates } from '../../case/reference/transfer-codes.ts'
import { type Instant, londonDate, longDate, longMoment } from '../../case/time/calendar.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import { CannotRead } from '../../pattern/exports/row.ts'
import { bytesName, harmIn } from '../files/files.ts'
import { store } from '../files/store.ts'
import { type Performed, perform } from '../pipeline/perform.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { ownKeysIn } from '../transfers/outside.ts'
import { noteArriving, removeNote } from './arriving.ts'
import type { Manifest } from './manifest.ts'
import { answerShape, offerShape, revocationShape, unreadable } from './offer-shape.ts'
import { CannotOpen, parsed, type Unlocked, unlockParcel } from './unlock.ts'
import { checkEvent, type EventLine, publicKeyOf } from './verify.mjs'

export type Opened =
  | { kind: 'refused'; message: string }
  /** An offer, or that one is taken back: of this force’s list. */
  | { kind: 'offer'; id: string | undefined; sentence: string }
  /** An answer: on the case that was offered. */
  | { kind: 'answer'; ref: string; sentence: string }
interface When {
  at?: Instant
  db?: Database | undefined
}
type Known = typeof outsideForces.$inferSelect
interface Opening {
  actor: Actor
  at: Instant
  db: Database | undefined
  parcel: Unlocked
  from: Known
  offerId: string
}

/**
 * Opens a file that another force made for this one: an offer, an answer, or that an offer is taken back. Nothing of it is kept
 * until it is known to be whole, of a force whose keys were compared, for this force, and not opened before.
 */
export async function openParcel(
  actor: Actor,
  stream: Readable,
  { at = new Date().toISOString(), db }: When = {},
): Promise<Opened> {
  const eyes = db ? { db } : {}
  const { own, known } = await asPerson(
    actor,
    async tx => ({ own: await ownKeysIn(tx, actor.forceId), known: await tx.select().from(outsideForces) }),
    eyes,
  )
  let parcel: Unlocked | undefined
  try {
    parcel = await unlockParcel(stream, own.all)
    const { manifest } = parcel
    const from = senderOf(manifest, known, at)
    const to = manifest.to
    if (!to || !own.all.some(k => k.sealKey === to.sealKey))
      throw new CannotOpen(
        `The file is made out to ${to ? to.force : 'nobody'} and not to this force. Tell ${from.name}`,
      )
    if (!manifest.offerId || manifest.kind === 'export')
      throw new CannotOpen(
        'This is a case that a force took out for itself, and no offer. It is opened outside this program',
      )
    const opening = { actor, at, db, parcel, from, offerId: manifest.offerId }
    if (manifest.kind === 'offer') return await openOffer(opening)
    return await (manifest.kind === 'answer' ? openAnswer(opening) : openRevocation(opening))
  } catch (fault) {
    if (fault instanceof CannotOpen || fault instanceof CannotRead) return { kind: 'refused', message: fault.message }
    throw fault
  } finally {
    await parcel?.close()
  }
}

/** The force whose key the file is signed with; what the file calls itself proves nothing. */
function senderOf(manifest: Manifest, known: readonly Known[], at: Instant): Known {
  const from = known.find(f => f.signKey === manifest.from.signKey)
  if (!from)
    throw new CannotOpen(
      `The file is signed with a key that is not kept here. It says that it is from ${manifest.from.force}: ring them, and have their keys added under Settings before it is opened`,
    )
  if (!from.comparedAt)
    throw new CannotOpen(
      `Nobody has compared the fingerprint of the keys of ${from.name} yet. It is done under Settings`,
    )
  if (!isKnownOn(from, londonDate(at)))
    throw new CannotOpen(
      from.endedOn && from.endedOn < londonDate(at)
        ? `The file is signed with keys of ${from.name} that ended on ${longDate(from.endedOn)}. Ask for it with their present keys`
        : `The keys of ${from.name} are used from ${longDate(from.startedOn)}`,
    )
  return from
}

const wrong = (from: Known) =>
  new CannotOpen(`The file of ${from.name} is not as this release of the program reads it. Ask which release they have`)
async function bodyOf<T>(o: Opening, name: string, shape: { safeParse: (value: unknown) => { data?: T } }): Promise<T> {
  const bytes = await o.parcel.read(name)
  const body = bytes && shape.safeParse(parsed(bytes)).data
  if (!body) throw wrong(o.from)
  return body
}
const sentenceOf = (done: Performed, otherwise: string): string => {
  if (done.kind === 'done') return done.sentence
  throw new CannotOpen(done.kind === 'refused' ? done.refusals.map(r => r.message).join('. ') : otherwise)
}
const eyesOf = ({ db }: Opening) => (db ? { db } : {})

/** What came before of the same offer: from whichever keys of that force. */
const earlier = (o: Opening) =>
  asPerson(
    o.actor,
    async tx =>
      (
        await tx
          .select({ arrival: arrivals, code: outsideForces.code })
          .from(arrivals)
          .innerJoin(outsideForces, eq(outsideForces.id, arrivals.outsideId))
          .where(eq(arrivals.offerId, o.offerId))
      )[0],
    eyesOf(o),
  )
const openedBefore = (t: { openedAt: Instant; state: Transfer['state'] }) =>
  `This offer was opened already, on ${longMoment(t.openedAt)}: it is ${lowerFirst(transferStates[t.state].label)}`

async function openOffer(o: Opening): Promise<Opened> {
  const before = await earlier(o)
  if (before?.arrival.revokedAt && before.arrival.state === 'revoked')
    throw new CannotOpen(
      `${o.from.name} took this offer back on ${longMoment(before.arrival.revokedAt)}: ${before.arrival.revokedReason}`,
    )
  if (before) throw new CannotOpen(openedBefore(before.arrival))
  const { given: read, ...offer } = await bodyOf(o, 'offer.json', offerShape)
  const given = read as unknown as Given
  if (
    Boolean(given.case) !== (offer.kind === 'case') ||
    Boolean(given.task) === (offer.kind === 'case') ||
    unreadable(given)
  )
    throw wrong(o.from)
  const record = given.case ? await recordOf(o) : { lines: [], head: null }
  const exhibits = exhibitsOf(o, given)
  const came = [...exhibits.keys()]
  // Should this stop before the offer is there, the files are in no row: the note tells whoever tidies.
  const note = came.length
    ? await noteArriving({ at: new Date().toISOString(), forceId: o.actor.forceId, from: o.from.name, files: came })
    : undefined
  await keepExhibits(o, exhibits)
  const { caseRef } = o.parcel.manifest
  const input = {
    ...offer,
    outsideId: o.from.id,
    offerId: o.offerId,
    caseRef,
    given: JSON.stringify(given),
    record: JSON.stringify(record.lines),
    recordHead: record.head,
    came,
    fileHash: o.parcel.fileHash,
    revokedAt: null,
    revokedReason: null,
  }
  const added = await addArrival(o, input)
  if (note) await removeNote(note)
  return { kind: 'offer', ...added }
}

/** Two people may open the same file at once: the second is told of the first. */
async function addArrival(o: Opening, input: Record<string, unknown>) {
  try {
    const done = await perform({ actor: o.actor, act: 'openOffer', input, at: o.at, db: o.db })
    const sentence = sentenceOf(done, 'You may not open what other forces offer')
    return { id: done.kind === 'done' ? done.created.arrivals : undefined, sentence }
  } catch (fault) {
    if (!(fault instanceof Error) || !('code' in fault) || fault.code !== '23505') throw fault
    const first = await earlier(o)
    throw new CannotOpen(first ? openedBefore(first.arrival) : 'This offer was opened already')
  }
}

/** The record of the case there, held against its signed head. */
async function recordOf(o: Opening): Promise<{ lines: Transfer['record']; head: string | null }> {
  const [text, heads] = await Promise.all([o.parcel.read('record/events.jsonl'), o.parcel.read('record/heads.json')])
  const head = heads && (parsed(heads) as { at: string; heads: { hash: string; events: number }[]; signature: string })
  if (!text || !head?.heads?.[0]) throw wrong(o.from)
  const signed = Buffer.from(JSON.stringify([head.at, head.heads]))
  const broken = new CannotOpen(
    `The record of the case in the file of ${o.from.name} does not hold together, so nothing of it was kept`,
  )
  if (!verify(null, signed, publicKeyOf(o.from.signKey), Buffer.from(String(head.signature), 'base64'))) throw broken
  const lines: Transfer['record'] = []
  let previous: string | null = null
  let events = 0
  for (const line of text.toString('utf8').split('\n')) {
    if (!line) continue
    const event = parsed(Buffer.from(line)) as EventLine
    if (!event?.digests || checkEvent(event, previous).faults.length) throw broken
    previous = event.hash
    events++
    if (event.kind === 'act')
      lines.push({
        at: event.at,
        by: event.texts.actor_name ?? 'Kept back',
        sentence:
          event.texts.sentence ?? 'Kept back: it names an address that is kept secret, or is talk with legal services',
      })
  }
  if (head.heads[0].hash !== previous || head.heads[0].events !== events) throw broken
  return { lines, head: previous }
}

/** The exhibits whose files came, by their hashes. What could not be given there says so on the exhibit here. */
function exhibitsOf(o: Opening, given: Given): Map<string, string> {
  const wanted = new Set((given.case?.collections.exhibits ?? []).map(e => e.sha256))
  return new Map(
    o.parcel.manifest.files
      .filter(f => f.name.startsWith('exhibits/') && wanted.has(f.sha256))
      .map(f => [f.sha256, f.name]),
  )
}
async function keepExhibits(o: Opening, exhibits: ReadonlyMap<string, string>): Promise<void> {
  for (const [sha256, name] of exhibits) {
    const place = await o.parcel.write(name)
    const harm = await harmIn(place)
    if (harm) throw new CannotOpen(`${name.slice(9)}: ${harm}`)
    await store().keep(place, bytesName(sha256))
  }
}

async function openRevocation(o: Opening): Promise<Opened> {
  const { revokedAt, reason, ...offer } = await bodyOf(o, 'revocation.json', revocationShape)
  const before = await earlier(o)
  if (before && before.code !== o.from.code) throw new CannotOpen('It takes back an offer of another force')
  if (!before) {
    const nothing = { given: '{}', record: '[]', recordHead: null, came: [] }
    const about = { outsideId: o.from.id, offerId: o.offerId, caseRef: o.parcel.manifest.caseRef }
    const taken = { revokedAt, revokedReason: reason, fileHash: o.parcel.fileHash }
    return {
      kind: 'offer',
      id: undefined,
      sentence: (await addArrival(o, { ...offer, ...nothing, ...about, ...taken })).sentence,
    }
  }
  const { id } = before.arrival
  const done = await perform({
    actor: o.actor,
    act: 'openRevocation',
    on: id,
    input: { revokedAt, reason },
    at: o.at,
    db: o.db,
  })
  const sentence = sentenceOf(done, 'You may not open what other forces take back')
  const isClosed =
    before.arrival.state === 'offered' || (before.arrival.state === 'accepted' && before.arrival.kind !== 'case')
  return { kind: 'offer', id: isClosed ? undefined : id, sentence }
}

async function openAnswer(o: Opening): Promise<Opened> {
  const answer = await bodyOf(o, 'answer.json', answerShape)
  const found = await asPerson(o.actor, tx => offered(tx, o), eyesOf(o))
  if (!found)
    throw new CannotOpen(
      `${o.from.name} answers an offer that this force did not make to it, or of a case that you may not open`,
    )
  const done = await perform({
    actor: o.actor,
    ref: found.ref,
    act: 'openAnswer',
    on: o.offerId,
    input: answer,
    at: o.at,
    db: o.db,
  })
  return { kind: 'answer', ref: found.ref, sentence: sentenceOf(done, 'You may not record answers on that case') }
}
const offered = async (tx: Transaction, o: Opening) =>
  (
    await tx
      .select({ ref: cases.ref })
      .from(transfers)
      .innerJoin(cases, eq(cases.id, transfers.caseId))
      .innerJoin(outsideForces, eq(outsideForces.id, transfers.outsideId))
      .where(and(eq(transfers.id, o.offerId), eq(outsideForces.code, o.from.code)))
  )[0]
