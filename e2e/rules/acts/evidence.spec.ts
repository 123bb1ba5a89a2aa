import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { applyPatch, type Decided } from '../../../lib/acts/act/decide.ts'
import { versionOf } from '../../../lib/acts/act/versions.ts'
import { initialsOf } from '../../../lib/acts/evidence/exhibits.ts'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Incident } from '../../../lib/case/records/pattern.ts'
import { addDays, timeOfDay } from '../../../lib/case/time/calendar.ts'
import { whenItHappened } from '../../../lib/case/time/when-happened.ts'
import { formerOf, walkBack } from '../../../lib/case/views/former-values.ts'
import { kindsInWords, kindsOf } from '../../../lib/case/words/kinds-of-act.ts'
import {
  after,
  ask,
  file,
  flowers,
  incidentOf,
  known,
  moment,
  now,
  officer,
  reasons,
  today,
  warnings,
} from './evidence-asked.ts'
import { aFile, anApplication, nextId } from './order-file.ts'

test('an incident is logged with the next number and its time as it is told', () => {
  const one = after(aFile(), 'logIncident', flowers)
  const two = after(one, 'logIncident', { ...flowers, happenedOn: '2024-02-29', happenedTime: '' })
  expect(two.incidents.map(i => [i.number, i.happenedOn, i.happenedTime])).toEqual([
    [1, '2026-02-14', '21:05'],
    [2, '2024-02-29', null],
  ])
  expect(whenItHappened(incidentOf(two))).toBe('14 February 2026 at 21:05')
})

test('an incident is several kinds of act at once, its main kind first and none twice', () => {
  const one = after(aFile(), 'logIncident', { ...flowers, alsoKinds: ['E', 'B', 'A'] })
  expect(kindsOf(incidentOf(one))).toEqual(['B', 'E', 'A'])
  expect(kindsInWords(incidentOf(one))).toMatch(
    /; also loitering in any place, public or private; also following a person$/,
  )
  expect(kindsOf(incidentOf(after(aFile(), 'logIncident', flowers)))).toEqual(['B'])
})

test('today and yesterday are days once recorded; on a form begun before midnight they are asked for again', () => {
  const { happenedOn: _, ...told } = { ...flowers, happenedTime: '' }
  const on = (dateKind: string, more: object = {}) => ask(aFile(), 'logIncident', { ...told, dateKind, ...more }, known)
  const dayOf = (d: Decided) => (d.kind === 'done' ? incidentOf(applyPatch(aFile(), d.patch)) : undefined)
  expect(dayOf(on('today', { begunOn: today }))).toMatchObject({ dateKind: 'exact', happenedOn: '2026-11-21' })
  expect(dayOf(on('yesterday'))).toMatchObject({ dateKind: 'exact', happenedOn: '2026-11-20' })
  expect(reasons(on('exact'))).toEqual(['happenedOn: Enter date'])
  expect(reasons(on('today', { begunOn: '2026-11-20' }))).toEqual([
    'dateKind: This form was begun on 20 November 2026. Select “Another day” and enter the date',
  ])
  expect(on('exact', { begunOn: '2026-11-20', happenedOn: '2026-11-20' }).kind).toBe('done')
})

test('what is easily forgotten, and how something online was captured, are kept with an incident and its correction', () => {
  const online = {
    features: ['threats', 'children'],
    witnesses: 'Her sister',
    reported: 'no',
    pageAddress: 'https://example.com/post/123',
    captured: 'screenshot',
    capturedOn: '2026-02-15',
    place: 'Ward 12',
    placeExact: 'near',
  }
  const logged = after(aFile(), 'logIncident', { ...flowers, ...online })
  expect(incidentOf(logged)).toMatchObject(online)
  expect(reasons(ask(aFile(), 'logIncident', { ...flowers, features: ['rain'] }))).not.toEqual(['done'])
})

test('V09: a date in the future or before the defendant was born is refused, with the field', () => {
  const f = aFile()
  expect(reasons(ask(f, 'logIncident', { ...flowers, happenedOn: '2026-11-25' }))).toEqual([
    'happenedOn: The date of this act is in the future. Change it to 21 November 2026 or earlier.',
  ])
  expect(reasons(ask(f, 'logIncident', { ...flowers, happenedOn: '1992-02-28' }))).toEqual([
    'happenedOn: The date of this act is before the defendant was born. If the other date is wrong, correct the defendant’s details',
  ])
  expect(ask(f, 'logIncident', { ...flowers, happenedOn: '1992-02-29' }).kind).toBe('done')
  expect(reasons(ask(f, 'logIncident', { ...flowers, happenedOn: today, happenedTime: '09:31' }))).toEqual([
    'happenedTime: Time must be before now, 09:30',
  ])
  expect(ask(f, 'logIncident', { ...flowers, happenedOn: today, happenedTime: '09:30' }).kind).toBe('done')
})

