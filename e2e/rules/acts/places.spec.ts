import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { placesOf } from '../../../lib/acts/act/act.ts'
import { availability, decide } from '../../../lib/acts/act/decide.ts'
import { menuSectionOf } from '../../../lib/acts/act/force-home.ts'
import { isOfferedNow, offersAt, offersInstead, statusInWords } from '../../../lib/acts/act/offers.ts'
import { type CasePlace, casePlaces, type Place, placeNames, places } from '../../../lib/acts/act/places.ts'
import { forceActs } from '../../../lib/acts/force/force.ts'
import { actNames, acts, everyAct } from '../../../lib/acts/index.ts'
import type { EveryActName } from '../../../lib/case/act-names.ts'
import { londonDate } from '../../../lib/case/time/calendar.ts'
import { latestMoment, mainOf, newCase, newId, people, readyToSubmit, submittedCase } from '../drafting/drafted.ts'

/** Where acts are offered: each says it once, each place is on a page, and button, page and pipeline agree. */

const root = path.resolve(import.meta.dirname, '../../..')
const pages = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name))
  .map(name => ({ name, text: readFileSync(path.join(root, 'app', name), 'utf8') }))
const names = Object.keys(everyAct) as EveryActName[]
const isForPeople = (name: EveryActName) => !everyAct[name].partOfAnother && !everyAct[name].byProgram

test('every act that a person does by itself has a place, and no other has one', () => {
  expect(names.filter(name => isForPeople(name) !== placesOf(everyAct[name]).length > 0)).toEqual([])
  const about = names.flatMap(name =>
    placesOf(everyAct[name])
      .filter(place => places[place].about !== 'any' && places[place].about !== everyAct[name].about)
      .map(place => `${name} at ${place}`),
  )
  expect(about).toEqual([])
})

test('the page of a place loads all that its acts are offered by', () => {
  const unread = names.flatMap(name =>
    placesOf(everyAct[name]).flatMap(place =>
      (everyAct[name].offeredReads ?? [])
        .filter(read => read !== places[place].about && !places[place].reads?.includes(read))
        .map(read => `${name} at ${place} reads ${read}`),
    ),
  )
  expect(unread).toEqual([])
})

