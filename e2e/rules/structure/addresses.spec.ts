import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import {
  actPath,
  applicationNumberPath,
  breachPath,
  bundlePagePath,
  bundlePath,
  calendarPath,
  casePath,
  courtOrderPath,
  courtUploadPath,
  doorBreachPath,
  doorCardPath,
  exhibitFilePath,
  exhibitPath,
  forceActPath,
  importPath,
  incidentPath,
  isOfCase,
  measureCasesPath,
  measurePath,
  offerFilePath,
  orderImportPath,
  pagePath,
  pairCasePath,
  pairPath,
  panelPath,
  paperPagePath,
  paperPath,
  peopleImportPath,
  personOfForcePath,
  queuePath,
  queueTogetherPath,
  reportImportPath,
  returningTo,
  reviewPath,
  transferPath,
} from '../../../lib/site/addresses.ts'
import { casePages, pages } from '../../../lib/site/pages.ts'
import { queueNames } from '../../../lib/work/queues/all.ts'

/** One table of addresses: it has every route of `app` and no other, and nobody builds an address beside it. */

const root = path.resolve(import.meta.dirname, '../../..')
const sourcesOf = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => path.join(folder, name))
const routes = sourcesOf('app')
  .filter(name => /[/\\](?:page\.tsx|route\.ts)$/.test(name))
  .map(name => `/${path.dirname(path.relative('app', name)).replaceAll(path.sep, '/')}`.replace(/^\/\.$/, '/'))

const [ref, id] = ['[ref]', '[id]']
const paper = { name: '[paper]', key: '[key]', audience: '', form: '' }
/** What the table builds of the names of routes: the routes themselves. */
const built = [
  ...pages,
  ...casePages.map(page => casePath(ref, page)),
  incidentPath(ref, id),
  exhibitPath(ref, id),
  exhibitFilePath(ref, id),
  exhibitFilePath(ref, id, '/picture'),
  exhibitFilePath(ref, id, '/recording'),
  importPath(ref, id),
  importPath(ref, id, '/rejects'),
  breachPath(ref, id),
  applicationNumberPath(ref, '[number]'),
  applicationNumberPath(ref, '[number]', '/document'),
  paperPagePath(ref, paper),
  paperPath(ref, paper),
  bundlePagePath(ref, paper),
  bundlePath(ref, paper),
  actPath(ref, '[act]' as never),
  doorCardPath('[...ref]'),
  doorBreachPath('[...ref]'),
  reviewPath(ref),
  forceActPath('[act]' as never),
  personOfForcePath(id),
  queuePath('[queue]' as never),
  queueTogetherPath('[queue]' as never, []),
  measurePath(id),
  measureCasesPath(id),
  reportImportPath(id),
  reportImportPath(id, '/file'),
  orderImportPath(id),
  transferPath(id),
  transferPath(id, '/answer'),
  offerFilePath(ref, id),
  courtOrderPath(id),
  courtOrderPath(id, '/file'),
  courtUploadPath(id),
  peopleImportPath(id),
  pairPath(id),
  pairCasePath(id),
  calendarPath('[key]'),
  panelPath('[id]'),
].map(address => decodeURIComponent(address.split('?')[0] ?? ''))

/** The sign-in library’s own. */
const elsewhere = ['/api/auth/[...nextauth]']

test('the table of addresses has every route and no other', () => {
  expect([...new Set(built)].sort()).toEqual(routes.filter(r => !elsewhere.includes(r)).sort())
})

const roots = [...new Set(routes.map(r => r.split('/')[1]).filter(Boolean))].join('|')
const known = new Set<string>([...pages, ...casePages, ...queueNames.map(name => queuePath(name))])
/** Addresses that a source writes out: a text that begins one and is no page of the table. */
const writtenAddresses = (source: string): string[] =>
  [...source.matchAll(new RegExp(`(?<!pagePath\\()(['"\`])(/(?:${roots})\\b[^'"\`\\n]*)`, 'g'))]
    .filter(([, quote, text = '']) => quote === '`' || !known.has(text.split('#')[0] ?? ''))
    .map(([, , text = '']) => text)
