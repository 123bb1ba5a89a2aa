import fc from 'fast-check'

/** Chats as phones of any kind write them, with most of what makes a line other than plain. */

const two = (n: number) => String(n).padStart(2, '0')
type Phone = { date(d: Date): string; clock(d: Date): string; open: string; close: string }
const hour12 = (d: Date, blank: string, halves: [string, string]) =>
  `${d.getUTCHours() % 12 || 12}:${two(d.getUTCMinutes())}${blank}${halves[d.getUTCHours() < 12 ? 0 : 1]}`
const dmy = (sign: string) => (d: Date) =>
  [two(d.getUTCDate()), two(d.getUTCMonth() + 1), d.getUTCFullYear()].join(sign)
const minutes = (d: Date) => `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`
const seconds = (d: Date) => `${minutes(d)}:${two(d.getUTCSeconds())}`
const phones: Phone[] = [
  { date: dmy('/'), clock: minutes, open: '', close: ' - ' },
  { date: dmy('/'), clock: seconds, open: '', close: ' - ' },
  { date: dmy('/'), clock: seconds, open: '[', close: '] ' },
  { date: dmy('.'), clock: minutes, open: '', close: ' - ' },
  {
    date: d => `${d.getUTCMonth() + 1}/${d.getUTCDate()}/${d.getUTCFullYear() % 100}`,
    clock: d => hour12(d, '\u202f', ['AM', 'PM']),
    open: '',
    close: ' - ',
  },
  { date: dmy('/'), clock: d => hour12(d, ' ', ['am', 'pm']), open: '', close: ' - ' },
  { date: dmy('/'), clock: d => hour12(d, ' ', ['સવારે', 'સાંજે']), open: '', close: ' - ' },
  { date: dmy('/'), clock: d => hour12(d, ' ', ['xqz', 'pm']), open: '[', close: '] ' },
  { date: d => d.toISOString().slice(0, 10), clock: seconds, open: '[', close: '] ' },
]
const names = [
  'Dar',
  'Darren',
  'Darren Cole',
  'Priya',
  'Zoë',
  '+44 7700 900123',
  'Anna: work',
  'Re',
  '"D"',
  '\u202aSam\u202c',
]
const words = fc.constantFrom(
  'I know',
  'where you are and what you do every day',
  'ok',
  'x',
  '',
  'at 10:15 then',
  'see: this',
  'https://x.example/a:b',
  'it is "over"',
  'back\\slash',
  'Zoë said so',
  'no 😀',
  'a <b> c',
  '<Media omitted>',
  'image omitted',
  'This message was deleted',
  'deleted it',
  'Missed voice call',
  'Voice call, 32 sec',
  'Video call',
  'Messages and calls are end-to-end encrypted. No one outside of this chat can read them.',
  'IMG-1.jpg (file attached)',
  'really (no)',
  '\u200eimage omitted',
  'mine <This message was edited>',
  ' led',
  'trailed ',
  'ends with:',
  'tab\there',
  'odd\u0000nul',
  'Ünïts',
  'x'.repeat(2500),
)
const line = fc.record({
  is: fc.oneof(
    { weight: 30, arbitrary: fc.constant('message' as const) },
    { weight: 1, arbitrary: fc.constantFrom('more', 'notice', 'blank', 'other phone', 'copied', 'spoilt') },
  ),
  from: fc.nat(names.length - 1),
  step: fc.oneof(
    { weight: 60, arbitrary: fc.nat(90) },
    { weight: 6, arbitrary: fc.nat(7200) },
    { weight: 1, arbitrary: fc.integer({ min: -90_000, max: 200_000 }) },
  ),
  said: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('I know', 'stop it now', 'why') },
    { weight: 1, arbitrary: words },
  ),
  end: fc.nat(9),
})

/** The bytes of a chat: `odd` ones stand for a letter of Windows. */
export const anyChat: fc.Arbitrary<Uint8Array> = fc
  .record({
    phone: fc.constantFrom(...phones),
    other: fc.constantFrom(...phones),
    start: fc.constantFrom(
      '2026-03-29T00:20:00Z',
      '2026-01-13T08:00:00Z',
      '2026-10-25T00:50:00Z',
      '2566-02-03T10:00:00Z',
    ),
    people: fc.constantFrom(2, 2, 3, names.length),
    ends: fc.constantFrom('\n', '\n', '\r\n', 'mixed', '\r\r\n'),
    lines: fc.array(line, { minLength: 1, maxLength: 120, size: 'max' }),
    mark: fc.constantFrom('', '', '\ufeff'),
  })
  .map(({ phone, other, start, people, ends, lines, mark }) => {
    let at = Date.parse(start)
    const head = ({ open, date, clock, close }: Phone) => `${open}${date(new Date(at))}, ${clock(new Date(at))}${close}`
    const text = lines.map(({ is, from, step, said, end }) => {
      at += step * 1000
      const name = names[from % people]
      const written = {
        message: `${head(phone)}${name}: ${said}`,
        more: said,
        notice: `${head(phone)}Darren left`,
        blank: '',
        'other phone': `${head(other)}${name}: ${said}`,
        copied: `Mar 13, 2026 8:10 ${name}`,
        spoilt: `${head(phone)}${name}: \u0001${said}`,
      }[is]
      const inner = is === 'more' || is === 'blank'
      return written + (ends === 'mixed' ? (end === 0 || inner ? '\n' : '\r\n') : ends)
    })
    const bytes = Buffer.from(mark + text.join(''))
    for (let i = bytes.indexOf(1); i >= 0; i = bytes.indexOf(1, i)) bytes[i] = 0xe9
    return new Uint8Array(bytes)
  })
