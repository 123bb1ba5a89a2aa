/** What waits for a person, in numbers alone: a mail leaves the force’s walls. Null when nothing does. */
export function digestWords(of: { n: number; late: number; soon: number }, aheadDays: number): string | null {
  if (!of.n) return null
  const things = (n: number) => (n === 1 ? '1 thing' : `${n} things`)
  const is = (n: number) => (n === 1 ? 'is' : 'are')
  return [
    `${things(of.n)} ${of.n === 1 ? 'waits' : 'wait'} for you`,
    of.late ? `${of.late} ${is(of.late)} late` : 'none is late',
    of.soon ? `${of.soon} ${of.soon === 1 ? 'falls' : 'fall'} due within ${aheadDays} days` : '',
  ]
    .filter(Boolean)
    .join(', ')
    .concat('.')
}
