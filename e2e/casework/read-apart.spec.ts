import { expect, test } from '@playwright/test'
import { CannotRead, type Row, type Source } from '../../lib/pattern/exports/row.ts'
import { readApart } from '../../lib/work/imports/read-apart.ts'

const sourceOf = (text: string, part = 1000): Source & { bytes: number } => {
  const bytes = new TextEncoder().encode(text)
  return {
    bytes: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += part) yield bytes.subarray(at, at + part)
    },
    async *range(from, to) {
      yield bytes.subarray(from, to)
    },
  }
}
const chat = Array.from({ length: 500 }, (_, i) => `13/03/2026, 10:${10 + (i % 50)} - ${i % 3 ? 'D' : 'P'}: ${i}`).join(
  '\n',
)

test('a file is read in a thread of its own as it is read here', async () => {
  const apart = readApart(sourceOf(chat))
  try {
    expect(await apart.look()).toEqual({ kind: 'whatsapp', headings: [] })
    const { file, rows } = await apart.preview({}, 3)
    expect(rows.map(r => r.text)).toEqual(['0', '1', '2'])
    expect(file.asks.map(a => a.ask)).toEqual(['time-zone', 'owner'])
    const whole = await apart.open({ timeZone: 'UTC', owner: 'P' })
    expect([whole.kind, whole.dates?.from]).toEqual(['whatsapp', 'line 1: 13/03/2026'])
    const all: Row[] = []
    for await (const outcomes of whole.batches()) for (const o of outcomes) if (o.is === 'row') all.push(o.row)
    expect(all).toHaveLength(500)
    await expect(apart.open({ timeZone: 'Nowhere/None' })).rejects.toThrow(CannotRead)
  } finally {
    await apart.close()
  }
})

test('a file that takes no end of time, or of memory, is refused and its thread is ended', async () => {
  // A chat without an end: however fast the machine, its time runs out.
  const line = new TextEncoder().encode('13/03/2026, 10:10 - D: again\n')
  const endless = {
    ...sourceOf(''),
    bytes: Number.MAX_SAFE_INTEGER,
    async *open() {
      for (;;) yield line
    },
  }
  const slow = readApart(endless, { memory: 256, quiet: 60, whole: 1 })
  await expect(slow.preview({ timeZone: 'UTC', owner: '' }, Number.MAX_SAFE_INTEGER)).rejects.toThrow('longer to read')
  await slow.close()
  // One mail of many parts, each kept until its end.
  const rows = 'x,'.repeat(2_000_000)
  const large = readApart(sourceOf(`Date,From,Text\n13/03/2026 10:00,D,${rows}\n`.repeat(8), 1 << 20), {
    memory: 16,
    quiet: 60,
    whole: 60,
  })
  await expect(large.preview({})).rejects.toThrow('more memory')
  await large.close()
})

test('a store that is slow is waited for; one that fails says so', async () => {
  const late: Source & { bytes: number } = {
    ...sourceOf(chat),
    async *open() {
      await new Promise(resolve => setTimeout(resolve, 1600))
      yield* sourceOf(chat).open()
    },
  }
  const apart = readApart(late, { memory: 256, quiet: 1, whole: 60 })
  expect((await apart.preview({ timeZone: 'UTC', owner: '' }, 1)).rows).toHaveLength(1)
  await apart.close()
  const broken = readApart({
    ...sourceOf(chat),
    open: () => {
      throw new Error('The store is away')
    },
  })
  await expect(broken.look()).rejects.toThrow('The store is away')
  await broken.close()
})