test('an act long ago or abroad is never refused', () => {
  const decided = ask(aFile(), 'logIncident', { ...flowers, happenedOn: '1999-01-01', place: 'Málaga, Spain' })
  expect(decided.kind).toBe('done')
})

test('between two dates: the second is asked for, and comes after the first', () => {
  const between = { ...flowers, dateKind: 'between', happenedTime: '' }
  expect(reasons(ask(aFile(), 'logIncident', between))).toEqual(['happenedTo: Enter the last date it could have been'])
  expect(reasons(ask(aFile(), 'logIncident', { ...between, happenedTo: '2026-02-14' }))).toEqual([
    'happenedTo: Last date must be after 14 February 2026',
  ])
  expect(reasons(ask(aFile(), 'logIncident', { ...between, happenedTo: '2026-11-22' }))).toEqual([
    'happenedTo: The date of this act is in the future. Change it to 21 November 2026 or earlier.',
  ])
  const logged = after(aFile(), 'logIncident', { ...between, happenedTo: '2026-02-16' })
  expect(whenItHappened(incidentOf(logged))).toBe('between 14 February 2026 and 16 February 2026')
  const exact = after(aFile(), 'logIncident', { ...flowers, happenedTo: '2026-02-16' })
  expect(incidentOf(exact).happenedTo).toBeNull()
})

test('V10 and V11 are questions, answered with a reason that is kept', () => {
  const { unwelcome: _u, ...blank } = flowers
  expect(warnings(ask(aFile(), 'logIncident', { ...blank, category: 'X' }))).toEqual(['V10', 'V11'])
  expect(warnings(ask(aFile(), 'logIncident', { ...blank, category: 'X', categoryNote: 'Entered her flat' }))).toEqual([
    'V11',
  ])
  expect(ask(aFile(), 'logIncident', { ...blank, category: 'F' }).kind).toBe('done')
  const decided = ask(aFile(), 'logIncident', blank, { despite: 'She has not been asked yet' })
  expect(decided).toMatchObject({ kind: 'done', despite: 'She has not been asked yet' })
  const told = after(aFile(), 'logIncident', flowers)
  expect(ask(told, 'logIncident', { ...blank, happenedOn: '2026-03-09' }).kind).toBe('done')
  expect(warnings(ask(told, 'logIncident', { ...blank, happenedOn: '2026-01-09' }))).toEqual(['V11'])
})

test('an incident aimed at nobody is questioned; at a stranger to the case, refused', () => {
  expect(warnings(ask(aFile(), 'logIncident', { ...flowers, targetIds: [] }))).toEqual([
    'Nobody is recorded as the person this was aimed at',
  ])
  expect(reasons(ask(aFile(), 'logIncident', { ...flowers, targetIds: [nextId()] }))).toEqual([
    'targetIds: Select protected persons of this case',
  ])
})

test('a new incident opens a closed case again; nothing else of evidence but custody and corrections may change one', () => {
  const f = after(aFile(), 'logIncident', flowers)
  const closed: CaseFile = {
    ...f,
    case: { ...f.case, status: 'closed', closedAt: now, closedReason: 'No acts', checksDone: ['risk'] },
  }
  const again = after(closed, 'logIncident', { ...flowers, happenedOn: '2026-11-20' })
  expect(again.case).toMatchObject({ status: 'open', closedAt: null, closedReason: null, checksDone: [] })
  expect(ask(closed, 'attachCaseExhibit', file).kind).toBe('moved')
  expect(ask(closed, 'withdrawIncident', { reason: 'Logged twice' }, { on: incidentOf(f).id }).kind).toBe('done')
})

