import { asksOwner, asksZone, type Export, type Format, type Opening } from '../export-file.ts'
import { outcomeFrom, rejectedRow, rowMaker } from '../message-row.ts'
import { maybeWords, outside } from '../outside.ts'
import type { Outcome } from '../row.ts'
import { remembering } from '../tables/party.ts'
import type { AppForm, Context } from './app-form.ts'
import { googleChat, instagram, newMessenger, snapchat, telegram, twitter } from './app-messages.ts'
import { isObject, jsonParts, jsonPartsOf, parseJson, startsAsJson } from './json-elements.ts'
import { fromOwnPhone, fromRecords, fromTimeline, fromTimelineObjects } from './json-places.ts'

const forms: AppForm[] = [
  instagram,
  newMessenger,
  telegram,
  snapchat,
  googleChat,
  twitter,
  fromRecords,
  fromTimeline,
  fromTimelineObjects,
  fromOwnPhone,
]
/** What may name a chat, beside its messages. */
const surrounding = /(?:^|\/)(?:title|name|threadName|thread_path|type|conversationId)$/

/** Those who take part: “participants: [{ name }]”, or names alone. */
const takingPart = /(?:^|\/)participants\/\*(?:\/name)?$/

/** What an app says of its own file: “Here is the data you requested …”. */
const described = /(?:^|\/)(?:about|description|help|notice|disclaimer)$/

/** The form whose elements stand in the text. An element of the whole list is looked for last: it would hold all others. */
function formOf(text: string): AppForm | undefined {
  if (!startsAsJson(text)) return undefined
  const isWhole = (f: AppForm) => f.element.test('*')
  return (
    formAmong(
      text,
      forms.filter(f => !isWhole(f)),
    ) ?? formAmong(text, forms.filter(isWhole))
  )
}
function formAmong(text: string, some: AppForm[]): AppForm | undefined {
  // Each by itself: an element of one form may hold those of another.
  return some.find(form =>
    jsonPartsOf(text, path => form.element.test(path))
      .slice(0, 5)
      .some(p => {
        const value = parseJson(p.raw)
        return isObject(value) && form.is(value, p.path)
      }),
  )
}

export const appJsonFormat: Format = {
  kinds: [...new Set(forms.map(f => f.kind))],
  kindOf: sample => formOf(sample.text)?.kind,
  open: openAppJson,
}

async function openAppJson(opening: Opening): Promise<Export> {
  const form = formOf(opening.sample.text)
  if (!form) throw new Error('No form')
  const senders = new Map<string, number>()
  // Whoever is named need not be asked about: the file is read once.
  if (opening.options.owner === undefined)
    for await (const outcomes of read(opening, form, opening.options))
      for (const o of outcomes)
        if (o.is === 'row' && o.row.from && o.row.kind !== 'place' && (senders.size < 1000 || senders.has(o.row.from)))
          senders.set(o.row.from, (senders.get(o.row.from) ?? 0) + 1)
  const isPlaces = form.kind === 'places'
  return {
    kind: form.kind,
    timeZone: opening.timeZone,
    dates: null,
    headings: [],
    asks: [
      ...(form.instants ? [] : asksZone(opening.options, opening.timeZone)),
      ...(isPlaces
        ? []
        : asksOwner(
            opening.options,
            [...senders].sort(([, a], [, b]) => b - a),
          )),
    ],
    batches: () => read(opening, form, opening.options),
  }
}

async function* read(opening: Opening, form: AppForm, options: Opening['options']): AsyncGenerator<Outcome[]> {
  const make = rowMaker(opening.clock, options)
  const around = new Map<string, string>()
  const isElement = remembering((path: string) => form.element.test(path))
  const wants = (path: string) => isElement(path) || surrounding.test(path) || takingPart.test(path)
  let participants: string[] = []
  let told = false
  let last = 0
  for await (const { parts, faulty } of jsonParts(opening.source, wants, true)) {
    const out: Outcome[] = []
    for (const part of parts) {
      last = part.line
      if (!isElement(part.path)) {
        const value = parseJson(part.raw)
        if (takingPart.test(part.path)) {
          // The next chat of a list begins.
          if (told) participants = []
          told = false
          participants.push(...namesOf(value))
          continue
        }
        if (surrounding.test(part.path)) around.set(part.path, String(value ?? '').slice(0, 300))
        else if (typeof value === 'string' && !described.test(part.path) && maybeWords(value))
          out.push(outside(part.line, value))
      } else if (part.cut)
        out.push(rejectedRow(part.line, 1, part.raw, 'The message is cut short, or longer than any message is'))
      else {
        told = true
        addOutcomes(out, form, part, { path: part.path, around, participants }, make)
      }
    }
    if (faulty) out.push(rejectedRow(last, 0, '', 'The file ends before it is complete: ask for it again'))
    yield out
  }
}

const namesOf = (value: unknown): string[] =>
  [isObject(value) ? value.name : value].filter((name): name is string => typeof name === 'string' && name !== '')

function addOutcomes(
  out: Outcome[],
  form: AppForm,
  { line, raw }: { line: number; raw: string },
  context: Context,
  make: ReturnType<typeof rowMaker>,
): void {
  const value = parseJson(raw)
  const told = isObject(value) ? form.tell(value, context) : []
  if (value === undefined) out.push(rejectedRow(line, 1, raw, 'It is not well-formed JSON'))
  else if (told === undefined) out.push({ is: 'notice', span: 1, line, raw })
  else if (!told.length) out.push({ is: 'frame', span: 1, line, raw })
  else {
    let span = 1
    for (const t of told) {
      out.push(outcomeFrom(make, line, span, raw, t))
      span = 0
    }
  }
}
