import { asksHalves, asksOwner, asksZone, type Export, type Format, type Opening } from '../export-file.ts'
import { outcomeFrom, rejectedRow, rowMaker, type Told } from '../message-row.ts'
import { CannotRead, type ExportKind, type Mark, type Outcome } from '../row.ts'
import { cellTime } from '../times/cell-time.ts'
import { StrangeWords, strangeIn } from '../times/half-words.ts'
import { repairEncoding } from './app-messages.ts'
import { allIn, type HtmlBlock, type HtmlNode, htmlBlocks, htmlWords, ofClass } from './html-blocks.ts'

/** One way in which an app writes its messages as a web page. */
type HtmlForm = {
  kind: ExportKind
  is(page: string): boolean
  block(tag: string, classes: string[]): boolean
  /** What a block tells; undefined where it is a notice. `before` is what the last message told. */
  tell(block: HtmlBlock, before: Told | undefined): Told | undefined
  /** The page says the zone of its times. */
  zoned: boolean
}

const first = (n: HtmlNode, ...classes: string[]): HtmlNode | undefined => allIn(n, ofClass(...classes))[0]
const links = (n: HtmlNode): string[] =>
  allIn(
    n,
    e =>
      ['img', 'video', 'audio', 'source', 'a'].includes(e.tag) &&
      /^(?!https?:|mailto:|#|data:)/i.test(e.attributes.src ?? e.attributes.href ?? '#'),
  )
    .map(e => e.attributes.src ?? e.attributes.href ?? '')
    .filter((u, i, all) => u && all.indexOf(u) === i)

/** "28.02.2026 23:14:05 UTC+00:00" stands in the title of the time. */
const telegram: HtmlForm = {
  kind: 'telegram-html',
  is: page => /class="(?:[^"]* )?tgme|class="page_wrap|exported_data|class="message default clearfix/i.test(page),
  block: (tag, classes) => tag === 'div' && classes.includes('message'),
  zoned: false,
  tell: ({ node }, before) => {
    if (node.classes.includes('service')) return undefined
    const body = first(node, 'body') ?? node
    const date = allIn(body, e => e.classes.includes('date') && e.attributes.title !== undefined)[0]
    const forwarded = first(body, 'forwarded')
    const own = body.children.find((c): c is HtmlNode => typeof c !== 'string' && c.classes.includes('from_name'))
    const words = forwarded ? [htmlWords(first(forwarded, 'text'))] : allIn(body, ofClass('text')).map(htmlWords)
    const marks: Mark[] = forwarded ? ['forwarded'] : []
    return {
      when: { text: date?.attributes.title ?? '' },
      // A message that goes on from the same person names nobody.
      from: own
        ? htmlWords(own).replace(/\s+via @\w+$/, '')
        : node.classes.includes('joined')
          ? (before?.from ?? '')
          : '',
      text: words.filter(Boolean).join('\n'),
      attachments: links(body),
      marks,
      app: 'Telegram',
    }
  },
}

/** Instagram and Facebook: a block with the name, the words, and the time at its end. */
const meta: HtmlForm = {
  kind: 'meta-html',
  is: page => /class="[^"]*\b_a6-g\b|class="pam _3-95|class="_4t5n/.test(page),
  block: (tag, classes) =>
    tag === 'div' && (classes.includes('_a6-g') || (classes.includes('pam') && classes.includes('_3-95'))),
  zoned: false,
  tell: ({ node }) => {
    const name = first(node, '_a6-h', '_2lek', '_2pim')
    const time = first(node, '_a6-o', '_3-94')
    const content = first(node, '_a6-p', '_2let')
    const when = htmlWords(time)
    if (!time || (cellTime(when) ?? strangeIn(when, cellTime)) === undefined)
      return name && content ? { when: { text: when }, from: repairEncoding(htmlWords(name)) } : undefined
    return {
      when: { text: when },
      from: repairEncoding(htmlWords(name)),
      text: repairEncoding(htmlWords(content)),
      attachments: content ? links(content) : [],
      app: 'Instagram or Messenger',
    }
  },
}

