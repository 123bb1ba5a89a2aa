import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'

/** Every source file of the program, with what it imports: packages by name, its own files by their path from the root. */
const root = path.resolve(import.meta.dirname, '../../..')
const sources = ['app', 'lib', 'db'].flatMap(folder =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => {
      const file = `${folder}/${name}`
      const text = readFileSync(path.join(root, file), 'utf8')
      const imports = [...text.matchAll(/(?:\bfrom|\bimport\(?)\s*'([^'\s,]+)'/g)].map(([, to = '']) =>
        to.startsWith('.') ? path.posix.join(path.posix.dirname(file), to) : to,
      )
      return { file, text, imports }
    }),
)
const within = (file: string, folders: string[]) => folders.some(f => file === f || file.startsWith(`${f}/`))
/** Each import, of the files chosen, that leads where it may not. */
const strays = (from: (s: (typeof sources)[number]) => boolean, may: (to: string) => boolean) =>
  sources.filter(from).flatMap(s => s.imports.filter(to => !may(to)).map(to => `${s.file} → ${to}`))
const those = (which: (s: (typeof sources)[number]) => boolean) =>
  sources
    .filter(which)
    .map(s => s.file)
    .sort()
const isClient = (text: string) => text.startsWith("'use client'")
const interfaceOnly = [
  ...['react', 'react-dom', 'next', 'react-hook-form', 'govuk-frontend'],
  ...['leaflet', '@geoman-io/leaflet-geoman-free'],
]

/** The rooms of the Act and of the process: pure. Which of them may look into which is the matter of rooms.spec.ts. */
const rules = ['acts', 'case', 'drafting', 'law', 'measures', 'site', 'views', 'waits'].map(room => `lib/${room}`)
const readers = [
  ...['postal-mime', 'saxes', 'yauzl', 'htmlparser2', 'unpdf', '@kenjiuno/msgreader'],
  ...['node:stream', 'node:zlib'],
]

test('imports lead one way: the rules know nothing, only work, the demonstration and the database know SQL, pages know neither', () => {
  expect(sources.length).toBeGreaterThan(300)
  expect(
    strays(
      s => within(s.file, rules),
      to => within(to, [...rules, 'zod', 'diff']),
    ),
  ).toEqual([])
  expect(
    strays(
      s => within(s.file, ['lib/pattern']),
      to => within(to, ['lib/case', 'lib/pattern', 'zod', 'temporal-polyfill', ...readers]),
    ),
  ).toEqual([])
  // Containers are opened by libraries that read their formats; only exports hold them.
  expect(
    strays(
      s => within(s.file, ['lib/pattern']) && !within(s.file, ['lib/pattern/exports']),
      to => !within(to, readers),
    ),
  ).toEqual([])
  const sql = (to: string) => within(to, ['drizzle-orm', 'postgres'])
  expect(
    strays(
      s => !within(s.file, ['lib/work', 'lib/demo', 'db']),
      to => !sql(to),
    ),
  ).toEqual([])
  expect(
    strays(
      s => within(s.file, ['app']),
      to => !within(to, ['db']),
    ),
  ).toEqual([])
  expect(
    strays(
      s => within(s.file, ['lib', 'db']),
      to => !within(to, ['app']),
    ),
  ).toEqual([])
  const shown = ['app', ...rules, 'lib/pattern', ...interfaceOnly]
  expect(
    strays(
      s => isClient(s.text),
      to => within(to, shown),
    ),
  ).toEqual([])
})

