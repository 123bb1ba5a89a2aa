import { expect, test } from '@playwright/test'
import type { CaseFile } from '../../../lib/case/case.ts'
import { areaSvg, mapSays } from '../../../lib/case/views/area-picture.ts'
import { groundAt } from '../../../lib/case/views/sketch-ground.ts'
import { printWord } from '../../../lib/documents/printing/word.ts'
import { papers } from '../../../lib/documents/registry.ts'
import { missingFrom } from '../../../lib/drafting/sections.ts'
import { zipText } from '../exports/zip-text.ts'
import { ask, mainOf, messagesOf, people, readyToSubmit } from './drafted.ts'

const ring = [groundAt(-675, 704), groundAt(747, 642), groundAt(724, -487), groundAt(-704, -427)]
const inTown = { type: 'Polygon' as const, coordinates: [[...ring, ring[0] ?? groundAt(0, 0)]] }
const elsewhere = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [0.52, 51.27],
      [0.53, 51.27],
      [0.53, 51.28],
      [0.52, 51.27],
    ] as [number, number][],
  ],
}
const speaking = (shape: typeof inTown | null): CaseFile => {
  const file = readyToSubmit()
  return {
    ...file,
    draftConditions: file.draftConditions.map(c => ({
      ...c,
      text: 'You must not enter the area inside the A402 and Mill Lane, as shown on the map attached to this order.',
      isArea: true,
      boundary: 'The A402 in the north and Mill Lane in the south',
      shape,
    })),
  }
}
const noMap = /speaks of a map, and none is drawn/

test('a condition that speaks of a map cannot be filed without one', () => {
  const [without, drawn] = [speaking(null), speaking(inTown)]
  expect(messagesOf(ask(without, people.officer, 'submitApplication', { on: mainOf(without).id })).join()).toMatch(
    noMap,
  )
  expect(
    missingFrom(drawn, mainOf(drawn), '2026-05-11')
      .map(r => r.message)
      .join(),
  ).not.toMatch(noMap)
  // Words without a map ask for none.
  const plain = readyToSubmit()
  expect(
    missingFrom(plain, mainOf(plain), '2026-05-11')
      .map(r => r.message)
      .join(),
  ).not.toMatch(noMap)
})
test('the map has a scale, its roads by name where the ground is known, and none of them elsewhere', () => {
  const svg = areaSvg(inTown, 'Area of condition 1')
  for (const road of ['A402', 'Station Road', 'Mill Lane', 'River Wend']) expect(svg).toContain(`>${road}</text>`)
  expect(svg).not.toContain('Weir Road')
  expect(svg).toMatch(/>\d+ k?m<\/text>/)
  expect(mapSays(1, inTown)).toContain('Roads and water shown: A402, Station Road, Mill Lane, River Wend')
  expect(areaSvg(elsewhere, 'Area')).not.toContain('A402')
  expect(mapSays(1, elsewhere)).not.toContain('Roads and water')
})
test('it goes with the words into the draft order and the application, on paper and in Word', async () => {
  const file = speaking(inTown)
  for (const name of ['draftOrder', 'application'] as const) {
    const sheet = papers[name].sheet(file, mainOf(file).id, {
      force: 'Marlshire Police',
      audience: 'served',
      today: '2026-05-11',
      names: new Map(),
    })
    expect(sheet.blocks.filter(b => b.kind === 'picture' && b.says.startsWith('Map of the area')).length).toBe(1)
    expect(JSON.stringify(sheet.blocks)).toContain('The A402 in the north and Mill Lane in the south')
    const word = await printWord(sheet)
    expect(await zipText(word, 'word/document.xml')).toContain('Map of the area of condition 1')
    expect(word.includes('word/media/')).toBe(true)
  }
})