/** Google Voice of Google Takeout: texts, and calls with their kind in the title. */
const voice: HtmlForm = {
  kind: 'google-voice-html',
  is: page => /class="hChatLog|class="haudio/.test(page),
  block: (tag, classes) => tag === 'div' && (classes.includes('message') || classes.includes('haudio')),
  zoned: true,
  tell: ({ node }) => {
    const at = allIn(node, e => e.tag === 'abbr' && (e.classes.includes('dt') || e.classes.includes('published')))[0]
    const tel = allIn(node, e => e.tag === 'a' && /^tel:/.test(e.attributes.href ?? ''))[0]
    const number = (tel?.attributes.href ?? '').replace(/^tel:/, '')
    const name = htmlWords(first(node, 'fn'))
    const isMe = /^me$/i.test(name)
    const when = { text: at?.attributes.title ?? htmlWords(at) }
    if (!node.classes.includes('haudio')) {
      const q = allIn(node, e => e.tag === 'q')[0]
      return {
        when,
        ...(isMe ? { direction: 'out' as const } : { from: number || name, direction: 'in' as const }),
        text: htmlWords(q),
        attachments: links(node).filter(l => !/^tel:/.test(l)),
        channel: 'sms',
        app: 'Google Voice',
      }
    }
    const says = htmlWords(node).toLowerCase()
    const length = /\((\d\d):(\d\d):(\d\d)\)/.exec(says)
    const seconds = length ? Number(length[1]) * 3600 + Number(length[2]) * 60 + Number(length[3]) : 0
    const type = /voicemail/.test(says)
      ? 'voicemail'
      : /missed/.test(says)
        ? 'missed'
        : /placed/.test(says)
          ? 'outgoing'
          : 'incoming'
    const out = type === 'outgoing'
    return {
      when,
      ...(out
        ? { to: [number || name], direction: 'out' as const }
        : { from: number || name, direction: 'in' as const }),
      text: type === 'voicemail' ? htmlWords(first(node, 'full-text')) : '',
      call: { type, seconds },
      app: 'Google Voice',
    }
  },
}

const forms = [telegram, meta, voice]
const isPage = (text: string) =>
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body)[\s>]/i.test(text)
const formOf = (text: string) => (isPage(text) ? forms.find(f => f.is(text)) : undefined)

export const appHtmlFormat: Format = {
  kinds: ['telegram-html', 'meta-html', 'google-voice-html', 'html'],
  kindOf: ({ text }) => (isPage(text) ? (formOf(text)?.kind ?? 'html') : undefined),
  open: openHtml,
}

async function openHtml(opening: Opening): Promise<Export> {
  const form = formOf(opening.sample.text)
  if (!form)
    throw new CannotRead(
      'The file is a web page, and not one of the forms in which Instagram, Facebook, Telegram or Google give messages: ask for the download as JSON, or keep the page as an exhibit.',
    )
  const senders = new Map<string, number>()
  let any = false
  let zoneless = false
  const { owner: _, ...open } = opening.options
  const words = new StrangeWords()
  for await (const outcomes of read(opening, form, open, words))
    for (const o of outcomes) {
      if (o.is !== 'row') continue
      any = true
      if (!/(?:UTC|GMT)|[+-]\d\d:?\d\d\s*$|Z\s*$/m.test(o.row.raw.split('\n')[0] ?? '')) zoneless = true
      if (o.row.from && senders.size < 1000) senders.set(o.row.from, (senders.get(o.row.from) ?? 0) + 1)
    }
  const unknown = words.unknown()
  if (!any && !unknown.size)
    throw new CannotRead('The web page holds no message that can be read: ask for the download as JSON.')
  return {
    kind: form.kind,
    timeZone: opening.timeZone,
    dates: null,
    headings: [],
    asks: [
      ...asksHalves(opening.options, unknown),
      ...(form.zoned || !zoneless ? [] : asksZone(opening.options, opening.timeZone)),
      ...asksOwner(
        opening.options,
        [...senders].sort(([, a], [, b]) => b - a),
      ),
    ],
    batches: () => read(opening, form, opening.options, words),
  }
}

async function* read(
  opening: Opening,
  form: HtmlForm,
  options: Opening['options'],
  words: StrangeWords,
): AsyncGenerator<Outcome[]> {
  const make = rowMaker(opening.clock, options, words)
  let before: Told | undefined
  for await (const blocks of htmlBlocks(opening.source, (tag, classes) => form.block(tag, classes))) {
    const out: Outcome[] = []
    for (const b of blocks) {
      const raw = htmlWords(b.node)
      if (b.cut) out.push(rejectedRow(b.line, 1, raw.slice(0, 2000), 'The message is longer than any message is'))
      else {
        const told = form.tell(b, before)
        if (told) {
          before = told
          // The time as the page writes it stands first: some pages show less of it.
          const when = told.when && 'text' in told.when ? told.when.text : ''
          out.push(outcomeFrom(make, b.line, 1, `${when}\n${raw}`, told))
        } else if (raw) out.push({ is: 'notice', span: 1, line: b.line, raw })
      }
    }
    yield out
  }
}