/** Places that a page draws in its own way, with the files that name each of their acts; the others are drawn by `ActLinks`. */
const drawn: Partial<Record<Place, RegExp>> = {
  restricted: /restricted\/page\.tsx$/,
  'evidence/rows': /evidence\/rows\/choose\/route\.ts$/,
  'evidence/rows-of-incident': /evidence\/rows\/choose\/route\.ts$/,
  'evidence/exhibit-file': /documents\/\[id\]\/.*route\.ts$/,
  'evidence/import-answers': /imports\/\[id\]\/page\.tsx$/,
  'application/parts': /application\/(?:grounds|change|term-and-interim)\.tsx$/,
  'application/library': /application\/conditions\/page\.tsx$/,
  'application/condition': /application\/(?:conditions-list|condition-notes|area\/page)\.tsx$/,
  door: /^register\/breach\/breach-form\.tsx$/,
  'review/part': /queues\/review\/\[ref\]\/point-form\.tsx$/,
  'review/point': /(?:queues\/review\/\[ref\]\/draft|application\/deciding)\.tsx$/,
  account: /^account\/page\.tsx$/,
  'cases/new': /^cases\/new\/page\.tsx$/,
  'settings/team': /^settings\/teams\/page\.tsx$/,
  'settings/district': /^settings\/teams\/page\.tsx$/,
  'settings/premises': /^settings\/premises\/page\.tsx$/,
  'settings/force-outside': /^settings\/forces\/page\.tsx$/,
  deadlines: /^deadlines\/page\.tsx$/,
  'duty/turn': /^duty\/page\.tsx$/,
  'duty/absence': /^duty\/page\.tsx$/,
  'panels/panel': /^panels\/\[id\]\/page\.tsx$/,
  'training/course': /^training\/page\.tsx$/,
  'settings/alarms': /^settings\/alarms\/page\.tsx$/,
  'settings/directory': /^settings\/directory\/page\.tsx$/,
  'settings/welsh': /^settings\/welsh\/page\.tsx$/,
  'settings/markers': /^settings\/markers\/page\.tsx$/,
  'order/markers': /order\/markers\.tsx$/,
  entries: /^entries\/page\.tsx$/,
  alarms: /^alarms\/seen-form\.tsx$/,
  'reports/systems': /^reports\/systems\/page\.tsx$/,
  'reports/system': /^reports\/systems\/page\.tsx$/,
  'reports/import': /^reports\/imports\/\[id\]\/page\.tsx$/,
  'neighbours/transfer': /^neighbours\/\[id\]\/page\.tsx$/,
  'court-orders/upload': /^court-orders\/sent\/\[id\]\/page\.tsx$/,
  'court-orders/order': /^court-orders\/\[id\]\/page\.tsx$/,
  'court-orders/match': /^court-orders\/\[id\]\/page\.tsx$/,
  'people/import': /^people\/imports\/\[id\]\/page\.tsx$/,
  'register/import': /^register\/imports\/\[id\]\/page\.tsx$/,
  'reports/pair-case': /^reports\/pairs\/\[id\]\/case\/page\.tsx$/,
  'reports/link': /^reports\/pairs\/\[id\]\/page\.tsx$/,
  'reports/weights': /^reports\/weights\/page\.tsx$/,
  'reports/review': /^reports\/review\/page\.tsx$/,
  'reports/names': /^reports\/names\/page\.tsx$/,
  'reports/name': /^reports\/names\/page\.tsx$/,
  'reports/sample': /^reports\/review\/page\.tsx$/,
  'reports/change': /^reports\/records-changes\.tsx$/,
  'reports/match': /^reports\/people\/person\.tsx$/,
  'reports/person': /^reports\/people\/person\.tsx$/,
}
/** What a page calls an act by, where that is not its name. */
const words: Record<string, RegExp> = { takeNewWording: /newWordingPath\(/, buildConditions: /buildPath\(/ }

test('every place is drawn by a page, and offers something', () => {
  expect(pages.length).toBeGreaterThan(200)
  const missing = placeNames.flatMap(place => {
    const own = drawn[place]
    const files = own && pages.filter(p => own.test(p.name.replaceAll(path.sep, '/')))
    const offered = names.filter(name => placesOf(everyAct[name]).includes(place))
    if (!offered.length) return [`${place} offers nothing`]
    if (!files) return pages.some(p => p.text.includes(`place="${place}"`)) ? [] : [`${place} is on no page`]
    return offered
      .filter(name => !files.some(p => (words[name] ?? new RegExp(`\\b${name}\\b`)).test(p.text)))
      .map(name => `${name} is not in ${own}`)
  })
  expect(missing).toEqual([])
})

test('no page lists acts: a place has them', () => {
  expect(pages.filter(p => /\bonly=\{/.test(p.text)).map(p => p.name)).toEqual([])
})

const at = latestMoment()
const looking = (actor: (typeof people)[keyof typeof people]) => ({ actor, today: londonDate(at), at })

test('a part of another act is done by that act alone, and what the program does has no form', () => {
  const file = newCase()
  const moment = { actor: people.officer, at }
  const part = acts.linkedFrom
  expect(availability(file, part, file.case, moment, 'form')).toEqual({ kind: 'missing' })
  expect(availability(file, part, file.case, moment, 'program')).toEqual({ kind: 'missing' })
  expect(availability(file, part, file.case, moment, 'part').kind).toBe('available')
  const record = { id: newId() }
  expect(availability(file, acts.finishImport, record, moment, 'form')).toEqual({ kind: 'missing' })
  expect(availability(file, acts.finishImport, record, moment, 'program').kind).toBe('available')
})

test('what is offered at a place may be done: the pipeline never answers that it is missing or has moved on', () => {
  const seen = new Set<string>()
  for (const file of [newCase(), readyToSubmit(), submittedCase()])
    for (const actor of Object.values(people))
      for (const place of Object.keys(casePlaces) as CasePlace[]) {
        const { about } = casePlaces[place]
        if (about === 'any') continue
        const records: readonly { id: string }[] = about === 'case' ? [file.case] : file[about]
        for (const record of records)
          for (const { name, act } of offersAt(place, file, looking(actor), { record })) {
            seen.add(name)
            const asked = { act, on: about === 'case' ? undefined : record.id, input: {}, as: 'form' as const }
            const { kind } = decide(file, asked, { ...looking(actor), newId, settings: file.settings })
            expect(['missing', 'moved'], `${name} at ${place}`).not.toContain(kind)
          }
      }
  expect(seen.size).toBeGreaterThan(40)
})

test('what has moved on says where it stands and what can be done instead', () => {
  const file = submittedCase()
  const record = mainOf(file)
  const may = availability(file, acts.submitApplication, record, { actor: people.officer, at }, 'form')
  expect(may).toEqual({ kind: 'moved', status: 'withSergeant' })
  expect(statusInWords('applications', 'withSergeant')).toBe('The status of the application is “With the sergeant”.')
  expect(statusInWords('applications', 'closed')).toBe('The status of the case is “Closed”.')
  const instead = offersInstead(acts.submitApplication, file, looking(people.sergeant), record).map(o => o.name)
  expect(instead).toEqual(
    expect.arrayContaining(['endorseAsSergeant', 'returnAsSergeant', 'refuseAsSergeant', 'comment']),
  )
  expect(instead).not.toContain('submitApplication')
  expect(instead.every(name => isOfferedNow(name, file, looking(people.sergeant), record))).toBe(true)
  expect(actNames.filter(name => acts[name].about === 'applications').length).toBeGreaterThan(instead.length)
})

test('the form of an act on the force belongs to the section of the menu that offers it', () => {
  const sections = Object.fromEntries(Object.entries(forceActs).map(([name, act]) => [name, menuSectionOf(act)]))
  expect(sections).toMatchObject({
    addPerson: '/people',
    changeSettings: '/settings',
    addDistrict: '/settings',
    changeAlarm: '/settings',
    learnWeights: '/reports',
    judgeName: '/reports',
    putOnDuty: '/duty',
    takeOrderSheet: '/register',
    startCalendar: '/deadlines',
  })
  expect(Object.entries(forceActs).filter(([name, act]) => placesOf(act).length && !sections[name])).toEqual([])
})