test('a correction never loses what was said before', () => {
  const words = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter(s => s.trim().length > 0)
  const anyCorrection = fc.record({
    summary: words,
    victimWords: words,
    effect: words,
    days: fc.integer({ min: 0, max: 200 }),
  })
  fc.assert(
    fc.property(fc.array(anyCorrection, { minLength: 1, maxLength: 5 }), corrections => {
      // Given an incident
      let file = after(aFile(), 'logIncident', flowers)
      const everyText = [incidentOf(file)]
      // When it is corrected several times
      for (const { days, ...texts } of corrections) {
        const input = { ...flowers, ...texts, happenedOn: addDays('2026-02-14', days), reason: 'She told us more' }
        const decided = ask(file, 'correctIncident', input, { on: incidentOf(file).id })
        if (decided.kind !== 'done') continue
        file = applyPatch(file, decided.patch)
        everyText.push(incidentOf(file))
      }
      // Then each correction keeps the version before it, with its reason
      expect(file.formerVersions).toHaveLength(everyText.length - 1)
      for (const [n, former] of file.formerVersions.entries())
        expect(former).toMatchObject({ version: everyText[n]?.version, reason: 'She told us more', how: 'corrected' })
      // Then, walked back from the present, the corrections give every earlier text
      const steps = walkBack(incidentOf(file), formerOf(file, 'incidents', incidentOf(file).id))
      for (const [n, step] of steps.entries()) {
        const { version: _, ...earlier } = everyText[everyText.length - 2 - n] as Incident
        expect(step.stood).toMatchObject(earlier)
        expect(Object.keys(step.version.before).length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 60 },
  )
})

test('a correction that changes nothing, comes too late or has no reason is refused', () => {
  const f = after(aFile(), 'logIncident', flowers)
  const on = incidentOf(f).id
  expect(reasons(ask(f, 'correctIncident', { ...flowers, reason: 'Again' }, { on }))).toEqual([
    'undefined: Nothing has been changed',
  ])
  expect(reasons(ask(f, 'correctIncident', { ...flowers, place: 'Ward 11' }, { on }))).toEqual([
    'reason: Enter why it is corrected',
  ])
  const corrected = after(f, 'correctIncident', { ...flowers, place: 'Ward 11', reason: 'Ward was wrong' }, { on })
  const late = ask(
    corrected,
    'correctIncident',
    { ...flowers, place: 'Ward 10', reason: 'Ward was wrong' },
    { on, seen: versionOf(f, acts.correctIncident, incidentOf(f)) as string },
  )
  expect(late).toMatchObject({
    kind: 'overtaken',
    version: versionOf(corrected, acts.correctIncident, incidentOf(corrected)),
    theirs: { place: 'Ward 11' },
  })
})

test('a withdrawn incident is kept, shown as withdrawn and not withdrawn again', () => {
  const logged = after(aFile({ applications: [anApplication()] }), 'logIncident', flowers)
  const on = incidentOf(logged).id
  const cited = { ...logged, applications: [anApplication({ actsIncidentIds: [on] })] }
  expect(warnings(ask(cited, 'withdrawIncident', { reason: 'Wrong case' }, { on }))).toEqual([
    'It is cited in application 1, whose grounds will lose it',
  ])
  const gone = after(cited, 'withdrawIncident', { reason: 'Wrong case' }, { on })
  expect(incidentOf(gone)).toMatchObject({ withdrawnAt: now, withdrawnReason: 'Wrong case', summary: flowers.summary })
  expect(reasons(ask(gone, 'withdrawIncident', { reason: 'Again' }, { on }))).toEqual([
    'undefined: This incident was withdrawn on 21 November 2026',
  ])
  expect(ask(gone, 'attachExhibit', file, { on }).kind).toBe('refused')
})

test('reports are joined only where another stands, and an export is read only once', () => {
  const one = after(aFile(), 'logIncident', flowers)
  const two = after(one, 'logIncident', { ...flowers, happenedOn: '2026-02-15' })
  const isOffered = (f: CaseFile, name: 'joinIncidents' | 'importExhibit', record: object) =>
    acts[name].offered?.({ file: f, record, actor: officer, today })
  expect(isOffered(one, 'joinIncidents', incidentOf(one))).toBe(false)
  expect(isOffered(two, 'joinIncidents', incidentOf(two))).toBe(true)
  const withdrawn = after(two, 'withdrawIncident', { reason: 'Wrong case' }, { on: incidentOf(two, 1).id })
  expect(isOffered(withdrawn, 'joinIncidents', incidentOf(withdrawn))).toBe(false)
  const kept = after(one, 'attachCaseExhibit', file)
  const [exhibit] = kept.exhibits
  if (!exhibit) throw new Error('No exhibit')
  expect(isOffered(kept, 'importExhibit', exhibit)).toBe(true)
  const begun = acts.importExhibit.patch?.({ file: kept, record: exhibit, input: {}, moment: moment(kept) }) ?? []
  expect(isOffered(applyPatch(kept, begun), 'importExhibit', exhibit)).toBe(false)
})

test('times of day and initials are read as people write them', () => {
  const times = ['9.05pm', '21:05', '2105', '12am', '12.30 pm', '9', '25:00', '13pm', 'noon'].map(timeOfDay)
  expect(times).toEqual(['21:05', '21:05', '21:05', '00:00', '12:30', null, null, null, null])
  expect(['PC Lena Osgood', 'Siân O’Neill', 'Iestyn Morgan-Price', 'Dr. Helena Voss'].map(initialsOf)).toEqual([
    'LO',
    'SO',
    'IMP',
    'HV',
  ])
})
