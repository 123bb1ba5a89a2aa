import { placeAt } from '../apps/json-places.ts'
import { asksOwner, asksZone, type Export, type Format, type Opening } from '../export-file.ts'
import { outcomeFrom, rejectedRow, rowMaker, secondsOf, type Told } from '../message-row.ts'
import type { CallType, Channel, Mark, Outcome } from '../row.ts'
import { childrenOf, type XmlNode, xmlRecords } from './xml-records.ts'

/** The models of a UFED report that are contact, or a place; every other is left to the report. */
const messages = new Set(['InstantMessage', 'SMS', 'MMS', 'Email', 'SocialMediaActivity', 'ChatMessage'])
const calls = new Set(['Call', 'VoiceMail', 'Voicemail'])
const places = new Set(['Location'])
const holdsRows = (name: string, type = '') =>
  name === 'model' && (messages.has(type) || calls.has(type) || places.has(type))

export const reportXmlFormat: Format = {
  kinds: ['report-xml'],
  kindOf: ({ text }) =>
    /<(?:\w+:)?project[\s>]/.test(text) &&
    /cellebrite|<(?:\w+:)?(?:decodedData|taggedFiles|sourceExtractions)[\s>]/.test(text)
      ? 'report-xml'
      : undefined,
  open: openReport,
}

/** "Value" of a field, wherever the report's version writes it. */
const fieldText = (field: XmlNode | undefined): string =>
  (field?.children.find(c => c.name === 'value')?.text ?? field?.text ?? '').trim()
const field = (node: XmlNode | undefined, ...names: string[]): string => {
  for (const name of names) {
    const found = node?.children.find(c => c.name === 'field' && c.attributes.name === name)
    const value = fieldText(found)
    if (value) return value
  }
  return ''
}
/** Models inside a field that holds one or several of them. */
const modelsIn = (node: XmlNode | undefined, name: string): XmlNode[] =>
  (node?.children ?? [])
    .filter(c => (c.name === 'modelField' || c.name === 'multiModelField') && c.attributes.name === name)
    .flatMap(c => childrenOf(c, 'model'))

type Party = { id: string; role: string; owner: boolean | undefined }
const partyOf = (model: XmlNode): Party => {
  const identifier = field(model, 'Identifier').replace(/@s\.whatsapp\.net$/, '')
  const isOwner = field(model, 'IsPhoneOwner')
  return {
    id: identifier || field(model, 'Name'),
    role: field(model, 'Role'),
    owner: isOwner === '' ? undefined : /^true$/i.test(isOwner),
  }
}
const callTypes: [RegExp, CallType][] = [
  [/miss|unanswer|no ?answer/i, 'missed'],
  [/reject|declin|block/i, 'rejected'],
  [/voice ?mail/i, 'voicemail'],
  [/out|dial/i, 'outgoing'],
  [/in|receiv|answer/i, 'incoming'],
]
const channelOf = (type: string, source: string): Channel =>
  type === 'SMS'
    ? 'sms'
    : type === 'MMS'
      ? 'mms'
      : type === 'Email'
        ? 'email'
        : /whats ?app/i.test(source)
          ? 'whatsapp'
          : 'csv'

