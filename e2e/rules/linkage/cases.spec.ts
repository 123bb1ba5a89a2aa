import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { whoIsNamed } from '../../../lib/pattern/linkage/nobody.ts'
import { readPhones } from '../../../lib/pattern/linkage/normal.ts'

/** Feeds as forces write them, each beside what must be linked and what must not. */
const folder = path.join(import.meta.dirname, 'cases')
const command = path.join(import.meta.dirname, '../../../bin/link.mjs')
const link = async (file: string) => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, file])
  const lines = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  return {
    pairs: lines
      .slice(0, -1)
      .map(l => l.reports.join(' '))
      .sort(),
    summary: lines.at(-1).summary,
    stderr,
  }
}
type Expected = { read: number; accepted: number; link: { reports: string[] }[] }
const cases: Record<string, Expected> = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'))

for (const [name, expected] of Object.entries(cases))
  test(`${name}: linked are those that must be, and no others`, async () => {
    const { pairs, summary } = await link(path.join(folder, name))
    expect(pairs).toEqual(expected.link.map(l => l.reports.join(' ')).sort())
    expect(summary).toMatchObject({ read: expected.read, accepted: expected.accepted })
  })

test('a feed in other letters, parted by other signs, gives the same pairs and says how it was read', async () => {
  const text = readFileSync(path.join(folder, 'placeholders.csv'), 'utf8')
  const { pairs } = await link(path.join(folder, 'placeholders.csv'))
  const out = mkdtempSync(path.join(tmpdir(), 'feed-'))
  try {
    const tabs = path.join(out, 'tabs.csv')
    writeFileSync(tabs, Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le'))
    const wide = await link(tabs)
    expect(wide.pairs).toEqual(pairs)
    expect(wide.stderr).toContain('UTF-16, its fields parted by tabs')
    const western = path.join(out, 'western.csv')
    writeFileSync(western, Buffer.from(text.replaceAll(',', ';').replaceAll('Garside', 'Gars\u00edde'), 'latin1'))
    const semicolons = await link(western)
    expect(semicolons.pairs).toEqual(pairs)
    expect(semicolons.stderr).toContain('Windows-1252')
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
})

const nobodies =
  'REDACTED/REDACTED XXXX/XXXX Asian_Male/30s Black/Female UNK/MALE Unidentified/Person N/A|N/A NFA/NFA To_be/confirmed Inconnu/Inconnu Unbekannt/ Desconocido/Hombre Nieznany/Sprawca \u041d\u0435\u0438\u0437\u0432\u0435\u0441\u0442\u043d\u043e/ Male_1/ Suspect/One Caller/Anonymous No/Name Refused/Details Ex/Boyfriend Her/Ex A/Man IC1/Male Work/Colleague Former/Partner Facebook/User Dark/Hair White/Van_Driver See/MO Dim/Hysbys John/Doe Staff/Member'
test('names that name nobody, bodies that are no person, and true names that look like either', () => {
  const who = (name: string) => {
    const [given = '', family = ''] = name.split(name.includes('|') ? '|' : '/').map(n => n.replaceAll('_', ' '))
    return whoIsNamed(given, family)
  }
  expect(nobodies.split(' ').filter(name => who(name) !== 'nobody')).toEqual([])
  const bodies =
    '/REGINA THE/STATE PC/1234 /TESCO_STORES_LTD Tesco/ /Co-op Marlshire/Police /CPS /HMP_LEEDS Crown/Prosecution_Service School/Primary'
  expect(bodies.split(' ').filter(name => who(name) !== 'body')).toEqual([])
  const people =
    'Ptolemy/Partner Malachi/White Hope/Given Margaret/Court Rex/Harrison Young/Smith Regina/King Rose/Black Mark/Hair Kim/Brown Guy/Parsons Amin/Mann'
  expect(people.split(' ').filter(name => who(name) !== 'person')).toEqual([])
  expect(whoIsNamed('Gezocht', 'Verdachte', new Set(['gezocht', 'verdachte']))).toBe('nobody')
})

test('numbers of a list are found however it is divided, and damaged ones are none', () => {
  const two = [447700900512, 447700900513]
  for (const between of [' / ', ', ', ' or ', ' & ', ';', '|', '\n', ' ', ' - ', '+', ' (old) ', ' Home: '])
    expect(readPhones(`07700900512${between}07700900513`), between).toEqual(two)
  expect(readPhones('4.47701E+11')).toEqual([])
  expect(readPhones('0161/4960000')).toEqual([441614960000])
  expect(readPhones('+44 (0)7700 900512')).toEqual([447700900512])
})