/** Addresses of which a source makes others: a part or a question set behind a value. */
const extendedAddresses = (source: string): string[] =>
  [...source.matchAll(/`\$\{[^`{}]*\}(?:\/[^`\n]*|\?[a-z$][^`\n]*)`/g)].map(([text]) => text)

/** Texts of these shapes that are no address built beside the table, by file. */
const allowed: Record<string, RegExp> = {
  'lib/site/addresses.ts': /./,
  // Pages of records, named by a pattern that leads nowhere.
  'lib/acts/act/places.ts': /\/:/,
  // The address of a part of a case is given, typed, to `casePath`.
  'lib/waits/addresses.ts': /^\/application\//,
  'lib/waits/applications.ts': /^\/application\//,
  // The sign-in library’s own address.
  'app/sign-in/actions.ts': /^\/api\/auth\//,
  // Whether the present page lies under an address.
  'app/ui/main-navigation.tsx': /^`\$\{href\}\/`$/,
  'app/cases/[ref]/case-navigation.tsx': /^`\$\{at\}\/`$/,
}

test('no page, mail or feed builds an address beside the table', () => {
  const found = ['app', 'lib'].flatMap(folder =>
    sourcesOf(folder).flatMap(name => {
      const source = readFileSync(path.join(root, name), 'utf8')
      const texts =
        folder === 'app' ? [...writtenAddresses(source), ...extendedAddresses(source)] : writtenAddresses(source)
      return texts.filter(text => !allowed[name.replaceAll(path.sep, '/')]?.test(text)).map(text => `${name}: ${text}`)
    }),
  )
  expect(found).toEqual([])
})
test('the search for an address built by hand finds one', () => {
  const of = (name: string) => `$\{${name}}`
  expect(writtenAddresses(`href={\`/cases/${of('ref')}/evidence\`}`)).toHaveLength(1)
  expect(writtenAddresses('href="/queues?tab=late"')).toHaveLength(1)
  expect(writtenAddresses('href="/reports/gone"')).toHaveLength(1)
  expect(writtenAddresses('<a href="/queues"> casePath(ref, \'/evidence#exhibits\')')).toEqual([])
  expect(extendedAddresses(`href={\`${of('base')}/exhibits/${of('id')}\`}`)).toHaveLength(1)
  expect(extendedAddresses(`href={\`${of('list')}?page=2\`}`)).toHaveLength(1)
})

test('an address is asked before its part, and a text in it stays a text', () => {
  expect(casePath('MA-2026-00012', '/evidence#third-parties', { from: '2026-01-01', to: undefined })).toBe(
    '/cases/MA-2026-00012/evidence?from=2026-01-01#third-parties',
  )
  expect(incidentPath('a/b?c', '../x')).toBe('/cases/a%2Fb%3Fc/evidence/..%2Fx')
  expect(pagePath('/queues#openings')).toBe('/queues#openings')
})
test('a form returns to where it was opened from, and a page is left as it is', () => {
  const form = actPath('MA-2026-00012', 'writeActs', 'x')
  expect(returningTo('/queues?tab=late', form)).toBe(`${form}&back=%2Fqueues%3Ftab%3Dlate`)
  expect(returningTo('/queues', casePath('MA-2026-00012', '/people'))).toBe('/cases/MA-2026-00012/people')
})
test('a page is of a case by its whole reference', () => {
  expect(['', '/evidence', '?x=1', '#y'].every(rest => isOfCase('MA-2026-00012', `/cases/MA-2026-00012${rest}`))).toBe(
    true,
  )
  expect(isOfCase('MA-2026-0001', '/cases/MA-2026-00012/evidence')).toBe(false)
  expect(isOfCase('MA-2026-00012', '//elsewhere.example/cases/MA-2026-00012')).toBe(false)
})