test('the rules ask no clock, no environment and no promise; only the calendar makes a Date, and never of now', () => {
  const pure = those(s => within(s.file, [...rules, 'lib/pattern']))
  expect(pure.length).toBeGreaterThan(60)
  const worldly = /Date\.now\(|new Date\(\)|process\.|\basync\b|\bawait\b|Math\.random\(/
  // Exports are read as a stream: there the rules wait for the next part of the file, and for nothing else.
  const streams = (file: string) =>
    within(file, ['lib/pattern/courts', 'lib/pattern/exports', 'lib/pattern/orders', 'lib/pattern/sheets'])
  expect(those(s => pure.includes(s.file) && !streams(s.file) && worldly.test(s.text))).toEqual([])
  const worldlier = /Date\.now\(|new Date\(\)|process\.|Math\.random\(|'node:(?!stream'|zlib')/
  expect(those(s => streams(s.file) && worldlier.test(s.text))).toEqual([])
  expect(those(s => pure.includes(s.file) && /new Date\(/.test(s.text))).toEqual([
    'lib/case/time/calendar.ts',
    'lib/pattern/exports/mail/outlook.ts', // writes a moment of Outlook as a mail writes it
  ])
})

test('few files write the record, and few take a form: a new one has to be thought about here', () => {
  const writers = those(s => /\brecordEvent\(|\.insert\(events\)/.test(s.text))
  expect(writers).toEqual([
    'lib/work/case/restricted.ts', // an attempt to find a case that is closed to whoever looked
    'lib/work/case/view-case.ts',
    'lib/work/imports/read-imports.ts', // a failed import of somebody who has left
    'lib/work/pipeline/events.ts',
    'lib/work/pipeline/perform.ts',
    'lib/work/record/beginning.ts', // a force that is set up, before anybody is there
    'lib/work/record/dispose-arrivals.ts', // as the next
    'lib/work/record/dispose-court-orders.ts', // a removal by the owner’s command, which is no act
    'lib/work/sign-in/sessions.ts', // signing out, and a session that ran out
    'lib/work/sign-in/sign-in.ts',
  ])
  expect(those(s => /^\s*'use server'/m.test(s.text))).toEqual([
    'app/components/forms.tsx', // answers a form of the page of components with itself
    'app/do/start-again.ts', // forgets what was typed and not sent
    'app/do/submit.ts', // every act, whatever its subject
    'app/panels/[id]/action.ts', // cases for an agenda, each through perform
    'app/queues/[queue]/assign/action.ts', // one officer for many cases, each through perform
    'app/queues/[queue]/together/action.ts', // opens the form for the rows that were picked
    'app/sign-in/actions.ts',
  ])
  const performing = those(s => within(s.file, ['app']) && /\bawait perform\(/.test(s.text))
  expect(performing).toEqual([
    'app/cases/[ref]/documents/[id]/picture/route.ts', // a look at an exhibit is a line of its custody
    'app/cases/[ref]/documents/[id]/recording/route.ts', // so is a recording opened to be played
    'app/cases/[ref]/documents/[id]/route.ts', // and so is a download
    'app/do/go-on.ts', // the act that comes next, done with the one before it
    'app/do/submit.ts',
    'app/panels/[id]/action.ts',
    'app/queues/[queue]/assign/action.ts',
  ])
})

test('no part of a case is claimed to be the whole of it', () => {
  const claims = /\bas unknown as CaseFile\b/
  expect(those(s => within(s.file, ['lib', 'app', 'bin', 'db']) && claims.test(s.text))).toEqual([])
  expect(claims.test('recordOf(file as unknown as CaseFile, about, on)')).toBe(true)
})

/** What writes rows beside acts, each with why it is no act of its own. */
const besideActs: Record<string, string> = {
  'lib/demo/bulk.ts': 'many copies of the demonstration’s cases, for benchmarks',
  'lib/demo/cast.ts': 'the forces and people of the demonstration, before there is anybody to act',
  'lib/work/alarms/run.ts': 'alarms as they are raised, told and settled, of what acts have written',
  'lib/work/record/dispose.ts': 'an approved disposal, which the owner’s command carries out: no act can delete',
  'lib/work/record/dispose-arrivals.ts': 'exhibits of offers that came to nothing, removed by the owner’s command',
  'lib/work/record/dispose-court-orders.ts': 'orders of courts that are kept no longer, removed by the owner’s command',
  'lib/work/court-orders/match-court-orders.ts':
    'whom orders of courts are likely about, under the act that queues them',
  'lib/work/pipeline/events.ts': 'the record itself',
  'lib/work/pipeline/add-rows.ts': 'the statement by which rows of a patch and of the record are added',
  'lib/work/imports/insert-rows.ts': 'a million rows of an export, under the act that reads it',
  'lib/work/pipeline/load-force.ts': 'the next reference, within the act that opens a case',
  'lib/work/mail/outgoing.ts': 'mail that an act asks for, in its transaction',
  'lib/work/pipeline/persist-force.ts': 'the patch of an act on the force',
  'lib/work/pipeline/persist-rows.ts': 'what an act does to rows of imports, as a set',
  'lib/work/pipeline/persist.ts': 'the patch of an act on a case',
  'lib/work/pipeline/project-force.ts': 'rows worked out from pairs of reports and from the force, as of a case',
  'lib/work/pipeline/project.ts': 'rows worked out from a case, in the transaction of the act or anew',
  'lib/work/pipeline/projection-rows.ts': 'the same, a table at a time',
  'lib/work/imports/read-imports.ts':
    'how far an import has got, between the act that starts it and the act that ends it',
  'lib/work/record/record-checks.ts': 'what a verification found, which is the check of the record and no part of it',
  'lib/work/mail/regular-mail.ts': 'mail that goes out by the calendar and follows from no act',
  'lib/work/measures/releases.ts': 'figures exactly as they left, in the transaction that counted them',
  'lib/work/reports/blind-review.ts': 'the sample that an act asks for',
  'lib/work/reports/held-index.ts': 'a counter of what the linkage has in memory',
  'lib/work/reports/keep-pairs.ts': 'pairs as the linkage finds them, under the act that takes a file',
  'lib/work/reports/systems.ts': 'when the token of another system was last used, of which reading the feed is no act',
  'lib/work/reports/known-suspects.ts': 'suspects as the linkage knows them again, under the act that takes a file',
  'lib/work/reports/link-feed.ts': 'the same',
  'lib/work/reports/report-work.ts': 'how far the work that an act asked for has got',
  'lib/work/reports/summarise.ts': 'what a pair’s reports say, summed up',
  'lib/work/reports/take-back.ts': 'an import taken back as a whole, under its act',
  'lib/work/reports/take-file.ts':
    'a file of reports, row by row, between the act that receives it and the act that ends it',
  'lib/work/mail/send-mail.ts': 'that a mail was sent or failed',
  'lib/work/sign-in/sessions.ts': 'that a session was seen or ended',
  'lib/work/sign-in/sign-in.ts': 'who signed in, and tries that failed',
  'lib/work/pipeline/subjects.ts': 'the case that an act opens',
  'lib/work/case/unsent.ts': 'what is typed and not sent, which is part of no case',
}
const writes =
  /\b(?:tx|db|update|value|\n\s+)\.(?:insert|update|delete)\(\w+\)|\n\s+\.(?:insert|update)\(\w+\)\s*\.(?:set|values)|\binsert into |\bdelete from |\bupdate (?:\$\{)?\w+\}?(?: \w)? set\b|\baddRows\(\s*tx\b/

test('whatever writes rows is an act’s own, or stands in the list of what does not, with the reason', () => {
  expect(those(s => within(s.file, ['lib', 'app']) && writes.test(s.text))).toEqual(Object.keys(besideActs).sort())
  expect(writes.test("await tx.update(cases).set({ status: 'closed' })")).toBe(true)
  expect(writes.test("await tx.execute(sql`update cases set status = 'closed'`)")).toBe(true)
})
