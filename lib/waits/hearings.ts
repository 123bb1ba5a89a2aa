import type { CaseFile } from '../case/case.ts'
import type { Hearing } from '../case/records/applications.ts'
import { type DirectionFor, directionsFor } from '../case/reference/codes/court.ts'
import { addDays, type CalendarDate, clearDaysBefore, longDate } from '../case/time/calendar.ts'
import { isPutOffUnserved, putOffBefore } from '../case/views/applications.ts'
import { referenceOf } from '../law/rules/reference.ts'
import { dueBy, kinds, type Shown, source, type Wait, type WaitEntry, wait, within } from './wait.ts'

/** How long before its last safe day hearsay notice stands in the list. */
export const noticesAhead = 14

const on = (p: Shown['params']) => longDate(String(p.on))
const by = (p: Shown['params']) => longDate(String(p.by))
const toldAtCourt: Pick<WaitEntry, 'page' | 'go' | 'acts'> = {
  page: '/court',
  go: 'Court',
  acts: ({ about }) => [{ name: 'recordPartiesTold', about: 'hearings', id: about.id }],
}
const hearingKinds = kinds({
  /** What a court ordered somebody to do; the police’s own to do, and others’ to be asked after. */
  direction: {
    onCase: 'visible',
    text: { in: 'directions', field: 'what' },
    sentence: ({ params: p, text }) =>
      `${p.who === 'police' ? 'The court directed' : `The court directed ${directionsFor[p.who as DirectionFor].label.toLowerCase()} to act`}${p.byOn ? `, by ${longDate(String(p.byOn))}` : ''}: ${text}`,
    page: '/court',
    go: 'Court',
    acts: ({ about }) => [{ name: 'endDirection', about: 'directions', id: about.id }],
  },
  hearsayNotice: {
    clocks: ['C15'],
    onCase: 'late',
    sentence: ({ params: p }) =>
      `No hearsay notice is recorded for the hearing on ${on(p)}, and the last safe day was ${by(p)}. If hearsay is relied on, ask the court for another period`,
    line: ({ params: p }) => `Hearing on ${on(p)}: hearsay notice by the end of ${by(p)}`,
    page: '/court',
    go: 'Court',
    acts: ({ about }) => [{ name: 'recordHearsayNotice', about: 'hearings', id: about.id }],
  },
  crossExaminationNotice: {
    clocks: ['C17'],
    ...toldAtCourt,
    onCase: 'late',
    sentence: ({ params: p }) =>
      `Notice of the hearing on ${on(p)} about cross-examination had to reach the parties by the end of ${by(p)}`,
    line: ({ params: p }) => `Hearing on ${on(p)}: notice to every party by the end of ${by(p)}`,
  },
  summonsAgain: {
    clocks: ['C18', 'C19'],
    ...toldAtCourt,
    onCase: 'never',
    sentence: ({ params: p }) => `Hearing on ${on(p)}: serve the summons again`,
  },
  hearingAgain: {
    clocks: ['C19'],
    ...toldAtCourt,
    onCase: 'never',
    sentence: ({ params: p }) => `Hearing on ${on(p)}: tell every party of the new day`,
  },
})
type Kind = keyof typeof hearingKinds

/** Notices that hearings to come ask for. */
export const hearingSource = source({
  name: 'hearings',
  version: 3,
  reads: ['applications', 'hearings', 'directions'],
  kinds: hearingKinds,
  rows: file => [
    ...file.hearings.filter(h => h.status === 'listed').flatMap(h => [...ours(h, file), ...again(h, file)]),
    ...file.directions
      .filter(d => !d.doneOn)
      .map(d =>
        wait(
          'direction' as const,
          { kind: 'directions', id: d.id },
          { at: d.at },
          {
            ...(d.byOn ? { ...dueBy(d.byOn), red: { on: addDays(d.byOn, 1) } } : {}),
            params: { who: d.who, byOn: d.byOn },
          },
        ),
      ),
  ],
})
const notice = (h: Hearing, kind: Kind, lastDay: CalendarDate, visible: Partial<Wait> = {}, isDue = true): Wait<Kind> =>
  wait(
    kind,
    { kind: 'hearings', id: h.id },
    { at: h.listedAt },
    {
      lapses: { on: addDays(h.listedOn, 1) },
      foreseen: { at: h.listedAt },
      ...visible,
      ...(isDue ? dueBy(lastDay) : { due: { on: lastDay } }),
      params: { on: h.listedOn, by: lastDay },
    },
  )

/** Hearings of the chief officer’s own applications: their notices are for police to give. */
function ours(h: Hearing, file: CaseFile): Wait<Kind>[] {
  const a = file.applications.find(x => x.id === h.applicationId)
  if (a?.applicant !== 'chiefOfficer' || a.kind === 'appeal') return []
  const reference = referenceOf(file.settings)
  if (h.purpose === 'crossExamination')
    return h.partiesToldOn
      ? []
      : [notice(h, 'crossExaminationNotice', clearDaysBefore(h.listedOn, reference.crossExaminationNoticeDays))]
  if (h.hearsayServedOn || h.hearsayNone) return []
  const safe = clearDaysBefore(h.listedOn, reference.hearsayDays)
  return [notice(h, 'hearsayNotice', safe, within({ from: addDays(safe, -noticesAhead), to: h.listedOn }))]
}
/** Of a hearing on another day than was listed every party must be told; the law names no number of days. */
function again(h: Hearing, file: CaseFile): Wait<Kind>[] {
  const before = putOffBefore(file.hearings, h)
  if (h.partiesToldOn || !before.length) return []
  const kind = before.some(isPutOffUnserved) ? 'summonsAgain' : 'hearingAgain'
  return [notice(h, kind, addDays(h.listedOn, -1), {}, false)]
}