function tell(node: XmlNode, around: XmlNode[]): Told {
  const type = node.attributes.type ?? ''
  const chat = around.findLast(n => n.name === 'model' && n.attributes.type === 'Chat')
  const source = field(node, 'Source', 'Application') || field(chat, 'Source', 'Application')
  const when = field(node, 'TimeStamp', 'Timestamp', 'DateTime', 'StartTime', 'Date')
  const parties = ['From', 'To', 'Cc', 'Bcc', 'Parties', 'Participants'].flatMap(name =>
    modelsIn(node, name).map(m => ({ ...partyOf(m), at: name })),
  )
  const from = parties.filter(p => p.at === 'From' || /^(?:from|sender|author)$/i.test(p.role))
  const to = parties.filter(p => !from.includes(p) && (p.at !== 'Parties' || /^(?:to|cc|bcc|recipient)/i.test(p.role)))
  const folder = field(node, 'Folder', 'Direction', 'Type')
  const isCall = calls.has(type)
  const callType = isCall
    ? (callTypes.find(([p]) => p.test(field(node, 'Type', 'Direction') || type))?.[1] ?? undefined)
    : undefined
  const outgoing = from.some(p => p.owner) || /^(?:sent|outbox|outgoing|drafts?)/i.test(folder)
  const incoming =
    from.some(p => p.owner === false) ||
    to.some(p => p.owner) ||
    /^(?:inbox|incoming|missed|received|rejected)/i.test(folder)
  const others = parties.filter(p => !p.role && !from.includes(p) && p.at === 'Parties')
  const deleted =
    /^(?:deleted|trash)/i.test(node.attributes.deleted_state ?? '') || /^deleted/i.test(field(node, 'Deleted'))
  const labels = `${field(node, 'Label', 'Labels', 'MessageLabel')} ${field(node, 'Status')} ${field(node, 'IsForwarded')}`
  const marked: Mark[] = [
    ...(deleted ? (['deleted'] as const) : []),
    ...(/edited/i.test(labels) ? (['edited'] as const) : []),
    ...(/forward|^\s*true/i.test(labels) ? (['forwarded'] as const) : []),
    ...(/unsent|recalled/i.test(labels) ? (['unsent'] as const) : []),
  ]
  const position = [...modelsIn(node, 'Position'), ...modelsIn(node, 'Coordinate'), ...modelsIn(node, 'Location')][0]
  const place = placeAt(
    field(position, 'Latitude'),
    field(position, 'Longitude'),
    field(position, 'HorizontalAccuracy') || undefined,
  )
  const body = [field(node, 'Subject'), field(node, 'Body', 'Content', 'Text')].filter(Boolean).join('\n\n')
  const told: Told = {
    when: when ? { text: when } : undefined,
    from: (from[0] ?? (incoming ? others[0] : undefined))?.id ?? '',
    to: (to.length ? to : outgoing ? others : []).map(p => p.id),
    text: places.has(type) ? field(node, 'Name', 'Description', 'Category') : body,
    attachments: [...modelsIn(node, 'Attachments'), ...modelsIn(node, 'Attachment')].map(a =>
      field(a, 'Filename', 'Title', 'Label', 'URL'),
    ),
    channel: isCall ? 'call' : channelOf(type, source),
    marks: marked,
    ...(outgoing !== incoming ? { direction: outgoing ? 'out' : 'in' } : {}),
    ...(place ? { place } : {}),
    ...(places.has(type) ? { kind: 'place' as const } : {}),
    ...(source && !/^native/i.test(source) ? { app: source } : {}),
  }
  if (!isCall) return told
  const direction = outgoing ? 'outgoing' : 'incoming'
  const known = callType ?? (outgoing !== incoming ? direction : undefined)
  return {
    ...told,
    call: { type: known ?? 'incoming', seconds: secondsOf(field(node, 'Duration')) },
    ...(known === 'outgoing'
      ? { direction: 'out' as const }
      : known
        ? { direction: outgoing ? ('out' as const) : ('in' as const) }
        : { doubts: ['call-direction' as const] }),
  }
}

async function openReport(opening: Opening): Promise<Export> {
  let zoneless = false
  const senders = new Map<string, number>()
  for await (const outcomes of read(opening, {}))
    for (const o of outcomes) {
      if (o.is !== 'row') continue
      if (!/[+-]\d\d:?\d\d(?:\s|<|$)|Z\b|UTC/.test(o.row.raw.match(/Time[Ss]tamp[\s\S]{0,200}/)?.[0] ?? 'Z'))
        zoneless = true
      if (o.row.from && senders.size < 1000) senders.set(o.row.from, (senders.get(o.row.from) ?? 0) + 1)
    }
  return {
    kind: 'report-xml',
    timeZone: opening.timeZone,
    dates: null,
    headings: [],
    asks: [
      ...(zoneless ? asksZone(opening.options, opening.timeZone) : []),
      ...asksOwner(
        opening.options,
        [...senders].sort(([, a], [, b]) => b - a),
      ),
    ],
    batches: () => read(opening, opening.options),
  }
}

async function* read(opening: Opening, options: Opening['options']): AsyncGenerator<Outcome[]> {
  const make = rowMaker(opening.clock, options)
  for await (const { records, outside: texts } of xmlRecords(opening.source, (name, a) => holdsRows(name, a.type))) {
    // Of other models (notes, searches, documents) what may be somebody’s words is refused by name and not passed over.
    const left = texts.flatMap(t => {
      const model = t.around.findLast(n => n.name === 'model')
      return model ? [outsideModel(t.line, t.text, model.attributes.type ?? '')] : []
    })
    yield [
      ...left,
      ...records.map(({ node, raw, line, around, cut }): Outcome => {
        if (cut) return rejectedRow(line, 1, raw, 'The entry of the report is cut short, or longer than any message is')
        const told = tell(node, around)
        if (node.attributes.type === 'Location' && !told.place) return { is: 'frame', span: 1, line, raw }
        return outcomeFrom(make, line, 1, raw, told)
      }),
    ]
  }
}
const outsideModel = (line: number, text: string, type: string) =>
  rejectedRow(
    line,
    1,
    text,
    `It stands in a part of the report that is no message, call or place${type ? ` (${type.slice(0, 60)})` : ''}: see the report`,
  )
